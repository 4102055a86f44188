"""The figures of the source document, done by the product's own actions and read back where people
see them: in the columns of the monthly form, in a register, on a board, in the year's evidence."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle

import pytest

from bot.exports.cells import said
from bot.exports.form_columns import columns_of, total_of
from bot.texts import say_in
from domain.aid import actions as aid
from domain.aid.model import CONSULTING, AidTally, AidTap, AidTopic, AidWay
from domain.assessments import ruling
from domain.assessments.scale import Decision
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.cases.model import Outcome
from domain.days.periods import Period, PeriodKind
from domain.directories import actions as directories
from domain.directories.model import EntryDraft, EntryFace, EntryKind
from domain.directories.views import Sought
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.periodic import actions as periodic
from domain.ports import Work
from domain.request import Request
from storage.boards import SqlBoards
from storage.work import SqlOffice
from tests.examples import ON_POSTGRESQL_SELDOM
from tests.makers import NOW, TODAY, District, a_case, a_chair, a_token, a_unit, later
from tests.storage.scene import Scene
from tests.storage.stories.assessments import to_decide

Ask = Callable[[str], Awaitable[Actor]]
ZH = say_in("zh")
NOVEMBER = Period.parse("2026-11")
OVER = NOW + timedelta(days=8)
"""Wednesday 2 December: the month is over, and its form is due tomorrow."""


def asks(actor: Actor, now: datetime = NOW) -> Request:
    return Request(actor=actor, token=a_token(), now=now)


async def form(boards: SqlBoards, actor: Ask, now: datetime = NOW) -> dict[str, str]:
    """The sum of the district's monthly form as it is written on paper, by its head."""
    view = await boards.periodic.report(
        await actor("centre"), PeriodKind.MONTH, None, NOVEMBER, now
    )
    line = total_of(view)
    return {column.head: said(column.value(line)) for column in columns_of(ZH, view)}


def end(work: Work, district: District, outcomes: list[Outcome | None]) -> None:
    """A dispute of the grid for each, and how it ended (None: still open)."""
    head, mediator = district.actor(work, "grid_head"), district.actor(work, "mediator")
    for outcome in outcomes:
        case = a_case(work, head, district.units["grid"])
        steps.take_step(work, asks(mediator), case.id, Arrow.ACCEPT, note="好")
        if outcome is not None:
            steps.take_step(
                work, asks(mediator), case.id, Arrow.RESOLVE, note="好", outcome=outcome
            )


@ON_POSTGRESQL_SELDOM
async def test_72_found_and_59_resolved_are_82_percent(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    await office.do(end, district, [*[Outcome.SUCCESS] * 59, *[None] * 13])
    found = await form(boards, actor)
    assert [found[head] for head in ("累计排查", "累计化解", "化解率")] == ["72", "59", "82%"]
    assert found["未化解"] == "13"
    board = await boards.status.board(await actor("supervisor"), None, NOW)
    assert (board.tally.found, board.tally.resolved) == (72, 59)


async def test_six_business_disputes_are_five_resolved_and_one_to_court(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    await office.do(end, district, [*[Outcome.SUCCESS] * 5, Outcome.TO_COURT])
    found = await form(boards, actor)
    heads = ("本月新排查", "本月化解", "移送司法/转办", "未化解")
    assert [found[head] for head in heads] == ["6", "5", "1", "0"]


@ON_POSTGRESQL_SELDOM
async def test_35_assessments_are_31_carried_out_3_deferred_and_1_refused(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    decisions = [
        *[Decision.CARRY_OUT] * 31,
        *[Decision.DEFER] * 3,
        Decision.REFUSE,
    ]

    def decide(work: Work) -> None:
        scene = Scene(work=work, district=district)
        for decision in decisions:
            number = to_decide(scene)
            again = date(2026, 12, 1) if decision is Decision.DEFER else None
            by = scene.by("administrator")
            ruling.decide(work, by, number, decision, "会审一致", resume_on=again)

    await office.do(decide)
    found = await form(boards, actor)
    assert [found[head] for head in ("评估", "实施", "暂缓", "不实施")] == ["35", "31", "3", "1"]
    register = await boards.assessments.register(await actor("supervisor"), NOW)
    tally = register.tally
    assert (register.total, tally.assessed) == (35, 35)
    assert (tally.carried_out, tally.deferred, tally.refused, tally.undecided) == (31, 3, 1, 0)


def enter(work: Work, who: Actor, unit: int, kind: EntryKind) -> int:
    draft = EntryDraft(kind=kind, host_id=unit, name=a_token(), phone="12348", hours="8:30-17:30")
    return directories.add_entry(work, asks(who), draft).id


def tap(way: AidWay, number: int, topic: AidTopic = AidTopic.WAGES) -> AidTap:
    return AidTap(day=TODAY, way=way, topic=topic, number=number)


async def test_15_stations_and_59_contact_points_give_210_cases_and_1500_consultations(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    """Each consultation at one of the 75, each case at the centre: nothing is counted twice."""
    who, at = await actor("centre"), district.units
    before = await form(boards, actor)
    assert (before["受理"], before["咨询"]) == ("—", "—"), "no source, no figure"

    def fill(work: Work) -> tuple[int, int]:
        """59 liaisons, a post each: at the points' own units."""
        centre = enter(work, who, at["district"], EntryKind.AID_CENTRE)
        places = cycle([at["street"], at["street_2"], at["community"], at["community_2"]])
        stations = [enter(work, who, next(places), EntryKind.AID_STATION) for _ in range(15)]
        points = []
        for _ in range(59):
            unit = a_unit(work, UnitKind.GRID_1, above=next(places))
            a_chair(work, unit.id, Role.LEGAL_AID_LIAISON)
            points.append(enter(work, who, unit.id, EntryKind.AID_POINT))
        for topic in AidTopic:
            aid.count(work, asks(who), centre, tap(AidWay.ACCEPTED, 30, topic))
        ways = cycle(CONSULTING)
        for entry in (centre, *stations, *points):
            aid.count(work, asks(who), entry, tap(next(ways), 20))
        aid.count(work, asks(who), stations[0], tap(AidWay.PASSED_ON, 40))
        aid.count(work, asks(who), centre, tap(AidWay.VISIT, 9))
        aid.correct(work, asks(who), centre, tap(AidWay.VISIT, -9), "重复")
        return centre, stations[0]

    centre, station = await office.do(fill)
    found = await form(boards, actor)
    assert (found["受理"], found["咨询"]) == ("210", "1,500")
    board = await boards.aid.board(who, 0, NOW)
    assert board.total == 1 + 15 + 59
    assert board.sums == AidTally(consulted=1500, accepted=210, passed_on=40)
    assert (await boards.aid.view(who, station, None, NOW)).tally.passed_on == 40
    assert [fix.number for fix in (await boards.aid.view(who, centre, None, NOW)).fixes] == [-9]
    for kind, many in ((EntryKind.AID_STATION, 15), (EntryKind.AID_POINT, 59)):
        sought = Sought(face=EntryFace.WHERE, kinds=frozenset({kind}), called={})
        assert (await boards.directories.find(who, sought, 0, NOW)).total == many

    confirming = replace(asks(who), now=OVER)
    report = await office.do(
        periodic.confirm, confirming, at["district"], NOVEMBER, nil=False, remark="全区汇总"
    )
    assert report.sheet is not None
    await office.do(aid.correct, confirming, centre, tap(AidWay.CALL, 5), "漏记")
    found = await form(boards, actor, later(OVER, hours=1))
    assert (found["受理"], found["咨询"]) == ("210", "1,500"), "a snapshot stays"


@pytest.mark.usefixtures("all_year")
async def test_36_communities_8_streets_and_a_district_owe_2076_reports_a_year(
    office: SqlOffice, boards: SqlBoards, actor: Ask, district: District
) -> None:
    """52 weeks of 36, 24 half-months of 8 and 12 months of one: 1,872 + 192 + 12, and each is told
    of as missed where none came."""

    def grow(work: Work) -> None:
        streets = [district.units["street"], district.units["street_2"]]
        top = district.units["district"]
        streets += [a_unit(work, UnitKind.STREET, above=top).id for _ in range(6)]
        for _, street in zip(range(34), cycle(streets), strict=False):
            a_unit(work, UnitKind.COMMUNITY, above=street)

    await office.do(grow)
    after = datetime(2027, 1, 10, tzinfo=UTC)
    year = await boards.periodic.year(
        await actor("supervisor"), district.units["district"], 2026, after
    )
    owed = {
        kind: [row.tally.expected for row in year.rows if row.kind is kind] for kind in PeriodKind
    }
    assert {kind: len(rows) for kind, rows in owed.items()} == {
        PeriodKind.WEEK: 36,
        PeriodKind.HALF_MONTH: 8,
        PeriodKind.MONTH: 1,
    }
    assert {kind: sum(rows) for kind, rows in owed.items()} == {
        PeriodKind.WEEK: 1872,
        PeriodKind.HALF_MONTH: 192,
        PeriodKind.MONTH: 12,
    }
    tallies = [row.tally for row in year.rows]
    assert all(one.missing + one.unreached == one.expected for one in tallies)
