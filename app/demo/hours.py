"""Plausible moments: people report and handle matters in working hours."""

from datetime import date, datetime, time, timedelta
from random import Random

from domain.days.periods import local_day, moment_at
from domain.rules import Rules

OPENS = time(8, 30)
CLOSES = time(17, 30)
DAY_HOURS = 9.0


class Hours:
    """Counts in the working hours of the district."""

    def __init__(self, rules: Rules) -> None:
        self._calendar = rules.calendar
        self._zone = rules.zone

    def at(self, day: date, wall: time) -> datetime:
        """The moment of a local time."""
        return moment_at(day, wall, self._zone)

    def ago(self, now: datetime, days: int, wall: time) -> datetime:
        """A local time so many working days before today."""
        day = local_day(now, self._zone)
        for _ in range(days):
            day = self._calendar.working_day_before(day)
        return self.at(day, wall)

    def some(self, day: date, dice: Random) -> datetime:
        """Some moment in the working hours of the first working day from ``day`` on."""
        opens = self.at(self._calendar.next_working(day), OPENS)
        return opens + timedelta(minutes=dice.randint(5, int(DAY_HOURS * 60) - 10))

    def after(self, moment: datetime, hours: float) -> datetime:
        """So many working hours later."""
        left = timedelta(hours=hours)
        day = local_day(moment, self._zone)
        while True:
            if self._calendar.is_working(day):
                start = max(moment, self.at(day, OPENS))
                room = self.at(day, CLOSES) - start
                if left < room:
                    return start + left
                left -= max(room, timedelta())
            day += timedelta(days=1)
