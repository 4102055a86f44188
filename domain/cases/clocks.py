"""The clocks of a case: how long until somebody must take it, and until it must be done.

The figures are the defaults of published practice and differ by place, so they are data: a
:class:`Clocks` value comes with the district's rules.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import WorkingCalendar
from domain.cases.model import Case, State, Urgency

_ACCEPT_DAYS: Mapping[Urgency, int] = {Urgency.YELLOW: 2, Urgency.ORANGE: 0, Urgency.RED: 0}
_HANDLE_DAYS: Mapping[Urgency, int] = {Urgency.YELLOW: 7, Urgency.ORANGE: 7, Urgency.RED: 7}


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """Working days to accept and to finish, by urgency; 0 means within the day itself (24:00)."""

    accept: Mapping[Urgency, int] = field(default_factory=lambda: dict(_ACCEPT_DAYS))
    handle: Mapping[Urgency, int] = field(default_factory=lambda: dict(_HANDLE_DAYS))


def end_of_working_day(
    start: datetime, days: int, calendar: WorkingCalendar, zone: ZoneInfo
) -> datetime:
    """The moment (UTC-comparable, aware) after which ``days`` working days from ``start`` are up.

    "Due on a day" is until 24:00 local, so it is the midnight that ends the day. With 0 days it is
    the day itself: somebody is asked today, whatever day it is.
    """
    day = start.astimezone(zone).date()
    last = calendar.add_working_days(day, days) if days else day
    return datetime.combine(last + timedelta(days=1), time.min, tzinfo=zone)


def due_after(
    case: Case, now: datetime, clocks: Clocks, calendar: WorkingCalendar, zone: ZoneInfo
) -> datetime | None:
    """The deadline a case has from ``now`` on in its present state; None when none runs.

    While the reporter is asked for detail the clock of the handler stands still.
    """
    match case.state:
        case State.REPORTED | State.OFFERED:
            # what is handed over must be taken within the same time as what is reported
            return end_of_working_day(now, clocks.accept[case.urgency], calendar, zone)
        case State.ACCEPTED | State.MEDIATING:
            # The clock of handling starts when the matter is taken, not again at each step.
            start = case.accepted_at or now
            return end_of_working_day(start, clocks.handle[case.urgency], calendar, zone)
        case _:
            return None
