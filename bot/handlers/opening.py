"""Beginning a dialog from a button outside of dialogs, or saying that it is too late for it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from aiogram.exceptions import TelegramAPIError
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from bot.context import Desk
from bot.dialogs.contacts import ContactStates
from bot.dialogs.form import answered, start_data
from bot.dialogs.report.draft import ReportStates
from bot.dialogs.tally import TallyStates
from bot.errors import answer_tap
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.opening import unfinished_page
from bot.pages.page import Page, row_id
from bot.texts import Say
from domain.cases.options import CaseOptions
from domain.request import Request


@dataclass(frozen=True, kw_only=True)
class CaseDialog:
    """How a dialog about a case begins."""

    first: State
    may: Callable[[CaseOptions], bool]
    """Whether this reader may still do what it is for."""
    draft: Callable[[int], object]
    """What it is started with, by the case's number."""


async def begin(query: CallbackQuery, manager: DialogManager, first: State, draft: object) -> None:
    """Starts the dialog with its draft. Another that is open is left, unless there are answers in
    it that would be lost: what becomes of them is asked first."""
    if unfinished(manager):
        say: Say = manager.middleware_data["say"]
        page = unfinished_page(say, report=False)
        if query.bot is not None:
            await query.bot.send_message(query.from_user.id, page.text, reply_markup=page.keyboard)
        await answer_tap(query)
        return
    await manager.start(first, data=start_data(draft), mode=StartMode.RESET_STACK)
    await answer_tap(query)


def unfinished(manager: DialogManager) -> bool:
    """Whether the open dialog holds answers that are kept nowhere else: not those with drafts of
    their own, what is not kept before it is whole, and a tally, which is kept as it is typed."""
    if not manager.has_context():
        return False
    if manager.current_context().state.group in {ReportStates, ContactStates, TallyStates}:
        return False
    return answered(manager)


async def unbutton(manager: DialogManager) -> None:
    """Takes the buttons from the window that is open."""
    window = manager.current_stack().last_message_id
    bot, chat = manager.middleware_data["bot"], manager.middleware_data["event_chat"]
    if window is not None:
        with suppress(TelegramAPIError):
            await bot.edit_message_reply_markup(chat_id=chat.id, message_id=window)


async def too_late(query: CallbackQuery, page: Page, words: str) -> None:
    """Shows how things stand, and says why not."""
    await show.answer(query, page, words, alert=True)


async def of_case(
    query: CallbackQuery,
    desk: Desk,
    request: Request,
    say: Say,
    manager: DialogManager,
    case_id: int,
    dialog: CaseDialog,
) -> None:
    """Finds the case and begins the dialog about it, if that may still be done."""
    view = await desk.boards.cases.view(request.by, row_id(case_id), request.now)
    if dialog.may(view.may):
        await begin(query, manager, dialog.first, dialog.draft(view.line.id))
    else:
        page = case_page(say, view, desk.zone, request.by)
        await too_late(query, page, say.plain("too-late"))
