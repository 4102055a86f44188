"""The weekly report of a community, as it writes itself or as it was confirmed."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, func, select

from domain import access
from domain.access import Act, scope
from domain.boards import ReportRow, UnitRef, WeeklyView
from domain.errors import NotFound, Refused
from domain.org import UnitKind, is_within
from domain.people import Actor
from domain.periods import Period, PeriodKind, local_day
from domain.reports.model import Figures
from domain.rules import Rules
from storage.boards_scope import IS_OPEN, LINE, filed, from_cases, line_of, most_pressing
from storage.ids import possible
from storage.reports import figures, of_period
from storage.schema import begins, posts, reports, units

OPEN_LINES = 8
_INSTANT = timedelta(microseconds=1)
_Rows = Row[*tuple[Any, ...]]


def weekly(
    connection: Connection,
    rules: Rules,
    actor: Actor,
    unit_id: int | None,
    period: Period | None,
    now: datetime,
) -> WeeklyView:
    """The weekly report (None: own community; the week now due); raises Refused, NotFound."""
    unit = _unit(connection, actor, unit_id)
    this_week = Period.containing(PeriodKind.WEEK, local_day(now, rules.zone))
    if period is None:
        period = _now_due(connection, unit, this_week)
    elif period.kind is not PeriodKind.WEEK or period.first > this_week.first:
        raise NotFound("period")
    report = _confirmed(connection, unit.id, period)
    due = rules.due[period.kind]
    due_at = due.due_at(period, rules.calendar, rules.zone)
    lines = connection.execute(
        from_cases(*LINE, func.count().over().label("total"))
        .where(begins(filed.c.path, unit.path), IS_OPEN)
        .order_by(*most_pressing(now))
        .limit(OPEN_LINES)
    ).all()
    return WeeklyView(
        unit=UnitRef(id=unit.id, name=unit.name, kind=unit.kind),
        period=period,
        due_at=due_at,
        due_provisional=due.is_provisional(period, rules.calendar),
        now_late=report is None and now >= due_at,
        figures=(
            _figures(connection, rules, unit.path, period, now)
            if report is None
            else report.figures
        ),
        before=_figures(connection, rules, unit.path, period.previous(), now),
        open_lines=tuple(line_of(row, now) for row in lines),
        open_total=lines[0].total if lines else 0,
        confirmed=report,
        may_confirm=report is None
        and access.seat_for(actor, Act.CONFIRM_REPORT, access.at(unit.path)) is not None,
    )


def _unit(connection: Connection, actor: Actor, unit_id: int | None) -> _Rows:
    prefixes = (*scope(actor, Act.BOARD).prefixes, *scope(actor, Act.SEE).prefixes)
    if not prefixes:
        raise Refused(Act.BOARD.value)
    if unit_id is None:
        unit_id = _own(actor, prefixes)
    if not possible(unit_id):
        raise NotFound("unit")
    unit = (
        connection.execute(
            select(units).where(units.c.id == unit_id, units.c.kind == UnitKind.COMMUNITY)
        )
    ).one_or_none()
    if unit is None or not any(is_within(unit.path, prefix) for prefix in prefixes):
        raise NotFound("unit")
    return unit


def _own(actor: Actor, prefixes: tuple[str, ...]) -> int:
    """The community whose report the actor confirms, else the one they sit in."""
    confirms = scope(actor, Act.CONFIRM_REPORT).units
    sits = [
        seat.unit_id
        for seat in actor.seats
        if seat.unit_kind is UnitKind.COMMUNITY
        and (seat.unit_id in confirms or seat.unit_path in prefixes)
    ]
    if not sits:
        raise Refused(Act.CONFIRM_REPORT.value)
    return next((unit_id for unit_id in sits if unit_id in confirms), sits[0])


def _now_due(connection: Connection, unit: _Rows, this_week: Period) -> Period:
    """Last week's while it is missing, else this week's."""
    last = this_week.previous()
    owed = unit.valid_from <= last.last and (unit.valid_to is None or unit.valid_to > last.last)
    if owed and _confirmed(connection, unit.id, last) is None:
        return last
    return this_week


def _confirmed(connection: Connection, unit_id: int, period: Period) -> ReportRow | None:
    row = (
        connection.execute(
            select(reports, posts.c.role)
            .join(posts, and_(posts.c.id == reports.c.confirmed_post_id))
            .where(of_period(unit_id, period))
            .order_by(reports.c.revision.desc())
            .limit(1)
        )
    ).one_or_none()
    if row is None:
        return None
    return ReportRow(
        nil=row.nil,
        late=row.late,
        remark=row.remark,
        confirmed_at=row.confirmed_at,
        by_role=row.role,
        figures=row.figures,
    )


def _figures(
    connection: Connection, rules: Rules, path: str, period: Period, now: datetime
) -> Figures:
    start, end = period.bounds(rules.zone)
    # the midnight that ends a period is the first moment of the next one
    return figures(connection, path, start, min(now, end - _INSTANT))
