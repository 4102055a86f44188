"""/leave: being on leave, and saying it for a post below."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import CONTEXT_KEY

from bot.buttons.bounds import day_of
from bot.buttons.leave import EndLeave, LeaveAt, LeaveDays, LeaveOf, TakeLeave
from bot.context import Desk
from bot.dialogs.leave_days import (
    LeaveAsked,
    ask_days,
    days_in,
    page_of_leave,
    set_leave,
    taken,
    today,
    took_days,
)
from bot.dialogs.spans import seems_days, span_typed
from bot.handlers.named import name_after
from bot.pages import show
from bot.pages.leave import days_page, leave_posts_page
from bot.pages.page import row_id
from bot.pages.units import which_page
from bot.texts import Say
from domain.access import Act
from domain.errors import Invalid
from domain.leave import actions
from domain.request import Request

router = Router(name="leave")


@router.message(Command("leave"))
async def leave(
    message: Message,
    command: CommandObject,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """One's own leave, with days those days; with a unit's name, that of the posts there."""
    name = name_after(command)
    if not name:
        ask_days(dialog_manager, 0)
        await show.send(message, await page_of_leave(desk, request, say, 0))
        return
    if (days := span_typed(name, today(desk, request))) is not None:
        await show.send(message, await taken(dialog_manager, LeaveAsked(), days))
        return
    units = await desk.boards.org.find(request.by, name, Act.SET_LEAVE)
    if not units and seems_days(name):
        raise Invalid("day-unclear-ahead")
    if len(units) != 1:
        page = which_page(say, name, units, lambda unit: LeaveAt(unit=unit))
        await show.send(message, page)
        return
    posts = await desk.boards.leave.posts(request.by, units[0].id, today(desk, request))
    await show.send(message, leave_posts_page(say, units[0].name, posts))


async def _days_typed(
    message: Message, desk: Desk, request: Request, say: Say, **data: object
) -> bool:
    """An open dialog has the first word, see :func:`bot.dialogs.spoken.press_or_ask`."""
    if data.get(CONTEXT_KEY) is not None:
        return False
    return days_in(message.text or "", desk, request, say) is not None


@router.message(_days_typed)
async def days_typed(message: Message, dialog_manager: DialogManager) -> None:
    """Takes them, or asks for the last one."""
    await took_days(message, dialog_manager)


@router.callback_query(LeaveOf.filter())
async def of_post(
    query: CallbackQuery,
    callback_data: LeaveOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """The leave of a post, or one's own."""
    ask_days(dialog_manager, callback_data.post)
    await show.answer(query, await page_of_leave(desk, request, say, callback_data.post))


@router.callback_query(LeaveAt.filter())
async def at_unit(
    query: CallbackQuery, callback_data: LeaveAt, desk: Desk, request: Request, say: Say
) -> None:
    """The posts of a unit."""
    posts = await desk.boards.leave.posts(
        request.by, row_id(callback_data.unit), today(desk, request)
    )
    await show.answer(query, leave_posts_page(say, "", posts))


@router.callback_query(LeaveDays.filter())
async def days(
    query: CallbackQuery,
    callback_data: LeaveDays,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """The days to choose from."""
    first = day_of(callback_data.first) if callback_data.first else None
    ask_days(dialog_manager, callback_data.post, first)
    await show.answer(query, days_page(say, callback_data.post, first, today(desk, request)))


@router.callback_query(TakeLeave.filter())
async def take(
    query: CallbackQuery, callback_data: TakeLeave, desk: Desk, request: Request, say: Say
) -> None:
    """Sets it, and shows what is set now."""
    first, last = day_of(callback_data.first), day_of(callback_data.last)
    await show.answer(query, await set_leave(desk, request, say, callback_data.post, first, last))


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
    page = await page_of_leave(desk, request, say, post)
    await show.answer(query, page, say.plain("leave-over"))
