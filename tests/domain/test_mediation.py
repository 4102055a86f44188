"""The record of a dispute: who may write what when."""

from datetime import UTC, date, datetime

import pytest

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Effect, Outcome, State
from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.mediation import actions, performance
from domain.mediation.model import (
    Agreement,
    AgreementForm,
    Deadline,
    DeadlineKind,
    Ending,
    Means,
    MediationSession,
)
from domain.people.model import Role
from tests.domain.conftest import Town
from tests.domain.mediation_story import TODAY, Story, a_story, resolved


@pytest.fixture
def story(town: Town) -> Story:
    return a_story(town)


def test_a_session_is_noted_without_telling_its_contents(story: Story) -> None:
    story.steps(Arrow.ACCEPT)
    story.does(
        actions.hold_session, held_on=TODAY, means=Means.HOME_VISIT, note="两家都同意先修水管"
    )
    (held,) = story.town.all(MediationSession)
    assert (held.held_on, held.means) == (TODAY, Means.HOME_VISIT)
    last = (story.town.work.cases.timeline(story.case.id))[-1]
    assert (last.letter, last.note, last.after) == ("record", "", State.MEDIATING)
    assert last.effect is None


def test_with_the_first_session_mediation_has_begun(story: Story) -> None:
    story.steps(Arrow.ACCEPT)
    facts = {"held_on": TODAY, "means": Means.PHONE, "note": "约好明天上门", "token": "twice"}
    for _ in range(2):
        story.does(actions.hold_session, **facts)
    story.does(actions.hold_session, **{**facts, "token": "second"})
    assert story.case.state is State.MEDIATING
    assert story.case.started_at is not None
    letters = [step.letter for step in story.town.work.cases.timeline(story.case.id)]
    assert letters == ["A", "B", "C", "record", "record"]


def test_what_was_said_with_the_outcome_is_the_agreement_until_it_is_written_otherwise(
    story: Story,
) -> None:
    resolved(story)
    story.agrees()
    assert story.town.all(Agreement)[0].text == "说好了"
    story.agrees(text="甲方修管，乙方出一半钱")
    assert story.town.all(Agreement)[0].text == "甲方修管，乙方出一半钱"
    story.agrees(text="")
    assert story.town.all(Agreement)[0].text == "", "taken out on purpose"


def test_only_the_handler_writes(story: Story) -> None:
    story.steps(Arrow.ACCEPT)
    facts = {"held_on": TODAY, "means": Means.PHONE, "note": "x"}
    for unit, role in (
        ("一网格", Role.BUILDING_HEAD),
        ("一网格", Role.GRID_HEAD),
        ("古道社区", Role.INFORMATION_OFFICER),
        ("琅琊街道", Role.COORDINATOR),
        ("琅琊区", Role.SUPERVISOR),
    ):
        other = story.town.person(unit, role)
        with pytest.raises((Refused, NotFound)):
            story.does(actions.hold_session, by=other, **facts)
    assert story.town.all(MediationSession) == []


def test_a_tap_handled_twice_writes_once(story: Story) -> None:
    resolved(story)
    story.agrees()
    day = date(2026, 12, 1)
    for token in ("t1", "t1"):
        story.does(actions.hold_session, held_on=TODAY, means=Means.JOINT, note="x", token=token)
    for token in ("t2", "t2"):
        story.does(performance.add_performance, due_on=day, token=token)
    for token in ("t3", "t3"):
        story.does(
            performance.follow_up,
            made_on=TODAY,
            kept=False,
            satisfaction=Satisfaction.NOT,
            note="没有付款",
            token=token,
        )
    assert len(story.town.all(MediationSession)) == 1
    assert len(story.days(DeadlineKind.PERFORMANCE)) == 1
    assert story.case.state is State.MEDIATING
    last = (story.town.work.cases.timeline(story.case.id))[-1]
    assert (last.token, last.effect, last.note) == ("t3", Effect.REOPENED, "没有付款")


def test_nothing_is_recorded_before_it_is_taken_or_after_it_ended_otherwise(
    story: Story,
) -> None:
    with pytest.raises(WrongStep):
        story.agrees()
    resolved(story, Outcome.REFUSED)
    with pytest.raises(WrongStep):
        story.agrees()
    with pytest.raises(WrongStep):
        story.does(performance.plan_follow_up, due_on=TODAY)
    story.does(actions.hold_session, held_on=TODAY, means=Means.PHONE, note="一方不来")
    assert story.case.outcome is Outcome.REFUSED


def test_an_opinion_item_has_no_such_record(town: Town) -> None:
    head = town.person("一网格", Role.GRID_HEAD)
    coordinator = town.person("古道社区", Role.COORDINATOR)
    item = town.reported(head, kind=CaseKind.OPINION)
    item_story = Story(town, coordinator, item)
    item_story.steps(Arrow.ACCEPT)
    with pytest.raises(WrongStep):
        item_story.agrees()


def test_a_written_agreement_sets_the_day_and_a_no_drops_it(story: Story) -> None:
    resolved(story)
    story.agrees(AgreementForm.ORAL)
    assert story.days(DeadlineKind.CONFIRMATION) == []
    story.agrees(AgreementForm.WRITTEN, amount=800)
    assert len(story.town.all(Agreement)) == 1  # corrected, not a second one
    assert story.days(DeadlineKind.CONFIRMATION) == [(date(2026, 12, 24), None)]
    story.agrees(AgreementForm.WRITTEN, made_on=date(2026, 11, 20))
    assert story.days(DeadlineKind.CONFIRMATION) == [(date(2026, 12, 20), None)]
    story.does(actions.want_confirmation, wanted=False)
    assert story.days(DeadlineKind.CONFIRMATION) == [(date(2026, 12, 20), Ending.DROPPED)]
    story.does(actions.want_confirmation, wanted=True)
    assert story.days(DeadlineKind.CONFIRMATION)[1:] == [(date(2026, 12, 20), None)]


def test_filing_ends_it_and_must_come_after_the_agreement(story: Story) -> None:
    resolved(story)
    story.agrees(AgreementForm.ORAL, made_on=TODAY)
    with pytest.raises(Invalid, match="day-before-agreement"):
        story.does(actions.file_confirmation, filed_on=date(2026, 11, 23))
    story.does(actions.file_confirmation, filed_on=TODAY)
    assert story.days(DeadlineKind.CONFIRMATION) == [(date(2026, 12, 24), Ending.KEPT)]
    story.does(actions.file_confirmation, filed_on=TODAY)
    assert len(story.days(DeadlineKind.CONFIRMATION)) == 1
    assert story.morning(date(2026, 12, 17)) == 0


def test_a_follow_up_that_finds_it_kept_settles_what_was_due(story: Story) -> None:
    resolved(story)
    story.agrees()
    early, late = TODAY, date(2026, 12, 31)
    for day in (early, late):
        story.does(performance.add_performance, due_on=day)
    story.does(performance.plan_follow_up, due_on=date(2026, 12, 20))
    story.does(performance.plan_follow_up, due_on=date(2026, 12, 24))
    assert story.days(DeadlineKind.FOLLOW_UP) == [(date(2026, 12, 24), None)]
    story.does(performance.follow_up, made_on=TODAY, kept=True, satisfaction=Satisfaction.FAIRLY)
    assert story.days(DeadlineKind.FOLLOW_UP) == [(date(2026, 12, 24), Ending.KEPT)]
    assert story.days(DeadlineKind.PERFORMANCE) == [(early, Ending.KEPT), (late, None)]
    assert story.case.state is State.RESOLVED


def test_what_is_not_kept_opens_the_case_again(story: Story) -> None:
    resolved(story)
    story.agrees(text="甲方赔乙方")
    story.does(performance.add_performance, due_on=date(2026, 12, 31))
    facts = {"made_on": TODAY, "kept": False, "satisfaction": Satisfaction.NOT}
    with pytest.raises(Invalid, match="note-missing"):
        story.does(performance.follow_up, **facts)
    story.does(performance.follow_up, note="还没有付款", **facts)
    assert (story.case.state, story.case.outcome) == (State.MEDIATING, None)
    assert story.days(DeadlineKind.FOLLOW_UP) == [(TODAY, Ending.NOT_KEPT)]
    assert story.days(DeadlineKind.PERFORMANCE) == [(date(2026, 12, 31), Ending.DROPPED)]
    assert story.days(DeadlineKind.CONFIRMATION) == [(date(2026, 12, 24), Ending.DROPPED)]
    assert story.town.work.mediation.agreement(story.case.id) is None
    assert story.morning(date(2026, 12, 17)) == 0
    story.steps(Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    story.town.clock.moment = datetime(2026, 12, 17, 6, tzinfo=UTC)
    story.agrees(AgreementForm.WRITTEN, made_on=date(2026, 12, 17))
    assert story.days(DeadlineKind.CONFIRMATION)[-1] == (date(2027, 1, 16), None)


def test_performances_are_settled_and_limited(story: Story) -> None:
    resolved(story)
    with pytest.raises(Invalid, match="agreement-missing"):
        story.does(performance.add_performance, due_on=TODAY)
    story.agrees()
    for _ in range(12):
        story.does(performance.add_performance, due_on=TODAY)
    with pytest.raises(Invalid, match="too-many-performances"):
        story.does(performance.add_performance, due_on=TODAY)
    promised = [d for d in story.town.all(Deadline) if d.kind is DeadlineKind.PERFORMANCE]
    story.does(performance.settle_performance, promised[0].id, kept=True)
    story.does(performance.settle_performance, promised[1].id, kept=False)
    assert [d.ending for d in promised[:3]] == [Ending.KEPT, Ending.NOT_KEPT, None]
    (confirmation,) = (d for d in story.town.all(Deadline) if d.kind is DeadlineKind.CONFIRMATION)
    with pytest.raises(NotFound):
        story.does(performance.settle_performance, confirmation.id, kept=True)


def test_a_new_agreement_has_days_of_its_own(story: Story) -> None:
    resolved(story)
    story.agrees()
    story.does(actions.file_confirmation, filed_on=TODAY)
    story.does(performance.add_performance, due_on=TODAY)
    story.steps(Arrow.REOPEN)
    story.steps(Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    story.agrees(made_on=TODAY)
    first, second = story.days(DeadlineKind.CONFIRMATION)
    assert first == (date(2026, 12, 24), Ending.KEPT)
    assert second == (date(2026, 12, 24), None)
    old = next(d for d in story.town.all(Deadline) if d.kind is DeadlineKind.PERFORMANCE)
    with pytest.raises(NotFound):
        story.does(performance.settle_performance, old.id, kept=True)
