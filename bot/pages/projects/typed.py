"""Milestones as they are written, one a line: the day, what is reached by then, and behind it in
brackets the unit, where that is not the one that leads."""

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from domain.errors import Invalid
from domain.projects.model import MilestoneDraft

_DAY = re.compile(
    r"(?:\d{1,2}[.\u3001)\uff09]\s*)?"
    r"(?:(?P<year>\d{4})\s*[-/.\u5e74]\s*)?"
    r"(?P<month>\d{1,2})\s*(?:[-/.]|(?P<written>\u6708))\s*"
    # behind a blank the same sign is the first of the text, unless the day is written out
    r"(?:(?P<day>\d{1,2})(?:(?(written)\s*\u65e5|\u65e5))?|(?P<end>\u5e95|\u672b))"
    r"(?:\u524d(?!\u671f))?\s*[:\uff1a,\uff0c]?\s*"
    r"(?P<text>.*)"
)
_UNIT = re.compile(r"(?P<text>.*?)\s*[\u3010\[](?P<unit>[^\u3010\u3011\[\]]+)[\u3011\]]\s*")
_NEXT = re.compile(r"[;\uff1b]\s*(?=\d)")
_NAMES_A_UNIT = re.compile(r".*[\u3011\]]\s*")
_EDGE = re.compile(r"^[\s;\uff1b]+|[\s;\uff1b\u3002]+$")
_WHOLE = re.compile(
    r"(?P<year>\d{4})\s*[-/.\u5e74]\s*(?P<month>\d{1,2})\s*[-/.\u6708]\s*"
    r"(?P<day>\d{1,2})(?:\s*\u65e5)?(?:[ T]00:00(?::00)?)?"
)
_TEXT = 30


def milestones_of(
    text: str, due_on: date, unit_of: Callable[[str], int]
) -> tuple[MilestoneDraft, ...]:
    """The milestones of a project to be finished by that day. One without a year is the last such
    day before that. Raises Invalid (``milestone-day``, ``milestone-missing``), and what ``unit_of``
    raises."""
    return tuple(_milestone(line, due_on, unit_of) for line in lines_of(text))


def lines_of(text: str) -> Sequence[str]:
    """One a line, or with a semicolon before the next day."""
    parts = (_EDGE.sub("", part) for line in text.splitlines() for part in _NEXT.split(line))
    return [one for one in parts if one]


def in_line(text: str) -> str:
    """The words of a milestone so that they are read again as one: no semicolon parts them."""
    return _NEXT.sub("\uff0c", text)


def names_a_unit(text: str) -> bool:
    """Whether its last words would be read as a unit, so that the unit is written behind them."""
    return _NAMES_A_UNIT.fullmatch(text) is not None


def _milestone(line: str, due_on: date, unit_of: Callable[[str], int]) -> MilestoneDraft:
    found = _DAY.fullmatch(line)
    if found is None:
        raise Invalid("milestone-day", line=line[:_TEXT])
    said, unit = found["text"], None
    if named := _UNIT.fullmatch(said):
        said, unit = named["text"], unit_of(named["unit"].strip())
    if not said.strip():
        raise Invalid("milestone-missing")
    year, month = found["year"], int(found["month"])
    years = [int(year)] if year else [due_on.year, due_on.year - 1]
    days = [_day(one, month, found["day"], line) for one in years]
    day = days[0] if year or days[0] <= due_on else days[-1]
    return MilestoneDraft(text=said.strip(), due_on=day, unit_id=unit)


def _day(year: int, month: int, day: str | None, line: str) -> date:
    try:
        return date(year, month, int(day) if day else monthrange(year, month)[1])
    except ValueError:
        raise Invalid("milestone-day", line=line[:_TEXT]) from None


def whole_day(text: str) -> date:
    """A day with its year. Raises Invalid (``project-day``)."""
    found = _WHOLE.fullmatch(text.strip())
    if found is None:
        raise Invalid("project-day")
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        raise Invalid("project-day") from None
