"""吹哨: the unit that has a matter calls others in, to a place at an hour, for what it says in one
sentence. They say whether they come; afterwards the lead records who does what by when, each of
which is an item handed out, or that it was settled on the spot. Units only: nobody is named."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from domain.cases.draft import clean_note
from domain.cases.model import PLACE_LIMIT
from domain.days.deadlines import end_of_day, end_of_working_day
from domain.errors import Invalid
from domain.rules import Rules
from domain.sentence import clean

UNITS_LIMIT = 10
"""As many units are called at once."""
TASKS_LIMIT = 20
"""As many items are handed out after one."""
FARTHEST = timedelta(days=60)
"""So far ahead units are called at most, by the calendar."""
OUTCOME_DAYS = 1
"""Working days after the day of it in which the lead records what came of it."""


class CallInState(StrEnum):
    """Where it stands. The ways between are in :mod:`domain.callins.lifecycle`."""

    CALLED = "called"
    HANDED_OUT = "handed_out"
    """Who does what by when is on file."""
    SETTLED = "settled"
    """Settled on the spot."""
    CALLED_OFF = "called_off"
    """By the lead."""
    ENDED = "ended"
    """The matter came to its end before."""


class CallInArrow(StrEnum):
    """What is done about it."""

    CALL = "call"
    ANSWER = "answer"
    HAND_OUT = "hand_out"
    SETTLE = "settle"
    CALL_OFF = "call_off"
    END = "end"
    RESUME = "resume"


class Coming(StrEnum):
    """What a unit says."""

    COMES = "comes"
    CANNOT = "cannot"


@dataclass(eq=False, kw_only=True)
class CalledUnit:
    """A unit that is called, and what it says."""

    id: int = field(init=False, repr=False)
    callin_id: int = field(init=False, repr=False)
    unit_id: int
    coming: Coming | None = None
    """None: it has not answered."""
    reason: str = ""
    """Why it cannot come."""
    answered_at: datetime | None = None
    """When it first answered."""
    recorded: bool = False
    """代录: recorded by another unit for one without a phone."""


@dataclass(eq=False, kw_only=True)
class CallInTask:
    """What one unit does by a day: the number under which it is handed out."""

    id: int = field(init=False, repr=False)
    callin_id: int
    token: str
    """Names the tap that asked for it."""


@dataclass(eq=False, kw_only=True)
class CallIn:
    """One call; whichever unit has its matter leads. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    case_id: int
    """The matter; where that was merged into another, the other."""
    place: str
    meets_at: datetime
    request: str
    """What is asked, in one sentence."""
    called_by: int
    """The person who called."""
    post_id: int
    """And the post by which they did."""
    called_at: datetime
    answer_at: datetime
    """The moment from which an answer is overdue."""
    due_at: datetime
    """The moment from which the outcome is."""
    state: CallInState = CallInState.CALLED
    answer_rung: int = 0
    """How far the answers have been told of, by :mod:`domain.callins.sweep`."""
    day_rung: int = 0
    """The same of its day."""
    rung: int = 0
    """The same of the outcome."""
    outcome: str = ""
    """What was settled on the spot."""
    ended_at: datetime | None = None
    called: list[CalledUnit] = field(default_factory=list, repr=False)

    @property
    def waits(self) -> bool:
        """Whether it is still to be held, or its outcome to be recorded."""
        return self.state is CallInState.CALLED

    @property
    def unit_ids(self) -> tuple[int, ...]:
        """The units that are called, each once: two of them may have merged since."""
        return tuple(dict.fromkeys(one.unit_id for one in self.called))

    def rows_of(self, unit_id: int) -> list[CalledUnit]:
        """What is on file of a unit."""
        return [one for one in self.called if one.unit_id == unit_id]

    def answer_of(self, unit_id: int) -> CalledUnit | None:
        """What a unit said; None while it has not answered."""
        rows = self.rows_of(unit_id)
        return next((one for one in rows if one.coming is not None), None)

    @property
    def silent(self) -> tuple[int, ...]:
        """The units that have not answered."""
        return tuple(one for one in self.unit_ids if self.answer_of(one) is None)


@dataclass(frozen=True, kw_only=True)
class Call:
    """What is asked of whom, where and when."""

    unit_ids: tuple[int, ...]
    place: str
    meets_at: datetime
    request: str


def checked(rules: Rules, call: Call, now: datetime) -> Call:
    """The same, ready to store: each unit once, the words tidy and without personal numbers. Raises
    :class:`Invalid` (``callin-units``, ``callin-units-many``, ``callin-place``, ``place-too-long``,
    ``callin-request``, ``note-too-long``, ``callin-gone``, ``callin-far-off``)."""
    units = tuple(dict.fromkeys(call.unit_ids))
    if not units:
        raise Invalid("callin-units")
    if len(units) > UNITS_LIMIT:
        raise Invalid("callin-units-many", limit=UNITS_LIMIT)
    place = clean(call.place, PLACE_LIMIT, "place")
    if not place:
        raise Invalid("callin-place")
    request = clean_note(call.request)
    if not request:
        raise Invalid("callin-request")
    check_hour(rules, call.meets_at, now)
    return Call(unit_ids=units, place=place, meets_at=call.meets_at, request=request)


def check_hour(rules: Rules, meets_at: datetime, now: datetime) -> datetime:
    """The hour of a call-in: to come, on whatever day, as an urgent one does not wait. Raises
    :class:`Invalid` (``callin-gone``, ``callin-far-off``)."""
    if meets_at <= now:
        raise Invalid("callin-gone")
    if rules.day(meets_at) > rules.day(now) + FARTHEST:
        raise Invalid("callin-far-off", limit=FARTHEST.days)
    return meets_at


def answer_by(rules: Rules, meets_at: datetime, now: datetime) -> datetime:
    """The moment from which an answer is overdue: the end of the working day before it is held,
    where that is still to come; else the very hour."""
    eve = rules.calendar.working_day_before(rules.day(meets_at))
    told = rules.day(rules.quiet.next_allowed(now, rules.calendar))
    return end_of_day(eve, rules.zone) if eve >= told else meets_at


def outcome_by(rules: Rules, meets_at: datetime) -> datetime:
    """The moment from which its outcome is overdue."""
    return end_of_working_day(meets_at, OUTCOME_DAYS, rules.calendar, rules.zone)
