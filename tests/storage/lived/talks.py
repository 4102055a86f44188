"""The year's talk meetings of 古道社区, and what the street does with what they hand out."""

from datetime import date, datetime

from domain.followups import actions as followups
from domain.followups.model import FollowupState, Source
from domain.meetings import agenda, holding, judging, planning
from domain.meetings.model import DayRule, ItemRuling, MeetingState, Ruling, Votes
from domain.ports import Work
from domain.request import Request
from tests.storage.lived.days import FIRST, after, at
from tests.storage.lived.town import Year
from tests.storage.meeting_host import CAME

_RULINGS = (Ruling.ANSWERED, Ruling.PASSED_UP, Ruling.EXPLAINED, Ruling.NOT_TAKEN, Ruling.PASSED_UP)
_SLOW = date(2026, 6, 1)
"""Its minutes are confirmed only after the month's report."""
_OFF = date(2026, 8, 1)
"""Not held: too hot."""


class Talks:
    """Meetings by the month, and the items they handed out."""

    def __init__(self, year: Year) -> None:
        self.year = year
        self.given: dict[int, date] = {}
        """Items, and on which day the street feeds back."""
        self.minutes: dict[int, date] = {}
        """Meetings whose minutes are not confirmed, and on which day they are."""
        self.judged = set[int]()

    def begins(self, work: Work) -> None:
        """On the fourth Thursday of each month."""
        by = self.year.by(work, "officer", at(FIRST, "10:00"))
        planning.set_series(
            work, by, self.year.district.units["community"], DayRule(nth=4, weekday=4), "活动室"
        )

    def day(self, work: Work, day: date) -> None:
        """What is done of all this on a day."""
        for number, on in list(self.minutes.items()):
            if on <= day:
                del self.minutes[number]
                self._confirms(work, number, at(day, "09:30"))
        self._feeds_back(work, day)
        states = (MeetingState.GATHERING, MeetingState.FIXED)
        for meeting in work.meetings.of_unit(self.year.district.units["community"], states):
            if meeting.on != day:
                continue
            if meeting.month == _OFF:
                planning.call_off(work, self._by(work, at(day, "09:00")), meeting.id, "高温")
            else:
                self._holds(work, meeting.id, meeting.month, day)

    def _by(self, work: Work, when: datetime) -> Request:
        return self.year.by(work, "officer", when)

    def _holds(self, work: Work, meeting: int, month: date, day: date) -> None:
        items = []
        for number in range(self.year.dice.randint(1, len(_RULINGS))):
            by = self._by(work, at(day, f"14:{number:02}"))
            items.append(agenda.add_item(work, by, meeting, f"{month.month}月第{number + 1}题").id)
        planning.fix(work, self._by(work, at(day, "14:30")), meeting)
        holding.begin(work, self._by(work, at(day, "15:00")), meeting)
        for item in self.given:
            [one] = work.followups.of_source(Source.MEETING, [item])[-1:]
            if one.state is FollowupState.FED_BACK and item not in self.judged:
                self.judged.add(item)
                votes = Votes(satisfied=2, fairly=1, discontented=9)
                if month.month != 9:
                    votes = Votes(satisfied=9, fairly=2, discontented=1)
                judging.judge_item(work, self._by(work, at(day, "15:10")), meeting, item, votes)
        there = [one.id for one in work.meetings.items(meeting)]
        for number, item in enumerate(there):
            ruling = _RULINGS[number % len(_RULINGS)]
            said = ItemRuling(ruling=ruling, note="写一句")
            holding.rule_on(work, self._by(work, at(day, f"15:{20 + number}")), item, said)
            if ruling is Ruling.PASSED_UP:
                self.given[item] = after(day, self.year.dice.choice((3, 9, 17, 40)))
        holding.count_present(work, self._by(work, at(day, "16:00")), meeting, CAME)
        slow = date(2026, 7, 8) if month == _SLOW else day
        if slow == day:
            self._confirms(work, meeting, at(day, "17:00"))
        else:
            self.minutes[meeting] = slow

    def _confirms(self, work: Work, meeting: int, when: datetime) -> None:
        holding.confirm(work, self._by(work, when), meeting)

    def _feeds_back(self, work: Work, day: date) -> None:
        for item, on in self.given.items():
            if on != day:
                continue
            for one in work.followups.of_source(Source.MEETING, [item]):
                if one.state is not FollowupState.HANDED_OUT:
                    continue
                by = self.year.by(work, "coordinator", at(day, "11:00"))
                followups.accept(work, by, one.id)
                by = self.year.by(work, "coordinator", at(day, "11:10"))
                followups.feed_back(work, by, one.id, "换好了")
