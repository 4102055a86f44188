"""The units behind a board: whose report is late, and where nobody can be reached."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, select

from domain.days.periods import Period, PeriodKind
from domain.errors import NotFound
from domain.org.model import is_within
from domain.people.model import Actor
from domain.rules import Rules
from domain.status.views import LateLine, LatePage, UnreachedLine, UnreachedPage
from storage.kit.reading import Reading
from storage.org.units import UnitRow, ref, unit_within
from storage.people.reach import beyond_reach
from storage.periodic.due import due_rule
from storage.periodic.sent import of_period_of_each, owes
from storage.schema import begins, reports, units
from storage.status.board import lost_matters

PAGE = 8
"""Units on one page."""
_Rows = Row[*tuple[Any, ...]]
T = TypeVar("T")


def late(
    reading: Reading, actor: Actor, unit_id: int, period: Period, page: int, now: datetime
) -> LatePage:
    """The units whose report of a period is missing or late; raises Refused, NotFound."""
    connection, rules = reading.connection, reading.rules
    unit = unit_within(connection, actor, unit_id)
    today = rules.day(now)
    if period.first > today:
        raise NotFound("period")
    due_at = due_rule(connection, rules, period).due_at(period, rules.calendar, rules.zone)
    owing = _owing(connection, rules, unit, period)
    missing: list[_Rows] = []
    if now >= due_at:
        away = _away(connection, rules, period, owing, now)
        missing = [row for row in owing.values() if row.late is None and row.id not in away]
    came = [row for row in owing.values() if row.late]
    came.sort(key=lambda row: row.confirmed_at, reverse=True)
    page, pages, shown = _piece([*missing, *came], page)
    return LatePage(
        unit=ref(unit),
        period=period,
        today=today,
        due_at=due_at,
        as_of=now,
        missing=len(missing),
        late=len(came),
        lines=tuple(LateLine(unit=ref(row), filed_at=row.confirmed_at) for row in shown),
        page=page,
        pages=pages,
    )


def unreached(
    reading: Reading, actor: Actor, unit_id: int, page: int, now: datetime
) -> UnreachedPage:
    """The units where nobody can be reached; raises Refused, NotFound."""
    connection, rules = reading.connection, reading.rules
    unit = unit_within(connection, actor, unit_id)
    today = rules.day(now)
    week = Period.containing(PeriodKind.WEEK, today)
    owing = _owing(connection, rules, unit, week)
    away = _away(connection, rules, week, owing, now)
    overdue: Counter[int] = Counter()
    for (keeper, _), many in lost_matters(connection, rules, unit.path, now).items():
        overdue[keeper] += many
    worst = sorted(away | overdue.keys(), key=lambda one: (-overdue[one], one))
    page, pages, shown = _piece(worst, page)
    found = connection.execute(select(units).where(units.c.id.in_(shown)))
    rows = {row.id: row for row in found}
    return UnreachedPage(
        unit=ref(unit),
        lines=tuple(
            UnreachedLine(
                unit=ref(rows[one]),
                within=is_within(rows[one].path, unit.path),
                report=one in away,
                overdue=overdue[one],
            )
            for one in shown
        ),
        total=len(worst),
        page=page,
        pages=pages,
    )


def _owing(
    connection: Connection, rules: Rules, top: UnitRow, period: Period
) -> Mapping[int, _Rows]:
    """The units of the subtree that owe the report, each with its first revision if it is in:
    that says whether it came in time."""
    rows = connection.execute(
        select(units.c.id, units.c.name, units.c.kind, reports.c.late, reports.c.confirmed_at)
        .outerjoin(reports, of_period_of_each(period))
        .where(begins(units.c.path, top.path), owes(period, rules.tiers[period.kind].unit))
        .order_by(units.c.id, reports.c.revision)
    )
    first: dict[int, _Rows] = {}
    for row in rows:
        first.setdefault(row.id, row)
    return first


def _away(
    connection: Connection, rules: Rules, period: Period, owing: Mapping[int, _Rows], now: datetime
) -> set[int]:
    not_in = [row.id for row in owing.values() if row.late is None]
    return beyond_reach(connection, rules, period, not_in, now)


def _piece(items: Sequence[T], page: int) -> tuple[int, int, Sequence[T]]:
    pages = max(1, -(-len(items) // PAGE))
    page = min(max(page, 0), pages - 1)
    return page, pages, items[page * PAGE : (page + 1) * PAGE]
