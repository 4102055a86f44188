"""/weekly: the report that writes itself, read and confirmed."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode

from bot.buttons import WeeklyOf
from bot.context import Desk
from bot.dialogs.weekly_remark.draft import start_data
from bot.dialogs.weekly_remark.states import WeeklyRemark
from bot.errors import answer_tap
from bot.pages import lists, show
from bot.pages.page import Page, row_id
from bot.pages.weekly import CONFIRM, NIL, REMARK, found_in, thanks, week_named, weekly_page
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.boards import WeeklyView
from domain.errors import AlreadyConfirmed, Invalid, Refused
from domain.people import Actor
from domain.periods import Period
from domain.reports import actions

router = Router(name="weekly")


@router.message(Command("weekly"))
async def weekly(message: Message, desk: Desk, actor: Actor, say: Say) -> None:
    """The report of my community for the week now due."""
    try:
        view = await desk.boards.weekly(actor, None, None, desk.clock.now())
    except Refused:
        await message.answer(_whose(say, actor))
        return
    await show.send(message, _page(desk, say, view))


def _whose(say: Say, actor: Actor) -> Html:
    """Told to somebody who has no community: where to find the reports, or who confirms them."""
    if may_ever(actor, Act.BOARD):
        return say("weekly-pick")
    return say("weekly-not-yours", posts=lists.posts_with(say, frozenset({Act.CONFIRM_REPORT})))


@router.callback_query(WeeklyOf.filter())
async def turn(
    query: CallbackQuery,
    callback_data: WeeklyOf,
    desk: Desk,
    actor: Actor,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Another week, or an answer: confirm, nothing to report, a remark first."""
    unit, period = row_id(callback_data.unit), week_named(callback_data.period)
    act = callback_data.act
    if act in {CONFIRM, NIL}:
        await _confirm(query, desk, actor, say, unit, period, nil=act == NIL)
    elif act == REMARK:
        await _remark(query, desk, actor, say, unit, period, dialog_manager)
    else:
        view = await desk.boards.weekly(actor, unit, period, desk.clock.now())
        await show.answer(query, _page(desk, say, view))


async def _confirm(
    query: CallbackQuery,
    desk: Desk,
    actor: Actor,
    say: Say,
    unit: int,
    period: Period,
    *,
    nil: bool,
) -> None:
    """Confirms and shows the snapshot; a second tap shows what the first has done."""
    now = desk.clock.now()
    words: str | None = None
    heading: Html | None = None
    try:
        await desk.office.do(actions.confirm, actor, unit, period, nil=nil, now=now)
        heading = thanks(say, period)
    except AlreadyConfirmed:
        words = say.plain("weekly-already")
    except Invalid as error:
        if error.reason != "nil-has-cases":
            raise
        await _not_nil(query, desk, actor, say, unit, period)
        return
    view = await desk.boards.weekly(actor, unit, period, now)
    await show.answer(query, _page(desk, say, view, heading), words)


async def _not_nil(
    query: CallbackQuery, desk: Desk, actor: Actor, say: Say, unit: int, period: Period
) -> None:
    view = await desk.boards.weekly(actor, unit, period, desk.clock.now())
    words = say.plain("weekly-not-nil", found=found_in(view.figures))
    await show.answer(query, _page(desk, say, view), words, alert=True)


async def _remark(
    query: CallbackQuery,
    desk: Desk,
    actor: Actor,
    say: Say,
    unit: int,
    period: Period,
    manager: DialogManager,
) -> None:
    view = await desk.boards.weekly(actor, unit, period, desk.clock.now())
    if view.confirmed is not None or not view.may_confirm:
        words = say.plain("weekly-already") if view.confirmed else None
        await show.answer(query, _page(desk, say, view), words)
        return
    await manager.start(
        WeeklyRemark.write, data=start_data(unit, period), mode=StartMode.RESET_STACK
    )
    await answer_tap(query)


def _page(desk: Desk, say: Say, view: WeeklyView, heading: Html | None = None) -> Page:
    today = desk.clock.now().astimezone(desk.zone).date()
    return weekly_page(say, view, desk.zone, today, heading)
