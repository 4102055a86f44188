"""The notices of the figures of legal aid in words: which months wait to be confirmed."""

from collections.abc import Sequence

from bot.buttons.aid import AidOf, AidStations
from bot.notices.parts import Buttons, Occasion, Told, Wording, Wordings, push_button
from bot.pages import times
from bot.pages.page import clip
from bot.texts import Html
from domain.aid.notices import AidDue
from domain.reminders.ladder import Rung

NAMED = 10
"""Stations named in one message; the rest are counted."""
_OPENED = 6
_LABEL = 24
_OWING = frozenset({Rung.ANSWER, Rung.HANDLER, Rung.STAND_IN})


def on_rung(notice: AidDue) -> object:
    """Those on one rung are told of together, month by month."""
    return (notice.rung, notice.month)


def due(on: Occasion, group: Sequence[AidDue]) -> Told:
    """The stations whose month waits, each to be opened by who confirms it."""
    say, first = on.say, group[0]
    some = list({notice.entry_id: notice for notice in group}.values())
    month = times.month(say, first.month)
    due = times.deadline(say, first.due_at, on.zone, on.now)
    key = f"notice-aid-due-{first.rung.value.replace('_', '-')}"
    lines = [say(key, month=month, due=due, many=len(some))]
    lines += [say("notice-aid-line", unit=one.unit_name, name=one.name) for one in some[:NAMED]]
    if len(some) > NAMED:
        lines.append(say("notice-overdue-more", total=len(some)))
    buttons: Buttons = []
    if first.rung in _OWING:
        number = first.month.year * 100 + first.month.month
        for one in some[:_OPENED]:
            label = say.plain("notice-aid-open", name=clip(one.name, _LABEL))
            buttons.append(push_button(label, AidOf(id=one.entry_id, month=number)))
    if len(some) > 1 or first.rung not in _OWING:
        buttons.append(push_button(say.plain("notice-aid-all"), AidStations(page=0)))
    return Html("\n".join(lines)), buttons


WORDINGS: Wordings = {AidDue: Wording(tell=due, group=on_rung)}
