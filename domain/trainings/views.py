"""Courses as they are read."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from domain.cases.views import FileRef
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.trainings.model import TrainingForm
from domain.trainings.options import TrainingOptions


@dataclass(frozen=True, kw_only=True)
class TrainingLine:
    """One course in a list."""

    id: int
    unit: UnitRef
    day: date
    form: TrainingForm
    topic: str
    came: int
    material: str
    has_file: bool


@dataclass(frozen=True, kw_only=True)
class TrainingYear:
    """The courses of one unit in a year: how many were held."""

    unit: UnitRef
    held: int


@dataclass(frozen=True, kw_only=True)
class TrainingPage:
    """A page of the courses within reach, the newest first."""

    lines: tuple[TrainingLine, ...]
    page: int
    pages: int
    total: int
    unit: UnitRef | None
    """The unit whose courses alone these are; None: all within reach."""
    may_enter: tuple[UnitRef, ...]
    """The units for which the reader may enter one."""


@dataclass(frozen=True, kw_only=True)
class TrainingView:
    """One course."""

    line: TrainingLine
    may: TrainingOptions


class TrainingReads(Protocol):
    """Courses as they are read, each within the actor's reach."""

    async def page(self, actor: Actor, unit_id: int, page: int) -> TrainingPage:
        """Those of the units whose board the actor reads and of their own; of one unit alone where
        its id is not 0. Raises Refused, and NotFound for a unit out of reach."""
        ...

    async def years(self, actor: Actor, year: int) -> tuple[TrainingYear, ...]:
        """How many each unit within reach has held in a year, by its code. Raises Refused."""
        ...

    async def view(self, actor: Actor, training_id: int) -> TrainingView:
        """One of them; raises NotFound."""
        ...

    async def file(self, actor: Actor, training_id: int) -> FileRef:
        """The material of one of them; raises NotFound where there is no file."""
        ...

    async def sheet(self, actor: Actor, year: int) -> tuple[TrainingLine, ...]:
        """All of a year within reach, by unit and day. Raises Refused."""
        ...
