"""The days of leave that /leave has asked for, when they are typed: where nothing else is open, or
beside the dialog over which it was asked, whose window waits for a tap."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aiogram.types import Message
from aiogram_dialog import DialogManager
from pydantic import TypeAdapter

from bot.context import Desk
from bot.dialogs.numbers import case_number
from bot.dialogs.spans import seems_days, span_typed
from bot.pages import show, times
from bot.pages.leave import days_page, leave_page, leave_post_page
from bot.pages.page import Page, row_id
from bot.telegram.conversation import current
from bot.texts import Html, Say
from domain.days.deadlines import check_coming
from domain.errors import Invalid
from domain.leave import actions
from domain.request import Request

_RECORD = "leave"
_PATIENCE = timedelta(minutes=10)
"""For how long typed days are taken for an answer."""


@dataclass(frozen=True, kw_only=True)
class LeaveAsked:
    """For whose leave the days were asked, and which is known."""

    post: int = 0
    first: date | None = None
    at: datetime | None = None
    over: str = ""
    """The dialog that was open then."""


_SHAPE = TypeAdapter(LeaveAsked)


def ask_days(manager: DialogManager, post: int, first: date | None = None) -> None:
    """Notes that the days are asked for: they may be typed."""
    request: Request = manager.middleware_data["request"]
    asked = LeaveAsked(post=post, first=first, at=request.now, over=_open(manager))
    current().put(_RECORD, _SHAPE.dump_python(asked, mode="json"))


def days_in(
    text: str, desk: Desk, request: Request, say: Say
) -> tuple[LeaveAsked, list[date]] | None:
    """What was asked, and the days that are typed where it has just been: none, if they are not
    understood. None, if it was not asked, or this is something else."""
    kept = current().get(_RECORD)
    if kept is None:
        return None
    asked = _SHAPE.validate_python(kept)
    if asked.at is None or request.now - asked.at > _PATIENCE:
        return None
    days = span_typed(text, today(desk, request), asked.first)
    if days is None and (case_number(say, text) is not None or not seems_days(text)):
        return None
    return asked, days or []


async def took_days(message: Message, manager: DialogManager) -> bool:
    """Takes them, or asks for the last one; false, if it was not asked. Raises Invalid
    (``day-unclear-ahead``), and as :func:`taken`."""
    data = manager.middleware_data
    found = days_in(message.text or "", data["desk"], data["request"], data["say"])
    if found is None:
        return False
    asked, days = found
    if manager.has_context() and asked.over != _open(manager):
        return False  # what was opened since then is meant
    if not days:
        raise Invalid("day-unclear-ahead")
    await show.send(message, await taken(manager, asked, days))
    return True


async def taken(manager: DialogManager, asked: LeaveAsked, days: list[date]) -> Page:
    """With the first and the last day the leave is set, with the first alone the last is asked.
    Raises Invalid (``day-gone``, ``leave-days``, ``leave-overlaps``); then it is asked still."""
    data = manager.middleware_data
    desk, request, say = data["desk"], data["request"], data["say"]
    if asked.first is not None and len(days) == 1:
        days = [asked.first, *days]
    check_coming(days[0], today(desk, request))
    if len(days) == 1:
        ask_days(manager, asked.post, days[0])
        return days_page(say, asked.post, days[0], today(desk, request))
    page = await set_leave(desk, request, say, asked.post, *days)
    current().drop(_RECORD)  # behind what may be refused: then other days may be typed
    return page


async def set_leave(
    desk: Desk, request: Request, say: Say, post: int, first: date, last: date
) -> Page:
    """Sets it, and shows what is set now."""
    if post:
        await desk.office.do(actions.give_leave, request, row_id(post), first, last)
    else:
        await desk.office.do(actions.take_leave, request, first, last)
    heading = say("leave-done", span=times.span(say, first, last))
    return await page_of_leave(desk, request, say, post, heading)


async def page_of_leave(
    desk: Desk, request: Request, say: Say, post: int, heading: Html | None = None
) -> Page:
    """The leave of a post, or one's own."""
    now = today(desk, request)
    if not post:
        board = await desk.boards.leave.board(request.by, now)
        return leave_page(say, board, now, heading)
    found = await desk.boards.leave.post(request.by, row_id(post), now)
    return leave_post_page(say, found, now, heading)


def today(desk: Desk, request: Request) -> date:
    """The day it is."""
    return desk.office.rules.day(request.now)


def _open(manager: DialogManager) -> str:
    return manager.current_context().id if manager.has_context() else ""
