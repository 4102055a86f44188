"""Referrals by the clock: until when an answer is due, who is reminded, how long a slip is one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.errors import Invalid, WrongStep
from domain.people.model import Capacity, Role
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import (
    Body,
    ReferralRules,
    Standing,
)
from domain.referrals.notices import ReferralDue
from domain.referrals.sweep import remind_referrals
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.referral_desk import LEGAL_AID, Desk
from tests.makers import ZONE


@pytest.fixture
def desk(town: Town) -> Desk:
    return Desk(town).open()


def test_the_answer_is_due_in_three_working_days_or_one_by_the_fast_lane(desk: Desk) -> None:
    slow = desk.refer()
    fast = desk.refer(replace(LEGAL_AID, body=Body.COURT, fast=True))
    assert slow.due_at == datetime(2026, 11, 28, tzinfo=ZONE), "Friday 24:00"
    assert fast.due_at == datetime(2026, 11, 26, tzinfo=ZONE), "Wednesday 24:00"
    desk.town.rules = replace(desk.town.rules, referrals=ReferralRules(answer_days=5))
    other = desk.refer(replace(LEGAL_AID, body=Body.POLICE))
    assert other.due_at == datetime(2026, 12, 2, tzinfo=ZONE), "what differs by place is data"


def test_an_offer_revoked_at_once_was_never_told(desk: Desk) -> None:
    desk.town.clock.forward(hours=12)  # the offer waits for the morning
    referral = desk.refer()
    desk.town.clock.forward(minutes=4)
    desk.revoke(referral)
    assert referral.standing is Standing.REVOKED
    assert desk.told(desk.liaison) == []


def test_a_slip_that_was_told_is_put_right_with_one_message(desk: Desk) -> None:
    referral = desk.refer()
    desk.town.sends()
    desk.town.clock.forward(minutes=4, seconds=59)
    desk.revoke(referral)
    _, correction = desk.told(desk.liaison)
    assert (correction.arrow, correction.slip) == (ReferralArrow.REVOKE, True)


def test_after_five_minutes_revoking_needs_a_reason(desk: Desk) -> None:
    referral = desk.refer()
    desk.town.sends()
    desk.town.clock.forward(minutes=5)
    with pytest.raises(Invalid) as caught:
        desk.revoke(referral)
    assert caught.value.reason == "referral-reason-missing"
    desk.revoke(referral, "已经谈妥")
    assert (referral.standing, referral.result) == (Standing.REVOKED, "已经谈妥")
    last = desk.told(desk.liaison)[-1]
    assert (last.slip, last.note) == (False, "已经谈妥")


def test_what_a_liaison_took_without_the_push_is_told_to_be_revoked(desk: Desk) -> None:
    referral = desk.refer()
    desk.answer(referral, ReferralArrow.ACCEPT)  # found in the list
    desk.revoke(referral)
    assert [one.arrow for one in desk.told(desk.liaison)] == [ReferralArrow.REVOKE]
    assert desk.told(desk.mediator) == [], "an unsent 'accepted' is told no more"


def test_done_is_too_late_to_revoke(desk: Desk) -> None:
    referral = desk.refer()
    desk.answer(referral, ReferralArrow.ACCEPT)
    desk.answer(referral, ReferralArrow.FINISH, "办好了")
    with pytest.raises(WrongStep):
        desk.revoke(referral, "晚了")


def _local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def test_who_owes_the_answer_is_reminded_on_the_due_morning_then_the_sender(
    desk: Desk,
) -> None:
    desk.refer()  # Tuesday; due Friday
    desk.town.sends()

    def sweeps(moment: str) -> int:
        return desk.town.do(remind_referrals, Request(now=_local(moment)))

    assert sweeps("2026-11-26 08:30") == 0
    assert sweeps("2026-11-27 08:29") == 0
    assert sweeps("2026-11-27 08:30") == 1
    assert sweeps("2026-11-27 08:31") == 0, "once"
    due = desk.told(desk.liaison)[-1]
    assert isinstance(due, ReferralDue)
    assert due.rung == "answer"
    assert sweeps("2026-11-28 09:00") == 0, "Saturday"
    assert sweeps("2026-11-30 08:29") == 0
    assert sweeps("2026-11-30 08:30") == 1
    assert sweeps("2026-12-01 08:30") == 0
    (overdue,) = desk.told(desk.mediator)
    assert overdue.rung == "sender"


def test_for_a_body_outside_the_sender_is_reminded_both_times(desk: Desk) -> None:
    desk.refer(replace(LEGAL_AID, body=Body.POLICE, fast=True))
    assert desk.town.do(remind_referrals, Request(now=_local("2026-11-25 08:30"))) == 1
    assert desk.town.do(remind_referrals, Request(now=_local("2026-11-26 08:30"))) == 1
    assert [one.rung for one in desk.told(desk.mediator)] == ["answer", "sender"]
    assert not any(one.inside for one in desk.told(desk.mediator))


def test_an_answer_ends_the_reminding(desk: Desk) -> None:
    referral = desk.refer()
    desk.town.do(remind_referrals, Request(now=_local("2026-11-27 08:30")))
    desk.town.clock.moment = _local("2026-11-27 08:31")
    desk.answer(referral, ReferralArrow.ACCEPT)
    assert desk.told(desk.liaison) == [], "what waits about an answered referral goes"
    assert desk.town.do(remind_referrals, Request(now=_local("2026-11-30 08:30"))) == 0


def test_who_is_asked_after_the_due_morning_is_not_reminded_at_once(desk: Desk) -> None:
    desk.town.rules = replace(desk.town.rules, referrals=ReferralRules(answer_days=0))
    desk.refer()
    assert desk.town.do(remind_referrals, Request(now=desk.now + timedelta(minutes=1))) == 0


def test_the_stand_in_hears_where_nobody_holds_the_post(town: Town) -> None:
    desk = Desk(town).open(liaison=False)
    stand_in = town.person("琅琊街道", Role.LEGAL_AID_LIAISON, Capacity.STAND_IN)
    desk.refer()
    assert desk.told(stand_in) != []
