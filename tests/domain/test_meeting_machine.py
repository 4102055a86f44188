"""Random walks of a community's meetings, holding what must always hold."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.errors import DomainError
from domain.followups.model import Followup, FollowupState
from domain.meetings import agenda, holding, judging, planning
from domain.meetings.figures import tally
from domain.meetings.model import (
    COMING,
    GIVEN,
    ON_RECORD,
    TOOK_PLACE,
    AgendaItem,
    ItemRuling,
    Meeting,
    MeetingState,
    Ruling,
    Votes,
)
from domain.meetings.options import item_options, meeting_options
from domain.meetings.sweep import plan_meetings, remind_meetings
from domain.people.model import Role
from domain.request import Request
from tests.domain.conftest import Town, _founded
from tests.domain.meeting_desk import CAME, MeetingDesk
from tests.examples import examples

_MANY = st.integers(0, 1000)


class Meetings(RuleBasedStateMachine):
    """Officer and mediator try everything; nothing on an agenda is ever lost or ruled on twice."""

    desk: MeetingDesk | None = None

    @initialize()
    def set_up(self) -> None:
        self.desk = MeetingDesk(Town(_founded()))
        self.made = 0

    def teardown(self) -> None:
        if self.desk is not None:
            self.desk.town.close()

    def tries(self, action: Any, *args: Any) -> bool:
        """Whether it was done; a refusal changes nothing."""
        assert self.desk is not None
        town, before = self.desk.town, self.size()
        ask = town.asks(self.desk.officer)
        try:
            town.do(action, ask, *args)
        except DomainError:
            town.session.rollback()
            assert self.size() == before
            return False
        after = self.size()
        town.do(action, ask, *args)
        assert self.size() == after, "the same tap again adds nothing"
        return True

    def size(self) -> tuple[int, ...]:
        assert self.desk is not None
        town = self.desk.town
        return (
            len(town.all(Meeting)),
            len(town.all(AgendaItem)),
            len(town.all(Followup)),
            len(town.pushes()),
        )

    def meeting(self, which: int) -> Meeting:
        assert self.desk is not None
        every = self.desk.meetings()
        return every[which % len(every)]

    def item(self, which: int) -> AgendaItem:
        assert self.desk is not None
        every = self.desk.town.all(AgendaItem)
        return every[which % len(every)]

    @rule()
    def matter(self) -> None:
        assert self.desk is not None
        case = self.desk.opinion()
        self.made += self.tries(agenda.submit, case.id)

    @rule(which=_MANY)
    def words(self, which: int) -> None:
        self.made += self.tries(agenda.add_item, self.meeting(which).id, "路灯")

    @rule(
        which=_MANY,
        action=st.sampled_from(
            [planning.fix, planning.reopen, holding.begin, holding.confirm, holding.begin]
        ),
    )
    def moves(self, which: int, action: Any) -> None:
        self.tries(action, self.meeting(which).id)

    @rule(which=_MANY, days=st.integers(0, 20))
    def postpones(self, which: int, days: int) -> None:
        assert self.desk is not None
        day = self.desk.town.rules.day(self.desk.town.clock.now()) + timedelta(days=days)
        self.tries(planning.postpone, self.meeting(which).id, day, "下雪")

    @rule(which=_MANY)
    def calls_off(self, which: int) -> None:
        self.tries(planning.call_off, self.meeting(which).id, "换届")

    @precondition(lambda self: self.made)
    @rule(which=_MANY, ruling=st.sampled_from(Ruling), into=_MANY)
    def says(self, which: int, ruling: Ruling, into: int) -> None:
        assert self.desk is not None
        street = self.desk.town.units["琅琊街道"].id
        said = ItemRuling(
            ruling=ruling, note="写一句", to_unit_id=street, into_id=self.item(into).id
        )
        item = self.item(which)
        was = item.ruling
        if self.tries(holding.rule_on, item.id, said):
            assert was is None, "an outcome is never written twice"

    @precondition(lambda self: self.made)
    @rule(which=_MANY, action=st.sampled_from([holding.take_back, holding.carry]))
    def undoes(self, which: int, action: Any) -> None:
        self.tries(action, self.item(which).id)

    @rule(which=_MANY)
    def holds_it_all(self, which: int) -> None:
        """The straight way, so that the walks lead somewhere."""
        assert self.desk is not None
        meeting = self.meeting(which)
        self.tries(planning.fix, meeting.id)
        self.tries(holding.begin, meeting.id)
        if meeting.state is MeetingState.HELD:
            for item in self.desk.items(meeting):
                kind = (Ruling.PASSED_UP, Ruling.ANSWERED, Ruling.EXPLAINED)[item.id % 3]
                self.tries(holding.rule_on, item.id, ItemRuling(ruling=kind, note="写一句"))
            self.tries(holding.count_present, meeting.id, CAME)
            assert self.tries(holding.confirm, meeting.id)

    @precondition(lambda self: self.made)
    @rule(which=_MANY, ruling=st.sampled_from(Ruling))
    def revises(self, which: int, ruling: Ruling) -> None:
        said = ItemRuling(ruling=ruling, note="更正")
        self.tries(judging.revise, self.item(which).id, said, "记错了")

    @rule(votes=st.tuples(*[st.integers(0, 9)] * 3).filter(any))
    def judges(self, votes: tuple[int, int, int]) -> None:
        assert self.desk is not None
        for followup in self.desk.followups():
            if followup.state is FollowupState.HANDED_OUT:
                self.desk.fed_back(followup)
        said = Votes(satisfied=votes[0], fairly=votes[1], discontented=votes[2])
        for meeting in self.desk.meetings():
            for followup in self.desk.followups():
                self.tries(judging.judge_item, meeting.id, followup.source_id, said)

    @rule(days=st.integers(1, 25))
    def time_passes(self, days: int) -> None:
        assert self.desk is not None
        town = self.desk.town
        town.clock.forward(days=days)
        now = Request(now=town.clock.now())
        for sweep in (plan_meetings, remind_meetings):
            town.do(sweep, now)
        assert town.do(remind_meetings, now) == 0, "a rerun adds none"

    @invariant()
    def nothing_is_lost(self) -> None:
        if self.desk is None:
            return
        town = self.desk.town
        items, meetings = town.all(AgendaItem), {one.id: one for one in town.all(Meeting)}
        assert len(items) == self.made
        by_id = {item.id: item for item in items}
        for item in items:
            meeting = meetings[item.meeting_id]
            if item.ruling is None:
                assert meeting.state in COMING or meeting.state is MeetingState.HELD
            if item.into_id is not None:
                head = by_id[item.into_id]
                assert item.ruling is Ruling.MERGED
                assert head.ruling is not Ruling.MERGED
                assert head.meeting_id == item.meeting_id, "it goes along with its head"

    @invariant()
    def the_figures_add_up(self) -> None:
        if self.desk is None:
            return
        today = self.desk.town.rules.day(self.desk.town.clock.now())
        for meeting in self.desk.meetings():
            items = self.desk.items(meeting)
            if meeting.state not in TOOK_PLACE:
                continue
            got = tally(items, today)
            parts = (got.answered, got.handed_out, got.passed_up, got.explained, got.not_taken)
            assert got.items == sum(parts)
            assert got.items == sum(
                one.ruling is not None and one.ruling is not Ruling.MERGED for one in items
            )
            assert 0 <= got.done <= got.due <= got.items

    @invariant()
    def what_is_given_is_handed_out_once(self) -> None:
        if self.desk is None:
            return
        records = {one.id for one in self.desk.meetings() if one.state in ON_RECORD}
        live = [
            one.source_id for one in self.desk.followups() if one.state is not FollowupState.DROPPED
        ]
        assert len(live) == len(set(live))
        given = {
            item.id
            for item in self.desk.town.all(AgendaItem)
            if item.meeting_id in records and item.ruling in GIVEN
        }
        assert given == set(live)

    @invariant()
    def who_may_not_is_offered_nothing(self) -> None:
        if self.desk is None:
            return
        path = self.desk.town.units["古道社区"].path
        assert Role.COORDINATOR in self.desk.street.roles()
        for meeting in self.desk.meetings():
            may = meeting_options(self.desk.street, path, meeting.state, (), counted=True)
            assert may == type(may)()
            one = item_options(self.desk.street, path, meeting.state, None, others=1, judged=False)
            assert one == type(one)()


Meetings.TestCase.settings = examples(30, stateful_step_count=40)
TestMeetings = Meetings.TestCase
