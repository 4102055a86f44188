"""A call-in follows its matter: to whoever has it, and to its end; its units come and go."""

from datetime import date

import pytest

from domain.callins import actions, outcome
from domain.callins.model import CallInState, Coming
from domain.callins.notices import (
    CallInAnswered,
    CallInCalled,
    CallInDue,
    CallInLed,
    CallInMoved,
)
from domain.cases import merge, undo
from domain.cases.lifecycle import Arrow
from domain.errors import Refused, WrongStep
from domain.followups.model import FollowupState
from domain.leave.actions import take_leave
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.people.tenure import resign
from tests.domain.callin_desk import FRIDAY, CallInDesk
from tests.domain.conftest import Town
from tests.domain.offering import case_options

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def desk(town: Town) -> CallInDesk:
    return CallInDesk(town)


def test_handed_up_it_is_led_by_who_takes_it(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.town.sends()
    desk.step(desk.mediator, Arrow.HAND_UP)
    assert desk.told(desk.centre, CallInLed) == [], "nobody has taken it yet"
    desk.step(desk.street, Arrow.TAKE)
    [told] = desk.told(desk.centre, CallInLed)
    assert (told.lead, told.case_id) == ("琅琊街道", None)
    assert desk.told(desk.mediator, CallInLed) == []
    desk.answer(desk.centre, callin, "城管中心")
    assert len(desk.told(desk.street, CallInAnswered)) == 1
    assert desk.told(desk.mediator, CallInAnswered) == []
    settle, asks = outcome.settle, desk.town.asks
    with pytest.raises(Refused):
        desk.town.do(settle, asks(desk.mediator), callin.id, "好了")
    desk.town.do(settle, asks(desk.street), callin.id, "好了")


def test_a_called_unit_that_leads_now_owes_no_answer(desk: CallInDesk) -> None:
    callin = desk.call("琅琊街道", "城管中心")
    desk.step(desk.mediator, Arrow.HAND_UP)
    desk.step(desk.street, Arrow.TAKE)
    assert desk.said(callin) == [("琅琊街道", Coming.COMES), ("城管中心", None)]
    assert desk.told(desk.street, CallInCalled) == [], "it need not hear of its own call"
    desk.sweeps("2026-11-25T09:00")
    assert [one.owes for one in desk.told(desk.street, CallInDue)] == []
    assert [one.owes for one in desk.told(desk.centre, CallInDue)] == ["城管中心"]


def test_whoever_leads_now_hands_out_to_all_that_were_called(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.step(desk.mediator, Arrow.HAND_UP)
    desk.step(desk.street, Arrow.TAKE)
    desk.step(desk.street, Arrow.ASSIGN, to=desk.town.units["城管中心"].id)
    desk.step(desk.centre, Arrow.TAKE)
    tap = desk.town.asks(desk.centre)
    item = desk.hand_out(callin, "丰乐社区", request=tap)
    assert (item.host_id, item.unit_id) == tuple(
        desk.town.units[one].id for one in ("城管中心", "丰乐社区")
    )


def test_the_end_of_the_matter_ends_it_with_a_word(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.town.sends()
    desk.ends()
    assert callin.state is CallInState.ENDED
    assert [one.arrow for one in desk.told(desk.centre, CallInMoved)] == ["end"]
    with pytest.raises(WrongStep):
        desk.answer(desk.centre, callin, "城管中心")


def test_the_end_taken_back_it_is_held_after_all(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.ends()
    assert desk.told(desk.centre, CallInCalled) == [], "unheard, it is told no more"
    desk.town.do(undo.undo, desk.town.asks(desk.mediator), desk.case.id)
    assert callin.waits
    assert len(desk.told(desk.centre, CallInCalled)) == 1
    assert desk.told(desk.centre, CallInMoved) == []
    desk.town.sends()
    desk.ends()
    desk.town.sends()
    desk.town.do(undo.undo, desk.town.asks(desk.mediator), desk.case.id)
    assert [one.arrow for one in desk.told(desk.centre, CallInMoved)] == ["end", "resume"]


def test_who_answered_before_the_message_hears_of_the_end(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.answer(desk.centre, callin, "城管中心")
    desk.ends()
    assert [one.arrow for one in desk.told(desk.centre, CallInMoved)] == ["end"]
    assert desk.told(desk.neighbour, CallInMoved) == []
    desk.town.sends()
    desk.town.do(undo.undo, desk.town.asks(desk.mediator), desk.case.id)
    assert desk.told(desk.centre, CallInCalled) == [], "what is answered is not asked again"
    assert len(desk.told(desk.neighbour, CallInCalled)) == 1


def test_withdrawn_it_ends(desk: CallInDesk) -> None:
    callin = desk.call()
    desk.step(desk.head, Arrow.WITHDRAW)
    assert callin.state is CallInState.ENDED


def test_merged_it_goes_on_under_the_older_number(desk: CallInDesk) -> None:
    town, older = desk.town, desk.case
    desk.case = town.reported(desk.head, unit="一号楼")
    desk.step(desk.mediator, Arrow.ACCEPT)
    callin = desk.call()
    town.do(merge.merge, town.asks(desk.mediator), desk.case.id, older.id)
    assert (callin.case_id, callin.waits) == (older.id, True)
    assert "called_in" in [s.letter for s in town.steps() if s.case_id == older.id]
    desk.answer(desk.centre, callin, "城管中心")
    [heard] = desk.told(desk.mediator, CallInAnswered)
    assert heard.case_id == older.id


def test_what_was_handed_out_outlives_the_matter(desk: CallInDesk) -> None:
    callin = desk.call()
    item = desk.hand_out(callin)
    desk.ends()
    desk.step(desk.mediator, Arrow.CLOSE)
    assert (callin.state, item.state) == (CallInState.HANDED_OUT, FollowupState.HANDED_OUT)


def test_it_is_offered_when_it_may_be(desk: CallInDesk) -> None:
    def may(*who: Actor) -> list[bool]:
        work = desk.town.work
        return [case_options(work, one, desk.case).call_in for one in who]

    assert may(desk.mediator, desk.deputy) == [True, True]
    assert may(desk.street, desk.supervisor, desk.head, desk.centre) == [False] * 4
    desk.call()
    assert may(desk.mediator) == [False]


def test_on_leave_others_answer_and_hear(desk: CallInDesk) -> None:
    for who in (desk.mediator, desk.neighbour):
        desk.town.do(take_leave, desk.town.asks(who), TUESDAY, FRIDAY)
    second = desk.town.person("丰乐社区", Role.MEDIATOR)
    callin = desk.call(who=desk.deputy)
    assert len(desk.told(second, CallInCalled)) == 1
    desk.answer(second, callin, "丰乐社区")
    assert len(desk.told(desk.deputy, CallInAnswered)) == 1
    assert desk.told(desk.mediator, CallInAnswered) == []


def test_where_nobody_is_left_the_unit_above_leads(desk: CallInDesk) -> None:
    callin = desk.call()
    for who in (desk.mediator, desk.deputy):
        desk.town.do(resign, desk.town.asks(who), who.seats[0].post_id)
    desk.answer(desk.centre, callin, "城管中心")
    assert len(desk.told(desk.street, CallInAnswered)) == 1


def test_units_that_merge_answer_once(desk: CallInDesk) -> None:
    town = desk.town
    callin = desk.call("丰乐社区", "城管中心")
    admin = town.person("琅琊区", Role.ADMINISTRATOR)
    into = town.unit("新丰社区", UnitKind.COMMUNITY, "琅琊街道")
    desk.answer(desk.neighbour, callin, "丰乐社区")
    both = [town.units["丰乐社区"].id, town.units["城管中心"].id]
    town.do(org.merge, town.asks(admin), both[:1], into.id, on=TUESDAY)
    town.session.refresh(callin)
    assert callin.unit_ids == (into.id, both[1])
    assert callin.silent == (both[1],), "what it has said stands"
    moved = town.actor(desk.neighbour.person_id)
    desk.answer(moved, callin, "新丰社区", Coming.CANNOT, "撤并了，人手不够")
    # and where both are one by now, one answer is all
    callin.called[1].unit_id = into.id
    town.session.flush()
    assert (callin.unit_ids, callin.silent) == ((into.id,), ())
    desk.answer(moved, callin, "新丰社区")
    assert desk.said(callin) == [("新丰社区", Coming.COMES)] * 2


def test_of_a_unit_that_closes_the_one_above_answers(desk: CallInDesk) -> None:
    town = desk.town
    callin = desk.call("丰乐社区")
    admin = town.person("琅琊区", Role.ADMINISTRATOR)
    town.do(org.close, town.asks(admin), town.units["丰乐社区"].id, on=TUESDAY)
    town.session.refresh(callin)
    [unit_id] = callin.unit_ids
    town.do(actions.answer, town.asks(desk.street), callin.id, unit_id, Coming.COMES)
    assert callin.silent == ()
