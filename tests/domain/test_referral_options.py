"""What may be done about a referral is offered exactly when its action is not refused."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.access import at
from domain.cases.model import Case, CaseKind, Outcome, State
from domain.cases.timeline import target_of
from domain.org.model import Unit, UnitKind
from domain.people.model import Role
from domain.ports import Work
from domain.referrals import actions
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.model import Body, Consent, Referral, Standing, Tried
from domain.referrals.options import Found, ReferralOptions, in_view, options
from tests.domain.options_town import NOW, Town, a_case, bare, towns
from tests.examples import examples
from tests.makers import bare_case

MANY = examples(150)
_ANSWERS = sorted(set(ReferralArrow) - {ReferralArrow.OFFER, ReferralArrow.REVOKE})


def a_referral(draw: Any, town: Town) -> Found:
    """A referral of any case, to any body, however it stands."""
    case, standing = a_case(draw, town), draw(st.sampled_from([*Standing, Standing.DONE]))
    body = draw(st.sampled_from(Body))
    inside = body is Body.LEGAL_AID and draw(st.booleans())
    found = sent(town.work, case, body, standing, town.anywhere(draw) if inside else None)
    found.referral.offered_at = NOW - timedelta(minutes=draw(st.integers(1, 10)))
    found.referral.handed_back = standing is Standing.DONE and draw(st.booleans())
    return found


def sent(work: Work, case: Case, body: Body, standing: Standing, to: Unit | None = None) -> Found:
    """A referral of the case that stands so; ``to``: the unit that answers for the body."""
    referral = work.referrals.add(
        Referral(
            case_id=case.id,
            body=body,
            to_unit_id=to.id if to else None,
            reason="请帮助",
            fast=False,
            consent=Consent.BOTH,
            consent_at=NOW,
            consent_post_id=1,
            stage=case.state,
            tried=Tried.NOT_YET,
            offered_at=NOW,
            offered_post_id=1,
            standing=standing,
        )
    )
    sender = target_of(work, case)
    asked = at(to.path) if to else sender
    return Found(
        referral=referral,
        case=case,
        sender=sender,
        body=asked,
        timeline=work.cases.timeline(case.id),
        since=NOW - work.rules.undo,
    )


@MANY
@given(st.data(), st.sampled_from(_ANSWERS))
def test_an_answer_is_offered_when_it_may_be_given(data: Any, arrow: ReferralArrow) -> None:
    town = data.draw(towns())
    found = a_referral(data.draw, town)
    may = options(town.me, found)
    refused = town.refuses(actions.answer, town.asks(), found.referral.id, arrow, note="写一句")
    assert (arrow in may.steps) == (not refused)


@MANY
@given(st.data())
def test_taking_it_back_is_offered_when_it_may_be_done(data: Any) -> None:
    town = data.draw(towns())
    found = a_referral(data.draw, town)
    may = options(town.me, found)
    refused = town.refuses(actions.revoke, town.asks(), found.referral.id, note="写一句")
    assert (ReferralArrow.REVOKE in may.steps) == (not refused)


@MANY
@given(st.data())
def test_an_outcome_is_offered_when_it_may_be_recorded(data: Any) -> None:
    town = data.draw(towns())
    found = a_referral(data.draw, town)
    may, outcome = options(town.me, found), found.referral.outcome
    refused = town.refuses(actions.conclude, town.asks(), found.referral.id)
    assert (may.outcome is not None) == (not refused)
    assert may.outcome in {None, outcome}
    assert refused or found.case.outcome is outcome


@pytest.mark.parametrize(
    ("role", "kind", "outcome"),
    [
        (Role.MEDIATOR, CaseKind.DISPUTE, Outcome.REFERRED),
        (Role.MEDIATOR, CaseKind.OPINION, None),
        (Role.COORDINATOR, CaseKind.OPINION, Outcome.REFERRED),
    ],
)
def test_what_became_an_item_is_concluded_by_who_handles_items(
    role: Role, kind: CaseKind, outcome: Outcome | None
) -> None:
    town = bare(UnitKind.COMMUNITY)
    town.settle(role, 1)
    work = town.work
    case = work.cases.add(bare_case(kind, State.ACCEPTED))
    case.accepted_at = NOW
    found = sent(work, case, Body.ARBITRATION, Standing.DONE)
    assert options(town.me, found).outcome is outcome


@MANY
@given(st.data())
def test_who_may_not_know_of_it_may_do_nothing(data: Any) -> None:
    town = data.draw(towns())
    found = a_referral(data.draw, town)
    assert in_view(town.me, found) or options(town.me, found) == ReferralOptions()
