"""The clocks of a case: how long until somebody must take it, and until it must be done.

Each tier has its own, in working days by urgency. The figures are the defaults of published
practice and differ by place, so they are data: a :class:`Clocks` value comes with the district's
rules, and a unit may have its own (:class:`UnitClock`).
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.cases.last_step import ENTRIES, Taken
from domain.cases.lifecycle import TRANSITIONS, Arrow
from domain.cases.model import Case, CaseKind, State, Step, Urgency
from domain.days.calendar import WorkingCalendar
from domain.days.deadlines import end_of_day, end_of_working_day, last_day
from domain.org.model import UnitKind
from domain.org.views import UnitRef

_Taken = TypeVar("_Taken", bound=Taken)

ACCEPT_LIMIT = 60
HANDLE_LIMIT = 365
"""The longest a unit may set, in working days."""

_ACCEPT_DAYS: Mapping[Urgency, int] = {Urgency.YELLOW: 2, Urgency.ORANGE: 0, Urgency.RED: 0}
_HANDLE_DAYS = 7
_ABOVE_DAYS: Mapping[UnitKind, int] = {
    UnitKind.STREET: 10,
    UnitKind.DISTRICT: 15,
    UnitKind.CENTRE: 15,
}
HANDLING = frozenset({State.ACCEPTED, State.MEDIATING})
"""The states in which the clock of handling runs."""
_DONE = frozenset({State.RESOLVED, State.CLOSED})
TAKING = frozenset(way.letter for way in TRANSITIONS if way.arrow in {Arrow.ACCEPT, Arrow.TAKE})
"""The steps by which a unit takes it."""
_CONVERTING = frozenset(way.letter for way in TRANSITIONS if way.arrow is Arrow.CONVERT)
_ANEW = _CONVERTING | frozenset(
    way.letter for way in TRANSITIONS if way.arrow in {Arrow.NOT_FIXED, Arrow.REOPEN}
)
"""Those after which its clocks begin anew; a conversion that another one takes back before anybody
has taken it is as if it had not been."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """Working days to accept and to finish; 0 means within the day itself (24:00)."""

    accept: int
    handle: int


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """Working days to accept and to finish, by urgency and by the tier that is responsible.

    ``handle`` is the community's (and that of any unit below it), ``above`` the other tiers'.
    """

    accept: Mapping[Urgency, int] = field(default_factory=lambda: dict(_ACCEPT_DAYS))
    handle: Mapping[Urgency, int] = field(
        default_factory=lambda: dict.fromkeys(Urgency, _HANDLE_DAYS)
    )
    above: Mapping[UnitKind, Mapping[Urgency, int]] = field(
        default_factory=lambda: {
            kind: dict.fromkeys(Urgency, days) for kind, days in _ABOVE_DAYS.items()
        }
    )

    def term(self, kind: UnitKind, urgency: Urgency) -> Term:
        """What a unit of this kind has for a matter of this urgency."""
        handle = self.above.get(kind, self.handle)
        return Term(accept=self.accept[urgency], handle=handle[urgency])


@dataclass(eq=False, kw_only=True)
class UnitClock:
    """What a unit has of its own instead, from a day on until another takes its place."""

    id: int = field(init=False, repr=False)
    unit_id: int
    urgency: Urgency
    accept_days: int
    handle_days: int
    valid_from: date

    @property
    def term(self) -> Term:
        """As a term."""
        return Term(accept=self.accept_days, handle=self.handle_days)


def keeper(case: Case) -> int:
    """The unit whose clock runs: the receiver's once it was handed on, else the responsible's."""
    if case.state is State.OFFERED and case.offered_id is not None:
        return case.offered_id
    return case.responsible_id


def due_after(
    case: Case, now: datetime, term: Term, calendar: WorkingCalendar, zone: ZoneInfo
) -> datetime | None:
    """The deadline a case has from ``now`` on in its present state; None when none runs.

    While the reporter is asked for detail nobody is overdue, and those days do not count
    (:func:`stood_still`).
    """
    match case.state:
        case State.REPORTED | State.OFFERED:
            # what is handed over must be taken within the receiver's time to accept
            return end_of_working_day(now, term.accept, calendar, zone)
        case State.ACCEPTED | State.MEDIATING:
            # The clock of handling starts when the matter is taken, not again at each step.
            start = case.accepted_at or now
            return end_of_working_day(start, term.handle, calendar, zone)
        case _:
            return None


def first_taking(steps: Iterable[_Taken], own: Callable[[_Taken], bool]) -> _Taken | None:
    """The step by which the unit responsible took it for the first time since it was opened; None
    before that. ``steps``: the oldest first; ``own``: whether its doer sat in that unit, or in one
    for which it goes on."""
    first, moves = None, [step for step in steps if step.letter not in ENTRIES]
    while moves:
        step = moves.pop()
        if step.letter in _CONVERTING and moves and moves[-1].letter in _CONVERTING:
            moves.pop()
        elif step.letter in _ANEW:
            break
        elif step.letter in TAKING and own(step):
            first = step
    return first


def first_taken(
    case: Case, steps: Sequence[Step], now: datetime, own: Callable[[Step], bool]
) -> datetime | None:
    """When that was, by the step that is being taken if by none before: a unit gains no month by
    having handed it on and got it back. ``steps`` and ``own``: see :func:`first_taking`."""
    if case.accepted_at == now and steps and steps[-1].after in _DONE:
        return now  # it is being opened again
    first = first_taking(steps, own)
    return case.accepted_at if first is None else first.at


def month_limit(
    case: Case, since: datetime | None, calendar: WorkingCalendar, zone: ZoneInfo
) -> datetime | None:
    """One month from accepting, by which a mediation is to be concluded; None when none runs.

    By the calendar: the same day of the next month, or its last; a day off moves it to the next
    working day. Who takes a matter over has a month of their own, once: ``since``, see
    :func:`first_taken`.
    """
    if case.kind is not CaseKind.DISPUTE or since is None or not case.open:
        return None
    day = since.astimezone(zone).date()
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    there = date(year, month, min(day.day, monthrange(year, month)[1]))
    return end_of_day(calendar.next_working(there), zone)


def longer(
    due_at: datetime, days: int, now: datetime, calendar: WorkingCalendar, zone: ZoneInfo
) -> datetime:
    """The due date ``days`` working days later; what is overdue has them from today on."""
    day = max(last_day(due_at, zone), now.astimezone(zone).date())
    return end_of_day(calendar.add_working_days(day, days), zone)


def beyond_month(case: Case, until: datetime) -> bool:
    """Whether a due date lies beyond the month of mediation, so that both parties must agree."""
    return case.deadline_at is not None and until > case.deadline_at


def stood_still(
    case: Case, steps: Iterable[Step], now: datetime, calendar: WorkingCalendar, zone: ZoneInfo
) -> int:
    """The working days since it was accepted for which the reporter was asked for detail."""
    days, since = 0, None
    for step in steps:
        if case.accepted_at is None or step.at < case.accepted_at:
            continue
        asked = step.after is State.RETURNED
        if asked and since is None:
            since = step.at
        elif not asked and since is not None:
            days, since = days + _working_days(since, step.at, calendar, zone), None
    if since is not None:
        days += _working_days(since, now, calendar, zone)
    return days


def _working_days(
    first: datetime, last: datetime, calendar: WorkingCalendar, zone: ZoneInfo
) -> int:
    return calendar.working_days_between(
        first.astimezone(zone).date(), last.astimezone(zone).date()
    )


@dataclass(frozen=True, kw_only=True)
class ClockRow:
    """What a unit has for matters of one urgency, in working days."""

    urgency: Urgency
    accept: int
    handle: int
    own: bool
    """Set by the unit itself; else the clock of its tier."""


@dataclass(frozen=True, kw_only=True)
class ClockBoard:
    """The clocks of a unit."""

    unit: UnitRef
    rows: tuple[ClockRow, ...]
    may_set: bool
