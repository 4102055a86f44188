"""A list of key projects written anew by a sheet: what is known again, and what stays as it is."""

from dataclasses import replace
from datetime import date

import pytest

from domain.errors import Invalid, WrongStep
from domain.followups import actions as followups
from domain.projects import actions, steps
from domain.projects.model import MilestoneDraft, Project, ProjectDraft
from domain.projects.planning import planned
from tests.domain.conftest import Town
from tests.domain.project_desk import FINISH, ProjectDesk, local


@pytest.fixture
def desk(town: Town) -> ProjectDesk:
    return ProjectDesk(town)


def _again(desk: ProjectDesk, *drafts: ProjectDraft) -> tuple[int, int]:
    """The sheet is taken over: how many it enters, and how many it changes."""
    host, asks = desk.town.units["琅琊区"].id, desk.town.asks(desk.keeper)
    return desk.town.do(actions.import_projects, asks, host, drafts, "调整")


def _with(draft: ProjectDraft, *more: tuple[str, date]) -> ProjectDraft:
    added = tuple(MilestoneDraft(text=text, due_on=day) for text, day in more)
    return replace(draft, milestones=(*draft.milestones, *added))


def _add(desk: ProjectDesk, project: Project, text: str, day: date = FINISH) -> None:
    more = MilestoneDraft(text=text, due_on=day)
    desk.town.do(steps.add_milestone, desk.town.asks(desk.keeper), project.id, more)


def test_a_milestone_is_known_again_whatever_the_marks_in_it(desk: ProjectDesk) -> None:
    first = desk.draft()
    project = desk.registered(first)
    _add(desk, project, "一期封顶；2期动工。")
    assert desk.facts(project)[-1].text == "一期封顶；2期动工"
    assert _again(desk, _with(first, ("一期封顶，2期动工", FINISH))) == (0, 0)


def _item(desk: ProjectDesk, project: Project, at: int) -> int:
    return desk.facts(project)[at].followup_id


def test_a_milestone_may_lie_after_the_finish_day_and_its_row_stands(desk: ProjectDesk) -> None:
    first = desk.draft()
    project = desk.registered(first)
    later = date(2027, 6, 30)
    desk.town.do(followups.extend, desk.town.asks(desk.keeper), _item(desk, project, 1), later)
    sheet = replace(
        first, milestones=(first.milestones[0], replace(first.milestones[1], due_on=later))
    )
    assert _again(desk, sheet) == (0, 0)
    for wrong in (
        _with(sheet, ("新节点", later)),
        replace(sheet, due_on=date(2027, 4, 20)),
    ):
        with pytest.raises(Invalid, match="project-before"):
            _again(desk, wrong)


def test_what_was_fed_back_is_not_dropped_by_leaving_it_out(desk: ProjectDesk) -> None:
    first = desk.draft()
    project = desk.registered(first)
    asks, number = desk.town.asks, _item(desk, project, 1)
    desk.town.do(followups.accept, asks(desk.street), number)
    desk.town.do(followups.feed_back, asks(desk.street), number, "已完成")
    with pytest.raises(Invalid, match="milestone-over"):
        _again(desk, replace(first, milestones=first.milestones[:1]))


def test_after_the_finish_day_what_is_added_moves_it(desk: ProjectDesk) -> None:
    project = desk.registered()
    for at in (0, 1):
        desk.reach(project, at)
    with pytest.raises(Invalid, match="project-before"):
        _add(desk, project, "补齐标识牌", date(2027, 5, 31))
    desk.town.clock.moment = local("2027-05-06T10:00")
    _add(desk, project, "补齐标识牌", date(2027, 5, 31))
    assert (project.due_on, len(desk.facts(project))) == (date(2027, 5, 31), 3)


def test_another_finish_day_answers_what_was_asked_for(desk: ProjectDesk) -> None:
    first = desk.draft()
    project = desk.registered(first)
    desk.town.do(steps.ask, desk.town.asks(desk.street), project.id, date(2027, 5, 31), "雨季")
    assert _again(desk, replace(first, aim="换个说法")) == (0, 1)
    assert project.asked_due == date(2027, 5, 31), "of something else it says nothing"
    assert _again(desk, replace(first, due_on=date(2027, 6, 30))) == (0, 1)
    assert (project.due_on, project.asked_due) == (date(2027, 6, 30), None)
    with pytest.raises(WrongStep):
        desk.town.do(steps.grant, desk.town.asks(desk.keeper), project.id)


def test_a_day_later_that_is_off_like_the_finish_day_is_granted(desk: ProjectDesk) -> None:
    saturday, sunday = date(2027, 4, 17), date(2027, 4, 18)
    project = desk.registered(desk.draft(days=(saturday,), due_on=saturday))
    before = desk.facts(project)[0].due_at
    desk.town.do(steps.ask, desk.town.asks(desk.street), project.id, sunday, "差一天")
    desk.town.do(steps.grant, desk.town.asks(desk.keeper), project.id)
    assert (project.due_on, desk.facts(project)[0].due_at) == (sunday, before)


def test_a_completed_project_that_goes_on_by_a_sheet_is_confirmed_again(desk: ProjectDesk) -> None:
    first = desk.draft(due_on=date(2027, 12, 31))
    project = desk.registered(first)
    for at in (0, 1):
        desk.reach(project, at)
    desk.town.clock.moment = local("2027-05-06T10:00")
    assert _again(desk, _with(first, ("补齐标识牌", date(2027, 11, 30)))) == (0, 1)
    assert project.confirm_at is not None
    assert project.confirm_at > desk.town.clock.now()


def test_two_new_rows_of_one_name_are_told_of_before_they_are_taken(desk: ProjectDesk) -> None:
    host, now = desk.town.units["琅琊区"].id, desk.town.clock.now()
    rows = planned(desk.town.work, now, host, [desk.draft("甲"), desk.draft("甲")])
    assert [one.wrong is None for one in rows] == [True, False]
