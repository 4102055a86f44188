"""吹哨: units are called in to a matter, say whether they come, and what comes of it is on file."""

from datetime import timedelta

import pytest

from domain.callins import actions, outcome
from domain.callins.model import CallIn, CallInState, Coming
from domain.callins.notices import CallInAnswered, CallInCalled, CallInMoved
from domain.cases.lifecycle import Arrow
from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.followups import actions as followups
from domain.followups.model import Followup, FollowupState, Source
from domain.followups.notices import FollowupHandedOut
from domain.people.model import Actor
from tests.domain.callin_desk import FRIDAY, THURSDAY, CallInDesk, local
from tests.domain.conftest import Town


@pytest.fixture
def desk(town: Town) -> CallInDesk:
    return CallInDesk(town)


def test_called_answered_handed_out_and_judged(desk: CallInDesk) -> None:
    callin = desk.call()
    for who, name in ((desk.neighbour, "丰乐社区"), (desk.centre, "城管中心")):
        [told] = desk.told(who, CallInCalled)
        assert (told.called, told.lead, told.place) == (name, "古道社区", "三号楼门口")
        assert (told.request, told.meets_at) == ("请带上图纸，一起看漏水", THURSDAY)
        assert told.code == desk.case.code
    desk.answer(desk.neighbour, callin, "丰乐社区")
    desk.answer(desk.centre, callin, "城管中心", Coming.CANNOT, "那天有联合检查13812345678")
    assert desk.said(callin) == [("丰乐社区", Coming.COMES), ("城管中心", Coming.CANNOT)]
    *_, heard = desk.told(desk.mediator, CallInAnswered)
    assert (heard.unit_name, heard.comes, heard.cannot, heard.silent) == ("城管中心", 1, 1, 0)
    assert heard.reason.startswith("那天有联合检查")
    assert "13812345678" not in heard.reason

    item = desk.hand_out(callin)
    assert (item.source, item.host_id) == (Source.CALLIN, desk.case.responsible_id)
    assert item.title == "周五前修好水管"
    [handed] = desk.told(desk.neighbour, FollowupHandedOut)
    assert handed.host == "古道社区"
    assert callin.state is CallInState.HANDED_OUT
    desk.hand_out(callin, "古道社区", text="周五上门看一看")
    town = desk.town
    town.do(followups.accept, town.asks(desk.neighbour), item.id)
    town.do(followups.feed_back, town.asks(desk.neighbour), item.id, "修好了")
    [task, _] = town.work.callins.tasks(callin.id)
    town.do(outcome.judge_task, town.asks(desk.mediator), task.id, Satisfaction.SATISFIED)
    assert item.state is FollowupState.DONE
    way = [step.letter.value for step in town.steps()][-5:]
    assert way == [
        *("called_in", "called_comes", "called_cannot"),
        *("call_handed_out", "call_handed_out"),
    ]


def test_settled_on_the_spot(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.town.sends()
    desk.town.do(outcome.settle, desk.town.asks(desk.mediator), callin.id, "当场接好了水管")
    assert (callin.state, callin.outcome) == (CallInState.SETTLED, "当场接好了水管")
    [told] = desk.told(desk.centre, CallInMoved)
    assert told.note == "当场接好了水管"
    assert desk.call("城管中心").waits, "the next may follow"
    with pytest.raises(WrongStep):
        desk.hand_out(callin)


def test_called_off_who_has_heard_hears_so(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.town.do(actions.call_off, desk.town.asks(desk.mediator), callin.id, "当事人改天")
    for who in (desk.neighbour, desk.centre):
        assert desk.told(who, CallInCalled) == [], "not sent yet, it is not sent"
        assert desk.told(who, CallInMoved) == []
    again = desk.call()
    desk.town.sends()
    desk.town.do(actions.call_off, desk.town.asks(desk.mediator), again.id, "又改天")
    assert [one.note for one in desk.told(desk.centre, CallInMoved)] == ["又改天"]
    with pytest.raises(WrongStep):
        desk.answer(desk.centre, again, "城管中心")


def test_nothing_is_handed_out_before_its_hour(desk: CallInDesk) -> None:
    callin, unit = desk.call(), desk.town.units["丰乐社区"].id
    task = (callin.id, "修水管", unit, FRIDAY)
    desk.town.clock.moment = THURSDAY - timedelta(minutes=1)
    with pytest.raises(WrongStep):
        desk.town.do(outcome.hand_out_task, desk.town.asks(desk.mediator), *task)
    assert callin.waits
    desk.town.clock.moment = THURSDAY
    desk.town.do(outcome.hand_out_task, desk.town.asks(desk.mediator), *task)
    assert callin.state is CallInState.HANDED_OUT


def test_the_same_tap_twice_is_one(desk: CallInDesk) -> None:
    town = desk.town
    ask = town.asks(desk.mediator)
    assert desk.call(request=ask)
    assert town.do(actions.call, ask, desk.case.id, desk.asked()) is None
    [callin] = town.all(CallIn)
    tap = town.asks(desk.mediator)
    assert desk.hand_out(callin, request=tap) is desk.hand_out(callin, request=tap)
    assert len(town.all(Followup)) == 1


def test_another_answer_takes_the_place_of_the_first(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.answer(desk.centre, callin, "城管中心")
    desk.answer(desk.centre, callin, "城管中心")
    assert len(desk.told(desk.mediator, CallInAnswered)) == 1, "the same again says nothing"
    first = callin.called[1].answered_at
    desk.town.clock.forward(hours=1)
    desk.answer(desk.centre, callin, "城管中心", Coming.CANNOT, "车坏了")
    assert callin.called[1].coming is Coming.CANNOT
    assert callin.called[1].answered_at == first
    with pytest.raises(Invalid, match="note-missing"):
        desk.answer(desk.neighbour, callin, "丰乐社区", Coming.CANNOT, " ")
    desk.town.clock.moment = THURSDAY
    with pytest.raises(WrongStep):
        desk.answer(desk.neighbour, callin, "丰乐社区")


@pytest.mark.parametrize("unit", ["北门社区", "一网格", "古道社区", "一号楼"])
def test_who_is_out_of_reach_is_not_called(desk: CallInDesk, unit: str) -> None:
    with pytest.raises(Invalid, match="callin-unit"):
        desk.call(unit)
    assert desk.town.all(CallIn) == []


def test_what_is_asked_is_checked(desk: CallInDesk) -> None:
    town, now = desk.town, desk.town.clock.now()

    def refused(reason: str, **changes: object) -> None:
        asked = desk.asked(**changes)  # type: ignore[arg-type] - of several kinds
        with pytest.raises(Invalid, match=reason):
            town.do(actions.call, town.asks(desk.mediator), desk.case.id, asked)

    refused("callin-gone", at=now)
    refused("callin-far-off", at=now + timedelta(days=61))
    refused("callin-place", place=" ")
    refused("callin-request", request=" ")
    refused("place-too-long", place="楼" * 61)
    with pytest.raises(Invalid, match="callin-units"):
        town.do(
            actions.call,
            town.asks(desk.mediator),
            desk.case.id,
            type(desk.asked())(unit_ids=(), place="门口", meets_at=THURSDAY, request="来"),
        )
    desk.call(at=now + timedelta(minutes=30))
    with pytest.raises(Invalid, match="callin-waiting"):
        desk.call()


def test_only_who_has_the_matter_calls_and_records(desk: CallInDesk) -> None:
    callin = desk.call()
    town = desk.town
    for who in (desk.street, desk.supervisor):
        with pytest.raises(Refused):
            desk.call(who=who)
        with pytest.raises(Refused):
            town.do(outcome.settle, town.asks(who), callin.id, "好了")
    for who in (desk.neighbour, desk.centre):
        with pytest.raises(NotFound):
            desk.call(who=who)
        for action, words in ((actions.call_off, "不来"), (outcome.settle, "好了")):
            with pytest.raises(Refused):
                town.do(action, town.asks(who), callin.id, words)
    for action, words in ((actions.call_off, "不来"), (outcome.settle, "好了")):
        with pytest.raises(NotFound):
            town.do(action, town.asks(desk.stranger), callin.id, words)


def test_each_answers_for_their_own_unit(desk: CallInDesk) -> None:
    callin = desk.call()
    with pytest.raises(Refused):
        desk.answer(desk.neighbour, callin, "城管中心")
    with pytest.raises(Refused):
        desk.answer(desk.mediator, callin, "城管中心")
    with pytest.raises(NotFound):
        desk.answer(desk.neighbour, callin, "北门社区")
    with pytest.raises(NotFound):
        desk.answer(desk.stranger, callin, "北门社区")
    with pytest.raises(NotFound):
        desk.answer(desk.stranger, callin, "丰乐社区")


def test_to_be_called_opens_no_case(desk: CallInDesk) -> None:
    """What a unit may do about the matter itself does not grow by it."""
    desk.call()
    for who in (desk.neighbour, desk.centre):
        with pytest.raises(NotFound):
            desk.step(who, Arrow.START)


def test_for_a_unit_without_a_phone_it_is_recorded(desk: CallInDesk) -> None:
    desk.town.work.people.forget_channels(desk.neighbour.person_id)
    callin = desk.call()
    [told] = desk.told(desk.street, CallInCalled)
    assert told.called == "丰乐社区"
    desk.answer(desk.street, callin, "丰乐社区")
    assert callin.called[0].recorded
    [heard] = desk.told(desk.mediator, CallInAnswered)
    assert heard.recorded


def test_an_urgent_one_is_told_at_night(desk: CallInDesk) -> None:
    town = desk.town
    town.clock.moment = local("2026-11-24 22:00")
    desk.call("城管中心", at=local("2026-11-24 23:00"))
    [push] = [one for one in town.pushes() if isinstance(one.notice, CallInCalled)]
    assert push.not_before == town.clock.now()


def test_one_for_tomorrow_waits_for_the_morning(desk: CallInDesk) -> None:
    town = desk.town
    town.clock.moment = local("2026-11-24 22:00")
    desk.call("城管中心", at=local("2026-11-25 15:00"))
    [push] = [one for one in town.pushes() if isinstance(one.notice, CallInCalled)]
    assert push.not_before == local("2026-11-25 08:00")


def test_who_gets_something_to_do_was_called_or_leads(desk: CallInDesk) -> None:
    callin = desk.call("城管中心")
    with pytest.raises(Invalid, match="callin-task-unit"):
        desk.hand_out(callin, "丰乐社区")
    with pytest.raises(Invalid, match="day-gone"):
        desk.hand_out(callin, "城管中心", due=FRIDAY - timedelta(days=20))
    assert callin.waits
    assert desk.town.all(Followup) == []


def test_nobody_has_taken_it_and_it_is_not_called_for(desk: CallInDesk, town: Town) -> None:
    fresh = town.reported(desk.head, unit="一号楼")

    def call(who: Actor) -> None:
        town.do(actions.call, town.asks(who), fresh.id, desk.asked())

    with pytest.raises(WrongStep):
        call(desk.mediator)
