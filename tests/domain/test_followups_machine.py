"""Random walks of items handed out by people of all posts, holding what must always hold."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.cases.satisfaction import Satisfaction
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.followups import actions, giving
from domain.followups.lifecycle import FOLLOWUP_WAYS, FollowupSide, way_of
from domain.followups.model import (
    LAST_ROUND,
    OPEN,
    RUNNING,
    Followup,
    FollowupArrow,
    FollowupState,
    FollowupStep,
    Handout,
    Source,
)
from domain.followups.notices import FollowupDue, FollowupHandedOut, FollowupMoved
from domain.followups.options import FollowupOptions, options, sees_followup
from domain.followups.sweep import remind_followups
from domain.followups.units import Sides, lines_of, sides
from domain.people.model import Actor
from domain.request import Request
from tests.domain.lifecycle_town import START, staffed
from tests.examples import examples

_DISTRICT, _STREET, _COMMUNITY, _GRID, _RIVAL, _CENTRE = range(1, 7)
_OFFICER, _MEDIATOR, _COORDINATOR, _SUPERVISOR, _LAST = 2, 3, 4, 6, 11
_ANYBODY = st.one_of(
    st.sampled_from([_OFFICER, _MEDIATOR, _COORDINATOR, _SUPERVISOR]), st.integers(0, _LAST)
)
"""Those who can do something come up more often, so that the walks lead somewhere."""
_UNITS = st.sampled_from([_STREET, _STREET, _DISTRICT, _COMMUNITY, _GRID, _RIVAL, _CENTRE, 99])
_STEPS = (
    FollowupArrow.ACCEPT,
    FollowupArrow.SEND_BACK,
    FollowupArrow.FEED_BACK,
    FollowupArrow.EXTEND,
    FollowupArrow.HAND_OUT_AGAIN,
)
_JUDGING = {FollowupArrow.JUDGE, FollowupArrow.DO_AGAIN}


class HandedOut(RuleBasedStateMachine):
    """Everybody tries everything with what a community hands out; the table alone decides."""

    @initialize()
    def set_up(self) -> None:
        self.now, self.taps = START, 0
        self.known: dict[tuple[int, int, int], Sides] = {}
        self.world, self.people = staffed()
        self.hand_out(1, _STREET, 5)

    def teardown(self) -> None:
        if hasattr(self, "world"):
            self.world.close()

    def asks(self, who: Actor) -> Request:
        """A tap that no tap had."""
        self.taps += 1
        return Request(actor=who, token=f"tap:{self.taps}", now=self.now)

    def items(self) -> list[Followup]:
        """All there are."""
        return list(self.world.table(Followup).values())

    def item(self, which: int) -> Followup:
        """One of them."""
        return self.items()[which % len(self.items())]

    def day(self, on: int) -> date:
        """So many days from today."""
        return self.world.rules.day(self.now) + timedelta(days=on)

    def sides(self, item: Followup) -> Sides:
        """Who sits where: nobody comes or goes, so the unit and those before it say it."""
        _, many, _ = self.size()
        key = (item.id, item.unit_id, many)
        if key not in self.known:
            self.known[key] = self.world.do(lambda work: sides(lines_of(work, self.now), item))
        return self.known[key]

    def may(self, who: Actor, item: Followup) -> FollowupOptions:
        """What is offered."""
        return options(who, self.sides(item).place, item.state)

    def size(self) -> tuple[int, int, int]:
        """How many items, steps and pushes there are."""
        world = self.world
        return len(self.items()), len(world.table(FollowupStep)), len(world.pushes())

    @rule(number=st.integers(1, 3), unit=_UNITS, on=st.integers(-1, 20))
    def hand_out(self, number: int, unit: int, on: int) -> None:
        before = self.size()
        live = [
            one
            for one in self.items()
            if one.source_id == number and one.state is not FollowupState.DROPPED
        ]
        handout = Handout(
            source=Source.MEETING,
            source_id=number,
            host_id=_COMMUNITY,
            unit_id=unit,
            helpers=(_STREET,),
            title="路灯不亮",
            due=self.day(on),
        )
        asks = self.asks(self.people[_OFFICER])
        try:
            made = self.world.do(giving.hand_out, asks, handout)
        except (Invalid, NotFound):
            assert not live
            assert unit in {_RIVAL, 99} or on < 0
            assert self.size() == before, "a refusal changes nothing"
            return
        if live:
            assert made.id == live[0].id
            assert self.size() == before, "nothing is handed out twice"
        else:
            assert self.size()[:2] == (before[0] + 1, before[1] + 1)
            assert self.world.do(giving.hand_out, asks, handout).id == made.id

    @rule(
        who=_ANYBODY,
        which=st.integers(0, 100),
        arrow=st.sampled_from(_STEPS),
        unit=_UNITS,
        on=st.integers(-1, 30),
        note=st.sampled_from(["写一句", "写一句", ""]),
    )
    def step(
        self, who: int, which: int, arrow: FollowupArrow, unit: int, on: int, note: str
    ) -> None:
        actor, item = self.people[who], self.item(which)
        before, was, due = self.size(), item.state, item.due_at
        seen = sees_followup(actor, self.sides(item).place)
        offered = getattr(self.may(actor, item), arrow.value)
        asks = self.asks(actor)

        def act() -> None:
            match arrow:
                case FollowupArrow.ACCEPT:
                    self.world.do(actions.accept, asks, item.id)
                case FollowupArrow.SEND_BACK:
                    self.world.do(actions.send_back, asks, item.id, note)
                case FollowupArrow.FEED_BACK:
                    self.world.do(actions.feed_back, asks, item.id, note)
                case FollowupArrow.EXTEND:
                    self.world.do(actions.extend, asks, item.id, self.day(on))
                case _:
                    self.world.do(actions.hand_out_again, asks, item.id, unit, self.day(on))

        try:
            act()
        except NotFound:
            assert not seen or unit == 99
        except Refused:
            assert seen
            assert not offered
        except WrongStep:
            assert seen
            assert way_of(was, arrow) is None
        except Invalid:
            assert offered
        else:
            assert offered
            way = way_of(was, arrow)
            assert way is not None
            assert self.item(which).state is way.target
            assert way.side is not FollowupSide.SOURCE
            assert self.size()[1] == before[1] + 1
            if arrow is FollowupArrow.EXTEND:
                assert item.due_at > due
            act()
            assert self.size()[1] == before[1] + 1, "a replay adds nothing"
            return
        assert (self.size(), item.state, item.due_at) == (before, was, due)

    @rule(which=st.integers(0, 100), arrow=st.sampled_from(_STEPS), turn=st.booleans())
    def whose_turn_it_is_steps(self, which: int, arrow: FollowupArrow, turn: bool) -> None:
        item = self.item(which)
        able = [n for n, one in enumerate(self.people) if getattr(self.may(one, item), arrow.value)]
        if able:
            number = self.items().index(item)
            self.step(able[0 if turn else -1], number, arrow, _STREET, 30, "写一句")

    @rule(which=st.integers(0, 100), verdict=st.sampled_from(Satisfaction))
    def judge(self, which: int, verdict: Satisfaction) -> None:
        item = self.item(which)
        before, was, unit, round_ = self.size(), item.state, item.unit_id, item.round
        asks = self.asks(self.people[_OFFICER])
        try:
            self.world.do(giving.judge, asks, item, verdict)
        except WrongStep:
            assert was is not FollowupState.FED_BACK
            assert self.size() == before
            return
        assert was is FollowupState.FED_BACK
        assert self.item(which).verdict is verdict
        again = verdict is Satisfaction.NOT and round_ < LAST_ROUND and unit != _DISTRICT
        assert item.state is (FollowupState.HANDED_OUT if again else FollowupState.DONE)
        assert (item.round, item.unit_id == unit) == (round_ + again, not again)
        self.world.do(giving.judge, asks, item, verdict)
        assert self.size()[1] == before[1] + 1, "a replay adds nothing"

    @precondition(lambda self: self.taps > 12)
    @rule(which=st.integers(0, 100), note=st.sampled_from(["不用了", ""]))
    def drop(self, which: int, note: str) -> None:
        item = self.item(which)
        was = item.state
        try:
            self.world.do(giving.drop, self.asks(self.people[_OFFICER]), item, note)
        except (WrongStep, Invalid):
            assert not note or was not in OPEN
            return
        assert was in OPEN
        assert self.item(which).state is FollowupState.DROPPED

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.world.do(remind_followups, Request(now=self.now))
        self.world.sends()
        assert self.world.do(remind_followups, Request(now=self.now)) == 0, "a rerun adds none"

    @invariant()
    def each_item_is_its_way(self) -> None:
        every = self.world.table(FollowupStep).values()
        for item in self.items():
            taken = [one.arrow for one in every if one.followup_id == item.id]
            state: FollowupState | None = None
            for arrow in taken:
                way = way_of(state, arrow)
                assert way is not None
                state = way.target
            assert state is item.state
            assert item.open == (item.ended_at is None) == (item.state in OPEN)
            assert (item.accepted_at is not None) >= (item.state is FollowupState.UNDER_WAY)
            fed_back = item.state in {FollowupState.FED_BACK, FollowupState.DONE}
            assert (item.fed_back_at is not None) >= fed_back
            assert (item.answer_at is not None) <= (
                item.state in {FollowupState.HANDED_OUT, FollowupState.RETURNED}
            )
            assert item.state is not FollowupState.RETURNED or item.answer_at is not None
            assert item.round == 1 + taken.count(FollowupArrow.DO_AGAIN) <= LAST_ROUND
            assert (item.verdict is not None) == bool(_JUDGING & set(taken))
            moments = [one.at for one in every if one.followup_id == item.id]
            assert all(a <= b for a, b in pairwise(moments))

    @invariant()
    def none_is_without_somebody_whose_turn_it_is(self) -> None:
        for item in self.items():
            both = self.sides(item)
            if item.state in RUNNING:
                assert both.answering
                able = {p.person_id for p in self.people if self._answers(p, item)}
                assert both.answering <= able
            if item.state is FollowupState.RETURNED:
                able = {p.person_id for p in self.people if self.may(p, item).hand_out_again}
                assert both.hosting
                assert both.hosting <= able

    def _answers(self, who: Actor, item: Followup) -> bool:
        may = self.may(who, item)
        return may.accept or may.feed_back

    @invariant()
    def nobody_is_told_who_need_not_know(self) -> None:
        every = self.world.table(FollowupStep).values()
        steps = {(one.followup_id, one.token): one for one in every}
        told = self.world.pushes()
        assert len({push.key for push in told}) == len(told), "once each"
        for push in told:
            notice = push.notice
            if isinstance(notice, FollowupHandedOut | FollowupMoved):
                step = steps[notice.followup_id, notice.step]
                assert step.person_id != push.person_id, "nobody is told of their own step"
            else:
                assert isinstance(notice, FollowupDue)


HandedOut.TestCase.settings = examples(40, stateful_step_count=40)
TestHandedOut = HandedOut.TestCase


def test_every_state_is_reached_and_the_ends_are_ends() -> None:
    assert {way.target for way in FOLLOWUP_WAYS} == set(FollowupState)
    left = {way.source for way in FOLLOWUP_WAYS if way.source is not None}
    assert left == OPEN
    assert {way.arrow for way in FOLLOWUP_WAYS} == set(FollowupArrow)
