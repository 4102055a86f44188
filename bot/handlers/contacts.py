"""The contacts of a dispute's parties, for who handles it."""

from aiogram import Bot, Router
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.contacts import (
    AddContact,
    ContactsOf,
    CorrectContact,
    DropContact,
    HideContact,
    KeepWords,
    LookContact,
)
from bot.context import Desk
from bot.dialogs.contacts import ContactDraft, ContactStates, save
from bot.errors import answer_tap
from bot.handlers.opening import begin, unbutton
from bot.pages import show
from bot.pages.contacts import contacts_page
from bot.pages.page import Page, row_id
from bot.telegram.hiding import hide
from bot.texts import Say
from domain.contacts.model import Spot
from domain.errors import Invalid, NotFound
from domain.request import Request

router = Router(name="contacts")


@router.callback_query(ContactsOf.filter())
async def contacts(
    query: CallbackQuery, callback_data: ContactsOf, desk: Desk, request: Request, say: Say
) -> None:
    """The list in the place of what was tapped."""
    view = await desk.boards.contacts.of_case(request.by, row_id(callback_data.id), request.now)
    await show.answer(query, contacts_page(say, view))


@router.callback_query(AddContact.filter())
async def add(
    query: CallbackQuery,
    callback_data: AddContact,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins entering one."""
    view = await desk.boards.contacts.of_case(request.by, row_id(callback_data.id), request.now)
    if not view.on:
        raise Invalid("contacts-off")
    if not view.may_add:
        await show.answer(query, contacts_page(say, view))
        return
    await begin(query, dialog_manager, ContactStates.party, ContactDraft(case_id=view.case_id))


@router.callback_query(LookContact.filter())
async def look(
    query: CallbackQuery,
    callback_data: LookContact,
    desk: Desk,
    request: Request,
    dialog_manager: DialogManager,
) -> None:
    """Asks why."""
    await _begin(query, ContactStates.reason, callback_data.id, desk, request, dialog_manager)


@router.callback_query(CorrectContact.filter())
async def correct(
    query: CallbackQuery,
    callback_data: CorrectContact,
    desk: Desk,
    request: Request,
    dialog_manager: DialogManager,
) -> None:
    """Asks for the right value."""
    await _begin(query, ContactStates.correct, callback_data.id, desk, request, dialog_manager)


@router.callback_query(DropContact.filter())
async def drop(
    query: CallbackQuery,
    callback_data: DropContact,
    desk: Desk,
    request: Request,
    dialog_manager: DialogManager,
) -> None:
    """Asks once whether it shall go."""
    await _begin(query, ContactStates.drop, callback_data.id, desk, request, dialog_manager)


async def _begin(
    query: CallbackQuery,
    state: State,
    contact_id: int,
    desk: Desk,
    request: Request,
    manager: DialogManager,
) -> None:
    line = await desk.boards.contacts.line(request.by, row_id(contact_id), request.now)
    await begin(query, manager, state, ContactDraft(case_id=line.case_id, contact_id=line.id))


@router.callback_query(HideContact.filter())
async def put_away(query: CallbackQuery, desk: Desk, bot: Bot) -> None:
    """Takes away the message it stands under, which can be no other's than the tapper's own."""
    if query.message is None:
        raise NotFound("message")
    address = desk.address(query.message.chat.id)
    spot = Spot(address=address, message=str(query.message.message_id))
    if await hide(bot, spot):
        await desk.shown.gone([spot])
    await answer_tap(query)


@router.callback_query(KeepWords.filter())
async def doubted(
    query: CallbackQuery,
    callback_data: KeepWords,
    dialog_manager: DialogManager,
    say: Say,
) -> None:
    """Keeps the sentence to which the question replies, or lets it be and ends the entering."""
    meant = query.message.reply_to_message if isinstance(query.message, Message) else None
    asked = dialog_manager.has_context() and dialog_manager.current_context().state in {
        ContactStates.value,
        ContactStates.correct,
    }
    if not asked:
        await show.answer(query, Page(text=say("error-stale")))
    elif not callback_data.yes:
        await unbutton(dialog_manager)
        await dialog_manager.reset_stack(remove_keyboard=False)
        await show.answer(query, Page(text=say("contact-let-be")))
    elif meant is None:
        await show.answer(query, Page(text=say("contact-again")))
    else:
        await unbutton(dialog_manager)
        await save(meant.as_(query.bot), dialog_manager)
        await dialog_manager.show()
        await answer_tap(query)
