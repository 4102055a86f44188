"""A month of the working calendar, for who administers."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from domain.access import Act, scope
from domain.days.actions import AHEAD
from domain.days.calendar import WorkingCalendar
from domain.days.desk_calendar import DeskCalendar
from domain.days.festivals import off_by_regulation
from domain.days.views import CalendarBoard, DayRow, DaySource
from domain.errors import Refused
from domain.people.model import Actor
from storage.days.store import Word, hear, standing
from storage.kit.reading import Reading, Reads, awaited


def month(reading: Reading, actor: Actor, first: date, now: datetime) -> CalendarBoard:
    """The month of that day; raises Refused for who administers nothing."""
    connection, rules = reading.connection, reading.rules
    if not scope(actor, Act.ADMINISTER).prefixes:
        raise Refused(Act.ADMINISTER.value)
    calendar = hear(connection, rules.calendar)
    file = rules.calendar.file if isinstance(rules.calendar, DeskCalendar) else calendar.overrides
    said, first = standing(connection), first.replace(day=1)
    days = [
        first + timedelta(days=number) for number in range(monthrange(first.year, first.month)[1])
    ]
    today = rules.day(now)
    return CalendarBoard(
        first=first,
        today=today,
        rows=tuple(_row(calendar, file, said.get(day), day) for day in days),
        latest=today + AHEAD,
    )


def _row(
    calendar: WorkingCalendar, file: Mapping[date, bool], word: Word | None, day: date
) -> DayRow:
    if word is not None:
        source = DaySource.COMMAND
    elif day in file:
        source = DaySource.FILE
    elif day in calendar.published:
        source = DaySource.NOTICE
    elif off_by_regulation(day):
        source = DaySource.REGULATION
    else:
        source = DaySource.WEEKDAY
    by_file = file.get(day) if word is not None else None
    return DayRow(
        day=day,
        working=calendar.is_working(day),
        provisional=calendar.is_provisional(day),
        source=source,
        reason="" if word is None else word.reason,
        file=None if word is None or by_file is word.working else by_file,
    )


class SqlDayReads(Reads):
    """:class:`domain.days.views.DayReads` on a database."""

    month = awaited(month)
