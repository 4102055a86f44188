"""The windows of what is asked of a talk meeting, and what has been answered so far."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aiogram.fsm.state import State, StatesGroup

from domain.days.calendar import Roll
from domain.errors import Invalid
from domain.meetings.model import GIVEN, DayRule, Present, Ruling, Votes

_NUMBER = re.compile(r"\d{1,5}")


class MeetingStates(StatesGroup):
    """The windows."""

    rule = State()
    day = State()
    unit = State()
    head = State()
    revise = State()
    words = State()
    check = State()
    photo = State()


class MeetingAsk(StrEnum):
    """What is asked; what is said of an item goes by the ruling's own word."""

    SERIES = "series"
    TOPIC = "topic"
    ANSWERED = Ruling.ANSWERED.value
    EXPLAINED = Ruling.EXPLAINED.value
    NOT_TAKEN = Ruling.NOT_TAKEN.value
    HANDED_OUT = Ruling.HANDED_OUT.value
    MERGED = Ruling.MERGED.value
    REVISE = "revise"
    COUNT = "count"
    VOTES = "votes"
    POSTPONE = "postpone"
    CALL_OFF = "call_off"
    PHOTO = "photo"


FIRST: Mapping[MeetingAsk, State] = {
    **dict.fromkeys(MeetingAsk, MeetingStates.words),
    MeetingAsk.SERIES: MeetingStates.rule,
    MeetingAsk.HANDED_OUT: MeetingStates.unit,
    MeetingAsk.MERGED: MeetingStates.head,
    MeetingAsk.REVISE: MeetingStates.revise,
    MeetingAsk.POSTPONE: MeetingStates.day,
    MeetingAsk.PHOTO: MeetingStates.photo,
}
"""The window with which each begins."""
REASONED = frozenset({MeetingAsk.POSTPONE, MeetingAsk.CALL_OFF})
"""Why, which mostly is one of a few reasons."""
REASONS = ("holiday", "absent", "urgent", "weather")


@dataclass(frozen=True, kw_only=True)
class MeetingDraft:
    """What has been answered."""

    ask: MeetingAsk
    meeting_id: int = 0
    unit_id: int = 0
    """The community."""
    item_id: int = 0
    note: str = ""
    reason: str = ""
    """Why confirmed minutes are corrected."""
    ruling: Ruling | None = None
    """What a correction says instead."""
    day: date | None = None
    to_unit_id: int = 0
    helper_id: int = 0
    helping: bool = False
    """It is asked who helps."""
    on_day: int | None = None
    nth: int | None = None
    weekday: int | None = None
    roll: Roll = Roll.AFTER

    @property
    def rule(self) -> DayRule:
        """The day of the month; raises Invalid while there is none."""
        return DayRule(day=self.on_day, nth=self.nth, weekday=self.weekday, roll=self.roll)

    @property
    def gives(self) -> bool:
        """Whether something is handed out, so that a unit and a day are wanted."""
        return self.ask is MeetingAsk.HANDED_OUT or self.ruling in GIVEN


def numbers(text: str, many: int) -> list[int]:
    """So many numbers in a line: ``12 3 1``, or with words between them. Raises Invalid
    (``meeting-numbers``)."""
    found = [int(one) for one in _NUMBER.findall(unicodedata.normalize("NFKC", text))]
    if len(found) != many:
        raise Invalid("meeting-numbers", many=many)
    return found


def present_of(text: str) -> Present:
    """Those present, by kind."""
    one, two, three, four = numbers(text, 4)
    return Present(residents=one, deputies=two, local_units=three, departments=four)


def votes_of(text: str) -> Votes:
    """The hands counted."""
    one, two, three = numbers(text, 3)
    return Votes(satisfied=one, fairly=two, discontented=three)
