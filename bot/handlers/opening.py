"""Beginning a dialog from a button outside of dialogs, or saying that it is too late for it."""

from collections.abc import Callable
from dataclasses import dataclass

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from bot.context import Desk
from bot.dialogs.form import start_data
from bot.errors import answer_tap
from bot.pages import show
from bot.pages.cases import case_page
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
    """Starts the dialog with its draft; another that was open is left."""
    await manager.start(first, data=start_data(draft), mode=StartMode.RESET_STACK)
    await answer_tap(query)


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
