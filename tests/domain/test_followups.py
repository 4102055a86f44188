"""What the unit and whoever handed it out do about an item, once each and nobody else."""

from datetime import date, timedelta

import pytest

from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import end_of_day, last_day
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.followups import actions
from domain.followups.model import FollowupArrow, FollowupState
from domain.followups.notices import FollowupHandedOut, FollowupMoved
from domain.leave.actions import take_leave
from domain.org import actions as org
from domain.org.model import UnitKind
from domain.people.model import Actor, Capacity, Channel, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.followup_desk import FRIDAY, MONDAY, FollowupDesk
from tests.makers import ZONE


@pytest.fixture
def desk(town: Town) -> FollowupDesk:
    return FollowupDesk(town)


def arrows(desk: FollowupDesk, who: Actor) -> list[str]:
    return [one.arrow.value for one in desk.told(who, FollowupMoved)]


def test_accepted_and_fed_back(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    request = desk.town.asks(desk.street)
    for _ in range(2):
        desk.town.do(actions.accept, request, followup.id)
    assert (followup.state, followup.answer_at) == (FollowupState.UNDER_WAY, None)
    assert arrows(desk, desk.officer) == [], "that it is seen to is on the list"
    with pytest.raises(WrongStep):
        desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    desk.town.clock.forward(hours=1)
    first = desk.town.clock.now()
    request = desk.town.asks(desk.street)
    for _ in range(2):
        desk.town.do(actions.feed_back, request, followup.id, "灯泡已换")
    assert (followup.state, followup.feedback) == (FollowupState.FED_BACK, "灯泡已换")
    assert followup.in_time
    desk.town.clock.forward(hours=1)
    desk.town.do(actions.feed_back, desk.town.asks(desk.street), followup.id, "两盏都换了")
    assert (followup.feedback, followup.fed_back_at) == ("两盏都换了", first)
    assert [one.note for one in desk.told(desk.officer, FollowupMoved)] == [
        "灯泡已换",
        "两盏都换了",
    ]
    notes = [one.note for one in desk.steps(followup)]
    assert notes == ["", "", "灯泡已换", "两盏都换了"]


def test_sent_back_and_handed_to_another(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    with pytest.raises(Invalid):
        desk.town.do(actions.send_back, desk.town.asks(desk.street), followup.id, "  ")
    request = desk.town.asks(desk.street)
    for _ in range(2):
        desk.town.do(actions.send_back, request, followup.id, "路灯归区里管")
    assert followup.state is FollowupState.RETURNED
    assert followup.answer_at is not None
    [told] = desk.told(desk.officer, FollowupMoved)
    assert (told.arrow, told.note) == (FollowupArrow.SEND_BACK, "路灯归区里管")
    with pytest.raises(WrongStep):
        desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    with pytest.raises(WrongStep):
        desk.town.do(actions.extend, desk.town.asks(desk.officer), followup.id, MONDAY)
    district = desk.town.units["琅琊区"].id
    request = desk.town.asks(desk.mediator)
    for _ in range(2):
        desk.town.do(actions.hand_out_again, request, followup.id, district, MONDAY)
    assert (followup.state, followup.unit_id) == (FollowupState.HANDED_OUT, district)
    assert last_day(followup.due_at, ZONE) == MONDAY
    assert len(desk.told(desk.supervisor, FollowupHandedOut)) == 1
    with pytest.raises(Refused):
        desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)


def test_more_time_by_whoever_handed_it_out(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    with pytest.raises(Refused):
        desk.town.do(actions.extend, desk.town.asks(desk.street), followup.id, MONDAY)
    for day in (FRIDAY, FRIDAY - timedelta(days=1)):
        with pytest.raises(Invalid, match="followup-not-later"):
            desk.town.do(actions.extend, desk.town.asks(desk.officer), followup.id, day)
    with pytest.raises(Invalid, match="day-gone"):
        desk.town.do(actions.extend, desk.town.asks(desk.officer), followup.id, date(2026, 1, 5))
    followup.rung = 3
    request = desk.town.asks(desk.officer)
    for _ in range(2):
        desk.town.do(actions.extend, request, followup.id, MONDAY)
    assert (followup.due_at, followup.rung) == (end_of_day(MONDAY, ZONE), 0)
    assert followup.state is FollowupState.HANDED_OUT
    assert arrows(desk, desk.street) == ["extend"]
    desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    desk.town.do(actions.feed_back, desk.town.asks(desk.street), followup.id, "好了")
    with pytest.raises(WrongStep):
        desk.town.do(actions.extend, desk.town.asks(desk.officer), followup.id, date(2026, 12, 9))


def test_who_has_nothing_to_do_with_it_does_not_find_it(desk: FollowupDesk) -> None:
    desk.town.unit("北门街道", UnitKind.STREET, "琅琊区")
    other = desk.town.person("北门街道", Role.COORDINATOR)
    head = desk.town.person("一网格", Role.GRID_HEAD)
    followup = desk.hand_out()
    for who in (other, head):
        for number in (followup.id, followup.id + 1, 0, -1, 2**70):
            with pytest.raises(NotFound):
                desk.town.do(actions.accept, desk.town.asks(who), number)
    # who reads its board sees it, and takes no step of it
    with pytest.raises(Refused):
        desk.town.do(actions.accept, desk.town.asks(desk.supervisor), followup.id)


def test_who_helps_sees_it_and_answers_nothing(desk: FollowupDesk) -> None:
    desk.town.unit("北门街道", UnitKind.STREET, "琅琊区")
    helper = desk.town.person("北门街道", Role.COORDINATOR)
    handout = desk.handout("琅琊街道", host="琅琊区", helpers=("北门街道",))
    followup = desk.hand_out(handout, request=desk.town.asks(desk.supervisor))
    [told] = desk.told(helper, FollowupHandedOut)
    assert not told.yours
    with pytest.raises(Refused):
        desk.town.do(actions.accept, desk.town.asks(helper), followup.id)


def test_who_had_it_before_still_sees_it(desk: FollowupDesk) -> None:
    followup = desk.hand_out(
        desk.handout("古道社区", host="琅琊区"), request=desk.town.asks(desk.supervisor)
    )
    desk.town.do(actions.accept, desk.town.asks(desk.mediator), followup.id)
    desk.town.do(actions.feed_back, desk.town.asks(desk.mediator), followup.id, "好了")
    desk.judge(followup, Satisfaction.NOT)
    assert arrows(desk, desk.mediator) == ["do_again"]
    with pytest.raises(Refused):  # and not NotFound
        desk.town.do(actions.accept, desk.town.asks(desk.mediator), followup.id)


def _blocked(town: Town, who: Actor) -> None:
    for one in town.all(Channel):
        if one.person_id == who.person_id:
            one.reachable = False
    town.session.commit()


def test_for_a_unit_without_a_phone_it_is_recorded(desk: FollowupDesk) -> None:
    _blocked(desk.town, desk.street)
    followup = desk.hand_out()
    assert len(desk.told(desk.supervisor, FollowupHandedOut)) == 1
    desk.town.do(actions.accept, desk.town.asks(desk.supervisor), followup.id)
    desk.town.do(actions.feed_back, desk.town.asks(desk.supervisor), followup.id, "电话里说已修好")
    assert [one.recorded for one in desk.steps(followup)] == [False, True, True]
    [told] = desk.told(desk.officer, FollowupMoved)
    assert told.recorded
    # whoever is there may still answer themselves
    desk.town.do(actions.feed_back, desk.town.asks(desk.street), followup.id, "修好了")
    assert not desk.steps(followup)[-1].recorded


def test_nobody_records_for_a_unit_that_can_be_reached(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    with pytest.raises(Refused):
        desk.town.do(actions.accept, desk.town.asks(desk.supervisor), followup.id)


def test_on_leave_the_stand_in_hears(desk: FollowupDesk) -> None:
    deputy = desk.town.person("琅琊街道", Role.COORDINATOR, Capacity.STAND_IN)
    today = desk.town.clock.now().date()
    desk.town.do(take_leave, desk.town.asks(desk.street), today, today)
    followup = desk.hand_out()
    assert len(desk.told(deputy, FollowupHandedOut)) == 1
    assert desk.told(desk.street, FollowupHandedOut) == []
    desk.town.do(actions.accept, desk.town.asks(deputy), followup.id)
    assert not desk.steps(followup)[-1].recorded


def test_a_merged_unit_leaves_what_it_was_handed_to_its_successor(desk: FollowupDesk) -> None:
    town = desk.town
    for name in ("北门街道", "南门街道"):
        town.unit(name, UnitKind.STREET, "琅琊区")
    heir = town.person("南门街道", Role.COORDINATOR)
    handout = desk.handout("北门街道", host="琅琊区", helpers=("琅琊街道",))
    followup = desk.hand_out(handout, request=town.asks(desk.supervisor))
    into, day = town.units["南门街道"].id, town.clock.now().date()
    gone = [town.units[name].id for name in ("北门街道", "琅琊街道")]
    town.do(org.merge, Request(now=town.clock.now()), gone, into, on=day)
    town.session.expire_all()
    assert (followup.unit_id, followup.helpers) == (into, ())
    town.do(actions.accept, town.asks(heir), followup.id)
    assert followup.state is FollowupState.UNDER_WAY


def test_what_its_host_merges_into_goes_on_for_it(desk: FollowupDesk) -> None:
    town = desk.town
    town.unit("新社区", UnitKind.COMMUNITY, "琅琊街道")
    heir = town.person("新社区", Role.INFORMATION_OFFICER)
    followup = desk.hand_out()
    into, day = town.units["新社区"].id, town.clock.now().date()
    town.do(org.merge, Request(now=town.clock.now()), [town.units["古道社区"].id], into, on=day)
    town.session.expire_all()
    town.do(actions.extend, town.asks(heir), followup.id, MONDAY)
    assert last_day(followup.due_at, ZONE) == MONDAY
