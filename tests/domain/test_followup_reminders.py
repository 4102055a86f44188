"""What was handed out is reminded of: not accepted, sent back and lying, due, and overdue."""

from datetime import date

import pytest

from domain.followups import actions
from domain.followups.notices import FollowupDue
from domain.people.model import Actor, Capacity, Channel, Role
from tests.domain.conftest import Town
from tests.domain.followup_desk import MONDAY, FollowupDesk


@pytest.fixture
def desk(town: Town) -> FollowupDesk:
    return FollowupDesk(town)


def heard(desk: FollowupDesk, who: Actor) -> list[str]:
    return [f"{one.arrow.value} {one.rung.value}" for one in desk.told(who, FollowupDue)]


def days(desk: FollowupDesk, *mornings: str) -> None:
    """Each of them twice, early and late: what was said is not said again."""
    for morning in mornings:
        for hour in ("08:29", "08:30", "08:31", "19:59", "20:30"):
            desk.sweeps(f"{morning} {hour}")


def test_due_today_then_a_rung_a_working_day(desk: FollowupDesk) -> None:
    deputy = desk.town.person("琅琊街道", Role.COORDINATOR, Capacity.STAND_IN)
    followup = desk.hand_out()
    desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    days(desk, "2026-11-25", "2026-11-26")
    assert heard(desk, desk.street) == []
    days(desk, "2026-11-27", "2026-11-28", "2026-11-29")
    assert heard(desk, desk.street) == ["feed_back answer"]
    days(desk, "2026-11-30")
    assert heard(desk, desk.street) == ["feed_back answer", "feed_back handler"]
    assert heard(desk, desk.officer) == ["feed_back sender"]
    assert heard(desk, desk.mediator) == ["feed_back sender"]
    days(desk, "2026-12-01")
    assert heard(desk, deputy) == ["feed_back stand_in"]
    days(desk, "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07")
    assert heard(desk, desk.supervisor) == ["feed_back next_tier"]
    assert heard(desk, desk.street) == ["feed_back answer", "feed_back handler"]


def test_who_handed_it_down_hears_on_their_own_rung_too(desk: FollowupDesk) -> None:
    handout = desk.handout("古道社区", host="琅琊街道", helpers=())
    followup = desk.hand_out(handout, request=desk.town.asks(desk.street))
    desk.town.do(actions.accept, desk.town.asks(desk.officer), followup.id)
    days(desk, "2026-11-27", "2026-11-30")
    assert heard(desk, desk.street) == ["feed_back sender"]
    days(desk, "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07")
    assert heard(desk, desk.street) == ["feed_back sender", "feed_back next_tier"]


def test_more_time_begins_anew(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    days(desk, "2026-11-27", "2026-11-30")
    desk.town.sends()
    desk.town.do(actions.extend, desk.town.asks(desk.officer), followup.id, date(2026, 12, 4))
    days(desk, "2026-12-01", "2026-12-02", "2026-12-03")
    assert heard(desk, desk.street) == ["feed_back answer", "feed_back handler"]
    days(desk, "2026-12-04")
    assert heard(desk, desk.street)[2:] == ["feed_back answer"]


def test_what_is_fed_back_or_dropped_is_reminded_of_no_more(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    desk.town.do(actions.feed_back, desk.town.asks(desk.street), followup.id, "好了")
    days(desk, "2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02")
    assert heard(desk, desk.street) == heard(desk, desk.officer) == []


def test_a_reminder_that_waits_goes_with_the_step(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    desk.sweeps("2026-11-27 08:30")
    assert len(heard(desk, desk.street)) == 1
    desk.town.do(actions.feed_back, desk.town.asks(desk.street), followup.id, "好了")
    assert heard(desk, desk.street) == []


def test_what_nobody_accepts_climbs(desk: FollowupDesk) -> None:
    desk.hand_out(desk.handout(due=date(2026, 12, 18)))
    days(desk, "2026-11-26")
    assert heard(desk, desk.street) == []
    days(desk, "2026-11-27")
    assert heard(desk, desk.street) == ["accept handler"]
    days(desk, "2026-11-30", "2026-12-01", "2026-12-02")
    assert heard(desk, desk.street) == ["accept handler"]
    assert heard(desk, desk.supervisor) == ["accept next_tier"]
    days(desk, "2026-12-18")
    assert heard(desk, desk.street)[-1] == "feed_back answer", "its due day comes all the same"


def test_what_was_sent_back_and_lies_climbs_at_the_host(desk: FollowupDesk) -> None:
    followup = desk.hand_out(desk.handout(due=date(2026, 12, 18)))
    desk.town.do(actions.send_back, desk.town.asks(desk.street), followup.id, "不归街道管")
    days(desk, "2026-11-27")
    assert heard(desk, desk.officer) == ["hand_out_again handler"]
    assert heard(desk, desk.mediator) == ["hand_out_again handler"]
    days(desk, "2026-11-30")
    assert heard(desk, desk.deputy) == ["hand_out_again stand_in"]
    days(desk, "2026-12-01", "2026-12-02")
    assert heard(desk, desk.street) == ["hand_out_again next_tier"]
    district = desk.town.units["琅琊区"].id
    asks = desk.town.asks(desk.officer)
    desk.town.do(actions.hand_out_again, asks, followup.id, district, date(2026, 12, 18))
    days(desk, "2026-12-07")
    assert heard(desk, desk.supervisor) == ["accept handler"]


def test_who_was_told_today_is_not_reminded_today(desk: FollowupDesk) -> None:
    followup = desk.hand_out(desk.handout(due=date(2026, 11, 24)))
    days(desk, "2026-11-24")
    assert heard(desk, desk.street) == []
    days(desk, "2026-11-25")
    assert heard(desk, desk.street) == ["feed_back handler"]
    assert followup.answer_at is None


def test_where_nobody_can_be_reached_the_line_above_hears_so(desk: FollowupDesk) -> None:
    followup = desk.hand_out()
    desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    for one in desk.town.all(Channel):
        if one.person_id == desk.street.person_id:
            one.reachable = False
    days(desk, "2026-11-27", "2026-11-30")
    told = desk.told(desk.supervisor, FollowupDue)
    assert [one.rung.value for one in told] == ["answer", "handler"]
    assert all(one.unreached for one in told)


def test_all_of_a_morning_is_one_message(desk: FollowupDesk) -> None:
    for _ in range(3):
        followup = desk.hand_out(desk.handout(due=MONDAY))
        desk.town.do(actions.accept, desk.town.asks(desk.street), followup.id)
    desk.town.clock.forward(days=1)
    desk.hand_out(desk.handout(due=date(2026, 12, 18)))
    desk.sweeps("2026-11-30 08:30")
    waiting = [
        push
        for push in desk.town.pushes()
        if push.person_id == desk.street.person_id and isinstance(push.notice, FollowupDue)
    ]
    assert len(waiting) == 4
    assert all(push.notice.merges for push in waiting)
    assert len({push.not_before for push in waiting}) == 1
