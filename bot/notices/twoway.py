"""The notices of two-way evaluations in words. None says what anybody has said of anybody."""

from collections.abc import Sequence

from bot import words
from bot.buttons.twoway import TwowayOf, TwowayResultsOf
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wording,
    Wordings,
    each,
    push_button,
)
from bot.pages import times
from bot.texts import Html
from domain.days.halves import HalfYear
from domain.messaging import PushButton
from domain.reminders.ladder import Rung
from domain.twoway.notices import TwowayCancelled, TwowayClosed, TwowayDue, TwowayOpened

NAMED = 12
"""Units named in one message; the rest are counted."""
OWING = frozenset({Rung.BEFORE, Rung.DUE_DAY, Rung.HANDLER, Rung.STAND_IN, Rung.HEAD})
"""The rungs on which those stand who fill the sheets."""


def opened(on: Occasion, notice: TwowayOpened) -> Told:
    """How many sheets wait, and until when."""
    say = on.say
    text = say(
        "notice-twoway-opened",
        half=_half(on, notice),
        host=notice.host_name,
        unit=notice.unit_name,
        sheets=notice.sheets,
        due=times.deadline(say, notice.due_at, on.zone, on.now),
        closes=words.deadline(say, notice.closes_at, on.zone),
    )
    return text, [_fills(on, notice.round_id)]


def closed(on: Occasion, notice: TwowayClosed) -> Told:
    """The results may be read."""
    say = on.say
    text = say(
        "notice-twoway-closed",
        half=_half(on, notice),
        host=notice.host_name,
        came=notice.came,
        total=notice.total,
    )
    to = TwowayResultsOf(id=notice.round_id, page=0)
    return text, [push_button(say.plain("twoway-results"), to)]


def cancelled(on: Occasion, notice: TwowayCancelled) -> Told:
    """There is nothing to fill in any more."""
    text = on.say("notice-twoway-cancelled", half=_half(on, notice), host=notice.host_name)
    return text, []


def on_rung(notice: TwowayDue) -> object:
    """Those on one rung are told of together, and apart those where nobody can be reached."""
    return (notice.round_id, notice.rung, notice.last, notice.unreached)


def due(on: Occasion, group: Sequence[TwowayDue]) -> Told:
    """The units on one rung as a list, with one button for all."""
    say, first = on.say, group[0]
    some = list({notice.unit_id: notice for notice in group}.values())
    lines = [
        say(
            f"notice-twoway-due-{_key(first)}",
            half=_half(on, first),
            due=words.deadline(say, first.due_at, on.zone),
            closes=words.deadline(say, first.closes_at, on.zone),
        )
    ]
    lines += [
        say("notice-twoway-line", unit=one.unit_name, sheets=one.sheets) for one in some[:NAMED]
    ]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = [_fills(on, first.round_id)] if first.rung in OWING else []
    return Html("\n".join(lines)), buttons


def _key(notice: TwowayDue) -> str:
    if notice.last:
        return "last"
    if notice.unreached and notice.rung not in OWING:
        return "unreached"
    return notice.rung.value.replace("_", "-")


def _half(on: Occasion, notice: TwowayOpened | TwowayClosed | TwowayCancelled | TwowayDue) -> str:
    return times.half_year(on.say, HalfYear(notice.first))


def _fills(on: Occasion, round_id: int) -> PushButton:
    return push_button(on.say.plain("notice-twoway-fill"), TwowayOf(id=round_id, page=0))


WORDINGS: Wordings = {
    TwowayOpened: each(opened),
    TwowayClosed: each(closed),
    TwowayCancelled: each(cancelled),
    TwowayDue: Wording(tell=due, group=on_rung),
}
