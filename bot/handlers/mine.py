"""/mine: what became of what I reported."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from magic_filter import F

from bot.buttons.cases import ListPage
from bot.context import Desk
from bot.pages import lists, show
from bot.pages.page import Page, page_number
from bot.texts import Say
from domain.request import Request

router = Router(name="mine")


@router.message(Command("mine"))
async def mine(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The first page."""
    await show.send(message, await _page(desk, request, say, 0))


@router.callback_query(ListPage.filter(F.name == lists.MINE))
async def turn(
    query: CallbackQuery, callback_data: ListPage, desk: Desk, request: Request, say: Say
) -> None:
    """Another page."""
    await show.answer(query, await _page(desk, request, say, page_number(callback_data.page)))


async def _page(desk: Desk, request: Request, say: Say, number: int) -> Page:
    board = await desk.boards.cases.mine(request.by, number, request.now)
    return lists.mine(say, board, desk.zone)
