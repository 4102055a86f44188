"""Items handed out: the lists, one of them, and the way into the dialogs."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.followups import FollowupsOf, FollowupWayOf, OpenFollowup, TakeFollowup, TodoList
from bot.context import Desk
from bot.dialogs.followups.draft import FIRST, FollowupDraft, may_take
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.followups import LISTING, board_page, followup_page, todo_page, way_page
from bot.pages.lists import posts_with
from bot.pages.page import Page, page_number, row_id
from bot.texts import Say
from domain.access import may_ever
from domain.errors import NotFound, Refused, WrongStep
from domain.followups import actions
from domain.followups.model import FollowupArrow
from domain.followups.views import FollowupView
from domain.request import Request

router = Router(name="followups")


@router.message(Command("todo"))
async def todo(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """What the own units are to see to, where there is nothing what they handed out; whose it is to
    others."""
    await show.send(message, await _list(desk, request, say, TodoList(given=False, page=0)))


@router.callback_query(FollowupsOf.filter())
async def of_board(
    query: CallbackQuery, callback_data: FollowupsOf, desk: Desk, request: Request, say: Say
) -> None:
    """Those with the units on a board."""
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    board = await desk.boards.followups.board(request.by, unit, number, request.now)
    await show.answer(query, board_page(say, board, desk.zone))


@router.callback_query(TodoList.filter())
async def turn(
    query: CallbackQuery, callback_data: TodoList, desk: Desk, request: Request, say: Say
) -> None:
    """Another page, or the other list."""
    await show.answer(query, await _list(desk, request, say, callback_data))


@router.callback_query(OpenFollowup.filter())
async def open_followup(
    query: CallbackQuery, callback_data: OpenFollowup, desk: Desk, request: Request, say: Say
) -> None:
    """An item in the place of what was tapped."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, followup_page(say, view, desk.zone))


@router.callback_query(FollowupWayOf.filter())
async def way(
    query: CallbackQuery, callback_data: FollowupWayOf, desk: Desk, request: Request, say: Say
) -> None:
    """All its steps."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, way_page(say, view, desk.zone, page_number(callback_data.page)))


@router.callback_query(TakeFollowup.filter())
async def take(
    query: CallbackQuery,
    callback_data: TakeFollowup,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Accepts with this tap; begins what needs words, a day or a unit, if that may still be."""
    arrow = callback_data.arrow
    if arrow is FollowupArrow.ACCEPT:
        await _accept(query, desk, request, say, callback_data.id)
        return
    view = await _view(desk, request, callback_data.id)
    if arrow not in FIRST:
        raise NotFound("step")
    if may_take(view.line.may, arrow):
        draft = FollowupDraft(followup_id=view.line.id, arrow=arrow)
        await begin(query, dialog_manager, FIRST[arrow], draft)
    else:
        await too_late(query, followup_page(say, view, desk.zone), say.plain("followup-late"))


async def _accept(
    query: CallbackQuery, desk: Desk, request: Request, say: Say, number: int
) -> None:
    key, alert = "followup-done-accept", False
    try:
        await desk.office.do(actions.accept, request, row_id(number))
    except (WrongStep, Refused):
        key, alert = "followup-late", True
    page = followup_page(say, await _view(desk, request, number), desk.zone)
    await show.answer(query, page, say.plain(key), alert=alert)


async def _view(desk: Desk, request: Request, number: int) -> FollowupView:
    return await desk.boards.followups.one(request.by, row_id(number), request.now)


async def _list(desk: Desk, request: Request, say: Say, of: TodoList) -> Page:
    if not any(may_ever(request.by, act) for act in LISTING):
        return Page(text=say("todo-not-yours", posts=posts_with(say, LISTING)))
    read, page = desk.boards.followups.todo, page_number(of.page)
    board = await read(request.by, page, request.now, given=of.given)
    called = await desk.boards.callins.owed(request.by, request.now)
    if not board.total and board.others and (of.given or not called.total):
        board = await read(request.by, 0, request.now, given=not of.given)
    return todo_page(say, board, desk.zone, called)
