"""Referrals: consent before anything, who answers, who hears, and what the case gets of it."""

from dataclasses import replace
from typing import Any

import pytest

from domain.cases import steps as case_actions
from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Outcome, State
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.people.model import Role
from domain.referrals import actions
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import (
    Body,
    Consent,
    Referral,
    Standing,
    Tried,
)
from domain.referrals.notices import ReferralMoved, ReferralOffered
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.referral_desk import LEGAL_AID, Desk


@pytest.fixture
def desk(town: Town) -> Desk:
    return Desk(town).open()


def test_an_offer_tells_the_liaison_and_the_case_stays_with_its_handler(desk: Desk) -> None:
    referral = desk.refer(replace(LEGAL_AID, fast=True))
    (notice,) = desk.told(desk.liaison)
    assert isinstance(notice, ReferralOffered)
    assert (notice.reason, notice.fast, notice.by_unit) == ("请帮助申请仲裁", True, "古道社区")
    assert referral.to_unit_id == desk.town.units["琅琊区"].id
    assert (referral.stage, referral.tried) == (State.MEDIATING, Tried.UNDER_WAY)
    assert (desk.case.state, desk.case.handler_id) == (State.MEDIATING, desk.mediator.person_id)
    assert desk.case.responsible_id == desk.town.units["古道社区"].id
    step = desk.town.steps()[-1]
    assert (step.letter, step.referral_id, step.effect) == ("R1", referral.id, None)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"consent": None}, "consent-missing"),
        ({"body": None}, "body-missing"),
        ({"reason": "  "}, "referral-reason-missing"),
        ({"reason": "13855001234"}, "referral-reason-missing"),
    ],
)
def test_nothing_goes_without_consent_body_and_a_clean_reason(
    desk: Desk, change: dict[str, Any], reason: str
) -> None:
    steps = len(desk.town.steps())
    with pytest.raises(Invalid) as caught:
        desk.refer(replace(LEGAL_AID, **change))
    assert caught.value.reason == reason
    assert desk.town.all(Referral) == []
    assert len(desk.town.steps()) == steps
    assert desk.told(desk.liaison) == []


def test_consent_is_recorded_with_who_when_and_which_parties(desk: Desk) -> None:
    referral = desk.refer(replace(LEGAL_AID, consent=Consent.APPLICANT))
    assert referral.consent is Consent.APPLICANT
    assert referral.consent_at == desk.now
    assert referral.consent_post_id == desk.mediator.seats[0].post_id
    assert ("consent", f"referral:{referral.id}:applicant") in desk.town.audit()


def test_personal_numbers_of_the_summary_never_leave(desk: Desk) -> None:
    desk.case.summary = "欠薪，联系 13855001234"
    desk.refer()
    (notice,) = desk.told(desk.liaison)
    assert notice.summary == "欠薪，联系 ***********"


def test_the_nearest_liaison_answers(desk: Desk) -> None:
    near = desk.town.person("琅琊街道", Role.LEGAL_AID_LIAISON)
    referral = desk.refer()
    assert referral.to_unit_id == desk.town.units["琅琊街道"].id
    assert desk.told(near) != []
    assert desk.told(desk.liaison) == []
    with pytest.raises(NotFound):
        desk.answer(referral, ReferralArrow.ACCEPT)
    desk.answer(referral, ReferralArrow.ACCEPT, by=near)


def test_the_other_bodies_are_outside_and_the_sender_records_their_answer(
    desk: Desk,
) -> None:
    referral = desk.refer(replace(LEGAL_AID, body=Body.PETITION))
    assert referral.to_unit_id is None
    assert desk.told(desk.liaison) == []
    with pytest.raises(NotFound):
        desk.answer(referral, ReferralArrow.ACCEPT)
    desk.answer(referral, ReferralArrow.ACCEPT, by=desk.mediator)
    desk.answer(referral, ReferralArrow.FINISH, "已答复", by=desk.mediator)
    assert referral.standing is Standing.DONE
    assert desk.told(desk.mediator) == [], "nobody is told of what they recorded themselves"


def test_without_a_liaison_on_the_line_legal_aid_is_outside_too(town: Town) -> None:
    desk = Desk(town).open(liaison=False)
    town.unit("别的社区", desk.town.units["古道社区"].kind, "琅琊区")
    elsewhere = town.person("别的社区", Role.LEGAL_AID_LIAISON)
    referral = desk.refer()
    assert referral.to_unit_id is None
    assert desk.told(elsewhere) == []
    assert (desk.answer(referral, ReferralArrow.ACCEPT, by=desk.mediator)).running


def test_the_sender_does_not_answer_for_a_liaison(desk: Desk) -> None:
    referral = desk.refer()
    with pytest.raises(Refused):
        desk.answer(referral, ReferralArrow.ACCEPT, by=desk.mediator)
    with pytest.raises(NotFound):
        desk.town.do(
            actions.revoke,
            Request(actor=desk.town.person("琅琊区", Role.ADMINISTRATOR), token="x", now=desk.now),
            referral.id,
        )
    with pytest.raises(Refused):
        desk.town.do(
            actions.revoke, Request(actor=desk.liaison, token="x", now=desk.now), referral.id
        )
    assert referral.standing is Standing.OFFERED


def test_the_liaison_refers_nothing_and_sees_no_case(desk: Desk) -> None:
    desk.refer()
    with pytest.raises(NotFound):
        desk.refer(by=desk.liaison)
    with pytest.raises(Refused):
        desk.refer(by=desk.head)


def test_accepted_and_done_is_told_to_the_handler(desk: Desk) -> None:
    referral = desk.refer()
    desk.answer(referral, ReferralArrow.ACCEPT)
    (accepted,) = desk.told(desk.mediator)
    assert isinstance(accepted, ReferralMoved)
    assert (accepted.arrow, accepted.by_unit) == (ReferralArrow.ACCEPT, "琅琊区")
    assert (referral.answered_at, referral.due_at) == (desk.now, None)
    desk.town.sends()
    with pytest.raises(Invalid):
        desk.answer(referral, ReferralArrow.FINISH)
    desk.answer(referral, ReferralArrow.FINISH, "仲裁已立案")
    assert desk.told(desk.mediator)[-1].note == "仲裁已立案"
    assert (referral.result, referral.ended_at) == ("仲裁已立案", desk.now)
    assert [s.letter for s in desk.town.steps()][-3:] == ["R1", "R2", "R4"]
    assert desk.case.state is State.MEDIATING, "the case is its handler's until they end it"


def test_declined_needs_a_reason_and_may_be_referred_again(desk: Desk) -> None:
    referral = desk.refer()
    with pytest.raises(Invalid) as caught:
        desk.answer(referral, ReferralArrow.DECLINE)
    assert caught.value.reason == "note-missing"
    with pytest.raises(Invalid) as again:
        desk.refer()
    assert again.value.reason == "referred-already"
    desk.answer(referral, ReferralArrow.DECLINE, "不在受理范围")
    assert (referral.standing, referral.answer) == (Standing.DECLINED, "不在受理范围")
    with pytest.raises(WrongStep):
        desk.answer(referral, ReferralArrow.ACCEPT)
    with pytest.raises(WrongStep):
        desk.revoke(referral)
    assert (desk.refer()).id != referral.id


def test_handed_back_tells_the_handler_and_offers_no_outcome(desk: Desk) -> None:
    referral = desk.refer()
    desk.answer(referral, ReferralArrow.ACCEPT)
    desk.answer(referral, ReferralArrow.HAND_BACK, "双方愿意再谈")
    assert (referral.standing, referral.handed_back) == (Standing.DONE, True)
    assert desk.told(desk.mediator)[-1].arrow is ReferralArrow.HAND_BACK
    with pytest.raises(WrongStep):
        desk.conclude(referral)


def test_an_accepted_court_gives_the_outcome_to_court(desk: Desk) -> None:
    referral = desk.refer(replace(LEGAL_AID, body=Body.COURT, reason="当事人要起诉"))
    with pytest.raises(WrongStep):
        desk.conclude(referral)
    desk.answer(referral, ReferralArrow.ACCEPT, by=desk.mediator)
    desk.conclude(referral, "tap")
    desk.conclude(referral, "tap")
    assert (desk.case.state, desk.case.outcome) == (State.RESOLVED, Outcome.TO_COURT)
    last = desk.town.steps()[-1]
    assert (last.letter, last.note, last.effect) == ("J", "当事人要起诉", "moved")
    with pytest.raises(WrongStep):
        desk.conclude(referral, "another tap")


def test_another_body_gives_the_outcome_referred_once_it_is_done(desk: Desk) -> None:
    referral = desk.refer()
    desk.answer(referral, ReferralArrow.ACCEPT)
    with pytest.raises(WrongStep):
        desk.conclude(referral)
    desk.answer(referral, ReferralArrow.FINISH, "仲裁已立案")
    desk.conclude(referral)
    assert desk.case.outcome is Outcome.REFERRED
    assert desk.town.steps()[-1].note == "仲裁已立案"


def test_a_replay_changes_nothing_twice(desk: Desk) -> None:
    tap = Request(actor=desk.mediator, token="same", now=desk.now)
    first = desk.town.do(actions.refer, tap, desk.case.id, LEGAL_AID)
    again = desk.town.do(actions.refer, tap, desk.case.id, LEGAL_AID)
    assert first.id == again.id
    answer = Request(actor=desk.liaison, token="answer", now=desk.now)
    for _ in range(2):
        desk.town.do(actions.answer, answer, first.id, ReferralArrow.ACCEPT)
    for _ in range(2):
        desk.town.do(actions.revoke, tap.under("revoke"), first.id)
    assert [s.letter for s in desk.town.steps()][-3:] == ["R1", "R2", "R7"]


def test_only_a_dispute_that_was_taken_is_referred(town: Town) -> None:
    desk = Desk(town).open()
    coordinator = town.person("古道社区", Role.COORDINATOR)
    fresh = town.reported(desk.head, unit="一号楼")
    item = town.reported(desk.head, kind=CaseKind.OPINION, unit="一号楼")
    town.do(
        case_actions.take_step,
        Request(actor=coordinator, token="a", now=desk.now),
        item.id,
        Arrow.ACCEPT,
    )
    for case in (fresh, item):
        with pytest.raises(WrongStep):
            town.do(
                actions.refer,
                Request(actor=coordinator, token=town.tap(), now=desk.now),
                case.id,
                LEGAL_AID,
            )


def test_a_failed_mediation_can_still_be_referred(desk: Desk) -> None:
    desk.step(Arrow.RESOLVE, outcome=Outcome.FAILED, note="没有谈拢")
    referral = desk.refer(replace(LEGAL_AID, body=Body.ARBITRATION))
    assert (referral.stage, referral.tried) == (State.RESOLVED, Tried.FAILED)
