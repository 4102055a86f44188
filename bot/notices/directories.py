"""The notices of directories in words: what was found wrong, and what is to be checked, each with a
tap for "still right"."""

from collections.abc import Sequence

from bot.buttons.directories import CheckEntry, EntriesToCheck, OpenEntry
from bot.notices.parts import (
    Buttons,
    Occasion,
    Told,
    Wording,
    Wordings,
    by,
    each,
    push_button,
)
from bot.pages.directories import kind_words
from bot.pages.page import clip
from bot.texts import Html
from domain.directories.notices import EntryDoubted, EntryDue
from domain.reminders.ladder import Rung

NAMED = 8
"""Entries named in one message; the rest stand behind a button."""
_LABEL = 24
_KEEPING = frozenset({Rung.ANSWER, Rung.HANDLER, Rung.STAND_IN})
"""The rungs on which those stand who keep them."""


def doubted(on: Occasion, notice: EntryDoubted) -> Told:
    """To be put right, or confirmed by a tap."""
    say = on.say
    text = say(
        "notice-entry-doubted",
        name=notice.name,
        kind=kind_words(say, notice.entry_kind),
        by=by(say, notice.by_unit, notice.by_role),
        phone=notice.phone,
    )
    right = push_button(say.plain("entry-button-confirm"), CheckEntry(id=notice.entry_id, page=0))
    put_right = push_button(say.plain("entry-button-change"), OpenEntry(id=notice.entry_id))
    return text, [(right, put_right)]


def on_rung(notice: EntryDue) -> object:
    """Those on one rung are told of together."""
    return notice.rung


def due(on: Occasion, group: Sequence[EntryDue]) -> Told:
    """Those on one rung as a list; a tap for each that is still right, for who keeps them."""
    say, rung = on.say, group[0].rung
    some = list({notice.entry_id: notice for notice in group}.values())
    lines = [say(f"notice-entry-due-{rung.value.replace('_', '-')}")]
    lines += [
        say("notice-entry-line", unit=one.unit_name, name=one.name, phone=one.phone)
        for one in some[:NAMED]
    ]
    if len(some) > NAMED:
        lines.append(say("notice-entry-more", total=len(some)))
    buttons: Buttons = []
    if rung in _KEEPING:
        for one in some[:NAMED]:
            right = say.plain("checks-confirm", name=clip(one.name, _LABEL))
            buttons.append(
                (
                    push_button(right, CheckEntry(id=one.entry_id, page=1)),
                    push_button(say.plain("checks-open"), OpenEntry(id=one.entry_id)),
                )
            )
    buttons.append(push_button(say.plain("notice-entry-all"), EntriesToCheck(page=0)))
    return Html("\n".join(lines)), buttons


WORDINGS: Wordings = {
    EntryDoubted: each(doubted),
    EntryDue: Wording(tell=due, group=on_rung),
}
