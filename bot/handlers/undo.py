"""The button that takes a step back."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.cases import Undo
from bot.context import Desk
from bot.errors import explain_plain
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.cases import undo as cases_undo
from domain.errors import Refused, WrongStep
from domain.request import Request

router = Router(name="undo")


@router.callback_query(Undo.filter())
async def undo(
    query: CallbackQuery, callback_data: Undo, desk: Desk, request: Request, say: Say
) -> None:
    """Takes the step back if it is still the last and young enough; shows how the case stands."""
    case_id, step_id = row_id(callback_data.id), row_id(callback_data.step)
    words, late = say.plain("undone"), False
    try:
        await desk.office.do(cases_undo.undo, request, case_id, step_id=step_id)
    except (WrongStep, Refused) as error:
        words, late = explain_plain(say, error), True
    view = await desk.boards.cases.view(request.by, case_id, request.now)
    await show.answer(query, case_page(say, view, desk.zone, request.by), words, alert=late)
