"""督办: somebody above asks about one matter, in one sentence and by a day; whoever has it answers
in one sentence. The matter itself does not move by it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.errors import Invalid
from domain.rules import Rules

FARTHEST = timedelta(days=60)
"""So far ahead an answer may be due at most, by the calendar."""


class InquiryState(StrEnum):
    """What became of a question from above."""

    OPEN = "open"
    ANSWERED = "answered"
    TAKEN_BACK = "taken_back"
    """By who asked."""
    ENDED = "ended"
    """The matter ended, and that is the answer."""


@dataclass(eq=False, kw_only=True)
class Inquiry:
    """One question from above. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    case_id: int
    """The matter it is about; where that was merged into another, the other."""
    post_id: int
    """The post that asks: whoever holds it hears the answer."""
    asked_by: int
    asked_at: datetime
    question: str
    due_at: datetime
    """The moment from which the answer is overdue."""
    state: InquiryState = InquiryState.OPEN
    rung: int = 0
    """How far the due date has been told of, by the spans of :mod:`domain.inquiries.sweep`."""
    ended_at: datetime | None = None
    answer: str = ""


def first_answer_day(rules: Rules, now: datetime) -> date:
    """The first day by which an answer can be wanted: that on which the question arrives, as one
    that is asked at night or on a day off waits for the next working morning."""
    return rules.day(rules.quiet.next_allowed(now, rules.calendar))


def check_answer_day(rules: Rules, day: date, now: datetime) -> date:
    """A day by which an answer is wanted: a working day, not before the question arrives. Raises
    :class:`Invalid` (``day-gone``, ``inquiry-far-off``, ``inquiry-day-off``)."""
    if day < first_answer_day(rules, now):
        raise Invalid("day-gone")
    if day > rules.day(now) + FARTHEST:
        raise Invalid("inquiry-far-off", limit=FARTHEST.days)
    if not rules.calendar.is_working(day):
        raise Invalid("inquiry-day-off")
    return day
