"""Quiet hours: when the product does not make a phone buzz.

Nights, weekends and holidays are quiet; make-up workdays are not. Source: domain.md section 6,
"quiet hours 20:00-08:00, weekends, holidays (red cases only) [config]". Whether a notice may
break the quiet (a red case) is decided by the caller; this module only knows the clock.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from domain.days.calendar import WorkingCalendar
from domain.days.periods import local_day, moment_at


@dataclass(frozen=True)
class QuietHours:
    """The daily quiet span [starts, ends) by the wall clock of `zone`, plus all days off.

    The span crosses midnight (20:00 to 08:00, the default) or begins at it (00:00 to 08:00);
    00:00 to 00:00 leaves only the days off quiet. Raises `ValueError` for any other span, which
    would leave the night loud, and for a time that carries a zone of its own.
    """

    zone: ZoneInfo
    starts: time = time(20)
    ends: time = time(8)

    def __post_init__(self) -> None:
        if self.starts.tzinfo is not None or self.ends.tzinfo is not None:
            raise ValueError("starts and ends are wall-clock times of the zone, without their own")
        if self.starts <= self.ends and self.starts != time.min:
            raise ValueError(f"quiet hours {self.starts} to {self.ends} leave the night loud")

    def is_quiet(self, moment: datetime, calendar: WorkingCalendar) -> bool:
        """True at night and all through a day that is not worked. `ValueError` if naive."""
        if not calendar.is_working(local_day(moment, self.zone)):
            return True
        wall = moment.astimezone(self.zone).time()
        return wall < self.ends or self.ends < self.starts <= wall

    def next_allowed(self, moment: datetime, calendar: WorkingCalendar) -> datetime:
        """The first moment at or after `moment` that may buzz, in UTC.

        That is `moment` itself when it is not quiet; else `ends` of the same day if it is worked
        and `ends` is still to come; else `ends` of the next working day.
        Raises `ValueError` for a naive datetime or when a whole year has no working day.
        """
        allowed = moment
        # once round, except where a clock change carries `ends` itself into the quiet span
        while self.is_quiet(allowed, calendar):
            allowed = self._next_end(allowed, calendar)
        return allowed.astimezone(UTC)

    def _next_end(self, moment: datetime, calendar: WorkingCalendar) -> datetime:
        day = local_day(moment, self.zone)
        if calendar.is_working(day):
            first = moment_at(day, self.ends, self.zone)
            # in the repeated hour of autumn `ends` comes twice, and the first may have passed
            second = moment_at(day, self.ends.replace(fold=1), self.zone)
            for end in (first, second):
                if end > moment:
                    return end
        return moment_at(calendar.working_day_after(day), self.ends, self.zone)
