"""A month of the working calendar, as the administrator reads it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from domain.people.model import Actor


class DaySource(StrEnum):
    """Who says whether a day is worked."""

    COMMAND = "command"
    """The administrator, in the bot."""
    FILE = "file"
    """The administrator, in the override file."""
    NOTICE = "notice"
    """The State Council's notice."""
    REGULATION = "regulation"
    """The regulation, which has the holidays themselves off in every year."""
    WEEKDAY = "weekday"
    """Nobody: Monday to Friday are worked."""


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """One day."""

    day: date
    working: bool
    provisional: bool
    source: DaySource
    reason: str = ""
    """Why, where the source is a command."""
    file: bool | None = None
    """What the file says, where a command says otherwise."""


@dataclass(frozen=True, kw_only=True)
class CalendarBoard:
    """A month."""

    first: date
    today: date
    rows: tuple[DayRow, ...]
    latest: date
    """The last day that may be set."""


class DayReads(Protocol):
    """The working calendar, for who administers."""

    async def month(self, actor: Actor, first: date, now: datetime) -> CalendarBoard:
        """The month of that day in the working calendar; raises Refused."""
        ...
