"""The open matters that belong to a periodic report, as they were when it was confirmed.

Of each is kept what changes with time. Its place and its sentence are read from the matter, where
they are kept once and go when they must.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, and_, case, func, insert, select, union

from domain.cases.model import (
    OPEN_STATES,
    REOPENING,
    CaseKind,
    Label,
    PeopleBand,
    State,
)
from domain.days.periods import Period
from domain.ledgers.model import Annex, LedgerRow
from domain.mediation.model import Means
from domain.people.model import Actor, Role
from storage.kit.reading import Reading
from storage.ledgers.names import names
from storage.ledgers.rows import counted, rows_of
from storage.org.units import unit_within
from storage.periodic.sent import of_period
from storage.schema import annexes, begins, cases, reports, steps, units

MOST = 1000
"""Open matters on a form; a ledger has them all."""
_INSTANT = timedelta(microseconds=1)
_IDS = 500


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What is kept of a matter."""

    id: int
    grid: str
    category: Label
    people: PeopleBand
    state: State
    responsible: str
    handler_role: Role | None
    due_on: date | None
    means: tuple[tuple[Means, int], ...]
    asked_above: str


_shape = TypeAdapter(tuple[_Kept, ...])


def annex(reading: Reading, actor: Actor, unit_id: int, period: Period, now: datetime) -> Annex:
    """The open disputes of a report; raises Refused, NotFound."""
    connection, zone = reading.connection, reading.rules.zone
    unit = unit_within(connection, actor, unit_id)
    confirmed = _confirmed(connection, unit.id, period)
    until = period.bounds(zone)[1] - _INSTANT
    if confirmed is None:
        return open_at(connection, zone, unit.path, min(now, until))
    if confirmed.rows is None:
        return open_at(connection, zone, unit.path, min(confirmed.confirmed_at, until))
    kept = {one.id: one for one in _shape.validate_json(confirmed.rows)}
    found = _rows(connection, zone, list(kept))
    return Annex(
        rows=tuple(_as_kept(found[id], one) for id, one in kept.items() if id in found),
        total=confirmed.total,
        as_of=confirmed.as_of,
        kept=True,
    )


def keep(
    connection: Connection, zone: ZoneInfo, report_id: int, path: str, as_of: datetime
) -> None:
    """Keeps what is open in the subtree as the report's annex."""
    found = open_at(connection, zone, path, as_of)
    kept = tuple(
        _Kept(**{name: getattr(row, name) for name in _Kept.__dataclass_fields__})
        for row in found.rows
    )
    values = {"report_id": report_id, "as_of": as_of, "total": found.total}
    rows = _shape.dump_json(kept).decode()
    connection.execute(insert(annexes).values(rows=rows, **values))


def open_at(connection: Connection, zone: ZoneInfo, path: str, as_of: datetime) -> Annex:
    """The disputes of the subtree that are open at the moment by the steps that the figures count,
    so that they are as many as 期末未化解."""
    ids = open_ids(connection, path, as_of)
    shown = ids[:MOST]
    found, states = _rows(connection, zone, shown), _states(connection, shown, as_of)
    rows = tuple(
        found[id]._replace(state=states.get(id, found[id].state)) for id in shown if id in found
    )
    return Annex(rows=rows, total=len(ids), as_of=as_of, kept=False)


def open_ids(
    connection: Connection, path: str, as_of: datetime, kind: CaseKind = CaseKind.DISPUTE
) -> Sequence[int]:
    """What is open in the subtree at the moment, those due first in front. Asked of those that are
    open now and of those with a step since: all others were over at the moment, too."""
    here = cases.join(units, units.c.id == cases.c.unit_id)
    within = and_(cases.c.kind == kind, begins(units.c.path, path))
    asked = union(
        select(cases.c.id).select_from(here).where(within, cases.c.state.in_(OPEN_STATES)),
        select(steps.c.case_id)
        .select_from(steps.join(here, cases.c.id == steps.c.case_id))
        .where(within, steps.c.effect.is_not(None), steps.c.counted_at > as_of),
    ).subquery()
    stays = func.sum(case((steps.c.effect.in_(REOPENING), -1), else_=1))
    found = connection.execute(
        select(steps.c.case_id)
        .join(cases, cases.c.id == steps.c.case_id)
        .where(
            steps.c.case_id.in_(select(asked.c.id)),
            steps.c.effect.is_not(None),
            steps.c.counted_at <= as_of,
        )
        .group_by(steps.c.case_id, cases.c.due_at)
        .having(stays > 0)
        .order_by(cases.c.due_at.is_(None), cases.c.due_at, steps.c.case_id)
    )
    return found.scalars().all()


def _states(connection: Connection, ids: Sequence[int], as_of: datetime) -> Mapping[int, State]:
    """Where each stood at the moment."""
    found: dict[int, State] = {}
    for at in range(0, len(ids), _IDS):
        taken = connection.execute(
            select(steps.c.case_id, steps.c.after)
            .where(
                steps.c.case_id.in_(ids[at : at + _IDS]),
                steps.c.after.in_(OPEN_STATES),
                steps.c.counted_at <= as_of,
            )
            .order_by(steps.c.id)
        )
        found.update((case_id, after) for case_id, after in taken.all())
    return found


def _rows(connection: Connection, zone: ZoneInfo, ids: Sequence[int]) -> dict[int, LedgerRow]:
    if not ids:
        return {}
    inside = sorted(ids)
    known = names(connection, zone, inside)
    rows = rows_of(connection, known, counted(connection, inside))
    return {row.id: row for row in rows}


def _as_kept(row: LedgerRow, kept: _Kept) -> LedgerRow:
    return row._replace(**{name: getattr(kept, name) for name in _Kept.__dataclass_fields__})


def _confirmed(
    connection: Connection, unit_id: int, period: Period
) -> Row[*tuple[Any, ...]] | None:
    return connection.execute(
        select(reports.c.confirmed_at, annexes.c.as_of, annexes.c.total, annexes.c.rows)
        .outerjoin(annexes, annexes.c.report_id == reports.c.id)
        .where(of_period(unit_id, period))
        .order_by(reports.c.revision.desc())
        .limit(1)
    ).one_or_none()
