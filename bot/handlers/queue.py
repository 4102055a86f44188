"""/queue: what is mine to handle."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from magic_filter import F

from bot.buttons.cases import ListPage
from bot.context import Desk
from bot.pages import lists, show
from bot.pages.page import Page, page_number
from bot.texts import Say
from domain.access import Act, may_ever
from domain.request import Request

router = Router(name="queue")


@router.message(Command("queue"))
async def queue(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The first page; somebody whose post handles nothing hears whose it is."""
    await show.send(message, await _page(desk, request, say, 0))


@router.callback_query(ListPage.filter(F.name == lists.QUEUE))
async def turn(
    query: CallbackQuery, callback_data: ListPage, desk: Desk, request: Request, say: Say
) -> None:
    """Another page."""
    await show.answer(query, await _page(desk, request, say, page_number(callback_data.page)))


async def _page(desk: Desk, request: Request, say: Say, number: int) -> Page:
    if not (may_ever(request.by, Act.HANDLE_DISPUTE) or may_ever(request.by, Act.HANDLE_OPINION)):
        return lists.no_queue(say)
    board = await desk.boards.cases.queue(request.by, number, request.now)
    return lists.queue(say, board, desk.zone)
