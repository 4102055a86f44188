"""Whether this chat practises, as its owner sees it, and the way there and back."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.buttons.practice import PracticeBegin, PracticeEnd, PracticeLeave
from bot.pages import times
from bot.pages.page import Page, button, joined
from bot.texts import Html, Say
from domain.practice.model import Practised


def idle_page(say: Say, days: int, news: Html | None = None) -> Page:
    """What practice is, and its beginning; below what has just come of it."""
    text = joined([news, "" if news else None, say("practice-what", days=days)])
    return Page(text=text, rows=([button(say.plain("practice-begin"), PracticeBegin())],))


def practising_page(
    say: Say, tries: Html, held: Practised, until: datetime, zone: ZoneInfo, *, waits: bool
) -> Page:
    """The chat practises: since it is said by the desk, it says so itself. ``tries``: what there is
    to try; ``waits``: something is left open at the desk."""
    text = joined(
        [
            say("practice-banner"),
            say("practice-on", day=times.day(say, until.astimezone(zone).date())),
            tries,
            _done(say, held),
            say("practice-waits") if waits else None,
        ]
    )
    return Page(
        text=text,
        rows=(
            [button(say.plain("practice-leave"), PracticeLeave())],
            [button(say.plain("practice-end"), PracticeEnd())],
        ),
    )


def left_page(say: Say, held: Practised, until: datetime, zone: ZoneInfo) -> Page:
    """The chat is back at the desk, and its room is still there."""
    day = times.day(say, until.astimezone(zone).date())
    return Page(
        text=joined([say("practice-off"), _done(say, held), say("practice-kept", day=day)]),
        rows=(
            [button(say.plain("practice-go-on"), PracticeBegin())],
            [button(say.plain("practice-end"), PracticeEnd())],
        ),
    )


def _done(say: Say, held: Practised) -> Html:
    return say("practice-held", matters=held.matters, reports=held.reports)
