"""A whole year of the district: its forms, the year's evidence and its registers say what a recount
from the rows says."""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from domain.assessments.scale import Decision
from domain.cases.model import CaseKind
from domain.days.periods import Period
from domain.evaluations.model import EvaluationStage
from domain.followups.model import FollowupState, Source
from domain.meetings.model import GIVEN
from domain.org.model import UnitKind
from domain.people.model import Actor
from domain.periodic.model import Line as FormLine
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.schema import (
    agenda_items,
    aid_counts,
    assessment_rounds,
    assessments,
    cases,
    entries,
    evaluations,
    followups,
    meetings,
    reports,
    units,
)
from storage.work import SqlOffice
from tests.makers import ZONE, District
from tests.storage.lived.days import END, FIRST, HALF, LAST, MONTH, MONTHS, WEEK, Span, at, spans
from tests.storage.lived.raw import Rows
from tests.storage.lived.recount import Recount
from tests.storage.lived.story import live

Asks = Callable[[str], Awaitable[Actor]]
NOW = at(END, "12:00")
pytestmark = pytest.mark.long


async def test_the_year_is_as_its_rows_say(
    office: SqlOffice, boards: SqlBoards, database: Database, district: District, actor: Asks
) -> None:
    await live(office, district)
    rows = await database.read(Rows)
    checked = Counter[str]()
    for report in rows.of(reports):
        check_report(rows, district, report)
        checked[report.kind.value] += 1
    assert checked[MONTH] == 12 + 2, "two were put right"
    assert checked[HALF] == 48
    assert checked[WEEK] > 80
    supervisor = await actor("supervisor")
    year = await boards.periodic.year(supervisor, district.units["district"], 2026, NOW)
    check_year(rows, year)
    await check_registers(rows, boards, supervisor, await actor("centre"), district)


def span_of(report: Any) -> Span:
    period = Period.containing(report.kind, report.first)
    return Span(report.kind.value, period.first, period.last)


def check_report(rows: Rows, district: District, report: Any) -> None:
    """A confirmed report as it lies there, and as it was to be by then."""
    span, recount = span_of(report), Recount(rows, report.confirmed_at)
    where = f"{span.code} of {report.unit_id}, revision {report.revision}"
    figures = asdict(report.figures)
    figures.pop("overdue")
    assert figures == recount.figures(span, report.unit_id), where
    assert report.late == (first_of(rows, report).confirmed_at >= span.due), where
    if report.sheet is None:
        return
    places = [line.unit_id for line in report.sheet.rows if line.unit_id is not None]
    for line in (report.sheet.total, *report.sheet.rows):
        whole = line is report.sheet.total
        place = line.unit_id or report.unit_id
        apart = places if line.unit_id is None and not whole else []
        told = asdict(line.figures)
        told.pop("overdue")
        assert told == recount.figures(span, place, apart), (where, line.name)
        if span.kind == MONTH:
            assert told_of(line) == recount.extras(span, place, apart), (where, line.name)


def first_of(rows: Rows, report: Any) -> Any:
    """The first revision of it."""
    same = (report.unit_id, report.kind, report.first)
    return next(one for one in rows.of(reports) if (one.unit_id, one.kind, one.first) == same)


def told_of(line: FormLine) -> dict[str, Any]:
    """What a line of the form tells beside its figures."""
    told = asdict(line.extras)
    assessed = told.pop("assessments")
    told.pop("hard_at")
    return {
        **told,
        **assessed,
        "categories": dict(told["categories"]),
        "hard": set(told["hard"]),
    }


def check_year(rows: Rows, year: Any) -> None:
    """The evidence of the year, unit by unit."""
    recount = Recount(rows, NOW)
    owed = {UnitKind.COMMUNITY: WEEK, UnitKind.STREET: HALF, UnitKind.DISTRICT: MONTH}
    expected = {}
    for unit in rows.of(units):
        if unit.kind in owed:
            found = Counter[str]()
            for part in spans(owed[unit.kind], FIRST, LAST):
                found += recount.state(unit.id, part)
            expected[unit.id, owed[unit.kind]] = found
    told = {(row.unit.id, row.kind.value): row for row in year.rows}
    assert told.keys() == expected.keys()
    for key, row in told.items():
        assert +Counter(asdict(row.tally)) == +expected[key], key
        missed = expected[key]["late"] + expected[key]["missing"]
        assert row.deducted == Decimal("0.5") * missed
    assert sum(found["expected"] for found in expected.values()) == 2 * 52 + 2 * 24 + 12

    [met] = year.meetings
    planned = [one for one in rows.of(meetings) if one.month.year == 2026]
    held = {one.id: one for one in planned if one.held_at is not None}
    items = [one for one in rows.of(agenda_items) if one.meeting_id in held]
    handed = [one for one in rows.of(followups) if one.source is Source.MEETING]
    due_on = {
        one.source_id: (one.due_at - timedelta(microseconds=1)).astimezone(ZONE).date()
        for one in handed
        if one.state is not FollowupState.DROPPED
    }
    due = [
        one
        for one in items
        if one.done_at is not None or (one.ruling in GIVEN and due_on[one.id] < LAST)
    ]
    done = [one for one in items if one.done_at is not None]
    assert (met.planned, met.held, met.items) == (len(planned), len(held), len(items))
    assert (met.due, met.done) == (len(due), len(done))
    assert (len(planned), len(held)) == (12, 11), "one was not held"
    given = {
        unit: [one for one in handed if one.unit_id == unit and one.due_at <= at(LAST, "23:59")]
        for unit in {one.unit_id for one in handed}
    }
    assert {one.unit.id: (one.due, one.on_time) for one in year.given} == {
        unit: (
            len(some),
            sum(one.fed_back_at is not None and one.fed_back_at < one.due_at for one in some),
        )
        for unit, some in given.items()
        if some
    }
    confirmed = Counter(
        one.unit_id
        for one in rows.of(evaluations)
        if one.stage in {EvaluationStage.CONFIRMED, EvaluationStage.PUBLISHED}
    )
    communities = [one.id for one in rows.of(units) if one.kind is UnitKind.COMMUNITY]
    assert {one.unit.id: (one.due, one.held) for one in year.evaluations} == {
        one: (2, confirmed[one]) for one in communities
    }
    assert sorted(confirmed.values()) == [2]


async def check_registers(
    rows: Rows, boards: SqlBoards, supervisor: Actor, centre: Actor, district: District
) -> None:
    """What is kept as a list: as many as there are, each where it stands."""
    register = await boards.assessments.register(supervisor, NOW)
    last = {
        one.assessment_id: one for one in rows.of(assessment_rounds) if one.decision is not None
    }
    found = Counter(one.decision for one in last.values())
    tally = register.tally
    assert register.total == len(list(rows.of(assessments))) == 35
    assert (tally.carried_out, tally.deferred, tally.refused) == (31, 3, 1)
    assert (tally.carried_out, tally.deferred) == (
        found[Decision.CARRY_OUT],
        found[Decision.DEFER],
    )
    assert tally.moved == 1, "deferred, and carried out when it came back"
    assert tally.early == sum(
        rows.one(assessments, number).starts_on
        < rows.one(assessments, number).first_decided_at.astimezone(ZONE).date()
        for number in last
    )

    days = (date(2026, 1, 1), date(2026, 12, 31))
    for kind in CaseKind:
        ledger = await boards.ledgers.extent(
            supervisor, district.units["district"], days, NOW, kind
        )
        assert ledger.rows == sum(one.kind is kind for one in rows.of(cases)), kind
    board = await boards.status.board(supervisor, None, NOW)
    figures = Recount(rows, NOW).figures(Span(MONTH, LAST, END), district.units["district"])
    assert (board.tally.found, board.tally.resolved, board.tally.open) == (
        figures["total_found"],
        figures["total_resolved"],
        figures["open"],
    )

    for month in MONTHS:
        period = Period.parse(month.code)
        for entry in rows.of(entries):
            view = await boards.aid.view(centre, entry.id, period, NOW)
            counts = [
                one
                for one in rows.of(aid_counts)
                if one.entry_id == entry.id and month.first <= one.day <= month.last
            ]
            ways = Counter[Any]()
            for one in counts:
                ways[one.way] += one.number
            assert +Counter(view.ways) == +ways, (month.code, entry.name)
        page = await boards.meetings.month(supervisor, month.first, 0, NOW)
        there = [one for one in rows.of(meetings) if one.month == month.first]
        assert (page.total, page.held) == (
            len(there),
            sum(one.held_at is not None for one in there),
        )
