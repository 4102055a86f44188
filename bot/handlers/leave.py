"""/leave: being on leave, and saying it for a post below."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog.api.internal import CONTEXT_KEY
from pydantic import TypeAdapter

from bot.buttons.bounds import day_of
from bot.buttons.leave import EndLeave, LeaveAt, LeaveDays, LeaveOf, TakeLeave
from bot.context import Desk
from bot.dialogs.numbers import case_number
from bot.dialogs.spans import seems_days, span_typed
from bot.handlers.named import name_after
from bot.pages import show, times
from bot.pages.leave import days_page, leave_page, leave_post_page, leave_posts_page
from bot.pages.page import Page, row_id
from bot.pages.units import which_page
from bot.telegram.conversation import current
from bot.texts import Html, Say
from domain.access import Act
from domain.days.deadlines import check_coming
from domain.errors import Invalid
from domain.leave import actions
from domain.request import Request

router = Router(name="leave")

_RECORD = "leave"
_PATIENCE = timedelta(minutes=10)
"""For how long typed days are taken for an answer."""


@dataclass(frozen=True, kw_only=True)
class LeaveAsked:
    """For whose leave the days were asked, and which is known."""

    post: int = 0
    first: date | None = None
    at: datetime | None = None


_SHAPE = TypeAdapter(LeaveAsked)


@router.message(Command("leave"))
async def leave(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """One's own leave, with days those days; with a unit's name, that of the posts there."""
    name = name_after(command)
    if not name:
        _asks(request, 0)
        await show.send(message, await _page(desk, request, say, 0))
        return
    if (days := span_typed(name, _today(desk, request))) is not None:
        await show.send(message, await _taken(desk, request, say, LeaveAsked(), days))
        return
    units = await desk.boards.org.find(request.by, name, Act.SET_LEAVE)
    if not units and seems_days(name):
        raise Invalid("day-unclear-ahead")
    if len(units) != 1:
        page = which_page(say, name, units, lambda unit: LeaveAt(unit=unit))
        await show.send(message, page)
        return
    posts = await desk.boards.leave.posts(request.by, units[0].id, _today(desk, request))
    await show.send(message, leave_posts_page(say, units[0].name, posts))


async def typed_days(
    message: Message, desk: Desk, request: Request, say: Say, **data: object
) -> dict[str, object] | bool:
    """Days that are typed where the page of leave has just asked for them; none, if they are not
    understood."""
    kept = current().get(_RECORD)
    if kept is None or data.get(CONTEXT_KEY) is not None:
        return False
    asked: LeaveAsked = _SHAPE.validate_python(kept)
    if asked.at is None or request.now - asked.at > _PATIENCE:
        return False
    text = message.text or ""
    days = span_typed(text, _today(desk, request), asked.first)
    if days is None and (case_number(say, text) is not None or not seems_days(text)):
        return False
    return {"asked": asked, "days": days or []}


@router.message(typed_days)
async def days_typed(
    message: Message, asked: LeaveAsked, days: list[date], desk: Desk, request: Request, say: Say
) -> None:
    """Takes them, or asks for the last one. Raises Invalid (``day-unclear-ahead``)."""
    if not days:
        raise Invalid("day-unclear-ahead")
    await show.send(message, await _taken(desk, request, say, asked, days))


async def _taken(
    desk: Desk, request: Request, say: Say, asked: LeaveAsked, days: list[date]
) -> Page:
    """With the first and the last day the leave is set, with the first alone the last is asked.
    Raises Invalid (``day-gone``, ``leave-days``, ``leave-overlaps``); then it is asked still."""
    if asked.first is not None and len(days) == 1:
        days = [asked.first, *days]
    check_coming(days[0], _today(desk, request))
    if len(days) == 1:
        _asks(request, asked.post, days[0])
        return days_page(say, asked.post, days[0], _today(desk, request))
    page = await _set(desk, request, say, asked.post, *days)
    current().drop(_RECORD)  # behind what may be refused: then other days may be typed
    return page


def _asks(request: Request, post: int, first: date | None = None) -> None:
    """Notes that the days are asked for: they may be typed."""
    asked = LeaveAsked(post=post, first=first, at=request.now)
    current().put(_RECORD, _SHAPE.dump_python(asked, mode="json"))


@router.callback_query(LeaveOf.filter())
async def of_post(
    query: CallbackQuery, callback_data: LeaveOf, desk: Desk, request: Request, say: Say
) -> None:
    """The leave of a post, or one's own."""
    _asks(request, callback_data.post)
    await show.answer(query, await _page(desk, request, say, callback_data.post))


@router.callback_query(LeaveAt.filter())
async def at_unit(
    query: CallbackQuery, callback_data: LeaveAt, desk: Desk, request: Request, say: Say
) -> None:
    """The posts of a unit."""
    posts = await desk.boards.leave.posts(
        request.by, row_id(callback_data.unit), _today(desk, request)
    )
    await show.answer(query, leave_posts_page(say, "", posts))


@router.callback_query(LeaveDays.filter())
async def days(
    query: CallbackQuery, callback_data: LeaveDays, desk: Desk, request: Request, say: Say
) -> None:
    """The days to choose from."""
    first = day_of(callback_data.first) if callback_data.first else None
    _asks(request, callback_data.post, first)
    await show.answer(query, days_page(say, callback_data.post, first, _today(desk, request)))


@router.callback_query(TakeLeave.filter())
async def take(
    query: CallbackQuery, callback_data: TakeLeave, desk: Desk, request: Request, say: Say
) -> None:
    """Sets it, and shows what is set now."""
    first, last = day_of(callback_data.first), day_of(callback_data.last)
    await show.answer(query, await _set(desk, request, say, callback_data.post, first, last))


async def _set(desk: Desk, request: Request, say: Say, post: int, first: date, last: date) -> Page:
    if post:
        await desk.office.do(actions.give_leave, request, row_id(post), first, last)
    else:
        await desk.office.do(actions.take_leave, request, first, last)
    heading = say("leave-done", span=times.span(say, first, last))
    return await _page(desk, request, say, post, heading)


@router.callback_query(EndLeave.filter())
async def end(
    query: CallbackQuery, callback_data: EndLeave, desk: Desk, request: Request, say: Say
) -> None:
    """Cancels it, or ends it with yesterday."""
    leave_id, post = row_id(callback_data.leave), callback_data.post
    if post:
        await desk.office.do(actions.end_leave_of, request, row_id(post), leave_id)
    else:
        await desk.office.do(actions.end_leave, request, leave_id)
    page = await _page(desk, request, say, post)
    await show.answer(query, page, say.plain("leave-over"))


async def _page(
    desk: Desk, request: Request, say: Say, post: int, heading: Html | None = None
) -> Page:
    today = _today(desk, request)
    if not post:
        board = await desk.boards.leave.board(request.by, today)
        return leave_page(say, board, today, heading)
    found = await desk.boards.leave.post(request.by, row_id(post), today)
    return leave_post_page(say, found, today, heading)


def _today(desk: Desk, request: Request) -> date:
    return desk.office.rules.day(request.now)
