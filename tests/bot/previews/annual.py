"""Each window of ``annual`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.buttons.annual import AnnualAsk
from bot.dialogs.annual import AnnualDraft, AnnualStates, shown
from bot.texts import Say
from tests.bot.samples_annual import a_letter

PREVIEWS: Mapping[State, AnnualDraft] = {
    AnnualStates.points: AnnualDraft(letter_id=3, ask=AnnualAsk.OWN, item=2),
    AnnualStates.words: AnnualDraft(letter_id=3, ask=AnnualAsk.VERIFY, item=2, points=850),
    AnnualStates.look: AnnualDraft(letter_id=3, ask=AnnualAsk.GRANT, item=2, points=900, note="-"),
    AnnualStates.day: AnnualDraft(letter_id=3, ask=AnnualAsk.DAY),
    AnnualStates.scan: AnnualDraft(letter_id=3, ask=AnnualAsk.SCAN),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return shown(say, PREVIEWS[state], a_letter(say.plain("preview-unit", number="1")), TODAY)


TODAY = date(2026, 11, 26)
