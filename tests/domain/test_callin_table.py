"""The ways of a call-in: those of the table and no others."""

import pytest

from domain.callins.lifecycle import CALLIN_WAYS, move, way_of
from domain.callins.model import CallIn, CallInArrow, CallInState
from domain.errors import WrongStep
from tests.makers import NOW, later


def standing(state: CallInState) -> CallIn:
    made = CallIn(
        case_id=1,
        place="门口",
        meets_at=later(days=1),
        request="来看看",
        called_by=1,
        post_id=1,
        called_at=NOW,
        answer_at=NOW,
        due_at=NOW,
    )
    made.state = state
    made.ended_at = None if made.waits else NOW
    return made


@pytest.mark.parametrize("arrow", CallInArrow)
@pytest.mark.parametrize("state", CallInState)
def test_each_state_and_arrow(state: CallInState, arrow: CallInArrow) -> None:
    callin, way = standing(state), way_of(state, arrow)
    if way is None:
        with pytest.raises(WrongStep):
            move(callin, arrow, later(hours=1))
        assert callin.state is state
        return
    move(callin, arrow, later(hours=1))
    assert callin.state is way.target
    assert (callin.ended_at is None) == callin.waits
    if not standing(state).waits and not callin.waits:
        assert callin.ended_at == NOW, "it ended once"


def test_the_table() -> None:
    names = [(way.arrow, way.source) for way in CALLIN_WAYS]
    assert len(set(names)) == len(names)
    assert {way.target for way in CALLIN_WAYS} == set(CallInState)
    assert {way.arrow for way in CALLIN_WAYS} == set(CallInArrow)
