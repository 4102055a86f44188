"""Random walks through the lifecycle by people of all posts, holding what must always hold."""

from collections import Counter
from contextlib import nullcontext
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.access import Act, Target, seat_for
from domain.cases import handover
from domain.cases import steps as cases_steps
from domain.cases.last_step import WAY_BACK
from domain.cases.lifecycle import TRANSITIONS, Arrow, find
from domain.cases.model import (
    OUTCOMES_BY_HAND,
    REOPENING,
    Case,
    CaseKind,
    Effect,
    Outcome,
    PeopleBand,
    State,
    Step,
    Urgency,
)
from domain.cases.notices import CaseMerged, CaseMoved, CaseReported, CaseSplit, MergedMoved
from domain.errors import DomainError, Invalid, NotFound, WrongStep
from domain.periodic.model import Figures
from domain.ports import Work
from storage.counts.fold import fold_some
from tests.domain.lifecycle_related import Ways
from tests.domain.lifecycle_town import START
from tests.examples import EVERY, examples
from tests.storage.held_against import nothing_drifted, the_same_at_any_moment

_OWN_ACTIONS = frozenset({Arrow.MERGE, Arrow.UNDO, Arrow.CONVERT})
_ARROWS = [arrow for arrow in Arrow if arrow is not Arrow.REPORT]
_SOMETHING = (
    *("step",) * 12,
    *("undo",) * 3,
    *("report",) * 2,
    *("merge", "split", "convert", "report", "detail", "detail", "minutes", "hours", "send"),
)
_FOLDED = 0.1
_ABLE = 0.75
"""How often somebody tries what they may."""
_CLOCKED = frozenset({State.REPORTED, State.ACCEPTED, State.MEDIATING, State.OFFERED})


class Lifecycle(Ways):
    """All rules together."""

    def walk(self, seed: int, steps: int) -> None:
        """As many things as told, and after each what must always hold."""
        dice = Random(seed)  # noqa: S311 - a walk, no secret
        for _ in range(steps):
            before = self.world.changes
            self.something(dice)
            if self.world.changes == before:
                continue  # nothing was written, so all that held holds
            self.figures_add_up()
            self.every_case_is_its_steps()
            self.one_unit_is_responsible_and_clocks_run_forward()
            self.what_is_merged_or_split_leads_to_an_older_number()
            self.every_push_tells_of_a_step()
            if dice.random() < _FOLDED:
                self.world.do(lambda work: fold_some(self.world.database.connection, 20))
        self.the_counts_are_right(dice)
        self.world.close()

    def the_counts_are_right(self, dice: Random) -> None:
        """Whatever happened, and however much of it is folded."""
        connection = self.world.database.connection
        with connection.begin() if not connection.in_transaction() else nullcontext():
            nothing_drifted(connection)
            for _ in range(4):
                end = self.now + timedelta(days=30)
                the_same_at_any_moment(connection, dice, START, end)

    def something(self, dice: Random) -> None:
        """Anybody does anything; mostly somebody what they may."""
        what, outcome = dice.choice(_SOMETHING), dice.choice(OUTCOMES_BY_HAND)
        who, which, pick = dice.randrange(12), dice.randrange(1000), dice.randrange(1000)
        able = dice.random() < _ABLE
        match what:
            case "report":
                self.report(who, pick)
            case "step":
                self.step(who, which, pick, outcome, able)
            case "detail":
                self.add_detail(who, which, able)
            case "merge":
                self.merge(who, which, pick, able)
            case "split":
                self.split(who, which, list(PeopleBand)[pick % 5], able)
            case "convert":
                self.convert(who, which, 1 + pick % 2, able)
            case "undo":
                self.undo(who, which, able)
            case "minutes":
                self.now += timedelta(minutes=1 + pick % 6)
            case "hours":
                self.now += timedelta(hours=1 + pick % 60)
            case _:
                self.pushes_go_out()

    def report(self, who: int, pick: int) -> None:
        """Anybody, anywhere, anything."""
        where, kind = 1 + pick % 5, list(CaseKind)[pick % 2]
        urgency, people = list(Urgency)[pick % 3], list(PeopleBand)[pick % 5]
        path = self.world.units[where].path
        target = Target(filed_path=path, responsible_path=path)
        may = seat_for(self.people[who], Act.REPORT, target)
        answer = self.on_file(who, where, kind, urgency=urgency, people=people)
        assert isinstance(answer, DomainError) == (may is None)

    def step(self, who: int, which: int, pick: int, outcome: Outcome, able: bool) -> None:
        """A plain step, mostly one that is open, by somebody who may."""
        arrow, to = _ARROWS[pick % len(_ARROWS)], 1 + pick % 7
        case, actor = self.case(which, alive=able), self.people[who]
        besides = _OWN_ACTIONS if pick % 5 == 0 else _OWN_ACTIONS | {Arrow.WITHDRAW}
        if able and (found := self.likely(case, self.open_ways(case, besides), who, pick)):
            actor, arrow = found[0], found[1].arrow
        way = None if arrow in _OWN_ACTIONS else find(case, arrow)
        sees, offered = self.sees(actor, case), arrow in self.may(actor, case).steps
        nowhere = top = False
        if arrow is Arrow.ASSIGN:
            where = {unit.id for unit in self.world.do(handover.assignable, case, self.now)}
            if able and where and to not in where:
                to = sorted(where)[to % len(where)]
            nowhere = to not in where
        if arrow is Arrow.HAND_UP:
            top = self.world.do(handover.next_tier, case, self.now) is None
            assert not (offered and top), "there is nothing above"
        answer = self.twice(
            cases_steps.take_step,
            actor,
            case.id,
            arrow,
            token=self.tap(),
            note="再说一句",
            outcome=outcome,
            to_unit_id=to,
        )
        if isinstance(answer, DomainError):
            assert not offered or nowhere
            assert isinstance(answer, NotFound) != sees, "what is out of sight is not there"
            assert isinstance(answer, WrongStep) == bool(sees and way is None)
            if isinstance(answer, Invalid):
                assert nowhere or (arrow is Arrow.HAND_UP and top)
            return
        assert offered
        assert not nowhere
        assert way is not None
        assert case.state is way.target
        self.walked[way.letter] += 1

    def add_detail(self, who: int, which: int, own: bool) -> None:
        """Mostly by who reported it."""
        case = self.case(which, alive=own)
        actor = self.people[who]
        if own:
            actor = next(a for a in self.people if a.person_id == case.reporter_id)
        was, way = case.state, find(case, Arrow.ANSWER)
        sees, offered = self.sees(actor, case), self.may(actor, case).add_detail
        answer = self.twice(
            cases_steps.add_detail, actor, case.id, token=self.tap(), note="又漏水了"
        )
        if isinstance(answer, DomainError):
            assert isinstance(answer, NotFound) != sees
            assert not offered
            return
        assert offered
        assert actor.person_id == case.reporter_id
        assert (was is State.RETURNED) == (case.state is not was)
        if way is not None:
            self.walked[way.letter] += 1

    def _steps(self, case: Case) -> list[Step]:
        return [s for s in self.world.steps() if s.case_id == case.id]

    def figures_add_up(self) -> None:
        counted = (
            [(step.id, step.effect) for step in self.world.steps() if step.effect],
            [(case.kind, case.people, case.open) for case in self.world.cases()],
        )
        if counted == self.counted:
            return  # they are counted from nothing else
        self.counted = counted
        top = self.world.units[1].path
        for figures in self.world.do(_figures, top, self.now + timedelta(seconds=1)):
            assert figures.balanced
        disputes = [c for c in self.world.cases() if c.kind is CaseKind.DISPUTE]
        assert figures.open == sum(c.open for c in disputes)

    def every_case_is_its_steps(self) -> None:
        for case in self.world.cases():
            steps = self._steps(case)
            never = case.state is State.WITHDRAWN and case.outcome is None
            assert steps[0].letter == "A"
            assert steps[-1].after is case.state
            for earlier, later in pairwise(steps):
                assert later.before is earlier.after
                assert later.at >= earlier.at
            assert sum(s.effect is Effect.OPENED for s in steps) == (0 if never else 1)
            ended = sum(s.effect in REOPENING for s in steps)
            reopened = sum(s.effect in REOPENING.values() for s in steps)
            assert ended - reopened == (0 if case.open or never else 1)
            assert (case.outcome is None) == (case.open or never)
            assert (case.ended_at is None) == case.open  # by which a database finds what is open
            assert all(s.effect is None for s in steps if (case.id, s.token) in self.undone)

    def one_unit_is_responsible_and_clocks_run_forward(self) -> None:
        for case in self.world.cases():
            assert case.responsible_id in self.world.units
            assert (case.offered_id is not None) == (case.state is State.OFFERED)
            assert case.responsible_id != case.offered_id, "one unit is responsible at any time"
            assert (case.due_at is None) == (case.state not in _CLOCKED)
            assert case.due_at is None or case.due_at > case.reported_at
            taken = (case.reported_at, case.accepted_at, case.started_at, case.ended_at)
            moments = [at for at in (*taken, case.closed_at) if at is not None]
            assert moments == sorted(moments)
            assert all(self.moment(at) for at in moments)

    def what_is_merged_or_split_leads_to_an_older_number(self) -> None:
        for case in self.world.cases():
            assert (case.merged_into_id is None) == (case.state is not State.MERGED)
            for older in (case.merged_into_id, case.split_from_id):
                assert older is None or older < case.id

    def every_push_tells_of_a_step(self) -> None:
        seen = set()
        steps = {(s.case_id, s.token): s for s in self.world.steps()}
        waiting: set[tuple[int, int]] = set()
        for push in self.world.pushes():
            notice = push.notice
            number = notice.into_id if isinstance(notice, CaseMerged) else notice.case_id
            if isinstance(notice, CaseSplit) and notice.undone:
                token = self._steps(self.world.case(number))[-1].token
            elif isinstance(notice, CaseReported | CaseSplit):
                token = next(s.token for s in self.world.steps() if s.case_id == number)
            else:
                token = notice.step
            step = steps[number, token]
            assert step.person_id != push.person_id, "nobody is told of their own step"
            told = (push.person_id, number, token, getattr(notice, "to_reporter", True))
            assert told not in seen, "once each"
            seen.add(told)
            if not push.waits:
                continue
            assert (number, token) not in self.undone, "what is undone is not told any more"
            case = self.world.case(number)
            mine = isinstance(notice, MergedMoved) or getattr(notice, "to_reporter", False)
            if isinstance(notice, CaseMoved | MergedMoved) and mine:
                place = (push.person_id, number)
                assert place not in waiting or case.urgency is Urgency.RED, "one at a time"
                waiting.add(place)


def _figures(work: Work, path: str, as_of: datetime) -> list[Figures]:
    return [
        work.periodic.figures(path, start, as_of) for start in (START, START + timedelta(days=3))
    ]


@pytest.mark.timeout(600)  # each walk computes for a second, which is more on a busy machine
@examples(40)
@given(seed=st.integers(0, 2**32 - 1))
def test_wherever_a_walk_leads_it_holds(seed: int) -> None:
    Lifecycle().walk(seed, 120 if EVERY else 60)  # all is looked at after each step


@pytest.mark.long
@pytest.mark.timeout(600)  # the same
def test_random_walks_take_every_arrow() -> None:
    """As many walks as it takes until each arrow and each way back was walked."""
    wanted = {way.letter for way in TRANSITIONS} | {"merge", "split"}
    wanted |= {f"undo {way.letter}" for way in TRANSITIONS if way.arrow in WAY_BACK}
    walked: Counter[str] = Counter()
    for seed in range(200):
        machine = Lifecycle()
        machine.walk(seed, 120)
        walked.update(machine.walked)
        if wanted <= walked.keys():
            break
    assert wanted - walked.keys() == set()
