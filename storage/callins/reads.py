"""Call-ins as they are read: by the units that are called, and by who leads."""

from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select

from domain.access import Act, scope
from domain.callins.options import options
from domain.callins.units import reaches as units_within
from domain.callins.views import (
    CallInFigures,
    CallInPage,
    CallInView,
)
from domain.cases.lifecycle import handling
from domain.cases.model import CaseKind
from domain.days.periods import Period, PeriodKind, moment_at
from domain.errors import NotFound
from domain.followups.model import Source
from domain.followups.units import ANSWERING
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.ports import Work
from storage.callins.rows import called_line, read, waiting
from storage.callins.schema import WAITS
from storage.cases.page import view as case_view
from storage.cases.scope import within
from storage.followups.lists import Below, answered_for
from storage.followups.reads import of_source
from storage.kit.columns import begins
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref, unit_within
from storage.schema import called_units, callin_tasks, callins, cases, units
from storage.work import answer_of

PAGE = 4
_OWED = 3
"""So many stand with all else that is owed."""


def page_of(reading: Reading, actor: Actor, page: int, now: datetime) -> CallInPage:
    """Those that wait to which the actor's units are called, or that they lead."""
    mine = _answering(reading, actor, now)
    which = and_(WAITS, or_(_called_to(mine), _led_by(actor)))
    owing = _count(reading, and_(which, _owed_by(actor, mine, now)))
    return _listed(reading, actor, which, (page, PAGE, owing), now)


def owed(reading: Reading, actor: Actor, now: datetime) -> CallInPage:
    """The first page of those of which the actor owes an answer or the outcome."""
    which = _owed_by(actor, _answering(reading, actor, now), now)
    return _listed(reading, actor, which, (0, _OWED, None), now)


def _count(reading: Reading, which: ColumnElement[bool]) -> int:
    return reading.connection.scalar(waiting(func.count()).where(which)) or 0


def _listed(
    reading: Reading,
    actor: Actor,
    which: ColumnElement[bool],
    piece: tuple[int, int, int | None],
    now: datetime,
) -> CallInPage:
    """The page of this number and size; of how many something is owed, None: of all."""
    page, size, owing = piece
    total = _count(reading, which)
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    numbers: Sequence[int] = []
    if total:
        numbers = reading.connection.scalars(
            waiting(callins.c.id)
            .where(which)
            .order_by(callins.c.meets_at, callins.c.id)
            .limit(size)
            .offset(page * size)
        ).all()
    found = read(reading, actor, numbers, now)
    return CallInPage(
        lines=tuple(found[number].line for number in numbers if number in found),
        page=page,
        pages=pages,
        total=total,
        owed=total if owing is None else owing,
    )


def view(reading: Reading, actor: Actor, callin_id: int, now: datetime) -> CallInView:
    """One of them; raises NotFound, also out of sight."""
    found = read(reading, actor, [callin_id] if possible(callin_id) else [], now)
    if callin_id not in found:
        raise NotFound("callin")
    line, callin, place = found[callin_id]
    may = options(actor, place, callin.state, callin.meets_at, now)
    connection = reading.connection
    named = connection.execute(select(units).where(units.c.id.in_(callin.unit_ids)))
    refs = {row.id: ref(row) for row in named}
    tasks = connection.scalars(
        select(callin_tasks.c.id).where(callin_tasks.c.callin_id == callin_id)
    ).all()
    return CallInView(
        line=line,
        called=tuple(
            called_line(callin, refs[unit_id], may_answer=unit_id in may.answer)
            for unit_id in callin.unit_ids
        ),
        outcome=callin.outcome,
        ended_at=callin.ended_at,
        tasks=of_source(reading, actor, Source.CALLIN, tuple(tasks), now) if tasks else (),
        may=may,
    )


def of_task(reading: Reading, actor: Actor, task_id: int, now: datetime) -> CallInView:
    """The one after which this was handed out; raises NotFound."""
    which = select(callin_tasks.c.callin_id).where(callin_tasks.c.id == task_id)
    found = reading.connection.scalar(which) if possible(task_id) else None
    return view(reading, actor, found or 0, now)


def receivers(reading: Reading, actor: Actor, case_id: int, now: datetime) -> tuple[UnitRef, ...]:
    """The units that may be called in to a matter, the nearest first. Raises NotFound where it is
    not the actor's to call."""
    if not case_view(reading, actor, case_id, now).may.call_in:
        raise NotFound("unit")

    row = reading.connection.execute(
        select(cases.c.responsible_id, cases.c.unit_id).where(cases.c.id == case_id)
    ).one()

    def found(work: Work) -> tuple[UnitRef, ...]:
        return tuple(ref(unit) for unit in units_within(work, row.responsible_id, row.unit_id, now))

    return answer_of(reading.connection, reading.rules, found)


def figures(reading: Reading, actor: Actor, unit_id: int, now: datetime) -> CallInFigures:
    """Of the units of a board, this month; raises Refused, NotFound. What ended before its answers
    were due asks none."""
    top = unit_within(reading.connection, actor, unit_id)
    rules = reading.rules
    month = Period.containing(PeriodKind.MONTH, rules.day(now))
    answered = called_units.c.answered_at.is_not(None)
    asked = or_(callins.c.ended_at.is_(None), callins.c.ended_at >= callins.c.answer_at)
    due = or_(answered, and_(callins.c.answer_at <= now, asked))
    in_time = and_(answered, called_units.c.answered_at < callins.c.answer_at)
    row = reading.connection.execute(
        select(
            func.count(),
            func.count().filter(due).label("due"),
            func.count().filter(in_time).label("in_time"),
        )
        .select_from(callins)
        .join(called_units, called_units.c.callin_id == callins.c.id)
        .join(units, units.c.id == called_units.c.unit_id)
        .where(
            callins.c.called_at >= moment_at(month.first, time.min, rules.zone),
            begins(units.c.path, top.path),
        )
    ).one()
    return CallInFigures(called=row[0], due=row.due, in_time=row.in_time)


def _answering(reading: Reading, actor: Actor, now: datetime) -> frozenset[int]:
    """The units for which the actor says whether they come: their own, and those below where nobody
    can be reached."""
    below = Below(
        act=Act.ANSWER_FOLLOWUP,
        roles=ANSWERING,
        # from the few that wait, not from all that a unit was ever called to
        waits=units.c.id.in_(
            select(called_units.c.unit_id)
            .join(callins, callins.c.id == called_units.c.callin_id)
            .where(WAITS)
        ),
    )
    found = answered_for(reading.connection, reading.rules, actor, now, below)
    return scope(actor, Act.ANSWER_FOLLOWUP).units | found


def _called_to(unit_ids: frozenset[int], *more: ColumnElement[bool]) -> ColumnElement[bool]:
    if not unit_ids:
        return false()
    return exists().where(
        called_units.c.callin_id == callins.c.id, called_units.c.unit_id.in_(unit_ids), *more
    )


def _led_by(actor: Actor) -> ColumnElement[bool]:
    return or_(
        *(and_(cases.c.kind == kind, within(scope(actor, handling(kind)))) for kind in CaseKind)
    )


def _owed_by(actor: Actor, mine: frozenset[int], now: datetime) -> ColumnElement[bool]:
    silent = _called_to(mine, called_units.c.coming.is_(None))
    return and_(
        WAITS,
        or_(
            and_(callins.c.meets_at > now, silent),
            and_(callins.c.meets_at <= now, _led_by(actor)),
        ),
    )


class SqlCallInReads(Reads):
    """:class:`domain.callins.views.CallInReads` on a database."""

    page = awaited(page_of)
    owed = awaited(owed)
    view = awaited(view)
    of_task = awaited(of_task)
    receivers = awaited(receivers)
    figures = awaited(figures)
