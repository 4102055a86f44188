"""What may be done about a call-in is offered exactly when its action is not refused, and what is
out of sight is not found."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.callins import actions, outcome
from domain.callins.model import Call, CalledUnit, CallIn, CallInState, Coming
from domain.callins.options import CallInOptions, CallInPlace, options, sees_callin
from domain.callins.units import place_of
from domain.cases.model import Case
from domain.cases.timeline import target_of
from domain.errors import NotFound
from domain.followups.units import ANSWERING, lines_of
from tests.domain.offering import case_options
from tests.domain.options_town import NOW, Town, a_case, towns
from tests.examples import examples
from tests.makers import TODAY


def a_callin(draw: Any, town: Town, case: Case) -> CallIn:
    """In any state, before or after its hour; every other time it is before who asks."""
    called = [town.anywhere(draw) for _ in range(draw(st.integers(1, 2)))]
    if draw(st.booleans()):
        town.settle(draw(st.sampled_from(sorted(ANSWERING))), called[0].id)
    soon = timedelta(hours=draw(st.sampled_from([-1, 0, 2])))
    return town.work.callins.add(
        CallIn(
            case_id=case.id,
            place="三号楼门口",
            meets_at=NOW + soon,
            request="请带上图纸",
            called_by=town.me.person_id,
            post_id=case.reporter_post_id,
            called_at=NOW - timedelta(days=1),
            answer_at=NOW,
            due_at=NOW + timedelta(days=1),
            state=draw(st.sampled_from(CallInState)),
            called=[CalledUnit(unit_id=one.id) for one in called],
        )
    )


def placed(town: Town, case: Case, callin: CallIn) -> tuple[CallInPlace, CallInOptions]:
    target = target_of(town.work, case)
    place = place_of(lines_of(town.work, NOW), callin, case.kind, target)
    return place, options(town.me, place, callin.state, callin.meets_at, NOW)


@examples(60)
@given(st.data(), st.booleans())
def test_to_call_is_offered_when_it_may_be(data: Any, before: bool) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    if before:
        a_callin(data.draw, town, case)
    may = case_options(town.work, town.me, case)
    asked = Call(
        unit_ids=(town.units[0].id,),
        place="门口",
        meets_at=NOW + timedelta(days=1),
        request="来看看",
    )
    assert may.call_in == (not town.refuses(actions.call, town.asks(), case.id, asked))


@examples(75)
@given(st.data(), st.sampled_from(["answer", "settle", "call_off", "hand_out"]))
def test_each_step_is_offered_when_it_may_be(data: Any, step: str) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    callin = a_callin(data.draw, town, case)
    place, may = placed(town, case, callin)
    unit_id = callin.unit_ids[0]
    match step:
        case "answer":
            args = (callin.id, unit_id, Coming.COMES)
            refused, offered = town.refuses(actions.answer, town.asks(), *args), may.answer
            assert (unit_id in offered) == (not refused)
        case "settle":
            assert may.settle == (not town.refuses(outcome.settle, town.asks(), callin.id, "好"))
        case "call_off":
            refused = town.refuses(actions.call_off, town.asks(), callin.id, "改天")
            assert may.call_off == (not refused)
        case _:
            task = (callin.id, "修水管", unit_id, TODAY)
            refused = town.refuses(outcome.hand_out_task, town.asks(), *task)
            assert may.hand_out == (not refused)
    assert may == CallInOptions() or sees_callin(town.me, place)


@examples(60)
@given(st.data())
def test_what_is_out_of_sight_is_not_found(data: Any) -> None:
    town = data.draw(towns())
    case = a_case(data.draw, town)
    callin = a_callin(data.draw, town, case)
    place, _ = placed(town, case, callin)
    if sees_callin(town.me, place):
        return
    for action in (actions.call_off, outcome.settle):
        with pytest.raises(NotFound):
            town.do(action, town.asks(), callin.id, "写一句")
    with pytest.raises(NotFound):
        town.do(actions.answer, town.asks(), callin.id, callin.unit_ids[0], Coming.COMES)
