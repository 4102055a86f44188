"""The notices of letters and reviews in words. None carries a figure."""

from collections.abc import Sequence

from bot import words
from bot.buttons.annual import OpenLetter
from bot.notices.parts import Buttons, Occasion, Told, Wording, Wordings, each, push_button
from bot.pages.page import clip
from bot.texts import Html
from domain.annual.notices import AnnualDue, AnnualMoved

NAMED = 12
"""Letters named in one message; the rest are counted."""
_OPENED = 6
_UNIT = 16


def moved(on: Occasion, notice: AnnualMoved) -> Told:
    """What has happened, and the letter a tap away."""
    say = on.say
    due = "" if notice.due_at is None else words.deadline(say, notice.due_at, on.zone)
    text = say(
        f"notice-annual-{notice.news.value.replace('_', '-')}",
        year=str(notice.year),
        issuer=notice.issuer_name,
        unit=notice.unit_name,
        due=due,
    )
    return text, [push_button(say.plain("notice-annual-open"), OpenLetter(id=notice.letter_id))]


def on_rung(notice: AnnualDue) -> object:
    """Those on one rung that owe the same are told of together."""
    return (notice.owed, notice.rung)


def due(on: Occasion, group: Sequence[AnnualDue]) -> Told:
    """Those on one rung as a list, each a tap away."""
    say, some = on.say, list({one.letter_id: one for one in group}.values())
    first = group[0]
    lines = [
        say(f"notice-annual-owed-{first.owed.value}"),
        say(f"notice-annual-rung-{first.rung.value.replace('_', '-')}"),
    ]
    lines += [
        say(
            "notice-annual-line",
            year=str(one.year),
            unit=one.unit_name,
            due=words.deadline(say, one.due_at, on.zone),
        )
        for one in some[:NAMED]
    ]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = [
        push_button(
            say.plain("annual-open", year=str(one.year), unit=clip(one.unit_name, _UNIT)),
            OpenLetter(id=one.letter_id),
        )
        for one in some[:_OPENED]
    ]
    return Html("\n".join(lines)), buttons


WORDINGS: Wordings = {
    AnnualMoved: each(moved),
    AnnualDue: Wording(tell=due, group=on_rung),
}
