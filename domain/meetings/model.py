"""社情民意互动恳谈会: a community talks each month about what was reported, and what was promised
is followed. Numbers of those present by kind, and no names."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.cases.model import PLACE_LIMIT, SUMMARY_LIMIT
from domain.cases.satisfaction import Satisfaction
from domain.days.calendar import Roll
from domain.errors import Invalid
from domain.sentence import clean

TOPIC_LIMIT = SUMMARY_LIMIT
VENUE_LIMIT = PLACE_LIMIT
MANY = 9999
"""So many people are counted at most."""
PHOTOS_LIMIT = 6
LAST = 5
"""The last such weekday of a month."""


class MeetingState(StrEnum):
    """Where the meeting of a month stands. The ways between are in
    :mod:`domain.meetings.lifecycle`."""

    GATHERING = "gathering"
    FIXED = "fixed"
    """The agenda is fixed: what comes now is for the next one."""
    HELD = "held"
    """Begun; its minutes are not confirmed yet."""
    CONFIRMED = "confirmed"
    JUDGED = "judged"
    """All that was handed out has been judged."""
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    NOT_HELD = "not_held"


class MeetingPaper(StrEnum):
    """The papers of a meeting."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    SLIPS = "slips"
    POSTED = "posted"
    """The notice for the board, without names."""
    SHEET = "sheet"


COMING = frozenset({MeetingState.GATHERING, MeetingState.FIXED, MeetingState.POSTPONED})
"""The meeting is still to be held."""
OPEN_TO_ITEMS = frozenset({MeetingState.GATHERING, MeetingState.POSTPONED})
TOOK_PLACE = frozenset({MeetingState.HELD, MeetingState.CONFIRMED, MeetingState.JUDGED})
ON_RECORD = frozenset({MeetingState.CONFIRMED, MeetingState.JUDGED})
"""The minutes are confirmed: a correction is a revision."""


class Ruling(StrEnum):
    """What became of an item at the meeting (处理方式)."""

    ANSWERED = "answered"
    HANDED_OUT = "handed_out"
    PASSED_UP = "passed_up"
    """Handed out to the tier above."""
    EXPLAINED = "explained"
    NOT_TAKEN = "not_taken"
    MERGED = "merged"
    """It is one with its head item, and counts with it."""


GIVEN = frozenset({Ruling.HANDED_OUT, Ruling.PASSED_UP})
"""Somebody is to see to it after the meeting."""
BEFOREHAND = frozenset({Ruling.NOT_TAKEN, Ruling.MERGED})
"""What may be said of an item before the meeting, too."""


@dataclass(frozen=True, kw_only=True)
class DayRule:
    """Which day of the month it is: a date, or the nth of a weekday (ISO, 1 Monday; the fifth is
    the last), and where it goes from a day off."""

    day: int | None = None
    nth: int | None = None
    weekday: int | None = None
    roll: Roll = Roll.AFTER

    def __post_init__(self) -> None:
        by_date = self.day is not None and 1 <= self.day <= 31
        nth, weekday = self.nth or 0, self.weekday or 0
        by_weekday = self.day is None and 1 <= nth <= LAST and 1 <= weekday <= 7
        if not (by_weekday or (by_date and self.nth is None and self.weekday is None)):
            raise Invalid("meeting-rule")


@dataclass(eq=False, kw_only=True)
class MeetingSeries:
    """When and where a community meets each month. The newest of a unit stands; each meeting keeps
    the day and place it was made with."""

    id: int = field(init=False, repr=False)
    unit_id: int
    token: str
    day: int | None
    nth: int | None
    weekday: int | None
    roll: Roll
    place: str
    """Place and hour, in the community's own words."""
    post_id: int
    """Of whoever set it."""
    set_at: datetime
    first_month: date
    """The first month it is for."""

    @property
    def rule(self) -> DayRule:
        """Its day as a value."""
        return DayRule(day=self.day, nth=self.nth, weekday=self.weekday, roll=self.roll)


@dataclass(eq=False, kw_only=True)
class Meeting:
    """The meeting of a community for a month. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    unit_id: int
    month: date
    """The first day of the month it is for; one that is moved beyond it stays the month's."""
    on: date
    """The day it is, or was, held."""
    planned_on: date
    """The day the series gave it."""
    place: str
    state: MeetingState = MeetingState.GATHERING
    token: str = ""
    """The tap that took its last step: a replay finds it."""
    made_at: datetime
    due_at: datetime | None = None
    """The moment from which its next step is overdue; None when none is owed."""
    rung: int = 0
    """How far that has been told of, by the spans of :mod:`domain.meetings.sweep`."""
    reason: str = ""
    """Why it was moved, or not held."""
    held_at: datetime | None = None
    confirmed_at: datetime | None = None
    confirmed_post_id: int | None = None
    residents: int | None = None
    """How many came of each kind; None: not counted."""
    deputies: int | None = None
    local_units: int | None = None
    departments: int | None = None


@dataclass(frozen=True, kw_only=True)
class Present:
    """How many came: 居民代表, 代表委员, 驻区单位, 职能部门. No names and no sign-in."""

    residents: int = 0
    deputies: int = 0
    local_units: int = 0
    departments: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.residents + self.deputies + self.local_units + self.departments


@dataclass(eq=False, kw_only=True)
class AgendaItem:
    """议题: what the meeting talks about. It is matters on file, by their number alone, or a
    sentence worded for the meeting. Ruled on once; until the minutes are confirmed that may be
    taken back."""

    id: int = field(init=False, repr=False)
    meeting_id: int
    """The meeting it is on the agenda of; it goes on to the next one with what was not held."""
    token: str
    topic: str = ""
    """Empty for matters on file, which say it themselves."""
    made_post_id: int
    made_at: datetime
    number: int = 0
    """议题号, from 1, once the agenda is fixed."""
    ruling: Ruling | None = None
    ruled_token: str = ""
    note: str = ""
    to_unit_id: int | None = None
    helper_id: int | None = None
    due_on: date | None = None
    into_id: int | None = None
    """The head item, for one that is merged."""
    done_at: datetime | None = None
    """办结: answered or explained at the meeting, or what was handed out was judged and is done."""


@dataclass(frozen=True, kw_only=True)
class Votes:
    """How content the meeting is with what became of an item: hands counted, nobody's name."""

    satisfied: int = 0
    fairly: int = 0
    discontented: int = 0

    def __post_init__(self) -> None:
        counts = (self.satisfied, self.fairly, self.discontented)
        if any(not 0 <= one <= MANY for one in counts):
            raise Invalid("meeting-number", limit=MANY)
        if not sum(counts):
            raise Invalid("meeting-no-votes")

    @property
    def verdict(self) -> Satisfaction:
        """The grade with the most votes; of those with as many the lower one."""
        ranked = (
            (self.discontented, Satisfaction.NOT),
            (self.fairly, Satisfaction.FAIRLY),
            (self.satisfied, Satisfaction.SATISFIED),
        )
        most = max(count for count, _ in ranked)
        return next(grade for count, grade in ranked if count == most)


@dataclass(eq=False, kw_only=True)
class ItemJudgement:
    """评议: what one meeting said of what became of an earlier item."""

    id: int = field(init=False, repr=False)
    item_id: int
    meeting_id: int
    """The meeting that judged."""
    token: str
    satisfied: int
    fairly: int
    discontented: int
    verdict: Satisfaction
    at: datetime

    @property
    def votes(self) -> Votes:
        """The counts."""
        return Votes(satisfied=self.satisfied, fairly=self.fairly, discontented=self.discontented)


@dataclass(eq=False, kw_only=True)
class MinutesRevision:
    """A correction of confirmed minutes: what was said of an item before, and why."""

    id: int = field(init=False, repr=False)
    item_id: int
    token: str
    was_ruling: Ruling
    was_note: str
    reason: str
    post_id: int
    at: datetime


@dataclass(eq=False, kw_only=True)
class MeetingPhoto:
    """A picture of the meeting, kept as the attachments of matters are."""

    id: int = field(init=False, repr=False)
    meeting_id: int
    file: str
    size: int
    at: datetime
    token: str | None
    """Of the message it came with; None: from before that was kept."""


@dataclass(frozen=True, kw_only=True)
class ItemRuling:
    """What is said of an item."""

    ruling: Ruling
    note: str = ""
    to_unit_id: int | None = None
    helper_id: int | None = None
    due_on: date | None = None
    into_id: int | None = None


def clean_topic(text: str) -> str:
    """An item's sentence ready to store; raises :class:`Invalid` (``meeting-topic-missing``,
    ``meeting-topic-too-long``)."""
    tidy = clean(text, TOPIC_LIMIT, "meeting-topic")
    if not tidy:
        raise Invalid("meeting-topic-missing")
    return tidy


def clean_venue(text: str) -> str:
    """Place and hour ready to store; raises :class:`Invalid` (``meeting-place-missing``,
    ``meeting-place-too-long``)."""
    tidy = clean(text, VENUE_LIMIT, "meeting-place")
    if not tidy:
        raise Invalid("meeting-place-missing")
    return tidy
