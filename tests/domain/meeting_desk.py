"""A community that meets on the second Thursday of a month, and all who have to do with it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from domain.cases.model import Case, CaseKind
from domain.days.calendar import Roll
from domain.followups.model import Followup, FollowupState
from domain.meetings import agenda, holding, judging, planning
from domain.meetings.model import (
    AgendaItem,
    DayRule,
    ItemRuling,
    Meeting,
    MeetingSeries,
    MeetingState,
    Present,
    Ruling,
    Votes,
)
from domain.meetings.sweep import plan_meetings, remind_meetings
from domain.notices import Notice
from domain.people.model import Actor, Capacity, Role
from domain.request import Request
from tests.domain.conftest import Town
from tests.makers import NOW, ZONE

N = TypeVar("N", bound=Notice)
RULE = DayRule(nth=2, weekday=4)
DECEMBER, TENTH = date(2026, 12, 1), date(2026, 12, 10)
"""The second Thursday of December."""
CAME = Present(residents=12, deputies=3, local_units=2, departments=4)


def a_series(unit_id: int, post_id: int) -> MeetingSeries:
    """The series of a unit, as it is on file."""
    return MeetingSeries(
        unit_id=unit_id,
        token="series",
        day=None,
        nth=2,
        weekday=4,
        roll=Roll.AFTER,
        place="居民活动室",
        post_id=post_id,
        set_at=NOW,
        first_month=DECEMBER,
    )


def an_item(meeting_id: int, post_id: int) -> AgendaItem:
    """An item as it is on file."""
    return AgendaItem(
        meeting_id=meeting_id, token="item", topic="路灯", made_post_id=post_id, made_at=NOW
    )


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


class MeetingDesk:
    """On Tuesday 24 November 2026 古道社区 says that it meets on the second Thursday."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.head = town.person("一号楼", Role.BUILDING_HEAD)
        self.officer = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.mediator = town.person("古道社区", Role.MEDIATOR)
        self.deputy = town.person("古道社区", Role.INFORMATION_OFFICER, Capacity.STAND_IN)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.centre = town.person("琅琊区", Role.CENTRE_OFFICER)
        self.supervisor = town.person("琅琊区", Role.SUPERVISOR)
        self.unit_id = town.units["古道社区"].id
        self.series = self.do(planning.set_series, self.officer, self.unit_id, RULE, "居民活动室")

    def do(self, action: Any, who: Actor, *args: Any) -> Any:
        """An action of somebody, under a token of its own."""
        return self.town.do(action, self.town.asks(who), *args)

    @property
    def meeting(self) -> Meeting:
        """The first meeting."""
        return self.meetings()[0]

    def meetings(self) -> list[Meeting]:
        """All of them, by month."""
        return sorted(self.town.all(Meeting), key=lambda one: one.month)

    def items(self, meeting: Meeting | None = None) -> list[AgendaItem]:
        """Those on an agenda."""
        return self.town.work.meetings.items((meeting or self.meeting).id)

    def opinion(self, summary: str = "路灯不亮") -> Case:
        """An item reported on Monday."""
        return self.town.reported(self.head, kind=CaseKind.OPINION, unit="一号楼", summary=summary)

    def submit(self, case: Case, who: Actor | None = None) -> AgendaItem:
        """Puts a matter on the agenda."""
        return self.town.do(agenda.submit, self.town.asks(who or self.officer), case.id)

    def worded(self, topic: str = "楼道灯") -> AgendaItem:
        """An item in words."""
        ask = self.town.asks(self.officer)
        return self.town.do(agenda.add_item, ask, self.meeting.id, topic)

    def begin(self, day: str = "2026-12-10T15:00") -> Meeting:
        """Fixes the agenda of the first meeting to come, and begins."""
        self.town.clock.moment = local(day)
        coming = next(one for one in self.meetings() if one.state is not MeetingState.CONFIRMED)
        if coming.state is not MeetingState.FIXED:
            self.do(planning.fix, self.officer, coming.id)
        self.do(holding.begin, self.officer, coming.id)
        return coming

    def says(self, item: AgendaItem, ruling: Ruling, **more: Any) -> AgendaItem:
        """What becomes of an item."""
        said = ItemRuling(ruling=ruling, **more)
        return self.town.do(holding.rule_on, self.town.asks(self.officer), item.id, said)

    def confirms(self, meeting: Meeting, who: Actor | None = None) -> None:
        """Counts those present, and confirms."""
        who = who or self.officer
        if meeting.residents is None:
            self.do(holding.count_present, who, meeting.id, CAME)
        self.do(holding.confirm, who, meeting.id)

    def judges(self, meeting: Meeting, item: AgendaItem, *votes: int) -> None:
        """What a meeting says of an earlier item."""
        counts = Votes(satisfied=votes[0], fairly=votes[1], discontented=votes[2])
        self.do(judging.judge_item, self.officer, meeting.id, item.id, counts)

    def followups(self) -> list[Followup]:
        """What was handed out."""
        return self.town.all(Followup)

    def fed_back(self, followup: Followup, feedback: str = "换好了") -> None:
        """The unit has said what became of it."""
        followup.state, followup.feedback = FollowupState.FED_BACK, feedback
        followup.fed_back_at = self.town.clock.now()

    def told(self, who: Actor, of: type[N]) -> list[N]:
        """What somebody was told, or is to be told, of a kind."""
        return [
            push.notice
            for push in self.town.pushes()
            if push.person_id == who.person_id
            and isinstance(push.notice, of)
            and not push.withdrawn
        ]

    def sweeps(self, moment: str) -> None:
        """All that the clock says at a local moment."""
        self.town.clock.moment = local(moment)
        for sweep in (plan_meetings, remind_meetings):
            self.town.do(sweep, Request(now=self.town.clock.now()))


def rulings(items: Sequence[AgendaItem]) -> list[Ruling | None]:
    """What was said of each."""
    return [item.ruling for item in items]
