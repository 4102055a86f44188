"""Key projects as they are read, on both databases."""

from datetime import date, datetime

import pytest

from domain.cases.satisfaction import Satisfaction
from domain.errors import NotFound, Refused
from domain.followups import actions as followups
from domain.projects import actions, steps
from domain.projects.model import MilestoneDraft, ProjectArrow, ProjectDraft, ProjectState
from domain.projects.views import MilestoneYear, ProjectPick, ProjectView
from domain.request import Request
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.projects.figures import milestones_of_year
from storage.work import SqlOffice
from tests.makers import NOW, District, a_token, later, the_rules

DAY, FINISH = date(2026, 12, 11), date(2027, 4, 30)


class _Desk:
    """The district with a project the street leads."""

    def __init__(self, office: SqlOffice, boards: SqlBoards, district: District) -> None:
        self.office, self.boards, self.district = office, boards, district

    async def by(self, chair: str, days: int = 0) -> Request:
        actor = await self.office.do(lambda work: self.district.actor(work, chair))
        return Request(actor=actor, token=a_token(), now=later(days=days))

    def draft(self, name: str = "便民服务中心改造", lead: str = "street") -> ProjectDraft:
        units = self.district.units
        return ProjectDraft(
            system="services",
            number=0,
            name=name,
            lead_id=units[lead],
            milestones=(
                MilestoneDraft(text="完成选址", due_on=DAY),
                MilestoneDraft(text="开门办事", due_on=FINISH),
            ),
            due_on=FINISH,
        )

    async def entered(self, draft: ProjectDraft) -> int:
        by = await self.by("supervisor")
        host = self.district.units["district"]
        return (await self.office.do(actions.register, by, host, draft)).id

    async def view(self, chair: str, number: int, days: int = 0) -> ProjectView:
        by = await self.by(chair)
        return await self.boards.projects.view(by.by, number, later(days=days))

    async def reach(self, number: int, at: int, days: int = 0) -> None:
        view = await self.view("supervisor", number)
        milestone = view.milestones[at]
        do, by = self.office.do, await self.by("coordinator", days)
        await do(followups.accept, by, milestone.followup_id)
        by = await self.by("coordinator", days)
        await do(followups.feed_back, by, milestone.followup_id, "已完成")
        by = await self.by("supervisor", days)
        await do(steps.judge_milestone, by, milestone.id, Satisfaction.SATISFIED)


@pytest.fixture
def desk(office: SqlOffice, boards: SqlBoards, district: District) -> _Desk:
    return _Desk(office, boards, district)


async def test_seen_by_whom_it_concerns_and_by_nobody_else(desk: _Desk) -> None:
    number = await desk.entered(desk.draft())
    for chair in ("supervisor", "coordinator", "centre"):
        view = await desk.view(chair, number)
        assert (view.line.met, view.line.many) == (0, 2)
    for chair in ("officer", "mediator", "coordinator_2"):
        with pytest.raises(NotFound):
            await desk.view(chair, number)
        by = await desk.by(chair)
        page = await desk.boards.projects.page(by.by, ProjectPick.ALL, 0, NOW)
        assert (page.total, page.keeps) == (0, None)
        assert await desk.boards.projects.sheet(by.by, NOW) == ()
    by = await desk.by("supervisor")
    unit = desk.district.units["community"]
    more = MilestoneDraft(text="社区设点", due_on=FINISH, unit_id=unit)
    await desk.office.do(steps.add_milestone, by, number, more)
    view = await desk.view("officer", number)
    assert view.may == frozenset(), "its unit has a milestone of it"
    assert [one.opens for one in view.milestones] == [False, False, True]
    assert all(one.opens for one in (await desk.view("supervisor", number)).milestones)
    with pytest.raises(NotFound):
        await desk.view("coordinator_2", number)


async def test_what_may_be_done_is_what_the_reader_is_offered(desk: _Desk) -> None:
    number = await desk.entered(desk.draft())
    assert (await desk.view("coordinator", number)).may == {ProjectArrow.ASK}
    assert (await desk.view("coordinator", number, days=30)).may == {
        ProjectArrow.ASK,
        ProjectArrow.CONFIRM,
    }
    offered = (await desk.view("supervisor", number)).may
    keeps = {ProjectArrow.ADD, ProjectArrow.DROP, ProjectArrow.ADJUST, ProjectArrow.CANCEL}
    assert offered >= keeps
    assert ProjectArrow.ACCEPT not in offered


async def test_the_four_kinds_by_day_are_all_there_is(desk: _Desk) -> None:
    first = await desk.entered(desk.draft())
    second = await desk.entered(desk.draft("古道广场改造"))
    third = await desk.entered(desk.draft("夜间门诊"))
    for at in (0, 1):
        await desk.reach(first, at)
    by = await desk.by("supervisor")
    await desk.office.do(steps.cancel, by, third, "并入别的项目")
    for days, late, open_ones in ((0, 0, 1), (200, 1, 0)):
        page = await desk.boards.projects.page(by.by, ProjectPick.ALL, 0, later(days=days))
        counts = page.counts
        assert counts[ProjectPick.ALL] == 2
        assert counts[ProjectPick.ON_TIME] == 1
        assert counts[ProjectPick.LATE_OPEN] == late
        assert counts[ProjectPick.NOT_DUE] == open_ones
        assert counts[ProjectPick.CANCELLED] == 1
        assert counts[ProjectPick.TO_JUDGE] == 1, "one is to be accepted"
    late_page = await desk.boards.projects.page(by.by, ProjectPick.LATE_OPEN, 9, later(days=200))
    assert [line.id for line in late_page.lines] == [second]
    assert late_page.page == 0
    assert (await desk.view("supervisor", first)).line.state is ProjectState.COMPLETED


async def test_what_was_over_long_ago_is_in_no_list(desk: _Desk) -> None:
    number = await desk.entered(desk.draft())
    by = await desk.by("supervisor")
    await desk.office.do(steps.cancel, by, number, "不做了")
    page = await desk.boards.projects.page(by.by, ProjectPick.CANCELLED, 0, later(days=3 * 365))
    assert page.total == 0
    assert (await desk.view("supervisor", number, days=3 * 365)).reason == "不做了"


async def test_the_year_has_what_fell_due_and_what_was_met_on_time(
    desk: _Desk, database: Database
) -> None:
    first = await desk.entered(desk.draft())
    second = await desk.entered(desk.draft("古道广场改造"))
    await desk.entered(desk.draft("夜间门诊"))
    await desk.reach(first, 0)
    await desk.reach(second, 0, days=20)
    street, after = desk.district.units["street"], later(days=30)

    async def read(year: int, now: datetime) -> MilestoneYear:
        found = await database.read(
            lambda one: milestones_of_year(one, the_rules(), [street], year, now)
        )
        return found[street]

    assert await read(2026, NOW) == MilestoneYear(due=2, on_time=1)
    assert await read(2026, after) == MilestoneYear(due=3, on_time=1)
    assert await read(2027, after) == MilestoneYear()


async def test_what_is_not_judged_or_was_sent_back_is_in_no_figure_of_the_year(
    desk: _Desk, database: Database
) -> None:
    """And what was not met is the first unit's, however far up it went."""
    units, numbers = desk.district.units, []
    for name in ("甲", "乙", "丙"):
        number = await desk.entered(desk.draft(name))
        numbers.append((await desk.view("supervisor", number)).milestones[0])
    do = desk.office.do
    for milestone in (numbers[0], numbers[2]):
        await do(followups.accept, await desk.by("coordinator"), milestone.followup_id)
        by = await desk.by("coordinator")
        await do(followups.feed_back, by, milestone.followup_id, "已完成")
    by = await desk.by("coordinator")
    await do(followups.send_back, by, numbers[1].followup_id, "不归我们")
    by = await desk.by("supervisor")
    await do(steps.judge_milestone, by, numbers[2].id, Satisfaction.NOT)
    both = [units["street"], units["district"]]
    found = await database.read(
        lambda one: milestones_of_year(one, the_rules(), both, 2026, later(days=30))
    )
    assert found == {
        units["street"]: MilestoneYear(due=1, on_time=0),
        units["district"]: MilestoneYear(),
    }


async def test_the_keeper_takes_out_what_a_sheet_can_bring_back(desk: _Desk) -> None:
    kept = await desk.entered(desk.draft())
    gone = await desk.entered(desk.draft("夜间门诊"))
    by = await desk.by("supervisor")
    await desk.office.do(steps.cancel, by, gone, "不做了")
    views = await desk.boards.projects.sheet(by.by, NOW)
    assert [view.line.id for view in views] == [kept]
    other = await desk.by("coordinator")
    views = await desk.boards.projects.sheet(other.by, NOW)
    assert {view.line.id for view in views} == {kept, gone}, "who keeps none sees all"


async def test_only_who_keeps_the_list_is_told_what_a_sheet_would_do(desk: _Desk) -> None:
    await desk.entered(desk.draft())
    by = await desk.by("supervisor")
    drafts = (desk.draft(), desk.draft("古道广场改造", lead="community"))
    rows = await desk.boards.projects.tried(by.by, drafts, NOW)
    assert [(row.project_id is None, row.changes, row.wrong) for row in rows] == [
        (False, frozenset(), None),
        (True, frozenset(), None),
    ]
    page = await desk.boards.projects.page(by.by, ProjectPick.ALL, 0, NOW)
    assert page.total == 1, "nothing was written"
    other = await desk.by("coordinator")
    assert await desk.boards.projects.called(other.by) == {}
    with pytest.raises(Refused):
        await desk.boards.projects.hands_to(other.by, NOW)
