"""Wherever a matter walks, a call-in that waits has somebody who leads it, and none outlives it."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.callins import actions, outcome
from domain.callins.model import Call, CallIn, CallInState, Coming
from domain.callins.options import options
from domain.callins.units import leading, place_of, reaches
from domain.cases.model import Case
from domain.cases.timeline import target_of
from domain.errors import DomainError, NotFound
from domain.followups.units import lines_of
from domain.people.line import Lines
from domain.people.model import Actor
from domain.ports import Work
from tests.domain.test_lifecycle_machine import Lifecycle
from tests.examples import examples
from tests.makers import later


class CalledAlong(Lifecycle):
    """The walk of all steps, with units called in, answers and outcomes on the way."""

    def something(self, dice: Random) -> None:
        """One time in three somebody calls, answers or settles, else anything."""
        case = self.case(dice.randrange(1000), alive=True)
        waiting = [one for one in self.callins() if one.waits]
        match dice.choice(("call", "answer", "settle", "", "", "", "", "", "")):
            case "call" if able := self.offered(case, "call_in"):
                asked = self.asked_for(dice, case)
                self.tries(actions.call, dice.choice(able), case.id, asked)
            case "answer" if waiting:
                chosen = dice.choice(waiting)
                may = self.may_about(chosen)
                able = [one for one in self.people if may[one.person_id].answer]
                if able:
                    who = dice.choice(able)
                    unit_id = dice.choice(may[who.person_id].answer)
                    said = (unit_id, dice.choice(list(Coming)), "写一句")
                    self.tries(actions.answer, who, chosen.id, *said)
            case "settle" if waiting:
                chosen = dice.choice(waiting)
                may = self.may_about(chosen)
                able = [one for one in self.people if may[one.person_id].settle]
                if able:
                    self.tries(outcome.settle, dice.choice(able), chosen.id, "好了")
            case _:
                super().something(dice)

    def asked_for(self, dice: Random, case: Case) -> Call:
        """Two of the units within reach, for tomorrow."""

        def near(work: Work) -> list[int]:
            return [one.id for one in reaches(work, case.responsible_id, case.unit_id, self.now)]

        found = self.world.do(near)
        chosen = dice.sample(found, min(2, len(found)))
        return Call(
            unit_ids=tuple(chosen), place="门口", meets_at=later(self.now, days=1), request="来"
        )

    def may_about(self, callin: CallIn) -> dict[int, Any]:
        """What each of the people may do about it."""

        def asked(work: Work) -> dict[int, Any]:
            case = work.cases.by_id(callin.case_id)
            place = place_of(lines_of(work, self.now), callin, case.kind, target_of(work, case))
            stands = (place, callin.state, callin.meets_at, self.now)
            return {one.person_id: options(one, *stands) for one in self.people}

        return self.world.do(asked)

    def tries(self, action: Any, actor: Actor, number: int, *args: Any) -> None:
        """It is done, and a second time changes nothing."""
        token = self.tap()
        for _ in range(2):
            answer = self.attempt(action, actor, number, *args, token=token)
            assert not isinstance(answer, DomainError) or isinstance(answer, NotFound)

    def callins(self) -> list[CallIn]:
        """All that there ever were."""
        return list(self.world.table(CallIn).values())

    def every_push_tells_of_a_step(self) -> None:
        """None that waits is without somebody who leads, or about a matter that is over."""
        for callin in self.callins():
            case = self.world.case(callin.case_id)
            assert callin.waits == (callin.ended_at is None)
            if callin.waits:
                assert case.open, "it ends with its matter"
                assert self.world.do(lambda work, of=case: leading(_lines(work, self.now), of))
            elif callin.state is CallInState.SETTLED:
                assert callin.outcome
        told = [push.key for push in self.world.pushes()]
        assert len(told) == len(set(told)), "once each"


def _lines(work: Work, now: Any) -> Lines:
    return Lines(work=work, now=now)


@pytest.mark.long
@pytest.mark.timeout(600)  # as of the walk it is taken from
@examples(12)
@given(seed=st.integers(0, 2**32 - 1))
def test_no_call_in_is_ever_without_a_lead(seed: int) -> None:
    CalledAlong().walk(seed, 100)
