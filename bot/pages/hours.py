"""Hours in words, and words as hours."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from bot.pages import times
from bot.texts import LOCALES, Say, say_in
from domain.directories.hours import DAYS, OFF, OpenSpan, OpenState, Spans, kept, read

_WORKING, _WEEK = DAYS[:5], DAYS
_WHOLE = (OpenSpan(0, 24 * 60),)
_RUN = 3
"""So many days after one another are said as a stretch."""


@cache
def vocabulary() -> dict[str, str]:
    """What the words for days and hours of every language stand for."""
    said = [say_in(locale).plain("hours-vocabulary").split("|") for locale in LOCALES]
    return dict(one.split("=") for some in said for one in some)


def parse_hours(text: str) -> str:
    """The hours somebody wrote, as they are kept. Raises Invalid (``hours-unclear``,
    ``hours-wrong``)."""
    return read(text, vocabulary()).code


def hours_words(say: Say, code: str) -> str:
    """``工作日 8:30–12:00、14:30–17:30；休息日 9:00–16:00``."""
    groups = kept(code).grouped()
    if [days for days, _ in groups] == [_WEEK, OFF] and groups[0][1] == groups[1][1]:
        spans = _spans(say, groups[0][1])
        return say.plain("hours-group", days=say.plain("hours-daily"), spans=spans)
    return say.plain("hours-between").join(
        say.plain("hours-group", days=_days(say, days), spans=_spans(say, spans))
        for days, spans in groups
    )


def opening_words(say: Say, opening: OpenState, zone: ZoneInfo, now: datetime) -> str:
    """Whether it is open, and until when or from when on."""
    if opening.open:
        if opening.until is None:
            return say.plain("opening-always")
        return say.plain("opening-open", until=_hour(say, opening.until, zone, now))
    if opening.next is None:
        return say.plain("opening-none")
    return say.plain("opening-next", next=times.deadline(say, opening.next, zone, now))


def _hour(say: Say, at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Of today just the hour."""
    local = at.astimezone(zone)
    if local.date() == now.astimezone(zone).date():
        return f"{local:%H:%M}"
    return times.deadline(say, at, zone, now)


def _days(say: Say, days: str) -> str:
    if days == _WORKING:
        return say.plain("hours-working")
    if days == OFF:
        return say.plain("hours-off")
    names = [say.plain(f"weekday-{DAYS.index(one) + 1}") for one in days]
    if len(days) >= _RUN and days in DAYS:
        return say.plain("hours-range", first=names[0], last=names[-1])
    return say.plain("between-names").join(names)


def _spans(say: Say, spans: Spans) -> str:
    if spans == _WHOLE:
        return say.plain("hours-all-day")
    return say.plain("between-names").join(
        f"{_clock(one.opens)}–{_clock(one.closes)}" for one in spans
    )


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"
