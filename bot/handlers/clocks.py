"""/clocks: a unit's time limits."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.clocks import ClocksOf, PickClock, SetClock
from bot.context import Desk
from bot.handlers.named import meant
from bot.pages import show
from bot.pages.clocks import ACCEPT, CHOICES, clocks_page, pick_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.access import Act
from domain.cases import deadlines
from domain.errors import NotFound
from domain.request import Request

router = Router(name="clocks")


@router.message(Command("clocks"))
async def clocks(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The clocks of one's own unit, or of the one named after the command."""
    found = await meant(
        message, command, desk, request, say, lambda one: ClocksOf(unit=one), Act.SET_CLOCKS
    )
    if found is not None:
        board = await desk.boards.cases.clocks(request.by, found.unit, request.now)
        await show.send(message, clocks_page(say, board))


@router.callback_query(ClocksOf.filter())
async def of_unit(
    query: CallbackQuery, callback_data: ClocksOf, desk: Desk, request: Request, say: Say
) -> None:
    """The clocks of a unit."""
    board = await desk.boards.cases.clocks(request.by, row_id(callback_data.unit), request.now)
    await show.answer(query, clocks_page(say, board))


@router.callback_query(PickClock.filter())
async def pick(
    query: CallbackQuery, callback_data: PickClock, desk: Desk, request: Request, say: Say
) -> None:
    """The days to choose from."""
    if callback_data.what not in CHOICES:
        raise NotFound("clock")
    board = await desk.boards.cases.clocks(request.by, row_id(callback_data.unit), request.now)
    await show.answer(query, pick_page(say, board, callback_data.urgency, callback_data.what))


@router.callback_query(SetClock.filter())
async def set_days(
    query: CallbackQuery, callback_data: SetClock, desk: Desk, request: Request, say: Say
) -> None:
    """Sets them, and shows the clocks as they are now."""
    if callback_data.what not in CHOICES:
        raise NotFound("clock")
    unit = row_id(callback_data.unit)
    board = await desk.boards.cases.clocks(request.by, unit, request.now)
    row = next(one for one in board.rows if one.urgency is callback_data.urgency)
    accepts = callback_data.what == ACCEPT
    await desk.office.do(
        deadlines.set_clock,
        request,
        unit,
        row.urgency,
        accept=callback_data.days if accepts else row.accept,
        handle=row.handle if accepts else callback_data.days,
    )
    board = await desk.boards.cases.clocks(request.by, unit, request.now)
    await show.answer(query, clocks_page(say, board, say("clocks-done")))
