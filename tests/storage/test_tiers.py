"""Half-monthly and monthly reports on both databases: rows, tallies, revisions, due rules."""

import asyncio
from datetime import date, time
from itertools import pairwise

import pytest

from domain.cases import filing
from domain.days.periods import DueRule, Period, PeriodKind
from domain.errors import AlreadyConfirmed, Invalid, NotFound, Refused
from domain.org.actions import merge, move
from domain.periodic import actions
from domain.periodic.due import set_due
from domain.periodic.model import Figures, PeriodicReport, PeriodicTally, Sheet
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.makers import ZONE, District, a_draft, a_token
from tests.storage.november import WEEKS, a_november, assert_sums, at, confirms

HALF, MONTH = Period.parse("2026-11-A"), Period.parse("2026-11")


async def test_the_street_reports_with_a_row_for_each_community(
    office: SqlOffice, district: District
) -> None:
    await office.do(a_november, district)
    report = await office.do(confirms, district, "coordinator", "street", HALF, "11-16T10:00")
    sheet = report.sheet
    assert sheet is not None
    assert not report.late
    rows = {row.name or "own": row for row in sheet.rows}
    assert list(rows) == ["古道社区", "新社区", "own"]
    assert rows["古道社区"].figures == Figures(
        carried=1, found=2, group=1, resolved=1, open=2, overdue=2, total_found=3, total_resolved=1
    )
    assert rows["新社区"].figures.found == rows["own"].figures.found == 1
    assert rows["古道社区"].extras.weekly == PeriodicTally(expected=3, on_time=1, late=1, missing=1)
    assert rows["新社区"].extras.weekly == PeriodicTally(expected=3, missing=2, unreached=1)
    assert sheet.total.extras.weekly == PeriodicTally(
        expected=6, on_time=1, late=1, missing=3, unreached=1
    )
    assert sheet.total.figures == report.figures
    assert_sums(sheet)


async def test_the_district_sums_its_streets_with_all_columns(
    office: SqlOffice, district: District
) -> None:
    await office.do(a_november, district)
    await office.do(confirms, district, "coordinator", "street", HALF, "11-16T10:00")
    report = await office.do(confirms, district, "centre", "district", MONTH, "12-01T10:00")
    sheet = report.sheet
    assert sheet is not None
    assert [row.name for row in sheet.rows] == ["琅琊街道", "北门街道"]
    extras = sheet.total.extras
    assert (extras.success, extras.concluded) == (1, 2)
    assert extras.half_monthly == PeriodicTally(expected=4, on_time=1, missing=1, waiting=2)
    assert extras.weekly.expected == 15
    assert (extras.found_before, extras.found_year_before) == (1, 0)
    assert extras.categories == ((1, 6),)
    assert len(extras.hard) == 1
    assert_sums(sheet)


async def test_a_district_without_streets_is_fed_by_the_weeks_alone(
    office: SqlOffice, district: District
) -> None:
    await office.do(a_november, district)

    def abolish(work: Work) -> Sheet | None:
        top, day = district.units["district"], date(2026, 11, 1)
        for short in ("community", "extra", "community_2"):
            move(work, Request(now=at("11-01T08:00")), district.units[short], top, on=day)
        for short in ("street", "street_2"):
            (work.org.unit(district.units[short])).valid_to = day
        assert work.periodic.owing(HALF) == []
        return work.periodic.sheet(work.org.unit(top), MONTH, at("12-01T10:00"))

    sheet = await office.do(abolish)
    assert sheet is not None
    assert [row.name for row in sheet.rows] == ["琅琊街道", "古道社区", "新社区", "东后街社区"]
    assert sheet.total.extras.half_monthly == PeriodicTally()
    assert sheet.total.extras.weekly.expected == 15
    assert_sums(sheet)


async def test_a_snapshot_stays_when_communities_merge(
    office: SqlOffice, district: District
) -> None:
    await office.do(a_november, district)
    report = await office.do(confirms, district, "coordinator", "street", HALF, "11-16T10:00")
    before = report.sheet

    def merged(work: Work) -> tuple[PeriodicReport | None, Sheet | None]:
        into = district.units["community_2"]
        merge(
            work,
            Request(now=at("11-20T08:00")),
            [district.units["extra"]],
            into,
            on=date(2026, 11, 20),
        )
        street = work.org.unit(district.units["street_2"])
        now = at("11-30T12:00")
        kept = work.periodic.find(district.units["street"], HALF)
        return kept, work.periodic.sheet(street, Period.parse("2026-11-B"), now)

    kept, later = await office.do(merged)
    assert kept is not None
    assert later is not None
    assert kept.sheet == before
    assert [row.name for row in later.rows] == ["东后街社区"]
    assert later.total.figures.carried == 2, "what was the merged one's is its successor's"
    assert_sums(later)


async def test_corrected_and_taken_back(office: SqlOffice, district: District) -> None:
    await office.do(a_november, district)
    community = district.units["community"]

    def officer(work: Work, what: str, when: str, after: int) -> object:
        actor = district.actor(work, "officer")
        if what == "withdraw":
            return actions.withdraw(
                work, Request(actor=actor, now=at(when)), community, WEEKS[1], after=after
            )
        return actions.revise(
            work, Request(actor=actor, now=at(when)), community, WEEKS[1], "漏了一件", after=after
        )

    revised = await office.do(officer, "revise", "11-15T09:00", 0)
    assert isinstance(revised, PeriodicReport)
    assert (revised.revision, revised.reason, revised.late) == (1, "漏了一件", True)
    with pytest.raises(AlreadyConfirmed):  # the second tap
        await office.do(officer, "revise", "11-15T09:00", 0)
    await office.do(officer, "withdraw", "11-15T10:00", 1)
    with pytest.raises(NotFound):
        await office.do(officer, "withdraw", "11-15T10:00", 1)

    def owing(work: Work) -> list[str]:
        return [unit.name for unit in work.periodic.owing(WEEKS[1])]

    assert "古道社区" in await office.do(owing)
    again = await office.do(confirms, district, "officer", "community", WEEKS[1], "11-15T11:00")
    assert (again.revision, again.late) == (2, True)
    await office.do(confirms, district, "coordinator", "street", HALF, "11-16T10:00")
    with pytest.raises(Invalid) as caught:
        await office.do(officer, "withdraw", "11-16T11:00", 2)
    assert caught.value.reason == "report-passed-on"
    corrected = await office.do(officer, "revise", "11-16T12:00", 2)
    assert isinstance(corrected, PeriodicReport)
    assert corrected.revision == 3


async def test_taking_back_and_the_tier_above_do_not_cross(
    office: SqlOffice, district: District
) -> None:
    await office.do(a_november, district)
    community = district.units["community"]

    def takes_back(work: Work) -> None:
        actor = district.actor(work, "officer")
        actions.withdraw(
            work, Request(actor=actor, now=at("11-16T10:00")), community, WEEKS[0], after=0
        )

    back, report = await asyncio.gather(
        office.do(takes_back),
        office.do(confirms, district, "coordinator", "street", HALF, "11-16T10:00"),
        return_exceptions=True,
    )
    assert isinstance(report, PeriodicReport)
    assert report.sheet is not None
    was_in = report.sheet.rows[0].extras.weekly.on_time
    assert was_in == (1 if isinstance(back, Invalid) else 0), "what was counted is what stands"


async def test_two_at_once_confirm_it_once(office: SqlOffice, district: District) -> None:
    async def one() -> int:
        report = await office.do(confirms, district, "coordinator", "street", HALF, "11-16T10:00")
        return report.revision

    answers = await asyncio.gather(*(one() for _ in range(5)), return_exceptions=True)
    assert [a for a in answers if not isinstance(a, AlreadyConfirmed)] == [0]


async def test_who_confirms_what(office: SqlOffice, district: District) -> None:
    for chair, unit, period in (
        ("officer", "street", HALF),
        ("coordinator", "street_2", HALF),
        ("coordinator", "community", WEEKS[0]),
        ("coordinator", "district", MONTH),
        ("supervisor", "district", MONTH),
        ("centre", "street", HALF),
    ):
        with pytest.raises(Refused):
            await office.do(confirms, district, chair, unit, period, "12-01T10:00")
    for period, when, reason in (
        (HALF, "11-14T10:00", "period-running"),
        (HALF, "10-31T10:00", "period-ahead"),
    ):
        with pytest.raises(Invalid) as caught:
            await office.do(confirms, district, "coordinator", "street", period, when)
        assert caught.value.reason == reason


async def test_a_due_rule_holds_from_the_next_period_on(
    office: SqlOffice, district: District, boards: SqlBoards
) -> None:
    rule = DueRule(PeriodKind.HALF_MONTH, grace=1, at=time(12))

    def change(work: Work, chair: str, rule: DueRule) -> None:
        set_due(work, Request(actor=district.actor(work, chair), now=at("11-10T09:00")), rule)

    for chair in ("coordinator", "centre", "supervisor"):
        with pytest.raises(Refused):
            await office.do(change, chair, rule)
    await office.do(change, "administrator", DueRule(PeriodKind.HALF_MONTH, grace=4))
    await office.do(change, "administrator", rule)

    def rules(work: Work) -> list[DueRule]:
        return [work.periodic.due_rule(one) for one in (HALF, HALF.next(), HALF.previous())]

    usual = DueRule(PeriodKind.HALF_MONTH, grace=2)
    assert await office.do(rules) == [usual, rule, usual]

    def coordinator(work: Work) -> object:
        return district.actor(work, "coordinator")

    actor = await office.do(coordinator)
    view = await boards.periodic.report(actor, PeriodKind.HALF_MONTH, None, None, at("11-10T09:00"))  # type: ignore[arg-type]  # it is an actor
    assert view.next_due == rule
    late = await office.do(confirms, district, "coordinator", "street", HALF.next(), "12-01T12:00")
    assert late.late


async def test_what_was_missed_counts_for_its_day_until_that_is_told(
    office: SqlOffice, district: District
) -> None:
    def enters(work: Work, when: str, found: date) -> None:
        actor = district.actor(work, "grid_head")
        draft = a_draft(district.units["grid"])
        draft = type(draft)(**{**vars(draft), "found_on": found})
        filing.file(work, Request(actor=actor, token=a_token(), now=at(when)), draft)

    def found(work: Work, when: str) -> list[tuple[int, int, int]]:
        told = []
        for period in (*WEEKS, WEEKS[1].next()):
            start, end = period.bounds(ZONE)
            figures = work.periodic.figures(district.paths["community"], start, min(end, at(when)))
            assert figures.balanced
            told.append((figures.carried, figures.found, figures.entered_late))
        return told

    await office.do(enters, "11-10T09:00", date(2026, 11, 3))
    assert await office.do(found, "11-11T09:00") == [(0, 1, 1), (1, 0, 0), (1, 0, 0)]
    await office.do(confirms, district, "officer", "community", WEEKS[1], "11-13T10:00")
    # a snapshot of a later week is out: its carried-over must stay true
    await office.do(enters, "11-17T09:00", date(2026, 11, 4))
    assert await office.do(found, "11-17T10:00") == [(0, 1, 1), (1, 0, 0), (1, 1, 1)]
    for day, reason in ((date(2026, 11, 18), "found-ahead"), (date(2026, 9, 1), "found-long-ago")):
        with pytest.raises(Invalid) as caught:
            await office.do(enters, "11-17T09:00", day)
        assert caught.value.reason == reason


def test_the_parts_of_a_month_are_each_in_one() -> None:
    months = [MONTH.previous(), MONTH, MONTH.next()]
    weeks = [week for month in months for week in month.parts(PeriodKind.WEEK)]
    assert all(one.next() == two for one, two in pairwise(weeks))
