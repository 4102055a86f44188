"""Random walks through the lifecycle by people of all posts, holding what must always hold."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.access import SEEING, Act, Target, seat_for
from domain.cases import actions, handover
from domain.cases.draft import ReportDraft
from domain.cases.lifecycle import TRANSITIONS, Arrow, Doer, act_of, find, seen_from
from domain.cases.model import (
    OPEN_STATES,
    OUTCOMES_BY_HAND,
    REOPENING,
    Case,
    CaseKind,
    Category,
    Effect,
    Outcome,
    PeopleBand,
    State,
    Urgency,
)
from domain.errors import DomainError, Invalid, NotFound, Refused, WrongStep
from domain.notices import CaseMoved
from domain.org import Unit, UnitKind
from domain.people import Actor, Capacity, Holding, Person, Post, Role
from tests.fakes import MemoryWork

_OWN_ACTIONS = frozenset({Arrow.MERGE, Arrow.UNDO, Arrow.CONVERT})
START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
LONG_AGO = date(2011, 1, 1)


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Drives a coroutine that never really waits (the stores are in memory)."""
    return asyncio.run(coroutine)


async def staffed(work: MemoryWork) -> list[Actor]:
    """A district with a street, a community and a grid, every role somewhere, and a rival
    community of its own."""
    parent: int | None = None
    units = {}
    for kind in (
        UnitKind.DISTRICT,
        UnitKind.STREET,
        UnitKind.COMMUNITY,
        UnitKind.GRID_1,
    ):
        unit = await work.org.add(
            Unit(kind=kind, code=kind, name=kind, parent_id=parent, valid_from=LONG_AGO)
        )
        units[kind] = unit
        parent = unit.id
    rival = await work.org.add(
        Unit(
            kind=UnitKind.COMMUNITY,
            code="rival",
            name="rival",
            parent_id=units[UnitKind.STREET].id,
            valid_from=LONG_AGO,
        )
    )
    centre = await work.org.add(
        Unit(
            kind=UnitKind.CENTRE,
            code="centre",
            name="centre",
            parent_id=units[UnitKind.DISTRICT].id,
            valid_from=LONG_AGO,
        )
    )
    seats = [
        (Role.BUILDING_HEAD, units[UnitKind.GRID_1]),
        (Role.GRID_HEAD, units[UnitKind.GRID_1]),
        (Role.INFORMATION_OFFICER, units[UnitKind.COMMUNITY]),
        (Role.MEDIATOR, units[UnitKind.COMMUNITY]),
        (Role.COORDINATOR, units[UnitKind.STREET]),
        (Role.CENTRE_OFFICER, units[UnitKind.DISTRICT]),
        (Role.SUPERVISOR, units[UnitKind.DISTRICT]),
        (Role.ADMINISTRATOR, units[UnitKind.DISTRICT]),
        (Role.LEGAL_AID_LIAISON, units[UnitKind.COMMUNITY]),
        (Role.MEDIATOR, rival),
        (Role.BUILDING_HEAD, rival),
        (Role.MEDIATOR, centre),
    ]
    people = []
    for role, unit in seats:
        person = await work.people.add_person(Person(created_at=START))
        post = await work.people.add_post(Post(role=role, unit_id=unit.id, valid_from=LONG_AGO))
        await work.people.add_holding(
            Holding(
                post_id=post.id,
                person_id=person.id,
                capacity=Capacity.HOLDER,
                valid_from=LONG_AGO,
            )
        )
        people.append(
            Actor(
                person_id=person.id,
                locale="zh",
                seats=work.people.seats(person.id, START.date()),
            )
        )
    for number, kind in enumerate(CaseKind, start=1):
        category = Category(
            kind=kind,
            scheme="test",
            code=kind,
            name_zh="邻里",
            name_en="neighbours",
            position=1,
            valid_from=LONG_AGO,
        )
        category.id = number
        work.cases.categories[number] = category
    return people


class Lifecycle(RuleBasedStateMachine):
    """Everybody tries everything; the table alone decides."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.taps = 0

    @initialize()
    def set_up(self) -> None:
        self.work = MemoryWork()
        self.people: list[Actor] = run(staffed(self.work))

    def _tap(self) -> str:
        self.taps += 1
        return f"tap:{self.taps}"

    def _target(self, case: Case) -> Target:
        units = self.work.org.units
        return Target(
            filed_path=units[case.unit_id].path,
            responsible_path=units[case.responsible_id].path,
            offered_path=units[case.offered_id].path if case.offered_id else None,
            reporter_id=case.reporter_id,
        )

    @rule(
        who=st.integers(0, 11),
        where=st.integers(1, 5),
        kind=st.sampled_from(CaseKind),
        urgency=st.sampled_from(Urgency),
        people=st.sampled_from(PeopleBand),
    )
    def report(
        self, who: int, where: int, kind: CaseKind, urgency: Urgency, people: PeopleBand
    ) -> None:
        actor = self.people[who]
        draft = ReportDraft(
            key=f"draft:{self.taps}",
            kind=kind,
            unit_id=where,
            category_id=list(CaseKind).index(kind) + 1,
            people=people,
            summary="楼道堆放杂物",
            urgency=urgency,
        )
        path = self.work.org.units[where].path
        may = seat_for(actor, Act.REPORT, Target(filed_path=path, responsible_path=path))
        token = self._tap()
        try:
            case = run(actions.report(self.work, actor, draft, token=token, now=self.now))
        except Refused:
            assert may is None
            return
        assert may is not None
        again = run(actions.report(self.work, actor, draft, token=self._tap(), now=self.now))
        assert again is case, "a draft is filed once"

    @precondition(lambda self: bool(self.work.cases.cases))
    @rule(
        who=st.integers(0, 11),
        which=st.integers(0, 10_000),
        arrow=st.sampled_from([a for a in Arrow if a is not Arrow.REPORT]),
        to=st.integers(1, 7),
        outcome=st.sampled_from(OUTCOMES_BY_HAND),
        twice=st.booleans(),
    )
    def step(
        self, who: int, which: int, arrow: Arrow, to: int, outcome: Outcome, twice: bool
    ) -> None:
        actor = self.people[who]
        case = self.work.cases.cases[which % len(self.work.cases.cases) + 1]
        before = (case.state, len(self.work.cases.steps), len(self.work.outbox.pushes))
        transition = None if arrow in _OWN_ACTIONS else find(case, arrow)
        target = self._target(case)
        allowed = transition is not None and seat_for(
            actor, act_of(transition, case.kind), seen_from(transition, target)
        )
        sees = any(seat_for(actor, act, target) for act in SEEING)
        token = self._tap()
        where = run(handover.assignable(self.work, case, self.now))
        above = run(handover.next_tier(self.work, case, self.now))
        nowhere = (arrow is Arrow.HAND_UP and above is None) or (
            arrow is Arrow.ASSIGN and to not in {unit.id for unit in where}
        )
        go = {
            "token": token,
            "now": self.now,
            "note": "再说一句",
            "outcome": outcome,
            "to_unit_id": to,
        }
        try:
            run(actions.take_step(self.work, actor, case.id, arrow, **go))
        except Invalid:
            assert allowed
            assert sees
            assert nowhere
            return
        except (NotFound, Refused, WrongStep) as error:
            refusal = error
        else:
            refusal = None
        if refusal is not None:
            assert not (allowed and sees)
            assert isinstance(refusal, NotFound) != sees, "what is out of sight is not there"
            assert isinstance(refusal, WrongStep) == bool(sees and transition is None)
            assert before == (
                case.state,
                len(self.work.cases.steps),
                len(self.work.outbox.pushes),
            ), "a refusal changes nothing"
            return
        assert allowed
        assert sees
        assert not nowhere
        assert transition is not None
        assert case.state is transition.target
        assert len(self.work.cases.steps) == before[1] + 1
        if twice:
            run(actions.take_step(self.work, actor, case.id, arrow, **go))
            assert len(self.work.cases.steps) == before[1] + 1, "a replay adds nothing"

    @precondition(lambda self: bool(self.work.cases.cases))
    @rule(who=st.integers(0, 11), which=st.integers(0, 10_000))
    def add_detail(self, who: int, which: int) -> None:
        actor = self.people[who]
        case = self.work.cases.cases[which % len(self.work.cases.cases) + 1]
        was = case.state
        target = self._target(case)
        sees = any(seat_for(actor, act, target) for act in SEEING)
        try:
            run(
                actions.add_detail(
                    self.work, actor, case.id, token=self._tap(), now=self.now, note="又漏水了"
                )
            )
        except NotFound:
            assert not sees
            return
        except DomainError:
            assert sees
            assert actor.person_id != case.reporter_id or was not in OPEN_STATES
            return
        assert actor.person_id == case.reporter_id
        assert (was is State.RETURNED) == (case.state is not was)

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def figures_add_up(self) -> None:
        if not hasattr(self, "work"):
            return
        top = self.work.org.units[1].path
        for start in (START, START + timedelta(days=3)):
            figures = run(self.work.reports.figures(top, start, self.now + timedelta(seconds=1)))
            assert figures.balanced
        disputes = [c for c in self.work.cases.cases.values() if c.kind is CaseKind.DISPUTE]
        assert figures.open == sum(c.open for c in disputes)

    @invariant()
    def every_case_is_its_steps(self) -> None:
        if not hasattr(self, "work"):
            return
        for case in self.work.cases.cases.values():
            steps = [s for s in self.work.cases.steps if s.case_id == case.id]
            assert steps[0].arrow == "A"
            assert steps[-1].after is case.state
            for earlier, later in pairwise(steps):
                assert later.before is earlier.after
                assert later.at >= earlier.at
            assert sum(s.effect is Effect.OPENED for s in steps) == 1
            ended = sum(s.effect in REOPENING for s in steps)
            reopened = sum(s.effect in REOPENING.values() for s in steps)
            assert ended - reopened == (0 if case.open else 1)
            assert (case.outcome is None) == case.open
            assert (case.offered_id is not None) == (case.state is State.OFFERED)
            assert case.responsible_id != case.offered_id, "one unit is responsible at any time"
            assert (case.due_at is None) == (
                case.state not in {State.REPORTED, State.ACCEPTED, State.MEDIATING, State.OFFERED}
            )
            assert case.due_at is None or case.due_at > case.reported_at

    @invariant()
    def every_push_tells_of_a_step(self) -> None:
        if not hasattr(self, "work"):
            return
        steps = {(s.case_id, s.token): s for s in self.work.cases.steps}
        for push in self.work.outbox.pushes.values():
            if isinstance(push.notice, CaseMoved):
                step = steps[push.notice.case_id, push.notice.step]
                assert step.person_id != push.person_id, "nobody is told of their own step"


Lifecycle.TestCase.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)
TestLifecycle = Lifecycle.TestCase


def test_each_letter_stands_for_one_arrow() -> None:
    letters = [t.letter for t in TRANSITIONS]
    assert letters == sorted(set(letters), key=lambda letter: (len(letter), letter))


def test_the_reporter_never_handles_and_the_handler_never_answers() -> None:
    by_reporter = {t.arrow for t in TRANSITIONS if t.doer is Doer.REPORTER}
    assert by_reporter == {Arrow.REPORT, Arrow.ANSWER, Arrow.WITHDRAW, Arrow.NOT_FIXED}


def test_resolving_needs_an_outcome_and_a_sentence() -> None:
    async def story() -> None:
        work = MemoryWork()
        people = await staffed(work)
        case = await actions.report(
            work,
            people[0],
            ReportDraft(
                key="k",
                kind=CaseKind.DISPUTE,
                unit_id=4,
                category_id=1,
                people=PeopleBand.ONE_TWO,
                summary="停车争执",
            ),
            token="a",
            now=START,
        )
        mediator = people[3]
        await actions.take_step(work, mediator, case.id, Arrow.ACCEPT, token="b", now=START)
        for note, outcome in (("", Outcome.SUCCESS), ("谈妥了", None), ("谈妥了", Outcome.MERGED)):
            with pytest.raises(Invalid) as caught:
                await actions.take_step(
                    work,
                    mediator,
                    case.id,
                    Arrow.RESOLVE,
                    token="c",
                    now=START,
                    note=note,
                    outcome=outcome,
                )
            assert caught.value.reason in {"note-missing", "outcome-missing"}
        assert case.state is State.ACCEPTED

    run(story())
