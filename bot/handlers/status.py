"""/status: the board of a unit, and the way down to those below."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.status import StatusOf
from bot.context import Desk
from bot.pages import lists, show
from bot.pages.page import Page, page_number, row_id
from bot.pages.status import status_page, units_page
from bot.texts import Say
from domain.access import Act, may_ever
from domain.request import Request

router = Router(name="status")

_WORDS = 60


@router.message(Command("status"))
async def status(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The board of my own unit, or of the unit named after the command."""
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        await message.answer(say("status-not-yours", posts=posts))
        return
    words = " ".join((command.args or "").split())[:_WORDS]
    if not words:
        await show.send(message, await _board(desk, request, say, None))
        return
    units = await desk.boards.org.find(request.by, words)
    if len(units) == 1:
        await show.send(message, await _board(desk, request, say, units[0].id))
    else:
        await show.send(message, units_page(say, words, units))


@router.callback_query(StatusOf.filter())
async def turn(
    query: CallbackQuery, callback_data: StatusOf, desk: Desk, request: Request, say: Say
) -> None:
    """Another unit, another page of the units below, or the same once more."""
    unit = row_id(callback_data.unit)
    page = await _board(desk, request, say, unit, page_number(callback_data.page))
    await show.answer(query, page)


async def _board(desk: Desk, request: Request, say: Say, unit: int | None, page: int = 0) -> Page:
    board = await desk.boards.status.board(request.by, unit, request.now)
    return status_page(say, board, desk.zone, page)
