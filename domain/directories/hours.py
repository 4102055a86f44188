"""When something is open: the hours of a week, and what the working calendar makes of them.

The hours of a day are stretches of minutes, counted from its midnight. On a day off those for days
off hold (5+2), on a Saturday or Sunday that is worked those of a working day. Pure: no clock.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from domain.days.calendar import WorkingCalendar
from domain.errors import Invalid

HOURS_LIMIT = 300
"""Characters of the hours as they are kept."""
_LONGEST = 2 * HOURS_LIMIT
"""Of what somebody writes: words are longer than what is kept."""
DAYS = "abcdefg"
"""The days of a week as they are kept, from Monday on."""
OFF = "r"
"""Every day off."""
_WORKED = DAYS[:5]
_MIDNIGHT = 24 * 60
_MOST = 4
"""Stretches of one day."""
_AHEAD = 35
"""Days looked ahead for the next that is open: longer than any festival."""
_DAY = timedelta(days=1)
_TIME = r"\d{1,2}:\d{2}"
_SPAN = re.compile(rf"({_TIME})\s*-\s*({_TIME})")
# no two repeats of the same stand side by side: a row of days would be tried in every division
_PART = re.compile(
    rf"(?P<days>[a-gr](?:[\s,]*(?:-[\s,]*)?[a-gr])*)?[\s,:]*"
    rf"(?P<spans>{_SPAN.pattern}(?:[\s,]+{_SPAN.pattern})*)"
)
_RANGE = re.compile(r"([a-g])\s*-\s*([a-g])")
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0x301C, 0x7E), "-")
"""Hyphens, dashes, the minus and the tildes that stand for "to"."""
_COMMAS = {0x3001: ","}
_ENDS = re.compile(r"[;\n\u3002]+")


@dataclass(frozen=True, order=True)
class OpenSpan:
    """A stretch of a day, in minutes from its midnight; 1440 is the midnight that ends it."""

    opens: int
    closes: int


Spans = tuple[OpenSpan, ...]


@dataclass(frozen=True, kw_only=True)
class OpeningHours:
    """A week, Monday first, and what holds on each day off."""

    weekly: tuple[Spans, ...]
    off: Spans = ()

    def on(self, day: date, calendar: WorkingCalendar) -> Spans:
        """The hours of a local day."""
        own, weekend = self.weekly[day.weekday()], day.weekday() >= len(_WORKED)
        if not calendar.is_working(day):
            return self.off or (own if weekend else ())
        if not weekend:
            return own
        worked = self.weekly[: len(_WORKED)]
        if all(worked):
            # nobody says which of the days is made up for: what holds on the shortest is safe
            return min(worked, key=_long)
        # who comes on Wednesdays alone does not come because a Saturday is worked
        return own or self.off

    @property
    def code(self) -> str:
        """As it is kept: ``abcde 08:30-12:00,14:30-17:30;r 09:00-16:00``; :func:`read` reads it."""
        return ";".join(
            f"{days} {','.join(f'{_said(one.opens)}-{_said(one.closes)}' for one in spans)}"
            for days, spans in self.grouped()
        )

    def grouped(self) -> list[tuple[str, Spans]]:
        """The days that have the same hours together, in their order; none that is closed."""
        found: dict[Spans, str] = {}
        for day, spans in zip(DAYS, self.weekly, strict=True):
            if spans:
                found[spans] = found.get(spans, "") + day
        groups = [(days, spans) for spans, days in found.items()]
        return [*groups, (OFF, self.off)] if self.off else groups


@dataclass(frozen=True, kw_only=True)
class OpenState:
    """Whether it is open at a moment. Moments are aware, in UTC."""

    open: bool
    until: datetime | None = None
    """Until when, where it closes within a month."""
    next: datetime | None = None
    """When it opens next, where that is within a month and it is closed now."""


def read(text: str, words: Mapping[str, str]) -> OpeningHours:
    """The hours somebody wrote; ``words`` says what the words of a language stand for (days as
    ``a`` to ``g``, days off as ``r``, "to" as ``-``, "all day" as ``00:00-24:00``).

    Without a day the working days are meant. Raises Invalid (``hours-unclear``, ``hours-wrong``:
    a stretch that ends before it begins, or two that meet).
    """
    if len(text) > _LONGEST:
        raise Invalid("hours-unclear")
    known = unicodedata.normalize("NFKC", text).translate(_DASHES).translate(_COMMAS).casefold()
    for word in sorted(words, key=len, reverse=True):
        known = known.replace(word, f" {words[word]} ")
    week: dict[str, Spans] = {}
    for part in _ENDS.split(known):
        if not part.strip(" ,."):
            continue
        found = _PART.fullmatch(part.strip(" ,."))
        if found is None:
            raise Invalid("hours-unclear")
        spans = _spans(found["spans"])
        for day in _days(found["days"] or _WORKED):
            week[day] = _joined(week.get(day, ()), spans)
    if not week:
        raise Invalid("hours-unclear")
    return OpeningHours(weekly=tuple(week.get(day, ()) for day in DAYS), off=week.get(OFF, ()))


@lru_cache(maxsize=1024)
def kept(code: str) -> OpeningHours:
    """The hours as they are kept."""
    return read(code, {})


def open_state(
    hours: OpeningHours, calendar: WorkingCalendar, now: datetime, zone: ZoneInfo
) -> OpenState:
    """Whether it is open now, and until when or from when on."""
    local = now.astimezone(zone).replace(tzinfo=None)
    horizon = datetime.combine(local.date() + _AHEAD * _DAY, time())
    for opens, closes in _stretches(hours, calendar, local.date()):
        if local >= closes:
            continue
        if opens <= local:
            until = None if closes >= horizon else _moment(closes, zone)
            return OpenState(open=True, until=until)
        return OpenState(open=False, next=_moment(opens, zone))
    return OpenState(open=False)


def _long(spans: Spans) -> int:
    return sum(one.closes - one.opens for one in spans)


def _stretches(
    hours: OpeningHours, calendar: WorkingCalendar, day: date
) -> Iterator[tuple[datetime, datetime]]:
    """From a local day on; what goes on over midnight is one."""
    last: tuple[datetime, datetime] | None = None
    for ahead in range(_AHEAD):
        midnight = datetime.combine(day + ahead * _DAY, time())
        for one in hours.on(midnight.date(), calendar):
            opens = midnight + timedelta(minutes=one.opens)
            closes = midnight + timedelta(minutes=one.closes)
            if last is not None and opens <= last[1]:
                last = last[0], closes
                continue
            if last is not None:
                yield last
            last = opens, closes
    if last is not None:
        yield last


def _moment(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC)


def _days(text: str) -> str:
    whole = _RANGE.sub(lambda found: _between(*found.groups()), text)
    if "-" in whole:
        raise Invalid("hours-unclear")
    return "".join(one for one in whole if one.isalpha())


def _between(first: str, last: str) -> str:
    if first > last:
        raise Invalid("hours-unclear")
    return DAYS[DAYS.index(first) : DAYS.index(last) + 1]


def _spans(text: str) -> Spans:
    return _joined((), tuple(OpenSpan(_minute(a), _minute(b)) for a, b in _SPAN.findall(text)))


def _joined(before: Spans, more: Spans) -> Spans:
    spans = tuple(sorted((*before, *more)))
    if len(spans) > _MOST or any(one.opens >= one.closes for one in spans):
        raise Invalid("hours-wrong")
    if any(one.closes >= other.opens for one, other in pairwise(spans)):
        raise Invalid("hours-wrong")
    return spans


def _minute(text: str) -> int:
    hour, minute = map(int, text.split(":"))
    if minute >= 60 or hour * 60 + minute > _MIDNIGHT:
        raise Invalid("hours-wrong")
    return hour * 60 + minute


def _said(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
