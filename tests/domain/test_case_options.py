"""What may be done about a case is offered exactly when its action is not refused, whoever asks,
wherever the case is and however it stands."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.access import sees
from domain.cases import rating, steps
from domain.cases.convert import convert
from domain.cases.draft import DraftFile
from domain.cases.extension import answer_extension, ask_extension
from domain.cases.extension_model import ExtensionState
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow
from domain.cases.merge import merge
from domain.cases.model import AttachmentKind, Case, CaseKind, Outcome, PeopleBand, State
from domain.cases.options import PLAIN, CaseOptions
from domain.cases.papers import add_papers
from domain.cases.satisfaction import Satisfaction
from domain.cases.split import split
from domain.cases.timeline import target_of
from domain.cases.undo import undo
from domain.contacts import options as contacts
from domain.contacts.actions import add_contact
from domain.contacts.model import Party
from domain.mediation import options as mediation
from domain.mediation.actions import hold_session, record_agreement
from domain.mediation.model import AgreementForm, Means
from domain.mediation.performance import plan_follow_up
from domain.meetings.agenda import submit
from domain.meetings.gathering import open_agenda
from domain.meetings.opening import community_of
from domain.referrals.actions import refer
from domain.referrals.model import Body, Consent, ReferralDraft
from tests.domain.meeting_desk import a_series, an_item
from tests.domain.offering import case_options, on_file
from tests.domain.options_town import (
    NOW,
    a_case,
    an_extension,
    towns,
)
from tests.examples import examples
from tests.makers import bare_case

TODAY = NOW.date()
MANY = examples(100)
A_PHOTO = DraftFile(kind=AttachmentKind.PHOTO, file="a.jpg", size=1)


@examples(400)
@given(st.data(), st.sampled_from(sorted(PLAIN)))
def test_a_step_is_offered_when_it_may_be_taken(data: Any, arrow: Arrow) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    may, success = case_options(town.work, town.me, case), Outcome.SUCCESS
    to = town.anywhere(data.draw).id
    words = {"note": "写一句", "outcome": success, "to_unit_id": to}
    refused = town.refuses(steps.take_step, town.asks(), case.id, arrow, **words)
    assert (arrow in may.steps) == (not refused)


ACTIONS: Mapping[
    str, tuple[Callable[[CaseOptions], bool], Any, tuple[Any, ...], dict[str, Any]]
] = {
    "add": (lambda may: may.add_detail, steps.add_detail, (), {"note": "又漏水了"}),
    "rate": (lambda may: may.rate, rating.rate, (Satisfaction.FAIRLY,), {}),
    "split": (lambda may: may.split, split, (PeopleBand.ONE_TWO, "另有三户"), {}),
    "attach": (lambda may: may.attach, add_papers, ((A_PHOTO,),), {}),
    "undo": (lambda may: may.undo is not None, undo, (), {}),
    "refer": (
        lambda may: may.refer,
        refer,
        (ReferralDraft(body=Body.COURT, consent=Consent.BOTH, reason="请帮助"),),
        {},
    ),
}
"""Those that need nothing but the case and some words."""


@examples(200)
@given(st.data(), st.sampled_from(sorted(ACTIONS)))
def test_what_else_is_done_is_offered_when_it_may_be(data: Any, name: str) -> None:
    offered, action, args, words = ACTIONS[name]
    town = data.draw(towns())
    case = a_case(data.draw, town)
    may = case_options(town.work, town.me, case)
    assert offered(may) == (not town.refuses(action, town.asks(), case.id, *args, **words))


@MANY
@given(st.data())
def test_a_conversion_is_offered_when_it_may_be_made(data: Any) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    may = case_options(town.work, town.me, case)
    other = 2 if case.kind is CaseKind.DISPUTE else 1
    assert may.convert == (not town.refuses(convert, town.asks(), case.id, other))


@MANY
@given(st.data())
def test_a_merger_is_offered_when_the_younger_may_end_so(data: Any) -> None:
    town = data.draw(towns())
    older, case = a_case(data.draw, town), a_case(data.draw, town)
    older.kind, older.state, older.outcome = case.kind, State.REPORTED, None
    may = case_options(town.work, town.me, case)
    found = sees(town.me, target_of(town.work, older))
    refused = town.refuses(merge, town.asks(), older.id, case.id)
    assert (may.merge and found) == (not refused)


@MANY
@given(st.data())
def test_thanks_are_offered_until_they_are_said(data: Any) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    may = case_options(town.work, town.me, case)
    said = any(step.letter is Letter.THANKS for step in town.work.cases.timeline(case.id))
    refused = town.refuses(rating.thank, town.asks(), case.id)
    assert not (may.thank and said)
    assert said or may.thank == (not refused)


@MANY
@given(st.data(), st.booleans())
def test_more_time_is_offered_when_it_may_be_asked_for_and_given(data: Any, once: bool) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    asked = an_extension(data.draw, town, case) if once else None
    may = case_options(town.work, town.me, case)
    if asked is not None:
        yes = asked.state is not ExtensionState.APPROVED
        refused = town.refuses(answer_extension, town.asks(), asked.id, yes)
        assert may.answer_extension == (not refused)
    else:
        assert not may.answer_extension


@MANY
@given(st.data(), st.booleans())
def test_more_time_is_asked_for_once(data: Any, once: bool) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    if once:
        an_extension(data.draw, town, case)
    may = case_options(town.work, town.me, case)
    words = {"parties_agree": True}
    refused = town.refuses(ask_extension, town.asks(), case.id, 3, "等鉴定", **words)
    assert may.extend == (not refused)


@MANY
@given(st.data())
def test_a_record_is_written_by_whom_and_when_it_is_offered(data: Any) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    may = mediation.options(town.me, case, target_of(town.work, case))
    entries: dict[str, tuple[Any, dict[str, Any]]] = {
        "hold": (hold_session, {"held_on": TODAY, "means": Means.HOME_VISIT, "note": "说好了"}),
        "agree": (record_agreement, {"form": AgreementForm.ORAL, "made_on": TODAY}),
        "follow_up": (plan_follow_up, {"due_on": TODAY}),
    }
    name = data.draw(st.sampled_from(sorted(entries)))
    action, words = entries[name]
    refused = town.refuses(action, town.asks(), case.id, **words)
    assert getattr(may, name) == (not refused)
    assert refused or mediation.has_record(case), "nothing is written where there is none"


@MANY
@given(st.data(), st.booleans())
def test_contacts_are_kept_by_whom_they_are_offered_to(data: Any, on: bool) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    if not on:
        town.vault = None
    handlers = on_file(town.work, case, NOW).handlers
    target = target_of(town.work, case)
    may = contacts.options(town.me, case, target, handlers, on=on, known=0)
    assert may.keep == case_options(town.work, town.me, case).keep_contacts
    refused = town.refuses(add_contact, town.asks(), case.id, Party.FIRST, "13855001234")
    if on:
        assert may.add == (not refused)
    else:
        assert not may.add


@MANY
@given(st.data(), st.booleans(), st.booleans())
def test_a_matter_is_put_before_the_meeting_by_whom_it_is_offered_to(
    data: Any, meets: bool, waits: bool
) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    home = community_of(town.work, case.unit_id)
    if meets and home is not None:
        town.work.meetings.add_series(a_series(home.id, town.me.seats[0].post_id))
        if waits:
            agenda = open_agenda(town.work, home.id, NOW)
            town.work.meetings.add_item(an_item(agenda.id, town.me.seats[0].post_id), [case.id])
    may = case_options(town.work, town.me, case)
    assert may.submit == (not town.refuses(submit, town.asks(), case.id))


@MANY
@given(st.data())
def test_who_does_not_see_a_case_may_do_nothing(data: Any) -> None:
    town = data.draw(towns())
    case: Case = a_case(data.draw, town)
    may = case_options(town.work, town.me, case)
    assert sees(town.me, target_of(town.work, case)) or may == CaseOptions()


@pytest.mark.parametrize("state", State)
def test_a_record_is_there_once_it_was_taken(state: State) -> None:
    taken = state not in {State.REPORTED, State.RETURNED, State.WITHDRAWN, State.MERGED}
    assert mediation.has_record(bare_case(CaseKind.DISPUTE, state)) == taken
    assert not mediation.has_record(bare_case(CaseKind.OPINION, state))
