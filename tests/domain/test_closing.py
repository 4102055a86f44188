"""What the reporter says once a matter is done, and what a closing needs."""

from datetime import UTC, datetime

import pytest

from domain.cases import rating
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind, Outcome, State
from domain.cases.notices import CaseMoved
from domain.cases.satisfaction import THANKS, OpinionRating, Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.notices import Priority
from domain.people.model import Actor, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.domain.test_handover import pushes, take

EIGHT_NEXT_MORNING = datetime(2026, 11, 25, 0, 0, tzinfo=UTC)


def done(town: Town, kind: CaseKind = CaseKind.DISPUTE) -> tuple[Case, Actor, Actor]:
    """A resolved matter, its reporter, its handler."""
    head = town.person("一号楼", Role.BUILDING_HEAD)
    role = Role.MEDIATOR if kind is CaseKind.DISPUTE else Role.INFORMATION_OFFICER
    handler = town.person("古道社区", role)
    case = town.reported(head, unit="一号楼", kind=kind)
    take(town, handler, case, Arrow.ACCEPT)
    take(town, handler, case, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    return case, head, handler


def test_thanks_are_noted_once_and_told_to_the_handler_by_day(town: Town) -> None:
    case, head, handler = done(town)
    other = town.person("一网格", Role.GRID_HEAD)
    town.clock.forward(hours=13)
    now = town.clock.now()
    before = (case.state, case.due_at, case.ended_at)
    for _ in range(2):
        town.do(rating.thank, Request(actor=head, now=now), case.id)
    assert (case.state, case.due_at, case.ended_at) == before
    steps = [s for s in town.steps() if s.letter == THANKS]
    assert [(s.effect, s.before, s.after) for s in steps] == [(None, before[0], before[0])]
    (push,) = pushes(town, handler, "case-thanked")
    assert (push.not_before, push.priority) == (EIGHT_NEXT_MORNING, Priority.NORMAL)
    with pytest.raises(Refused):
        town.do(rating.thank, Request(actor=other, now=now), case.id)


def test_nobody_is_thanked_for_what_is_not_done(town: Town) -> None:
    head = town.person("一号楼", Role.BUILDING_HEAD)
    stranger = town.person("一号楼", Role.BUILDING_HEAD)
    case = town.reported(head, unit="一号楼")
    for state in (None, Arrow.WITHDRAW):
        if state:
            take(town, head, case, state)
        with pytest.raises(WrongStep):
            town.do(rating.thank, Request(actor=head, now=town.clock.now()), case.id)
    with pytest.raises(NotFound):
        town.do(rating.thank, Request(actor=stranger, now=town.clock.now()), case.id)


def test_not_fixed_needs_no_word_and_goes_back_to_who_had_it(town: Town) -> None:
    case, head, handler = done(town)
    take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(Refused):
        take(town, handler, case, Arrow.NOT_FIXED)
    take(town, head, case, Arrow.NOT_FIXED, note="")
    assert (case.state, case.handler_id) == (State.MEDIATING, handler.person_id)
    assert case.outcome is case.closed_at is None
    (push,) = pushes(town, handler, "case-moved")
    assert getattr(push.notice, "arrow", None) is Arrow.NOT_FIXED
    take(town, handler, case, Arrow.RESOLVE, outcome=Outcome.SUCCESS)
    assert case.state is State.RESOLVED


def test_reopening_is_the_handlers_and_needs_a_reason(town: Town) -> None:
    case, head, handler = done(town)
    take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(Refused):
        take(town, head, case, Arrow.REOPEN)
    with pytest.raises(Invalid, match="note-missing"):
        take(town, handler, case, Arrow.REOPEN, note="")
    take(town, handler, case, Arrow.REOPEN, note="回访得知没有修")
    assert case.state is State.MEDIATING


@pytest.mark.parametrize("kind", CaseKind)
def test_closing_says_again_how_it_ended_and_asks_for_nothing(town: Town, kind: CaseKind) -> None:
    case, head, handler = done(town, kind)
    answer = pushes(town, head, "case-moved")[-1].notice
    town.sends()
    take(town, handler, case, Arrow.CLOSE, note="  ")
    closed = pushes(town, head, "case-moved")[-1].notice
    assert isinstance(answer, CaseMoved)
    assert isinstance(closed, CaseMoved)
    assert (answer.arrow, closed.arrow) == (Arrow.RESOLVE, Arrow.CLOSE)
    assert closed.note == answer.note != ""
    assert closed.thread == answer.thread
    assert answer.rings
    assert not closed.rings


def test_a_dispute_is_closed_without_a_word(town: Town) -> None:
    case, _, handler = done(town)
    take(town, handler, case, Arrow.CLOSE, note="")
    assert case.state is State.CLOSED


def test_only_an_answered_item_is_graded_and_only_by_who_reported_it(town: Town) -> None:
    case, head, officer = done(town, CaseKind.OPINION)
    now = town.clock.now()

    def grade(actor: Actor, grade: Satisfaction = Satisfaction.FAIRLY) -> None:
        town.do(rating.rate, Request(actor=actor, now=now), case.id, grade)

    with pytest.raises(Refused):
        grade(officer)
    before = len(town.pushes()), len(town.steps())
    grade(head)
    grade(head, Satisfaction.NOT)
    (kept,) = town.all(OpinionRating)
    assert (kept.case_id, kept.grade) == (case.id, Satisfaction.NOT)
    assert (len(town.pushes()), len(town.steps())) == before
    assert {"person_id", "post_id"} & set(vars(kept)) == set(), "a grade names nobody"


def test_a_dispute_is_not_graded(town: Town) -> None:
    case, head, handler = done(town)
    take(town, handler, case, Arrow.CLOSE)
    with pytest.raises(WrongStep):
        town.do(
            rating.rate, Request(actor=head, now=town.clock.now()), case.id, Satisfaction.SATISFIED
        )
