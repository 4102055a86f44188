"""The page of what else may be done about a case."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.cases import MoreOf
from bot.context import Desk
from bot.pages import show
from bot.pages.cases import title
from bot.pages.more import more_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.request import Request

router = Router(name="case_more")


@router.callback_query(MoreOf.filter())
async def more(
    query: CallbackQuery, callback_data: MoreOf, desk: Desk, request: Request, say: Say
) -> None:
    """The page in the place of the case's."""
    view = await desk.boards.cases.view(request.by, row_id(callback_data.id), request.now)
    await show.answer(query, more_page(say, view, title(say, view.line)))
