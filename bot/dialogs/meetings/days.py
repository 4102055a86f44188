"""The days that are offered, and those that are typed."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from bot.dialogs.form import Asking
from bot.dialogs.meetings.draft import MeetingAsk, MeetingDraft
from bot.texts import LOCALES, say_in
from domain.errors import Invalid
from domain.meetings.model import LAST, DayRule
from domain.meetings.views import MeetingView

_DATES = (10, 15, 20, 25)
_WEEKDAYS = ((2, 4), (3, 4), (3, 5), (LAST, 4))
_ON = (3, 7, 14)
"""So many days on a meeting is mostly moved, or an answer wanted."""


def rules_offered() -> Iterator[tuple[str, DayRule]]:
    """The days on which communities mostly meet, each with its key."""
    for day in _DATES:
        yield f"d{day}", DayRule(day=day)
    for nth, weekday in _WEEKDAYS:
        yield f"w{nth}{weekday}", DayRule(nth=nth, weekday=weekday)


def typed_rule(text: str) -> DayRule:
    """A date, or the nth of a weekday in words. Raises Invalid (``meeting-rule``)."""
    said = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    for pattern, nth, weekday in _patterns():
        if pattern in said:
            return DayRule(nth=nth, weekday=weekday)
    found = re.search(r"\d{1,2}", said)
    if found is None or not 1 <= int(found[0]) <= 31:
        raise Invalid("meeting-rule")
    return DayRule(day=int(found[0]))


@cache
def _patterns() -> tuple[tuple[str, int, int], ...]:
    """Each nth weekday as one says it, in each language."""
    found = []
    for locale in LOCALES:
        say = say_in(locale)
        for nth in range(1, LAST + 1):
            for weekday in range(1, 8):
                key = "last" if nth == LAST else str(nth)
                whole = say.plain(f"typed-nth-{key}", weekday=say.plain(f"typed-weekday-{weekday}"))
                found.append(("".join(whole.split()).lower(), nth, weekday))
    return tuple(found)


def answer_days(ask: Asking, view: MeetingView, draft: MeetingDraft) -> list[date]:
    """The days that are offered: for a meeting that is moved, or for an answer, of which the last
    one allowed stands first."""
    calendar, today = ask.desk.office.rules.calendar, ask.today
    on = [calendar.next_working(today + timedelta(days=days)) for days in _ON]
    if draft.ask is MeetingAsk.POSTPONE:
        base = max(today, view.line.on)
        on = [calendar.next_working(base + timedelta(days=days)) for days in (1, 3, 7, 14)]
        return sorted({one for one in on if one != view.line.on})
    return sorted({one for one in on if one <= view.answer_by} | {view.answer_by})
