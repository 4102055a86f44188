"""What the windows show. Only reads."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.contacts.draft import ContactDraft, load
from bot.dialogs.form import asking
from bot.dialogs.widgets import Choice
from bot.pages.contacts import line_words, listed, party_words
from bot.texts import Say
from domain.contacts.model import LookReason, Party
from domain.contacts.views import ContactLine, ContactsView
from domain.errors import NotFound

BUTTON_REASONS = (LookReason.APPOINTMENT, LookReason.FOLLOW_UP, LookReason.VERIFY)
"""The reasons to tap; any other is typed."""


async def contacts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The matter's contacts as they may be listed."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    try:
        view = await ask.desk.boards.contacts(ask.actor, draft.case_id, ask.desk.clock.now())
    except NotFound:  # the matter has gone to somebody else meanwhile
        view = ContactsView(case_id=draft.case_id, on=True, may_add=False, lines=())
    return shown(ask.say, draft, view)


def shown(say: Say, draft: ContactDraft, view: ContactsView) -> dict[str, Any]:
    """The data of all windows."""
    chosen = next((line for line in view.lines if line.id == draft.contact_id), None)
    return {
        "id": str(draft.case_id),
        "party": party_words(say, draft.party),
        "one": _one(say, chosen),
        "lines": listed(say, view),
        "parties": [Choice(id=one.value, label=party_words(say, one)) for one in Party],
        "reasons": [
            Choice(id=one.value, label=say.plain(f"contact-reason-{one.value}"))
            for one in BUTTON_REASONS
        ],
        "may_add": view.may_add,
        "stays": draft.stays,
    }


def _one(say: Say, line: ContactLine | None) -> str:
    return say.plain("contact-gone") if line is None else line_words(say, line)
