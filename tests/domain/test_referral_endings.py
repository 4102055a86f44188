"""What becomes of a running referral when its case ends, whichever way."""

import pytest

from domain.cases import steps as case_actions
from domain.cases.convert import convert
from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.cases.merge import merge
from domain.cases.model import OPEN_STATES, Outcome, State
from domain.errors import Invalid
from domain.people.model import Actor
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body, Consent, Referral, ReferralDraft, Standing
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.referral_desk import Desk

COURT = ReferralDraft(body=Body.COURT, consent=Consent.BOTH, reason="调解不成")


@pytest.fixture
def desk(town: Town) -> Desk:
    return Desk(town).open()


def taken(desk: Desk) -> Desk:
    """Accepted and not begun: the reporter may still withdraw it."""
    desk.case = desk.town.reported(desk.head, unit="一号楼")
    desk.step(Arrow.ACCEPT)
    return desk


def withdraw(desk: Desk) -> None:
    desk.town.do(
        case_actions.take_step,
        Request(actor=desk.head, token=desk.town.tap(), now=desk.now),
        desk.case.id,
        Arrow.WITHDRAW,
    )


def arrows(desk: Desk, person: Actor) -> list[object]:
    return [getattr(notice, "arrow", "offered") for notice in desk.told(person)]


def test_what_is_withdrawn_takes_its_referrals_with_it(desk: Desk) -> None:
    taken(desk)
    offered, outside = desk.refer(), desk.refer(COURT)
    desk.town.sends()
    withdraw(desk)
    assert [one.standing for one in (offered, outside)] == [Standing.REVOKED] * 2
    assert offered.ended_at == desk.now
    assert desk.case.state is State.WITHDRAWN
    assert arrows(desk, desk.liaison)[-1] is ReferralArrow.REVOKE
    letters = [s.letter for s in desk.town.work.cases.timeline(desk.case.id)]
    assert letters[-3:] == ["R6", "R6", "N"], "the withdrawing is the last word"


def test_who_has_not_heard_of_the_offer_never_does(desk: Desk) -> None:
    taken(desk)
    desk.refer()
    withdraw(desk)
    assert desk.told(desk.liaison) == []


def test_who_took_it_hears_even_if_the_offer_was_never_sent(desk: Desk) -> None:
    taken(desk)
    referral = desk.refer()
    desk.answer(referral, ReferralArrow.ACCEPT)
    withdraw(desk)
    assert referral.standing is Standing.REVOKED
    assert arrows(desk, desk.liaison) == [ReferralArrow.REVOKE]


def test_a_replay_revokes_nothing_twice(desk: Desk) -> None:
    taken(desk)
    desk.refer()
    desk.town.sends()
    for _ in range(2):
        desk.town.do(
            case_actions.take_step,
            Request(actor=desk.head, token="once", now=desk.now),
            desk.case.id,
            Arrow.WITHDRAW,
        )
    assert arrows(desk, desk.liaison).count(ReferralArrow.REVOKE) == 1


def test_what_another_body_has_is_neither_filed_away_nor_led_aside(desk: Desk) -> None:
    older = desk.case
    taken(desk)
    referral = desk.refer()
    token, now = desk.town.tap(), desk.now
    with pytest.raises(Invalid, match="referral-running"):
        desk.town.do(
            merge, Request(actor=desk.mediator, token=token, now=now), older.id, desk.case.id
        )
    with pytest.raises(Invalid, match="referral-running"):
        desk.town.do(convert, Request(actor=desk.mediator, token=token, now=now), desk.case.id, 2)
    desk.step(Arrow.RESOLVE, note="谈妥了", outcome=Outcome.SUCCESS)
    assert referral.running, "an outcome ends no referral"
    with pytest.raises(Invalid, match="referral-running-close"):
        desk.step(Arrow.CLOSE)
    assert desk.case.state is State.RESOLVED
    desk.answer(referral, ReferralArrow.ACCEPT)
    with pytest.raises(Invalid, match="referral-running-close"):
        desk.step(Arrow.CLOSE)
    desk.answer(referral, ReferralArrow.FINISH, "已指派律师")
    desk.step(Arrow.CLOSE)
    assert desk.case.state is State.CLOSED


def test_what_went_to_court_is_filed_away_though_the_court_goes_on(desk: Desk) -> None:
    court = desk.refer(COURT)
    desk.answer(court, ReferralArrow.ACCEPT, by=desk.mediator)
    aid: Referral = desk.refer()
    desk.conclude(court)
    assert desk.case.outcome is Outcome.TO_COURT
    with pytest.raises(Invalid, match="referral-running-close"):
        desk.step(Arrow.CLOSE)  # legal aid has not answered
    desk.revoke(aid)
    desk.step(Arrow.CLOSE)
    assert (desk.case.state, court.standing) == (State.CLOSED, Standing.ACCEPTED)


def test_there_is_no_other_way_to_end() -> None:
    """A new way to end a case must say what becomes of its referrals."""
    ends = {way.arrow for way in TRANSITIONS if way.target not in OPEN_STATES}
    assert ends - {Arrow.UNDO} == {Arrow.WITHDRAW, Arrow.MERGE, Arrow.RESOLVE, Arrow.CLOSE}
