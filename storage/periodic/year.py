"""The evidence of a year: how each unit sent in its reports."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from domain.days.periods import Period, PeriodKind, periods_between
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.periodic.model import PeriodicTally
from domain.periodic.views import YearRow, YearSheet
from domain.rules import Rules
from storage.evaluations.reads import evaluation_years
from storage.kit.reading import Reading
from storage.meetings.counts import given_years, meeting_years
from storage.org.units import UnitRow, ref, unit_within
from storage.people.reach import beyond_reach
from storage.periodic.due import due_rule
from storage.periodic.sent import of_period_of_each, owes
from storage.schema import begins, reports, rung_marks, units
from storage.trainings.reads import training_years

_BEGUN = select(
    select(func.min(reports.c.first)).scalar_subquery(),
    select(func.min(rung_marks.c.first)).scalar_subquery(),
)
"""From when on the desk knows of reports, and from when on it reminded of them."""


def sheet_of(reading: Reading, actor: Actor, unit_id: int, year: int, now: datetime) -> YearSheet:
    """The reports of all units of the subtree whose period ended in the year and that are due by
    now; raises Refused, NotFound.

    It begins with the first period the desk reminded of or got a report for: nobody missed what
    the desk was not yet there for.
    """
    unit = unit_within(reading.connection, actor, unit_id)
    return evidence(reading.connection, reading.rules, unit, year, now)


def evidence(
    connection: Connection, rules: Rules, unit: UnitRow, year: int, now: datetime
) -> YearSheet:
    """The same of a unit that the caller has found within reach."""
    today = rules.day(now)
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    begun = [day for day in connection.execute(_BEGUN).one() if day is not None]
    first = max(first, min(begun, default=today))
    rows: list[YearRow] = []
    for kind in PeriodKind:
        rows += _of_kind(connection, rules, unit.path, kind, first, last, now)
    return YearSheet(
        unit=ref(unit),
        # of a year before that there is nothing to tell
        first=min(first, last),
        last=last,
        rows=tuple(rows),
        deductions=rules.deductions,
        meetings=meeting_years(connection, rules, unit.path, date(year, 1, 1), last, today),
        given=given_years(connection, rules, unit.path, date(year, 1, 1), last, now),
        evaluations=evaluation_years(connection, rules, unit.path, year, first, today),
        trainings=training_years(connection, unit.path, date(year, 1, 1), last),
    )


def _of_kind(
    connection: Connection,
    rules: Rules,
    path: str,
    kind: PeriodKind,
    first: date,
    last: date,
    now: datetime,
) -> Sequence[YearRow]:
    tallies: dict[int, PeriodicTally] = defaultdict(PeriodicTally)
    reasons: dict[int, list[tuple[str, str]]] = defaultdict(list)
    named: dict[int, tuple[str, UnitRef]] = {}
    for period in periods_between(kind, first, last):
        due = due_rule(connection, rules, period).due_at(period, rules.calendar, rules.zone)
        if not first <= period.last <= last or now < due:
            continue
        sent = _sent(connection, rules, path, period)
        owing = [row.id for row in sent if row.late is None]
        away = beyond_reach(connection, rules, period, owing, now)
        for row in sent:
            named[row.id] = (row.code, ref(row))
            tallies[row.id] += PeriodicTally(
                expected=1,
                on_time=row.late is False,
                late=row.late is True,
                nil=row.nil is True,
                missing=row.late is None and row.id not in away,
                unreached=row.id in away,
            )
            if row.late and row.late_reason:
                reasons[row.id].append((period.code, row.late_reason))
    return [
        YearRow(
            unit=unit,
            kind=kind,
            tally=tallies[unit.id],
            deducted=rules.deductions.of(tallies[unit.id]),
            reasons=tuple(reasons[unit.id]),
        )
        for _, unit in sorted(named.values(), key=lambda one: one[0])
    ]


def _sent(connection: Connection, rules: Rules, path: str, period: Period) -> Sequence[UnitRow]:
    """The units that owed the report, each with the last standing revision of it."""
    found = connection.execute(
        select(units, reports.c.late, reports.c.nil, reports.c.late_reason)
        .outerjoin(reports, of_period_of_each(period))
        .where(begins(units.c.path, path), owes(period, rules.tiers[period.kind].unit))
        .order_by(units.c.id, reports.c.revision)
    ).all()
    return list({row.id: row for row in found}.values())
