"""The table itself, and what a step must bring with it."""

import pytest

from domain.cases import filing, steps
from domain.cases.draft import ReportDraft
from domain.cases.lifecycle import TRANSITIONS, Arrow, Doer
from domain.cases.model import CaseKind, Outcome, PeopleBand, State
from domain.errors import Invalid
from domain.request import Request
from tests.domain.lifecycle_town import START, staffed


def test_each_letter_stands_for_one_arrow() -> None:
    letters = [t.letter for t in TRANSITIONS]
    assert letters == sorted(set(letters), key=lambda letter: (len(letter), letter))


def test_the_reporter_never_handles_and_the_handler_never_answers() -> None:
    by_reporter = {t.arrow for t in TRANSITIONS if t.doer is Doer.REPORTER}
    assert by_reporter == {Arrow.REPORT, Arrow.ANSWER, Arrow.WITHDRAW, Arrow.NOT_FIXED}


def test_resolving_needs_an_outcome_and_a_sentence() -> None:
    def story() -> None:
        world, people = staffed()
        case = world.do(
            filing.file,
            Request(actor=people[0], token="a", now=START),
            ReportDraft(
                key="k",
                kind=CaseKind.DISPUTE,
                unit_id=4,
                category_id=1,
                people=PeopleBand.ONE_TWO,
                summary="停车争执",
            ),
        )
        mediator = people[3]
        world.do(
            steps.take_step, Request(actor=mediator, token="b", now=START), case.id, Arrow.ACCEPT
        )
        for note, outcome in (("", Outcome.SUCCESS), ("谈妥了", None), ("谈妥了", Outcome.MERGED)):
            with pytest.raises(Invalid) as caught:
                world.do(
                    steps.take_step,
                    Request(actor=mediator, token="c", now=START),
                    case.id,
                    Arrow.RESOLVE,
                    note=note,
                    outcome=outcome,
                )
            assert caught.value.reason in {"note-missing", "outcome-missing"}
        assert world.case(case.id).state is State.ACCEPTED
        world.close()

    story()
