"""/weekly: the report that writes itself, read and confirmed."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode

from bot.buttons import WeeklyOf
from bot.context import Desk
from bot.dialogs.weekly_remark.draft import start_data
from bot.dialogs.weekly_remark.states import WeeklyRemark
from bot.errors import answer_tap
from bot.pages import lists, show
from bot.pages.page import Page, joined, row_id
from bot.pages.status import status_page
from bot.pages.weekly import (
    CONFIRM,
    NIL,
    NOW_DUE,
    REMARK,
    choice_page,
    found_in,
    thanks,
    week_named,
    weekly_page,
)
from bot.texts import Html, Say
from domain.access import TABLE, Act, may_ever
from domain.boards import UnitRef, WeeklyView
from domain.errors import AlreadyConfirmed, Invalid, Refused
from domain.org import UnitKind
from domain.people import Actor
from domain.periods import Period
from domain.reports import actions

router = Router(name="weekly")

_WORDS = 60


@router.message(Command("weekly"))
async def weekly(
    message: Message, command: CommandObject, desk: Desk, actor: Actor, say: Say
) -> None:
    """The report for the week now due: of my community, or of the unit named after the command."""
    words = " ".join((command.args or "").split())[:_WORDS]
    if words and may_ever(actor, Act.BOARD):
        await show.send(message, await _named(desk, actor, say, words))
        return
    mine = _confirmed_by(actor)
    if len(mine) > 1:
        await show.send(message, choice_page(say("weekly-which"), mine))
        return
    try:
        view = await desk.boards.weekly(actor, None, None, desk.clock.now())
    except Refused:
        await message.answer(_whose(say, actor))
        return
    await show.send(message, _page(desk, actor, say, view))


async def _named(desk: Desk, actor: Actor, say: Say, words: str) -> Page:
    """The report of the community meant; for a unit above, its board tells whose are in."""
    units = await desk.boards.find_unit(actor, words)
    if not units:
        return Page(text=say("weekly-no-unit", name=words))
    if len(units) > 1:
        return choice_page(say("status-which", name=words), units)
    now = desk.clock.now()
    (unit,) = units
    if unit.kind is UnitKind.COMMUNITY:
        return _page(desk, actor, say, await desk.boards.weekly(actor, unit.id, None, now))
    board = status_page(say, await desk.boards.status(actor, unit.id, now), desk.zone)
    return Page(text=joined([say("weekly-go-down"), "", board.text]), rows=board.rows)


def _confirmed_by(actor: Actor) -> list[UnitRef]:
    """The communities whose report this person confirms."""
    return list(
        {
            seat.unit_id: UnitRef(id=seat.unit_id, name=seat.unit_name, kind=seat.unit_kind)
            for seat in actor.seats
            if Act.CONFIRM_REPORT in TABLE[seat.role] and seat.unit_kind is UnitKind.COMMUNITY
        }.values()
    )


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
    unit, act = row_id(callback_data.unit), callback_data.act
    if callback_data.period == NOW_DUE:
        view = await desk.boards.weekly(actor, unit, None, desk.clock.now())
        await show.answer(query, _page(desk, actor, say, view))
        return
    period = week_named(callback_data.period)
    if act in {CONFIRM, NIL}:
        await _confirm(query, desk, actor, say, unit, period, nil=act == NIL)
    elif act == REMARK:
        await _remark(query, desk, actor, say, unit, period, dialog_manager)
    else:
        view = await desk.boards.weekly(actor, unit, period, desk.clock.now())
        await show.answer(query, _page(desk, actor, say, view))


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
    await show.answer(query, _page(desk, actor, say, view, heading), words)


async def _not_nil(
    query: CallbackQuery, desk: Desk, actor: Actor, say: Say, unit: int, period: Period
) -> None:
    view = await desk.boards.weekly(actor, unit, period, desk.clock.now())
    words = say.plain("weekly-not-nil", found=found_in(view.figures))
    await show.answer(query, _page(desk, actor, say, view), words, alert=True)


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
        await show.answer(query, _page(desk, actor, say, view), words)
        return
    await manager.start(
        WeeklyRemark.write, data=start_data(unit, period), mode=StartMode.RESET_STACK
    )
    await answer_tap(query)


def _page(
    desk: Desk, actor: Actor, say: Say, view: WeeklyView, heading: Html | None = None
) -> Page:
    today = desk.clock.now().astimezone(desk.zone).date()
    return weekly_page(say, view, desk.zone, today, actor, heading)
