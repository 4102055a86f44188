"""The notices of selections: to communities, to those above them, to the district."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from domain.cases.model import Label
from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung
from domain.selections.model import SelectionArrow, SelectionState


def all_of(selection_id: int) -> str:
    """How the subjects of everything told of one round begin."""
    return f"selection:{selection_id}:"


@dataclass(frozen=True, kw_only=True)
class _OfSelection(Notice):
    selection_id: int
    year: int


@dataclass(frozen=True, kw_only=True)
class SelectionOpened(_OfSelection):
    """To a community: it may apply, if it wants to."""

    kind: ClassVar[str] = "selection-opened"
    unit_id: int
    unit_name: str
    apply_by: date
    places: int
    award: int
    """In yuan, for each."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.selection_id)}opened:{self.unit_id}"


@dataclass(frozen=True, kw_only=True)
class ApplicationMoved(_OfSelection):
    """To the other side: what was done about an application."""

    kind: ClassVar[str] = "selection-application"
    application_id: int
    unit_name: str
    """The community."""
    arrow: SelectionArrow
    note: str
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.selection_id)}application:{self.application_id}:{self.step}"


@dataclass(frozen=True, kw_only=True)
class LinePoints:
    """What a line of the review came to."""

    name: Label
    points: int
    most: int


@dataclass(frozen=True, kw_only=True)
class ApplicationDecided(_OfSelection):
    """To a community: whether it is on the list, with its own figures and nobody else's."""

    kind: ClassVar[str] = "selection-decided"
    application_id: int
    unit_name: str
    chosen: bool
    lines: tuple[LinePoints, ...]
    """None where somebody above is told, since nobody of the community can be."""
    until: date
    """The last day on which the list hangs out, local."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.selection_id)}decided:{self.application_id}"


@dataclass(frozen=True, kw_only=True)
class SelectionMoved(_OfSelection):
    """To the district, or to those who applied: the round went on."""

    kind: ClassVar[str] = "selection-moved"
    arrow: SelectionArrow
    applications: int
    """How many there are to review; of a commendation, how many are commended."""
    note: str
    step: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.selection_id)}moved:{self.step}:{self.arrow}"


@dataclass(frozen=True, kw_only=True)
class SelectionDue(_OfSelection):
    """To whose turn it is: the next step is due today or overdue; then up from there."""

    kind: ClassVar[str] = "selection-due"
    merges: ClassVar[bool] = True
    state: SelectionState
    owes: str
    """The unit whose turn it is."""
    due_at: datetime
    waiting: int
    """Applications that wait for a word of the street."""
    objections: int
    """Objections that wait for an answer."""
    rung: Rung
    again: str
    """Names the stretch of time it is about."""
    unreached: bool = False
    """Nobody of the unit can be reached."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.selection_id)}due:{self.again}:{self.rung}"


NOTICES: Notices = (
    SelectionOpened,
    ApplicationMoved,
    ApplicationDecided,
    SelectionMoved,
    SelectionDue,
)
