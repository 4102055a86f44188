"""/status and /overdue: the board of a unit, the way down, and the matters behind its figures."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.status import DetailsOf, LinesOf, MatterOf, MattersOf, StatusOf
from bot.context import Desk
from bot.handlers.named import meant
from bot.pages import lists, show
from bot.pages.back import remember
from bot.pages.cases import case_page
from bot.pages.details import Promises, details_page
from bot.pages.matters import matters_page, way_back
from bot.pages.page import page_number, row_id
from bot.pages.status import lines_page, status_page
from bot.texts import Say
from domain.access import Act, may_ever
from domain.days.halves import HalfYear
from domain.request import Request
from domain.status.views import Matters

router = Router(name="status")


@router.message(Command("status"))
async def status(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The board of my own unit, or of the unit named after the command."""
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        await message.answer(say("status-not-yours", posts=posts))
        return
    found = await meant(message, command, desk, request, say, lambda one: StatusOf(unit=one))
    if found is not None:
        board = await desk.boards.status.board(request.by, found.unit, request.now)
        await show.send(message, status_page(say, board, desk.zone))


@router.message(Command("overdue"))
async def overdue(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """What is overdue in my own unit, or in the unit named after the command."""
    if not may_ever(request.by, Act.BOARD):
        posts = lists.posts_with(say, frozenset({Act.BOARD}))
        await message.answer(say("overdue-not-yours", posts=posts))
        return
    which = Matters.OVERDUE

    def to(unit: int) -> MattersOf:
        return MattersOf(unit=unit, which=which)

    found = await meant(message, command, desk, request, say, to)
    if found is not None:
        late = await desk.boards.status.matters(request.by, found.unit, which, 0, request.now)
        await show.send(message, matters_page(say, late, desk.zone))


@router.callback_query(StatusOf.filter())
async def turn(
    query: CallbackQuery, callback_data: StatusOf, desk: Desk, request: Request, say: Say
) -> None:
    """Another unit, another page of the units below, or the same once more."""
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    board = await desk.boards.status.board(request.by, unit, request.now)
    await show.answer(query, status_page(say, board, desk.zone, number))


@router.callback_query(DetailsOf.filter())
async def details(
    query: CallbackQuery, callback_data: DetailsOf, desk: Desk, request: Request, say: Say
) -> None:
    """The rest of a unit's figures, and its further views."""
    by, now, unit = request.by, request.now, row_id(callback_data.unit)
    today, boards = desk.office.rules.day(now), desk.boards
    board = await boards.status.board(by, unit, now)
    half = HalfYear.containing(today)
    promises = Promises(
        meetings=await boards.meetings.month(by, today, 0, now, board.unit.id),
        handed=await boards.followups.board(by, board.unit.id, 0, now),
        called=await boards.callins.figures(by, board.unit.id, now),
        evaluations=await boards.evaluations.page(by, half, 0, now, board.unit.id),
    )
    await show.answer(query, details_page(say, board, desk.zone, promises, page=desk.has_page))


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


@router.callback_query(MatterOf.filter())
async def matter(
    query: CallbackQuery, callback_data: MatterOf, desk: Desk, request: Request, say: Say
) -> None:
    """A matter of the list, with the way back."""
    view = await desk.boards.cases.view(request.by, row_id(callback_data.id), request.now)
    page = case_page(say, view, desk.zone, request.by)
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    remember(query, page, way_back(say, unit, callback_data.which, number))
    await show.answer(query, page)
