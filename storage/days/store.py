"""The administrator's words on days: kept, and heard by the desk's calendar.

A running desk hears them at the start of every action and of every update from a phone, which is
one look at a table of a few rows; a minute's sweep is an action too. So a word given in one process
holds in each other one with the next thing that it does.
"""

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.orm import Session

from domain.days.calendar import WorkingCalendar
from domain.days.desk_calendar import DayWord, DeskCalendar
from storage.kit.turns import take_turns
from storage.schema import day_words

Word = Row[*tuple[Any, ...]]
_HEARD = select(func.count(), func.coalesce(func.max(day_words.c.id), 0))


class SqlDays:
    """:class:`domain.days.store.Days` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def last(self, day: date) -> DayWord | None:
        """The last word on the day, until this transaction ends."""
        take_turns(self._session.connection(), f"day:{day}")
        found: DayWord | None = self._session.scalar(
            select(DayWord).where(day_words.c.day == day).order_by(day_words.c.id.desc()).limit(1)
        )
        return found

    def add(self, word: DayWord) -> None:
        """Adds a word."""
        self._session.add(word)
        self._session.flush()


def hear(connection: Connection, calendar: WorkingCalendar) -> WorkingCalendar:
    """Lets the desk's calendar hear what was said since; returns the calendar of this moment."""
    if not isinstance(calendar, DeskCalendar):
        return calendar
    count, last = connection.execute(_HEARD).one()
    # both, since of two transactions the one that began later may be seen first
    if (count, last) != calendar.heard:
        said = {day: word.working for day, word in standing(connection).items()}
        calendar.hear(said, (count, last))
    return calendar.stands()


def standing(connection: Connection) -> dict[date, Word]:
    """The last word on each day, those taken back left out."""
    last = {
        row.day: row
        for row in connection.execute(
            select(day_words.c.day, day_words.c.working, day_words.c.reason).order_by(
                day_words.c.id
            )
        )
    }
    return {day: row for day, row in last.items() if row.working is not None}
