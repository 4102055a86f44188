"""Asking for more time, and the answer to it."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.buttons.extension import AnswerExtension, ExtendOf
from bot.context import Desk
from bot.dialogs.extend import Extend, ExtendDraft
from bot.errors import answer_tap
from bot.handlers import opening
from bot.handlers.opening import CaseDialog
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.cases import extension as cases_extension
from domain.errors import Refused, WrongStep
from domain.request import Request

router = Router(name="extension")

_DIALOG = CaseDialog(
    first=Extend.days,
    may=lambda may: may.extend,
    draft=lambda number: ExtendDraft(case_id=number),
)


@router.callback_query(ExtendOf.filter())
async def extend(
    query: CallbackQuery,
    callback_data: ExtendOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins asking for more time, if that may still be asked."""
    await opening.of_case(query, desk, request, say, dialog_manager, callback_data.id, _DIALOG)


@router.callback_query(AnswerExtension.filter())
async def answer_extension(
    query: CallbackQuery,
    callback_data: AnswerExtension,
    desk: Desk,
    request: Request,
    say: Say,
) -> None:
    """Grants more time or not, with one tap, and shows the case."""
    yes = callback_data.yes
    try:
        extension = await desk.office.do(
            cases_extension.answer_extension,
            request,
            row_id(callback_data.id),
            yes,
        )
    except WrongStep:
        await answer_tap(query, say.plain("extend-over"), alert=True)
        return
    except Refused:
        await answer_tap(query, say.plain("error-refused-answer_extension"), alert=True)
        return
    view = await desk.boards.cases.view(request.by, extension.case_id, request.now)
    words = say.plain("extend-approved" if yes else "extend-declined")
    await show.answer(query, case_page(say, view, desk.zone, request.by), words)
