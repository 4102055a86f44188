"""/load: open matters by the unit that has them."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, case, func, select

from domain.analysis.model import Lookback, Trend
from domain.analysis.views import Load, LoadBoard, LoadLine
from domain.cases.model import OPEN_STATES, Effect
from domain.people.model import Actor
from storage.analysis.found import stepped
from storage.analysis.question import Question, ask, below
from storage.kit.reading import Reading
from storage.org.units import ref
from storage.periodic.figures import opened_again
from storage.schema import cases, units

_ENDED = (Effect.RESOLVED, Effect.MOVED, Effect.DROPPED)


def load(
    reading: Reading, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
) -> LoadBoard:
    """Open matters by the unit responsible; raises Refused, NotFound."""
    question = ask(reading, actor, unit_id, lookback, now)
    connection, top = reading.connection, question.top
    held = _held(connection, question, now)
    return LoadBoard(
        of=question.of,
        whole=_sum(held.values()),
        here=held.get(top.path, Load()),
        found=_found(connection, question),
        ended=_ended(connection, question),
        below=tuple(
            LoadLine(
                unit=ref(child),
                load=_sum(one for path, one in held.items() if path.startswith(child.path)),
            )
            for child in below(reading, question, held)
        ),
    )


def holds(question: Question) -> ColumnElement[bool]:
    """Open matters that the unit and those below have, by the index on the unit responsible."""
    keepers = select(units.c.id).where(question.inside)
    return and_(cases.c.responsible_id.in_(keepers), cases.c.state.in_(OPEN_STATES))


def holds_here(question: Question) -> ColumnElement[bool]:
    """Those the unit itself has."""
    return and_(cases.c.responsible_id == question.top.id, cases.c.state.in_(OPEN_STATES))


def _held(connection: Connection, question: Question, now: datetime) -> dict[str, Load]:
    """By the path of the unit that has them, counted from the index alone."""
    counted = (
        select(
            cases.c.responsible_id,
            func.count().label("open"),
            func.sum(case((cases.c.due_at <= now, 1), else_=0)).label("overdue"),
        )
        .where(holds(question))
        .group_by(cases.c.responsible_id)
        .subquery()
    )
    rows = connection.execute(
        select(units.c.path, counted.c.open, counted.c.overdue).join(
            counted, counted.c.responsible_id == units.c.id
        )
    )
    return {row.path: Load(open=row.open, overdue=int(row.overdue)) for row in rows}


def _sum(loads: Iterable[Load]) -> Load:
    whole, late = 0, 0
    for one in loads:
        whole, late = whole + one.open, late + one.overdue
    return Load(open=whole, overdue=late)


def _found(connection: Connection, question: Question) -> Trend:
    stretch = question.of.stretch

    def many(between: tuple[datetime, datetime]) -> int:
        counted = stepped(question, [Effect.OPENED], between, func.count())
        return int(connection.execute(counted).scalar_one())

    return Trend(now=many((stretch.start, stretch.end)), before=many(stretch.before))


def _ended(connection: Connection, question: Question) -> Trend:
    """As the reports count it: what was opened again until then has not ended."""
    stretch = question.of.stretch

    def many(between: tuple[datetime, datetime]) -> int:
        counted = stepped(question, _ENDED, between, func.count())
        return int(connection.execute(counted.where(~opened_again(between[1]))).scalar_one())

    return Trend(now=many((stretch.start, stretch.end)), before=many(stretch.before))
