"""The deadlines of a case and the clocks of a unit as people read them, within their reach."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.access import Act, at, seat_for
from domain.cases.clocks import ClockBoard, ClockRow, first_taking
from domain.cases.extension_model import ExtensionState
from domain.cases.letters import Letter
from domain.cases.model import Case, Urgency
from domain.cases.options import extendable, waiting
from domain.cases.views import CaseClock, ExtensionRow
from domain.days.deadlines import last_day
from domain.errors import NotFound
from domain.people.model import Actor
from domain.rules import Rules
from storage.kit.reading import Reading
from storage.org.reads import unit_row
from storage.org.units import ref
from storage.schema import extensions, unit_clocks, units

_Asked = Row[*tuple[Any, ...]]


def clock_of(
    reading: Reading,
    case: Case,
    timeline: Sequence[Row[Any]],
    asked: _Asked | None,
    now: datetime,
) -> CaseClock:
    """What runs for a case; ``asked``: the request for more time that waits."""
    if not case.open:
        return CaseClock()
    rules = reading.rules
    return CaseClock(
        limit_at=case.deadline_at,
        due_provisional=_provisional(rules, case.due_at, now),
        limit_provisional=_provisional(rules, case.deadline_at, now),
        asked=None if asked is None else _row(asked),
        taken_over=_taken_over(reading.connection, case, timeline),
    )


def _taken_over(connection: Connection, case: Case, timeline: Sequence[Row[Any]]) -> bool:
    """Whether the unit came to it by taking it over, by the step from which its month counts."""

    def own(step: Row[Any]) -> bool:
        unit_id, heir = step.unit_id, step.unit_heir
        while heir is not None:  # it has merged since
            unit_id, heir = heir, unit_row(connection, heir).successor_id
        return bool(unit_id == case.responsible_id)

    first = first_taking(timeline, own)
    return first is not None and first.letter is not Letter.B


def _provisional(rules: Rules, at: datetime | None, now: datetime) -> bool:
    """Whether the day may still move because a year on the way to it is not published."""
    if at is None:
        return False
    today = rules.day(now)
    return rules.calendar.provisional_between(today, last_day(at, rules.zone))


def asked_of(connection: Connection, case: Case) -> _Asked | None:
    """The request for more time that waits for its answer, with the unit that is to give it."""
    if not extendable(case):
        return None
    rows = connection.execute(
        select(extensions, units.c.path.label("decider_path"))
        .join(units, units.c.id == extensions.c.decider_id)
        .where(
            extensions.c.case_id == case.id,
            extensions.c.asked_at >= case.accepted_at,
            extensions.c.state == ExtensionState.ASKED,
        )
        .order_by(extensions.c.id)
    ).all()
    return waiting(case, rows)


def _row(asked: _Asked) -> ExtensionRow:
    return ExtensionRow(
        id=asked.id,
        days=asked.days,
        until=asked.until,
        reason=asked.reason,
        parties_agree=asked.parties_agree,
    )


def clocks(reading: Reading, actor: Actor, unit_id: int | None, now: datetime) -> ClockBoard:
    """The clocks of a unit where the actor sits or may set them (None: their own first one);
    raises NotFound for any other."""
    if unit_id is None:
        seats = [
            seat for seat in actor.seats if seat_for(actor, Act.SET_CLOCKS, at(seat.unit_path))
        ]
        unit_id = (seats or list(actor.seats) or [_nowhere()])[0].unit_id
    row = unit_row(reading.connection, unit_id)
    may_set = seat_for(actor, Act.SET_CLOCKS, at(row.path)) is not None
    if not may_set and row.id not in {seat.unit_id for seat in actor.seats}:
        raise NotFound("unit")
    today = reading.rules.day(now)
    own = {
        found.urgency: found
        for found in reading.connection.execute(
            select(unit_clocks)
            .where(unit_clocks.c.unit_id == row.id, unit_clocks.c.valid_from <= today)
            .order_by(unit_clocks.c.valid_from)
        )
    }
    return ClockBoard(
        unit=ref(row),
        rows=tuple(_clock(reading.rules, row, urgency, own.get(urgency)) for urgency in Urgency),
        may_set=may_set,
    )


def _nowhere() -> Any:
    raise NotFound("unit")


def _clock(rules: Rules, unit: Any, urgency: Urgency, own: Any) -> ClockRow:
    term = rules.clocks.term(unit.kind, urgency)
    return ClockRow(
        urgency=urgency,
        accept=own.accept_days if own else term.accept,
        handle=own.handle_days if own else term.handle,
        own=own is not None,
    )
