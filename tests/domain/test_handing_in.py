"""援调访 the other way: what came to legal aid goes to mediation, with consent on record."""

from dataclasses import replace

import pytest

from domain.cases.draft import ReportDraft
from domain.cases.model import Case, CaseKind, PeopleBand, State
from domain.cases.notices import CaseReported
from domain.cases.undo import undo
from domain.errors import Invalid, Refused
from domain.people.model import Actor, Role
from domain.referrals.incoming import hand_in, hands_in
from domain.referrals.model import Body, Consent
from domain.request import Request
from storage.messages.notices import from_json, to_json
from tests.domain.conftest import Town


@pytest.fixture
def liaison(town: Town) -> Actor:
    town.person("古道社区", Role.MEDIATOR)
    return town.person("琅琊区", Role.LEGAL_AID_LIAISON)


def a_matter(town: Town, **changes: object) -> ReportDraft:
    draft = ReportDraft(
        key="aid",
        kind=CaseKind.DISPUTE,
        unit_id=town.units["古道社区"].id,
        category_id=1,
        people=PeopleBand.ONE_TWO,
        summary="来法援咨询，双方愿意先调解",
    )
    return replace(draft, **changes)  # type: ignore[arg-type]  # whichever fields a test changes


def test_it_becomes_a_case_of_the_unit_that_mediates(town: Town, liaison: Actor) -> None:
    now = town.clock.now()
    for _ in range(2):
        case = town.do(
            hand_in,
            Request(actor=liaison, token=town.tap(), now=now),
            a_matter(town),
            Consent.BOTH,
        )
    assert (case.state, case.responsible_id) == (State.REPORTED, town.units["古道社区"].id)
    assert case.reporter_id == liaison.person_id
    steps = [step.letter for step in town.work.cases.timeline(case.id)]
    assert steps == ["A", "from_both"], "and doing it again adds nothing"
    (told,) = [push.notice for push in town.pushes()]
    assert isinstance(told, CaseReported)
    assert told.sent_by is Body.LEGAL_AID
    assert town.audit() == [("consent", f"case:{case.id}:both")]


def test_without_consent_nothing_goes_anywhere(town: Town, liaison: Actor) -> None:
    with pytest.raises(Invalid, match="consent-missing"):
        town.do(
            hand_in,
            town.asks(liaison),
            a_matter(town),
            None,
        )
    assert town.all(Case) == []


def test_items_are_not_referred_and_only_a_body_hands_in(town: Town, liaison: Actor) -> None:
    now, item = town.clock.now(), a_matter(town, kind=CaseKind.OPINION, category_id=2)
    with pytest.raises(Invalid, match="kind-missing"):
        town.do(hand_in, Request(actor=liaison, token=town.tap(), now=now), item, Consent.BOTH)
    mediator = town.person("古道社区", Role.MEDIATOR)
    with pytest.raises(Refused):
        town.do(
            hand_in,
            Request(actor=mediator, token=town.tap(), now=now),
            a_matter(town),
            Consent.BOTH,
        )
    assert hands_in(liaison)
    assert not hands_in(mediator)
    assert town.all(Case) == []


def test_a_slip_is_undone_like_any_report(town: Town, liaison: Actor) -> None:
    now = town.clock.now()
    case = town.do(
        hand_in,
        Request(actor=liaison, token=town.tap(), now=now),
        a_matter(town),
        Consent.APPLICANT,
    )
    town.do(undo, Request(actor=liaison, token=town.tap(), now=now), case.id)
    assert case.state is State.WITHDRAWN


def test_a_row_of_the_version_before_is_read(town: Town) -> None:
    """It waits in the outbox while the desk is brought up to date."""
    notice = CaseReported(
        case_id=1,
        case_kind=CaseKind.DISPUTE,
        category=town.work.cases.category(1).label,
        unit_name="古道社区",
        place="",
        urgency=a_matter(town).urgency,
        sent_by=Body.LEGAL_AID,
    )
    row = to_json(notice)
    assert from_json(notice.kind, row) == notice
    del row["sent_by"]
    assert from_json(notice.kind, row) == replace(notice, sent_by=None)
    del row["place"]
    with pytest.raises(TypeError):
        from_json(notice.kind, row)
