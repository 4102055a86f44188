"""撤销: within five minutes, by who did it, as long as nothing has happened since."""

from datetime import UTC, datetime

import pytest

from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import Effect, Outcome, State, Urgency
from domain.errors import NotFound, Refused, WrongStep
from domain.people.model import Role
from tests.domain.conftest import Town
from tests.domain.undo_desk import Desk

DAWN = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
async def desk(town: Town) -> Desk:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    await town.person("琅琊街道", Role.COORDINATOR)
    return Desk(town, head, mediator, await town.reported(head))


async def test_an_outcome_undone_counts_as_if_it_had_not_been(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    await desk.go(Arrow.START)
    was = desk.case.due_at
    await desk.go(Arrow.RESOLVE)
    await desk.undo()
    assert (desk.case.state, desk.case.outcome) == (State.MEDIATING, None)
    assert desk.case.ended_at is None
    assert desk.case.due_at == was
    assert await desk.effects() == [Effect.OPENED, None, None, None, None]
    top = desk.town.units["琅琊区"].path
    figures = await desk.town.work.reports.figures(top, DAWN, desk.town.clock.forward(seconds=1))
    assert (figures.open, figures.resolved, figures.balanced) == (1, 0, True)


async def test_a_closing_undone_leaves_the_outcome(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    await desk.go(Arrow.RESOLVE)
    await desk.go(Arrow.CLOSE)
    await desk.undo()
    assert (desk.case.state, desk.case.outcome) == (State.RESOLVED, Outcome.SUCCESS)
    assert desk.case.closed_at is None
    with pytest.raises(WrongStep, match="undo-overtaken"):
        await desk.undo()  # the outcome is no longer the last step


async def test_a_report_undone_was_never_found(desk: Desk) -> None:
    await desk.undo(desk.head)
    assert (desk.case.state, desk.case.outcome) == (State.WITHDRAWN, None)
    assert await desk.effects() == [None, None]
    assert desk.town.told(desk.mediator) == []
    top = desk.town.units["琅琊区"].path
    figures = await desk.town.work.reports.figures(top, DAWN, desk.town.clock.forward(seconds=1))
    assert (figures.found, figures.dropped, figures.open) == (0, 0, 0)


async def test_what_reached_somebody_is_put_right_once(desk: Desk) -> None:
    desk.town.sends()
    await desk.undo(desk.head)
    assert desk.heard(desk.mediator) == [Arrow.WITHDRAW]


async def test_what_was_handed_on_is_taken_back_and_not_undone(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    coordinator = await desk.town.person("琅琊街道", Role.COORDINATOR)
    await desk.go(Arrow.HAND_UP)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        await desk.undo()
    assert desk.case.state is State.OFFERED
    await desk.go(Arrow.TAKE_BACK)
    assert (desk.case.state, desk.case.offered_id) == (State.ACCEPTED, None)
    assert desk.town.told(coordinator) == [], "it waited, and was taken back"
    await desk.go(Arrow.HAND_UP)
    desk.town.sends()
    await desk.go(Arrow.TAKE_BACK)
    assert desk.heard(coordinator)[-1] is Arrow.TAKE_BACK


async def test_who_above_heard_of_a_red_offer_hears_at_once_that_it_is_taken_back(
    town: Town,
) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    await town.person("琅琊街道", Role.COORDINATOR)
    supervisor = await town.person("琅琊区", Role.SUPERVISOR)
    night = town.clock.forward(hours=13)
    desk = Desk(town, head, mediator, await town.reported(head, urgency=Urgency.RED))
    await desk.go(Arrow.HAND_UP)
    town.sends()
    await desk.go(Arrow.TAKE_BACK)
    assert desk.heard(supervisor) == [Arrow.TAKE_BACK]
    assert town.told(supervisor)[-1] == ("case-moved", night)


async def test_the_fifth_minute_counts_and_no_more(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    await desk.go(Arrow.RESOLVE)
    desk.town.clock.forward(minutes=5, seconds=1)
    with pytest.raises(WrongStep, match="undo-late"):
        await desk.undo()
    assert desk.case.state is State.RESOLVED
    desk.town.clock.forward(seconds=-1)
    await desk.undo()
    assert desk.case.state is State.ACCEPTED


async def test_nobody_undoes_what_somebody_else_did_or_went_on_from(desk: Desk) -> None:
    other = await desk.town.person("古道社区", Role.MEDIATOR)
    await desk.go(Arrow.ACCEPT)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        await desk.undo()  # accepting is no step that one tap undoes
    await desk.go(Arrow.RESOLVE)
    for actor in (other, desk.head):
        with pytest.raises(WrongStep, match="undo-overtaken"):
            await desk.undo(actor)
    await desk.go(Arrow.CLOSE, other)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        await desk.undo()
    stranger = await desk.town.person("一号楼", Role.BUILDING_HEAD)
    with pytest.raises(NotFound):
        await desk.undo(stranger)


async def test_who_has_lost_the_post_undoes_nothing(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    await desk.go(Arrow.RESOLVE)
    desk.town.work.people.holdings.clear()
    again = desk.mediator.person_id
    moved = await desk.town.person("一网格", Role.GRID_HEAD, again=again)
    with pytest.raises(Refused):
        await desk.undo(moved)
    assert desk.case.state is State.RESOLVED


async def test_a_button_undoes_only_its_own_step(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    await desk.go(Arrow.RESOLVE)
    resolved = (await desk.town.work.cases.timeline(desk.case.id))[-1].id
    await desk.go(Arrow.CLOSE)
    with pytest.raises(WrongStep, match="undo-overtaken"):
        await desk.undo(step_id=resolved)
    closed = (await desk.town.work.cases.timeline(desk.case.id))[-1].id
    await desk.undo(step_id=closed, token="once")
    await desk.undo(step_id=closed, token="once")
    assert desk.case.state is State.RESOLVED


async def test_the_reporter_is_corrected_if_it_reached_them_and_spared_if_not(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    desk.town.sends()
    await desk.go(Arrow.RESOLVE)
    await desk.undo()
    assert desk.heard(desk.head) == [Arrow.ACCEPT]
    await desk.go(Arrow.RESOLVE)
    desk.town.sends()
    await desk.undo()
    assert desk.heard(desk.head) == [Arrow.ACCEPT, Arrow.RESOLVE, Arrow.UNDO]


async def test_a_newer_push_overtakes_the_one_that_waits(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    await desk.go(Arrow.START)
    assert desk.heard(desk.head) == [Arrow.START]
    desk.town.sends()
    await desk.go(Arrow.RESOLVE)
    await desk.go(Arrow.CLOSE)
    assert desk.heard(desk.head) == [Arrow.START, Arrow.CLOSE]


async def test_what_was_overtaken_by_an_undone_step_is_told_after_all(desk: Desk) -> None:
    await desk.go(Arrow.ACCEPT)
    for _ in range(2):
        await desk.go(Arrow.RESOLVE)
        assert desk.heard(desk.head) == [Arrow.RESOLVE]
        await desk.undo()
        assert desk.heard(desk.head) == [Arrow.ACCEPT]
        await desk.go(Arrow.HAND_UP)
        await desk.go(Arrow.TAKE_BACK)
        assert desk.heard(desk.head) == [Arrow.ACCEPT]


async def test_of_a_red_matter_everything_is_told_and_at_once(town: Town) -> None:
    head = await town.person("一网格", Role.GRID_HEAD)
    mediator = await town.person("古道社区", Role.MEDIATOR)
    night = town.clock.forward(hours=13)
    desk = Desk(town, head, mediator, await town.reported(head, urgency=Urgency.RED))
    await desk.go(Arrow.ACCEPT)
    await desk.go(Arrow.START)
    assert desk.heard(head) == [Arrow.ACCEPT, Arrow.START]
    assert {when for _, when in town.told(head)} == {night}


async def test_the_reporter_of_a_merged_case_is_corrected_too(desk: Desk) -> None:
    builder = await desk.town.person("一号楼", Role.BUILDING_HEAD)
    younger = await desk.town.reported(builder, unit="一号楼")
    now = desk.town.clock.now()
    await merge(
        desk.town.work, desk.mediator, desk.case.id, younger.id, token=desk.town.tap(), now=now
    )
    await desk.go(Arrow.ACCEPT)
    await desk.go(Arrow.RESOLVE)
    desk.town.sends()
    await desk.undo()
    kinds = [kind for kind, _ in desk.town.told(builder)]
    assert kinds == ["case-merged", "merged-moved", "merged-moved"]
    assert desk.heard(desk.head) == [Arrow.RESOLVE, Arrow.UNDO]
