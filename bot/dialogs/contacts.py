"""Contacts of parties: to enter, correct, look at and delete one.

Never a value in the draft: what is typed goes into the vault at once, and nowhere else.
"""

from dataclasses import dataclass, replace
from typing import Any

from aiogram.enums import ContentType
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.form import asking, draft_of, keep, member, only_taps, written
from bot.dialogs.widgets import Choice, Ready, T, back, button, choices
from bot.pages import show
from bot.pages.contacts import (
    contacts_page,
    doubt_keyboard,
    line_words,
    listed,
    party_words,
    shown_keyboard,
    shown_words,
)
from bot.personal import taken_away
from bot.remarks import remark, remarks_of
from bot.texts import Html, Say
from domain.contacts import actions
from domain.contacts.masking import reachable
from domain.contacts.model import LookReason, Party, Spot
from domain.contacts.views import ContactLine, ContactsView
from domain.errors import DomainError, Invalid, NotFound
from domain.privacy import was_masked

_REASONS = (LookReason.APPOINTMENT, LookReason.FOLLOW_UP, LookReason.VERIFY)
"""The reasons to tap; any other is typed."""


class ContactStates(StatesGroup):
    """Entering (whose, then the value), correcting, why to look, deleting."""

    party = State()
    value = State()
    correct = State()
    saved = State()
    reason = State()
    drop = State()


ContactStates.__name__ = "Contacts"  # conversations have kept its states under this name


@dataclass(frozen=True, kw_only=True)
class ContactDraft:
    """Which matter and which contact it is about, and what has been chosen."""

    case_id: int
    contact_id: int = 0
    """0 for one that is not written yet."""
    party: Party = Party.OTHER
    stays: bool = False
    """What was typed still stands in the chat: the messenger would not delete it."""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The matter's contacts as they may be listed."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, ContactDraft)
    try:
        view = await ask.desk.boards.contacts.of_case(ask.actor, draft.case_id, ask.now)
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
            Choice(id=one.value, label=say.plain(f"contact-reason-{one.value}")) for one in _REASONS
        ],
        "may_add": view.may_add,
        "stays": draft.stays,
    }


def _one(say: Say, line: ContactLine | None) -> str:
    return say.plain("contact-gone") if line is None else line_words(say, line)


async def _choose_party(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Whose it is."""
    keep(manager, replace(draft_of(manager, ContactDraft), party=member(Party, item)))
    await manager.switch_to(ContactStates.value)


async def _on_value(message: Message, _: Any, manager: DialogManager) -> None:
    """The value: out of the chat and into the vault; what has no number may be meant for somebody
    else, and is asked about before it is touched."""
    if reachable(message.text or ""):
        await save(message, manager)
        return
    say = asking(manager).say
    await message.reply(say("contact-no-number"), reply_markup=doubt_keyboard(say))
    manager.show_mode = ShowMode.NO_UPDATE


async def save(message: Message, manager: DialogManager) -> None:
    """Keeps what the message says, and takes it away."""
    stays = not await taken_away(message)
    ask, draft = asking(manager), draft_of(manager, ContactDraft)
    do, value = ask.desk.office.do, message.text or ""
    if draft.contact_id:
        await do(actions.correct_contact, ask.request, draft.contact_id, value)
    else:
        await do(actions.add_contact, ask.request, draft.case_id, draft.party, value)
    keep(manager, replace(draft, stays=stays))
    await manager.switch_to(ContactStates.saved)


async def _no_value(message: Message, _: Any, manager: DialogManager) -> None:
    """A card, a picture …: it may hold a number as well, so it goes, too."""
    await taken_away(message)
    remark(manager, asking(manager).say("contact-only-text"))


async def _too_early(message: Message, _: Any, manager: DialogManager) -> None:
    """A number before it is told whose it is: it was masked, and is in no vault."""
    if was_masked(message.text or ""):
        raise Invalid("contact-early")
    await only_taps(message, _, manager)


async def _choose_reason(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """One of the usual reasons."""
    reason = member(LookReason, item)
    if reason not in _REASONS:
        raise NotFound("contact")
    ask, bot = asking(manager), manager.middleware_data["bot"]
    words = ask.say("contact-opening")
    empty = await bot.send_message(query.from_user.id, words, protect_content=True)
    await _open(manager, empty, reason)
    await _to_list(query, manager, None)


async def _on_reason(message: Message, _: Any, manager: DialogManager) -> None:
    """Another reason, in own words."""
    words = await written(message, manager, actions.clean_words)
    empty = await message.answer(asking(manager).say("contact-opening"), protect_content=True)
    await _open(manager, empty, LookReason.OTHER, words)
    await manager.done()
    if said := remarks_of(manager):
        await message.answer(said)


async def _no_reason(_: Message, __: Any, manager: DialogManager) -> None:
    """Something else came where a reason is asked for."""
    remark(manager, asking(manager).say("contact-reason-only"))


async def _open(
    manager: DialogManager, empty: Message, reason: LookReason, words: str = ""
) -> None:
    """Shows the value in a message of its own.

    The message is there, and noted as one that has to go, before anything is in it: whatever
    breaks in between, no value is left standing in a chat.
    """
    ask, draft = asking(manager), draft_of(manager, ContactDraft)
    spot = Spot(address=ask.desk.address(empty.chat.id), message=str(empty.message_id))
    try:
        opened = await ask.desk.office.do(
            actions.open_contact, ask.request, draft.contact_id, reason, spot=spot, words=words
        )
    except DomainError:
        await empty.delete()
        raise
    await empty.edit_text(shown_words(ask.say, opened), reply_markup=shown_keyboard(ask.say))


async def _drop(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Deletes it for good."""
    ask, draft = asking(manager), draft_of(manager, ContactDraft)
    await ask.desk.office.do(actions.remove_contact, ask.request, draft.contact_id)
    await _to_list(query, manager, ask.say("contact-dropped"))


async def _another(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """One more of the same matter."""
    await manager.switch_to(ContactStates.party)


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the list."""
    await _to_list(query, manager, None)


async def _to_list(query: CallbackQuery, manager: DialogManager, heading: Html | None) -> None:
    """Closes the dialog and draws the list in its place."""
    ask, draft = asking(manager), draft_of(manager, ContactDraft)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.contacts.of_case(ask.actor, draft.case_id, ask.now)
    await show.redraw(query, contacts_page(ask.say, view, heading))


def _value() -> tuple[MessageInput, MessageInput]:
    return MessageInput(_on_value, content_types=ContentType.TEXT), MessageInput(_no_value)


dialog = Dialog(
    Window(
        T("contact-ask-party", "id"),
        choices("party", "parties", _choose_party, width=3),
        MessageInput(_too_early),
        button("button-back", "leave", _leave),
        state=ContactStates.party,
    ),
    Window(
        T("contact-ask-value", "id", "party"),
        *_value(),
        back(ContactStates.party),
        button("button-cancel", "leave", _leave),
        state=ContactStates.value,
    ),
    Window(
        T("contact-ask-correct", "one"),
        *_value(),
        button("button-back", "leave", _leave),
        state=ContactStates.correct,
    ),
    Window(
        T("contact-saved", "id"),
        Ready("lines"),
        T("contact-stays", when="stays"),
        button("contact-another", "another", _another, when="may_add"),
        button("contact-done", "leave", _leave),
        MessageInput(_too_early),
        state=ContactStates.saved,
    ),
    Window(
        T("contact-ask-reason", "one"),
        choices("reason", "reasons", _choose_reason, width=3),
        MessageInput(_on_reason, content_types=ContentType.TEXT),
        MessageInput(_no_reason),
        button("button-back", "leave", _leave),
        state=ContactStates.reason,
    ),
    Window(
        T("contact-ask-drop", "one"),
        button("contact-yes-drop", "drop", _drop),
        button("contact-no-drop", "leave", _leave),
        state=ContactStates.drop,
    ),
    getter=_facts,
)
