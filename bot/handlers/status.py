"""/status: the board of a unit, and the way down to those below."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.status import LinesOf, MattersOf, StatusOf
from bot.context import Desk
from bot.pages import lists, show
from bot.pages.matters import matters_page
from bot.pages.page import Page, page_number, row_id
from bot.pages.status import lines_page, status_page, units_page
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
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    board = await desk.boards.status.board(request.by, unit, request.now)
    await show.answer(query, status_page(say, board, desk.zone, number))


@router.callback_query(LinesOf.filter())
async def lines(
    query: CallbackQuery, callback_data: LinesOf, desk: Desk, request: Request, say: Say
) -> None:
    """All figures of the units below."""
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    board = await desk.boards.status.board(request.by, unit, request.now)
    await show.answer(query, lines_page(say, board, desk.zone, number))


@router.callback_query(MattersOf.filter())
async def matters(
    query: CallbackQuery, callback_data: MattersOf, desk: Desk, request: Request, say: Say
) -> None:
    """The matters that a figure counts."""
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    found = await desk.boards.status.matters(
        request.by, unit, callback_data.which, number, request.now
    )
    await show.answer(query, matters_page(say, found, desk.zone))


async def _board(desk: Desk, request: Request, say: Say, unit: int | None) -> Page:
    board = await desk.boards.status.board(request.by, unit, request.now)
    return status_page(say, board, desk.zone)
