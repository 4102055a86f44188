"""Of what a page of analysis is: the unit within reach, its stretch, the units below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select

from domain.access import Act, scope
from domain.analysis.model import Lookback, stretch_of
from domain.analysis.views import Frame
from domain.cases.views import PAGE, CasePage
from domain.people.model import Actor
from storage.cases.reads import page_of
from storage.kit.reading import Reading
from storage.org.units import UnitRow, ref, unit_within
from storage.schema import begins, cases, units

Rows = Sequence[Row[*tuple[Any, ...]]]
"""What a query answered."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """What was asked, with the unit's row."""

    top: UnitRow
    of: Frame

    @property
    def inside(self) -> ColumnElement[bool]:
        """Whether a row of ``units`` lies in the subtree."""
        return begins(units.c.path, self.top.path)

    @property
    def filed_inside(self) -> ColumnElement[bool]:
        """Whether a case was filed in the subtree, by the index on its unit."""
        return cases.c.unit_id.in_(select(units.c.id).where(self.inside))


def ask(
    reading: Reading, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
) -> Question:
    """The question, if the actor reads the unit's board; raises Refused or NotFound."""
    top = unit_within(reading.connection, actor, unit_id)
    above = None
    if top.parent_id is not None:
        reach = or_(*(begins(units.c.path, one) for one in scope(actor, Act.BOARD).prefixes))
        found = select(units).where(units.c.id == top.parent_id, reach)
        over = reading.connection.execute(found).one_or_none()
        above = None if over is None else ref(over)
    of = Frame(
        unit=ref(top),
        above=above,
        lookback=lookback,
        stretch=stretch_of(lookback, now, reading.rules.zone),
        as_of=now,
    )
    return Question(top=top, of=of)


def below(reading: Reading, question: Question, counted: Iterable[str]) -> list[UnitRow]:
    """The units right below that are there, or below which something was counted, by their code;
    ``counted`` are the paths of what was."""
    today, paths = reading.rules.day(question.of.as_of), list(counted)
    children = reading.connection.execute(
        select(units).where(units.c.parent_id == question.top.id).order_by(units.c.code)
    ).all()
    return [
        child
        for child in children
        if (child.valid_from <= today and (child.valid_to is None or today < child.valid_to))
        or any(path.startswith(child.path) for path in paths)
    ]


def numbered(reading: Reading, numbers: Sequence[int], page: int, now: datetime) -> CasePage:
    """A page of these cases in their order; a page beyond is the last."""
    pages = max(1, -(-len(numbers) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = list(numbers[page * PAGE : (page + 1) * PAGE])
    found = page_of(reading.connection, cases.c.id.in_(shown), (cases.c.id,), 0, now)
    lines = sorted(found.lines, key=lambda line: shown.index(line.id))
    return replace(found, lines=tuple(lines), page=page, pages=pages, total=len(numbers))
