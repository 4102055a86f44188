"""撤销: within five minutes, by who did it, as long as nothing has happened since."""

from datetime import UTC, datetime

import pytest

from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import Effect, Outcome, State, Urgency
from domain.errors import NotFound, Refused, WrongStep
from domain.people.model import Role
from domain.request import Request
from storage.schema import holdings
from tests.domain.conftest import Town
from tests.domain.undo_desk import Desk

DAWN = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def desk(town: Town) -> Desk:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    town.person("琅琊街道", Role.COORDINATOR)
    return Desk(town, head, mediator, town.reported(head))


def test_an_outcome_undone_counts_as_if_it_had_not_been(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.START)
    was = desk.case.due_at
    desk.go(Arrow.RESOLVE)
    desk.undo()
    assert (desk.case.state, desk.case.outcome) == (State.MEDIATING, None)
    assert desk.case.ended_at is None
    assert desk.case.due_at == was
    assert desk.effects() == [Effect.OPENED, None, None, None, None]
    top = desk.town.units["琅琊区"].path
    figures = desk.town.work.periodic.figures(top, DAWN, desk.town.clock.forward(seconds=1))
    assert (figures.open, figures.resolved, figures.balanced) == (1, 0, True)


def test_a_closing_undone_leaves_the_outcome(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    desk.go(Arrow.CLOSE)
    desk.undo()
    assert (desk.case.state, desk.case.outcome) == (State.RESOLVED, Outcome.SUCCESS)
    assert desk.case.closed_at is None
    with pytest.raises(WrongStep, match="undo-overtaken"):
        desk.undo()  # the outcome is no longer the last step


def test_a_report_undone_was_never_found(desk: Desk) -> None:
    desk.undo(desk.head)
    assert (desk.case.state, desk.case.outcome) == (State.WITHDRAWN, None)
    assert desk.effects() == [None, None]
    assert desk.town.told(desk.mediator) == []
    top = desk.town.units["琅琊区"].path
    figures = desk.town.work.periodic.figures(top, DAWN, desk.town.clock.forward(seconds=1))
    assert (figures.found, figures.dropped, figures.open) == (0, 0, 0)


def test_what_reached_somebody_is_put_right_once(desk: Desk) -> None:
    desk.town.sends()
    desk.undo(desk.head)
    assert desk.heard(desk.mediator) == [Arrow.WITHDRAW]


def test_what_was_handed_on_is_taken_back_and_not_undone(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    coordinator = desk.town.person("琅琊街道", Role.COORDINATOR)
    desk.go(Arrow.HAND_UP)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        desk.undo()
    assert desk.case.state is State.OFFERED
    desk.go(Arrow.TAKE_BACK)
    assert (desk.case.state, desk.case.offered_id) == (State.ACCEPTED, None)
    assert desk.town.told(coordinator) == [], "it waited, and was taken back"
    desk.go(Arrow.HAND_UP)
    desk.town.sends()
    desk.go(Arrow.TAKE_BACK)
    assert desk.heard(coordinator)[-1] is Arrow.TAKE_BACK


def test_who_above_heard_of_a_red_offer_hears_at_once_that_it_is_taken_back(
    town: Town,
) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    town.person("琅琊街道", Role.COORDINATOR)
    supervisor = town.person("琅琊区", Role.SUPERVISOR)
    night = town.clock.forward(hours=13)
    desk = Desk(town, head, mediator, town.reported(head, urgency=Urgency.RED))
    desk.go(Arrow.HAND_UP)
    town.sends()
    desk.go(Arrow.TAKE_BACK)
    assert desk.heard(supervisor) == [Arrow.TAKE_BACK]
    assert town.told(supervisor)[-1] == ("case-moved", night)


def test_the_fifth_minute_counts_and_no_more(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    desk.town.clock.forward(minutes=5, seconds=1)
    with pytest.raises(WrongStep, match="undo-late"):
        desk.undo()
    assert desk.case.state is State.RESOLVED
    desk.town.clock.forward(seconds=-1)
    desk.undo()
    assert desk.case.state is State.ACCEPTED


def test_nobody_undoes_what_somebody_else_did_or_went_on_from(desk: Desk) -> None:
    other = desk.town.person("古道社区", Role.MEDIATOR)
    desk.go(Arrow.ACCEPT)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        desk.undo()  # accepting is no step that one tap undoes
    desk.go(Arrow.RESOLVE)
    for actor in (other, desk.head):
        with pytest.raises(WrongStep, match="undo-overtaken"):
            desk.undo(actor)
    desk.go(Arrow.CLOSE, other)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        desk.undo()
    stranger = desk.town.person("一号楼", Role.BUILDING_HEAD)
    with pytest.raises(NotFound):
        desk.undo(stranger)


def test_who_has_lost_the_post_undoes_nothing(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    desk.town.empty(holdings)
    again = desk.mediator.person_id
    moved = desk.town.person("一网格", Role.GRID_HEAD, again=again)
    with pytest.raises(Refused):
        desk.undo(moved)
    assert desk.case.state is State.RESOLVED


def test_a_button_undoes_only_its_own_step(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    resolved = (desk.town.work.cases.timeline(desk.case.id))[-1].id
    desk.go(Arrow.CLOSE)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        desk.undo(step_id=resolved)
    closed = (desk.town.work.cases.timeline(desk.case.id))[-1].id
    desk.undo(step_id=closed, token="once")
    desk.undo(step_id=closed, token="once")
    assert desk.case.state is State.RESOLVED


def test_the_reporter_is_corrected_if_it_reached_them_and_spared_if_not(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    desk.town.sends()
    desk.go(Arrow.RESOLVE)
    desk.undo()
    assert desk.heard(desk.head) == [Arrow.ACCEPT]
    desk.go(Arrow.RESOLVE)
    desk.town.sends()
    desk.undo()
    assert desk.heard(desk.head) == [Arrow.ACCEPT, Arrow.RESOLVE, Arrow.UNDO]


def test_a_newer_push_overtakes_the_one_that_waits(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.START)
    assert desk.heard(desk.head) == [Arrow.START]
    desk.town.sends()
    desk.go(Arrow.RESOLVE)
    desk.go(Arrow.CLOSE)
    assert desk.heard(desk.head) == [Arrow.START, Arrow.CLOSE]


def test_what_was_overtaken_by_an_undone_step_is_told_after_all(desk: Desk) -> None:
    desk.go(Arrow.ACCEPT)
    for _ in range(2):
        desk.go(Arrow.RESOLVE)
        assert desk.heard(desk.head) == [Arrow.RESOLVE]
        desk.undo()
        assert desk.heard(desk.head) == [Arrow.ACCEPT]
        desk.go(Arrow.HAND_UP)
        desk.go(Arrow.TAKE_BACK)
        assert desk.heard(desk.head) == [Arrow.ACCEPT]


def test_of_a_red_matter_everything_is_told_and_at_once(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    mediator = town.person("古道社区", Role.MEDIATOR)
    night = town.clock.forward(hours=13)
    desk = Desk(town, head, mediator, town.reported(head, urgency=Urgency.RED))
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.START)
    assert desk.heard(head) == [Arrow.ACCEPT, Arrow.START]
    assert {when for _, when in town.told(head)} == {night}


def test_the_reporter_of_a_merged_case_is_corrected_too(desk: Desk) -> None:
    builder = desk.town.person("一号楼", Role.BUILDING_HEAD)
    younger = desk.town.reported(builder, unit="一号楼")
    now = desk.town.clock.now()
    desk.town.do(
        merge,
        Request(actor=desk.mediator, token=desk.town.tap(), now=now),
        desk.case.id,
        younger.id,
    )
    desk.go(Arrow.ACCEPT)
    desk.go(Arrow.RESOLVE)
    desk.town.sends()
    desk.undo()
    kinds = [kind for kind, _ in desk.town.told(builder)]
    assert kinds == ["case-merged", "merged-moved", "merged-moved"]
    assert desk.heard(desk.head) == [Arrow.RESOLVE, Arrow.UNDO]
