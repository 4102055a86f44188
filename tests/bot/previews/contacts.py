"""Each window of ``contacts`` with something in it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.contacts import ContactDraft, ContactStates, shown
from bot.texts import Say
from domain.contacts.model import Party
from domain.contacts.views import ContactLine, ContactsView

_AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
_VIEW = ContactsView(
    case_id=12,
    on=True,
    may_add=True,
    lines=(
        ContactLine(id=1, case_id=12, party=Party.FIRST, hint="138****5678", at=_AT),
        ContactLine(id=2, case_id=12, party=Party.SECOND, hint="****", at=_AT),
    ),
)
_NEW = ContactDraft(case_id=12, contact_id=0, party=Party.FIRST, stays=True)
_THERE = ContactDraft(case_id=12, contact_id=1, party=Party.FIRST)

PREVIEWS: Mapping[State, ContactDraft] = {
    ContactStates.party: _NEW,
    ContactStates.value: _NEW,
    ContactStates.correct: _THERE,
    ContactStates.saved: _NEW,
    ContactStates.reason: _THERE,
    ContactStates.drop: _THERE,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return shown(say, PREVIEWS[state], _VIEW)
