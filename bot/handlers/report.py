"""/report: begins a report, or offers to go on with one that waits."""

from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.buttons.opening import GoOn, SetAside
from bot.buttons.report import NewReport
from bot.dialogs import drafts
from bot.dialogs.report.draft import ReportStates, filling
from bot.errors import answer_tap
from bot.handlers.opening import unbutton, unfinished
from bot.pages import show
from bot.pages.opening import unfinished_page
from bot.pages.page import Page
from bot.texts import Say
from domain.access import Act, may_ever
from domain.errors import Refused
from domain.people.model import Actor

router = Router(name="report")


@router.message(Command("report"))
async def command(message: Message, dialog_manager: DialogManager, actor: Actor, say: Say) -> None:
    """By command; what is open and unfinished is asked about first."""
    _allow(actor)
    if unfinished(dialog_manager):
        await show.send(message, unfinished_page(say, report=True))
        return
    await _begin(dialog_manager)


@router.callback_query(NewReport.filter())
async def tapped(
    query: CallbackQuery, dialog_manager: DialogManager, actor: Actor, say: Say
) -> None:
    """By the button under a receipt: a new message, so that the receipt stays."""
    _allow(actor)
    if unfinished(dialog_manager):
        page = unfinished_page(say, report=True)
        if query.bot is not None:
            await query.bot.send_message(query.from_user.id, page.text, reply_markup=page.keyboard)
    else:
        await _begin(dialog_manager)
    await answer_tap(query)


@router.callback_query(GoOn.filter())
async def go_on(query: CallbackQuery, dialog_manager: DialogManager, say: Say) -> None:
    """Shows what is open in the place of the question."""
    if not dialog_manager.has_context():
        await show.answer(query, Page(text=say("error-stale")))
        return
    await unbutton(dialog_manager)
    await dialog_manager.show()
    await answer_tap(query)


@router.callback_query(SetAside.filter())
async def set_aside(
    query: CallbackQuery,
    callback_data: SetAside,
    dialog_manager: DialogManager,
    actor: Actor,
    say: Say,
) -> None:
    """Drops what is open, and begins a report if that was wanted."""
    await unbutton(dialog_manager)
    await dialog_manager.reset_stack(remove_keyboard=False)
    await show.answer(query, Page(text=say("open-dropped")))
    if callback_data.report:
        _allow(actor)
        await _begin(dialog_manager)


def _allow(actor: Actor) -> None:
    if not may_ever(actor, Act.REPORT):
        raise Refused(Act.REPORT.value)


async def _begin(manager: DialogManager) -> None:
    """Begins one. One that has just been begun is shown again below: two taps open one window."""
    drafts.sweep()
    first = ReportStates.waiting if drafts.waiting() else ReportStates.kind
    if _untouched(manager):
        window = manager.current_stack().last_message_id
        bot, chat = manager.middleware_data["bot"], manager.middleware_data["event_chat"]
        with suppress(TelegramAPIError):
            await bot.delete_message(chat.id, window)
    await manager.start(first, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def _untouched(manager: DialogManager) -> bool:
    if not manager.has_context() or manager.current_context().state.group is not ReportStates:
        return False
    return filling(manager).key is None
