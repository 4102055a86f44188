"""What happens on a tap or a message. What is typed is written at once, and kept nowhere here."""

from dataclasses import replace
from typing import Any

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.contacts.draft import load, save
from bot.dialogs.contacts.getters import BUTTON_REASONS
from bot.dialogs.contacts.states import Contacts
from bot.dialogs.form import asking
from bot.pages import show
from bot.pages.contacts import contacts_page, shown_keyboard, shown_words
from bot.texts import Html
from domain.contacts import actions
from domain.contacts.model import LookReason, Party, Spot
from domain.errors import DomainError, NotFound
from domain.request import Request


async def choose_party(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """Whose it is."""
    if item not in {party.value for party in Party}:
        raise NotFound("contact")
    save(manager, replace(load(manager), party=Party(item)))
    await manager.switch_to(Contacts.value)


async def on_value(message: Message, _: Any, manager: DialogManager) -> None:
    """The value: out of the chat and into the vault."""
    stays = not await _taken_away(message)
    ask, draft = asking(manager), load(manager)
    now = ask.desk.clock.now()
    value = message.text or ""
    if draft.contact_id:
        await ask.desk.office.do(
            actions.correct_contact,
            Request(actor=ask.actor, token=ask.token, now=now),
            draft.contact_id,
            value,
        )
    else:
        await ask.desk.office.do(
            actions.add_contact,
            Request(actor=ask.actor, token=ask.token, now=now),
            draft.case_id,
            draft.party,
            value,
        )
    save(manager, replace(draft, stays=stays))
    await manager.switch_to(Contacts.saved)


async def only_text(message: Message, _: Any, manager: DialogManager) -> None:
    """A card, a picture …: it may hold a number as well, so it goes, too."""
    await _taken_away(message)
    await message.answer(asking(manager).say("contact-only-text"))


async def _taken_away(message: Message) -> bool:
    """Whether the message is gone from the chat."""
    try:
        return await message.delete()
    except TelegramAPIError:
        return False


async def choose_reason(query: CallbackQuery, _: Any, manager: DialogManager, item: str) -> None:
    """One of the usual reasons."""
    if item not in {reason.value for reason in BUTTON_REASONS}:
        raise NotFound("contact")
    ask, bot = asking(manager), manager.middleware_data["bot"]
    words = ask.say("contact-opening")
    empty = await bot.send_message(query.from_user.id, words, protect_content=True)
    await _open(manager, empty, LookReason(item))
    await _leave(query, manager, None)


async def on_reason(message: Message, _: Any, manager: DialogManager) -> None:
    """Another reason, in own words."""
    empty = await message.answer(asking(manager).say("contact-opening"), protect_content=True)
    await _open(manager, empty, LookReason.OTHER, message.text or "")
    await manager.done()


async def reason_in_words(message: Message, _: Any, manager: DialogManager) -> None:
    """Something else came where a reason is asked for."""
    await message.answer(asking(manager).say("contact-reason-only"))


async def _open(
    manager: DialogManager, empty: Message, reason: LookReason, words: str = ""
) -> None:
    """Shows the value in a message of its own.

    The message is there, and noted as one that has to go, before anything is in it: whatever
    breaks in between, no value is left standing in a chat.
    """
    ask, draft = asking(manager), load(manager)
    spot = Spot(address=str(empty.chat.id), message=str(empty.message_id))
    try:
        opened = await ask.desk.office.do(
            actions.open_contact,
            Request(actor=ask.actor, now=ask.desk.clock.now()),
            draft.contact_id,
            reason,
            spot=spot,
            words=words,
        )
    except DomainError:
        await empty.delete()
        raise
    await empty.edit_text(shown_words(ask.say, opened), reply_markup=shown_keyboard(ask.say))


async def drop(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Deletes it for good."""
    ask, draft = asking(manager), load(manager)
    await ask.desk.office.do(
        actions.remove_contact, Request(actor=ask.actor, now=ask.desk.clock.now()), draft.contact_id
    )
    await _leave(query, manager, ask.say("contact-dropped"))


async def another(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """One more of the same matter."""
    await manager.switch_to(Contacts.party)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the list."""
    await _leave(query, manager, None)


async def _leave(query: CallbackQuery, manager: DialogManager, heading: Html | None) -> None:
    """Closes the dialog and draws the list in its place."""
    ask, draft = asking(manager), load(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.contacts(ask.actor, draft.case_id, ask.desk.clock.now())
    await show.redraw(query, contacts_page(ask.say, view, heading))
