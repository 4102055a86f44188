"""The forms of the higher tiers filled in: a row for each place, and the sum."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import reduce
from operator import add
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.orm import Session

from domain.aid.model import AidTally
from domain.days.periods import Period, PeriodKind
from domain.mediation.model import AgreementCounts
from domain.meetings.views import MeetingCounts
from domain.org.model import UnitKind, is_within
from domain.periodic.model import (
    AssessmentFigures,
    Extras,
    Figures,
    Line,
    PeriodicTally,
    Sheet,
)
from domain.periodic.tiers import Tier
from domain.rules import Rules
from storage.aid.figures import by_place
from storage.assessments.tally import decided_by_place
from storage.counts.sums import Place, place_of
from storage.mediation.store import counts_by_place
from storage.meetings.counts import meeting_counts
from storage.people.reach import beyond_reach
from storage.periodic.figures import extras_by_place, figures_and_unended, found_by_place
from storage.periodic.sent import owed
from storage.schema import begins, units

_INSTANT = timedelta(microseconds=1)
_Unit = Row[*tuple[Any, ...]]
_SUMS = (
    *("success", "concluded", "found_before", "found_year_before"),
    *("oral", "written", "amount", "judicial"),
    *("meetings_items", "meetings_done", "meetings_content"),
)
_Tallies = dict[Place, PeriodicTally]


def sheet(
    connection: Connection | Session,
    rules: Rules,
    unit_id: int,
    path: str,
    period: Period,
    now: datetime,
) -> Sheet | None:
    """The form of a unit as of ``now``, or of the end of the period; None for a tier without
    rows. Rows are the places as they lie in the tree now."""
    tier = rules.tiers[period.kind]
    if not tier.rows:
        return None
    start, end = period.bounds(rules.zone)
    as_of = min(now, end - _INSTANT)
    rows = _rows(connection, tier, unit_id, path)
    places = [row.id for row in rows]
    figures, again = figures_and_unended(connection, places, path, start, as_of)
    extras = extras_by_place(connection, places, path, start, as_of, again)
    befores = _befores(connection, rules, places, path, period)
    tallies = {
        kind: _tallies(connection, rules, kind, places, path, period, now) for kind in tier.below
    }
    agreements: Mapping[Place, AgreementCounts] = {}
    if "agreements" in tier.columns:
        agreements = counts_by_place(connection, places, path, period.first, period.last)
    assessed: Mapping[Place, AssessmentFigures] | None = None
    if "assessments" in tier.columns:
        assessed = decided_by_place(connection, places, path, start, as_of)

    aid: Mapping[Place, AidTally] = {}
    if "legal_aid" in tier.columns:
        aid = by_place(connection, places, path, period, (start, end))

    talked: Mapping[Place, MeetingCounts] = {}
    if "meetings" in tier.columns:
        talked = meeting_counts(connection, places, path, start, as_of)

    def line(place: Place, name: str = "", kind: UnitKind | None = None) -> Line:
        found, agreed = extras.get(place, Extras()), agreements.get(place, AgreementCounts())
        helped = aid.get(place)
        met = talked.get(place, MeetingCounts())
        return Line(
            unit_id=place,
            name=name,
            unit_kind=kind,
            figures=figures.get(place, Figures()),
            extras=replace(
                found,
                weekly=_of(tallies, PeriodKind.WEEK, place),
                half_monthly=_of(tallies, PeriodKind.HALF_MONTH, place),
                oral=agreed.oral,
                written=agreed.written,
                amount=agreed.amount,
                judicial=agreed.confirmed,
                meetings_items=met.items,
                meetings_done=met.done,
                meetings_content=met.content,
                found_before=befores[0].get(place, 0),
                found_year_before=befores[1].get(place, 0),
                aid_cases=helped.cases if helped else None,
                aid_asked=helped.consulted if helped else None,
                assessments=_of_assessed(assessed, place),
            ),
        )

    lines = [line(row.id, row.name, row.kind) for row in rows]
    own = line(None)
    total = _total([*lines, own])
    there = {row.id for row in rows if _there(row, period)}
    shown = [one for one in lines if one.unit_id in there or not _empty(one)]
    return Sheet(total=total, rows=(*shown, *([] if _empty(own) else [own])))


def _of_assessed(
    assessed: Mapping[Place, AssessmentFigures] | None, place: Place
) -> AssessmentFigures | None:
    return None if assessed is None else assessed.get(place, AssessmentFigures())


def _empty(line: Line) -> bool:
    extras = line.extras
    if extras.assessments == AssessmentFigures():
        extras = replace(extras, assessments=None)
    return line.figures == Figures() and extras == Extras()


def _there(row: _Unit, period: Period) -> bool:
    return bool(
        row.valid_from <= period.last and (row.valid_to is None or row.valid_to > period.first)
    )


def _rows(connection: Connection | Session, tier: Tier, unit_id: int, path: str) -> Sequence[_Unit]:
    """The highest units of the rows' kinds below: a community straight under a district has a row
    beside the streets', and a unit that was merged is part of its successor's."""
    found: list[_Unit] = []
    for row in connection.execute(
        select(units)
        .where(begins(units.c.path, path), units.c.kind.in_(tier.rows), units.c.id != unit_id)
        .order_by(units.c.path)
    ):
        if not found or not is_within(row.path, found[-1].path):
            found.append(row)
    return sorted(found, key=lambda row: row.code)


def _befores(
    connection: Connection | Session,
    rules: Rules,
    places: Sequence[int],
    path: str,
    period: Period,
) -> tuple[Mapping[Place, int], Mapping[Place, int]]:
    if "compared" not in rules.tiers[period.kind].columns:
        return {}, {}
    spans = (one.bounds(rules.zone) for one in (period.previous(), period.year_before()))
    before, year = (
        found_by_place(connection, places, path, start, end - _INSTANT) for start, end in spans
    )
    return before, year


def _of(tallies: Mapping[PeriodKind, _Tallies], kind: PeriodKind, place: Place) -> PeriodicTally:
    return tallies.get(kind, {}).get(place, PeriodicTally())


def _tallies(
    connection: Connection | Session,
    rules: Rules,
    kind: PeriodKind,
    places: Collection[int],
    path: str,
    period: Period,
    now: datetime,
) -> _Tallies:
    """The reports owed below whose last day lies in the period, by place."""
    found: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    at: dict[int, Place] = {}
    for part in period.parts(kind):
        rows, rule = owed(connection, rules, path, part)
        due = rule.due_at(part, rules.calendar, rules.zone)
        last = {row.id: row for row in rows}
        owing = [row.id for row in last.values() if row.late is None]
        away = beyond_reach(connection, rules, part, owing, now) if now >= due else set()
        for row in last.values():
            if row.id not in at:
                at[row.id] = place_of(row.path, places)
            tally = found[at[row.id]]
            tally["expected"] += 1
            if row.late is not None:
                tally["late" if row.late else "on_time"] += 1
            else:
                tally[_not_in(row.id, away, over=now >= due)] += 1
            tally["nil"] += row.nil is True
    return {place: PeriodicTally(**tally) for place, tally in found.items()}


def _not_in(unit_id: int, away: Collection[int], *, over: bool) -> str:
    if unit_id in away:
        return "unreached"
    return "missing" if over else "waiting"


def _total(lines: Sequence[Line]) -> Line:
    categories: dict[int, int] = {}
    for line in lines:
        for one, many in line.extras.categories:
            categories[one] = categories.get(one, 0) + many
    sums = {name: sum(getattr(line.extras, name) for line in lines) for name in _SUMS}
    hard = sorted(
        pair for line in lines for pair in zip(line.extras.hard, line.extras.hard_at, strict=True)
    )
    return Line(
        unit_id=None,
        figures=reduce(add, (line.figures for line in lines), Figures()),
        extras=Extras(
            weekly=reduce(add, (line.extras.weekly for line in lines), PeriodicTally()),
            half_monthly=reduce(add, (line.extras.half_monthly for line in lines), PeriodicTally()),
            categories=tuple(sorted(categories.items())),
            hard=tuple(number for number, _ in hard),
            hard_at=tuple(unit for _, unit in hard),
            assessments=_assessed(lines),
            **sums,
            aid_cases=_known_sum(lines, "aid_cases"),
            aid_asked=_known_sum(lines, "aid_asked"),
        ),
    )


def _known_sum(lines: Sequence[Line], name: str) -> int | None:
    """The sum of those that have any; None where none has."""
    known = [many for line in lines if (many := getattr(line.extras, name)) is not None]
    return sum(known) if known else None


def _assessed(lines: Sequence[Line]) -> AssessmentFigures | None:
    there = [one for line in lines if (one := line.extras.assessments) is not None]
    return reduce(add, there, AssessmentFigures()) if there else None
