"""Key projects: entered, reached milestone by milestone, confirmed, moved, accepted, cancelled."""

from dataclasses import replace
from datetime import date

import pytest

from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.followups import actions as followups
from domain.followups.model import FollowupState, Source
from domain.followups.notices import FollowupHandedOut
from domain.people.model import Actor, Role
from domain.projects import actions, standing, steps
from domain.projects.model import (
    MilestoneDraft,
    Project,
    ProjectColour,
    ProjectState,
    ProjectStep,
    Punctuality,
)
from domain.projects.notices import ProjectAssigned, ProjectMoved
from tests.domain.conftest import Town
from tests.domain.project_desk import FINISH, FIRST, SECOND, ProjectDesk, local


@pytest.fixture
def desk(town: Town) -> ProjectDesk:
    return ProjectDesk(town)


def _counts(desk: ProjectDesk, project: Project) -> Punctuality | None:
    work, now = desk.town.work, desk.town.clock.now()
    return standing.punctuality(work.rules, project, desk.facts(project), now)


def _colour(desk: ProjectDesk, project: Project) -> ProjectColour:
    work, now = desk.town.work, desk.town.clock.now()
    return standing.colour(work.rules, project, desk.facts(project), now)


def test_its_milestones_are_items_handed_out_and_one_notice_tells_of_it(desk: ProjectDesk) -> None:
    project = desk.registered()
    items = desk.town.work.followups.of_source(
        Source.PROJECT, [one.id for one in desk.milestones(project)]
    )
    assert [one.unit_id for one in items] == [desk.town.units["琅琊街道"].id] * 2
    assert [one.host_id for one in items] == [desk.town.units["琅琊区"].id] * 2
    assert desk.told(desk.street, FollowupHandedOut) == []
    [told] = desk.told(desk.street, ProjectAssigned)
    assert (told.yours, told.milestones) == (True, 2)
    [told] = desk.told(desk.officer, ProjectAssigned)
    assert not told.yours


def test_the_same_tap_enters_it_once(desk: ProjectDesk) -> None:
    asks, host = desk.town.asks(desk.keeper), desk.town.units["琅琊区"].id
    draft = desk.draft()
    first = desk.town.do(actions.register, asks, host, draft)
    assert desk.town.do(actions.register, asks, host, draft).id == first.id
    assert len(desk.milestones(first)) == 2


def test_state_progress_and_colour_follow_from_the_milestones(desk: ProjectDesk) -> None:
    project = desk.registered()
    assert desk.state(project) is ProjectState.NOT_STARTED
    assert _colour(desk, project) is ProjectColour.GREEN
    desk.reach(project, 0)
    assert desk.state(project) is ProjectState.UNDER_WAY
    desk.town.clock.moment = local("2027-03-05T10:00")
    assert _colour(desk, project) is ProjectColour.YELLOW
    desk.town.clock.moment = local("2027-04-01T10:00")
    assert _colour(desk, project) is ProjectColour.RED
    assert _counts(desk, project) is Punctuality.NOT_DUE
    desk.reach(project, 1, Satisfaction.FAIRLY)
    assert desk.state(project) is ProjectState.COMPLETED
    assert _colour(desk, project) is ProjectColour.BLUE
    assert _counts(desk, project) is Punctuality.ON_TIME
    assert [one.in_time for one in desk.facts(project)] == [True, False]


def test_what_is_finished_late_counts_as_late(desk: ProjectDesk) -> None:
    project = desk.registered()
    desk.reach(project, 0)
    desk.town.clock.moment = local("2027-05-06T10:00")
    assert _counts(desk, project) is Punctuality.LATE_OPEN
    desk.reach(project, 1)
    assert _counts(desk, project) is Punctuality.LATE_DONE


def test_found_late_but_reached_in_time_is_in_time(desk: ProjectDesk) -> None:
    project = desk.registered(desk.draft(days=(SECOND,)))
    number = desk.facts(project)[0].followup_id
    desk.town.do(followups.accept, desk.town.asks(desk.street), number)
    desk.town.do(followups.feed_back, desk.town.asks(desk.street), number, "已完成")
    desk.town.clock.moment = local("2027-05-06T10:00")
    desk.judge(project, 0, Satisfaction.SATISFIED)
    assert _counts(desk, project) is Punctuality.ON_TIME


def test_not_enough_twice_stays_unmet_until_it_is_dropped(desk: ProjectDesk) -> None:
    project = desk.registered()
    desk.reach(project, 0, Satisfaction.NOT)
    assert desk.facts(project)[0].unit_id == desk.town.units["琅琊区"].id, "a tier up"
    desk.reach(project, 0, Satisfaction.NOT, desk.keeper)
    assert desk.facts(project)[0].state is FollowupState.DONE
    assert not desk.facts(project)[0].met
    assert desk.facts(project)[0].late(desk.town.clock.now())
    milestone = desk.facts(project)[0].id
    desk.town.do(steps.drop_milestone, desk.town.asks(desk.keeper), milestone, "并入下一个节点")
    assert len(desk.facts(project)) == 1


def test_accepted_when_all_is_met_and_not_before(desk: ProjectDesk) -> None:
    project = desk.registered()
    desk.reach(project, 0)
    with pytest.raises(WrongStep):
        desk.town.do(steps.accept_project, desk.town.asks(desk.keeper), project.id, "")
    desk.reach(project, 1)
    desk.town.do(steps.accept_project, desk.town.asks(desk.keeper), project.id, "验收合格")
    assert desk.state(project) is ProjectState.ACCEPTED
    assert project.confirm_at is None
    assert desk.told(desk.street, ProjectMoved)[-1].note == "验收合格"


def test_a_milestone_more_opens_what_was_completed(desk: ProjectDesk) -> None:
    project = desk.registered()
    for at in (0, 1):
        desk.reach(project, at)
    more = MilestoneDraft(text="补齐标识牌", due_on=FINISH)
    desk.town.do(steps.add_milestone, desk.town.asks(desk.keeper), project.id, more)
    assert desk.state(project) is ProjectState.UNDER_WAY


def test_cancelled_with_a_reason_drops_what_is_open(desk: ProjectDesk) -> None:
    project = desk.registered()
    desk.reach(project, 0)
    with pytest.raises(Invalid) as wrong:
        desk.town.do(steps.cancel, desk.town.asks(desk.keeper), project.id, " ")
    assert wrong.value.reason == "note-missing"
    desk.town.do(steps.cancel, desk.town.asks(desk.keeper), project.id, "选址不成")
    assert desk.state(project) is ProjectState.CANCELLED
    assert _counts(desk, project) is None
    assert standing.met(desk.facts(project)) == 1, "what was reached stays on file"
    assert [one.note for one in desk.told(desk.street, ProjectMoved)][-1] == "选址不成"


def test_more_time_is_asked_and_granted_or_refused(desk: ProjectDesk) -> None:
    project = desk.registered(desk.draft(days=(FIRST, FINISH)))
    later = date(2027, 6, 30)
    asks = desk.town.asks(desk.street)
    desk.town.do(steps.ask, asks, project.id, later, "雨季影响")
    assert desk.told(desk.keeper, ProjectMoved)[0].due_on == later
    with pytest.raises(WrongStep):
        desk.town.do(steps.ask, desk.town.asks(desk.street), project.id, later, "再要")
    desk.town.do(steps.refuse, desk.town.asks(desk.keeper), project.id, "抓紧")
    assert (project.due_on, project.asked_due) == (FINISH, None)
    with pytest.raises(WrongStep):
        desk.town.do(steps.grant, desk.town.asks(desk.keeper), project.id)
    desk.town.do(steps.ask, desk.town.asks(desk.street), project.id, later, "雨季影响")
    desk.town.do(steps.grant, desk.town.asks(desk.keeper), project.id)
    assert project.due_on == later
    assert desk.facts(project)[1].due_at > local("2027-06-30T12:00"), "the last moves with it"
    assert desk.facts(project)[0].due_at < local("2027-01-17T12:00"), "the first stays"


def test_confirmed_once_a_quarter(desk: ProjectDesk) -> None:
    project = desk.registered()
    with pytest.raises(WrongStep):
        desk.town.do(steps.confirm, desk.town.asks(desk.street), project.id)
    desk.town.clock.moment = local("2026-12-20T10:00")
    desk.reach(project, 0)
    asks = desk.town.asks(desk.street)
    desk.town.do(steps.confirm, asks, project.id)
    desk.town.do(steps.confirm, asks, project.id)
    assert project.confirm_at == local("2027-04-01T00:00")
    [step] = [one for one in desk.town.all(ProjectStep) if one.arrow == "confirm"]
    assert (step.met, step.many, step.recorded) == (1, 2, False)
    with pytest.raises(WrongStep):
        desk.town.do(steps.confirm, desk.town.asks(desk.street), project.id)


def test_the_unit_above_records_for_one_without_a_phone(desk: ProjectDesk) -> None:
    desk.town.unit("无名社区", desk.town.units["古道社区"].kind, "琅琊街道")
    project = desk.registered(desk.draft(lead="无名社区", helpers=()))
    desk.town.clock.moment = local("2026-12-20T10:00")
    desk.town.do(steps.confirm, desk.town.asks(desk.street), project.id)
    [step] = [one for one in desk.town.all(ProjectStep) if one.arrow == "confirm"]
    assert step.recorded


def _asks_of(desk: ProjectDesk, project: Project, who: Actor) -> list[type[Exception]]:
    found: list[type[Exception]] = []
    milestone = desk.facts(project)[0].id
    calls = (
        (steps.confirm, (project.id,)),
        (steps.ask, (project.id, date(2027, 6, 30), "雨季")),
        (steps.grant, (project.id,)),
        (steps.refuse, (project.id, "抓紧")),
        (steps.judge_milestone, (milestone, Satisfaction.SATISFIED)),
        (steps.add_milestone, (project.id, MilestoneDraft(text="多", due_on=FINISH))),
        (steps.drop_milestone, (milestone, "不要")),
        (steps.accept_project, (project.id, "")),
        (steps.cancel, (project.id, "不要")),
        (actions.change, (project.id, desk.draft("改名"), "改")),
    )
    for action, args in calls:
        try:
            desk.town.do(action, desk.town.asks(who), *args)  # type: ignore[arg-type]  # of one shape
        except (NotFound, Refused, WrongStep) as wrong:
            found.append(type(wrong))
    return found


def test_who_has_nothing_to_do_with_it_learns_nothing(desk: ProjectDesk) -> None:
    desk.town.unit("别的街道", desk.town.units["琅琊街道"].kind, "琅琊区")
    project = desk.registered()
    other = desk.town.person("别的街道", Role.COORDINATOR)
    assert _asks_of(desk, project, other) == [NotFound] * 10
    assert _asks_of(desk, project, desk.officer) == [Refused] * 10, "it helps, and may look"
    for who in (desk.officer, other):
        host = desk.town.units["琅琊区"].id
        with pytest.raises(Refused):
            desk.town.do(actions.register, desk.town.asks(who), host, desk.draft())
        with pytest.raises(Refused):
            desk.town.do(actions.import_projects, desk.town.asks(who), host, [desk.draft()], "改")


def test_written_anew_keeps_what_was_reached(desk: ProjectDesk) -> None:
    first = desk.draft()
    project = desk.registered(first)
    desk.reach(project, 0)
    before = desk.facts(project)
    wanted = replace(
        first,
        name="新名称",
        milestones=(
            first.milestones[0],
            replace(first.milestones[1], due_on=FINISH),
            MilestoneDraft(text="节点三", due_on=FINISH, unit_id=desk.town.units["古道社区"].id),
        ),
    )
    asks = desk.town.asks(desk.keeper)
    assert desk.town.do(actions.change, asks, project.id, wanted, "调整")
    after = desk.facts(project)
    assert [one.id for one in after[:2]] == [one.id for one in before]
    assert after[1].due_at > before[1].due_at
    assert after[2].unit_id == desk.town.units["古道社区"].id
    assert project.name == "新名称"
    again = desk.town.asks(desk.keeper)
    assert not desk.town.do(actions.change, again, project.id, wanted, "调整"), "nothing is new"


def test_what_was_reached_cannot_be_written_away(desk: ProjectDesk) -> None:
    first = desk.draft()
    project = desk.registered(first)
    desk.reach(project, 0)
    for milestones in (
        first.milestones[1:],
        (replace(first.milestones[0], due_on=SECOND), first.milestones[1]),
    ):
        wanted = replace(first, milestones=milestones)
        with pytest.raises(Invalid) as wrong:
            desk.town.do(actions.change, desk.town.asks(desk.keeper), project.id, wanted, "调整")
        assert wrong.value.reason == "milestone-over"


def test_a_sheet_taken_over_twice_doubles_nothing(desk: ProjectDesk) -> None:
    host, drafts = desk.town.units["琅琊区"].id, [desk.draft(), desk.draft()]
    asks = desk.town.asks(desk.keeper)
    assert desk.town.do(actions.import_projects, asks, host, drafts, "调整") == (2, 0)
    again = desk.town.asks(desk.keeper)
    assert desk.town.do(actions.import_projects, again, host, drafts, "调整") == (0, 0)
    renamed = [replace(drafts[0], name="换了名称"), replace(drafts[1], number=9)]
    again = desk.town.asks(desk.keeper)
    assert desk.town.do(actions.import_projects, again, host, renamed, "调整") == (0, 2)
    assert {one.name for one in desk.town.all(Project)} == {"换了名称", "项目2"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": " "}, "project-name"),
        ({"name": "长" * 81}, "name-too-long"),
        ({"aim": "长" * 301}, "aim-too-long"),
        ({"system": "none"}, "project-system"),
        ({"number": 1000}, "project-number"),
        ({"milestones": ()}, "milestones-none"),
        ({"milestones": (MilestoneDraft(text="一", due_on=FIRST),) * 2}, "milestones-twice"),
        ({"milestones": (MilestoneDraft(text=" ", due_on=FIRST),)}, "milestone-missing"),
        ({"due_on": FIRST}, "project-before"),
        ({"milestones": (MilestoneDraft(text="一", due_on=date(2026, 1, 5)),)}, "day-gone"),
    ],
)
def test_what_is_wrong_is_said(desk: ProjectDesk, changes: dict[str, object], reason: str) -> None:
    wanted = replace(desk.draft(), **changes)  # type: ignore[arg-type]  # of any field
    with pytest.raises(Invalid) as wrong:
        desk.registered(wanted)
    assert wrong.value.reason == reason
