"""恳谈会: the meeting on one screen, its one-tap steps, and the way into what is asked in words."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.meetings import (
    DoItem,
    DoMeeting,
    ItemAct,
    ItemsOf,
    MeetingAct,
    MeetingMore,
    MeetingsOfMonth,
    MeetingsOfUnit,
    OpenItem,
    OpenMeeting,
    RuleItem,
    SetSeries,
)
from bot.context import Desk
from bot.dialogs.meetings.draft import FIRST, MeetingAsk, MeetingDraft
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.lists import posts_with
from bot.pages.meetings.item import item_page, walk_on_page, walk_page
from bot.pages.meetings.lists import month_page, no_series_page, unit_page
from bot.pages.meetings.page import early_page, meeting_page, more_page
from bot.pages.page import Page, page_number, row_id
from bot.texts import Html, Say
from domain.access import Act
from domain.errors import NotFound, Refused, WrongStep
from domain.meetings import holding, planning
from domain.meetings.model import ItemRuling, Ruling
from domain.meetings.views import MeetingView
from domain.request import Request

router = Router(name="meetings")

_STEPS = {
    MeetingAct.FIX: planning.fix,
    MeetingAct.REOPEN: planning.reopen,
    MeetingAct.BEGIN: holding.begin,
    MeetingAct.BEGIN_EARLY: holding.begin,
    MeetingAct.CONFIRM: holding.confirm,
}
"""The steps that need no word."""
_ASKS = {
    MeetingAct.WORD: MeetingAsk.TOPIC,
    MeetingAct.COUNT: MeetingAsk.COUNT,
    MeetingAct.PHOTO: MeetingAsk.PHOTO,
    MeetingAct.POSTPONE: MeetingAsk.POSTPONE,
    MeetingAct.CALL_OFF: MeetingAsk.CALL_OFF,
}
_WALKS = frozenset({MeetingAct.BEGIN, MeetingAct.BEGIN_EARLY, MeetingAct.GO_ON})
"""After these the first item is shown."""

_YEARS = range(2001, 2199)
"""Years whose months have one before and one after that a button can carry."""


@router.message(Command("meeting"))
async def meeting(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The meeting under way or the next, or the communities' of this month."""
    await show.send(message, await home_page(desk, request, say))


@router.callback_query(OpenMeeting.filter())
async def open_meeting(
    query: CallbackQuery, callback_data: OpenMeeting, desk: Desk, request: Request, say: Say
) -> None:
    """A meeting in the place of what was tapped."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, _page(desk, request, say, view))


@router.callback_query(ItemsOf.filter())
async def more_items(
    query: CallbackQuery, callback_data: ItemsOf, desk: Desk, request: Request, say: Say
) -> None:
    """The same with another page of its agenda."""
    view, number = await _view(desk, request, callback_data.id), page_number(callback_data.page)
    today = _today(desk, request)
    await show.answer(query, meeting_page(say, view, desk.zone, today, page=number))


@router.callback_query(MeetingMore.filter())
async def more(
    query: CallbackQuery, callback_data: MeetingMore, desk: Desk, request: Request, say: Say
) -> None:
    """What else there is about it."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, more_page(say, view, _today(desk, request)))


@router.callback_query(DoMeeting.filter())
async def do(
    query: CallbackQuery,
    callback_data: DoMeeting,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """A step of the meeting, or the words it needs."""
    act, number = callback_data.act, row_id(callback_data.id)
    if act in _ASKS:
        view = await _view(desk, request, number)
        draft = MeetingDraft(ask=_ASKS[act], meeting_id=view.line.id, unit_id=view.line.unit.id)
        if _offered(view, act):
            await begin(query, dialog_manager, FIRST[draft.ask], draft)
        else:
            await too_late(query, _page(desk, request, say, view), say.plain("meeting-late"))
        return
    if act is MeetingAct.BEGIN:
        view = await _view(desk, request, number)
        if view.may.begin and view.line.on > _today(desk, request):
            await show.answer(query, early_page(say, view, _today(desk, request)))
            return
    key, alert = f"meeting-did-{act.value}", False
    if act in _STEPS:
        try:
            await desk.office.do(_STEPS[act], request, number)
        except (WrongStep, Refused) as error:
            quicker = act is MeetingAct.CONFIRM and isinstance(error, WrongStep)
            key, alert = "meeting-late-confirm" if quicker else "meeting-late", True
    view = await _view(desk, request, number)
    page = _page(desk, request, say, view)
    if act in _WALKS and not alert:
        page = walk_page(say, view, desk.zone, _today(desk, request))
    await show.answer(query, page, say.plain(key) if say.has(key) else None, alert=alert)


def _offered(view: MeetingView, act: MeetingAct) -> bool:
    may = view.may
    return {
        MeetingAct.WORD: may.add_item,
        MeetingAct.COUNT: may.go_on,
        MeetingAct.PHOTO: may.set_series,
        MeetingAct.POSTPONE: may.postpone,
        MeetingAct.CALL_OFF: may.call_off,
    }[act]


@router.callback_query(OpenItem.filter())
async def open_item(
    query: CallbackQuery, callback_data: OpenItem, desk: Desk, request: Request, say: Say
) -> None:
    """An item, with what may be said of it."""
    view = await _view(desk, request, callback_data.meeting)
    await show.answer(query, item_page(say, view, row_id(callback_data.id), desk.zone))


@router.callback_query(RuleItem.filter())
async def rule(
    query: CallbackQuery,
    callback_data: RuleItem,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """What becomes of an item: at once where it needs no word, else that is asked."""
    ruling, item_id = callback_data.ruling, row_id(callback_data.id)
    view = await _view(desk, request, callback_data.meeting)
    one = next((one for one in view.items if one.id == item_id), None)
    if one is None or ruling not in one.may.rulings:
        await too_late(query, _page(desk, request, say, view), say.plain("meeting-late"))
    elif ruling is Ruling.PASSED_UP:
        said = ItemRuling(ruling=ruling)
        try:
            await desk.office.do(holding.rule_on, request, item_id, said)
        except (WrongStep, Refused):
            view = await _view(desk, request, view.line.id)
            await too_late(query, _page(desk, request, say, view), say.plain("meeting-late"))
            return
        await _walk_on(query, desk, request, say, view.line.id)
    else:
        asked = MeetingAsk(ruling.value)
        draft = MeetingDraft(
            ask=asked, meeting_id=view.line.id, unit_id=view.line.unit.id, item_id=item_id
        )
        await begin(query, dialog_manager, FIRST[asked], draft)


@router.callback_query(DoItem.filter())
async def do_item(
    query: CallbackQuery,
    callback_data: DoItem,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Takes back what was said of an item, leaves it for the next meeting, or begins to judge or
    correct."""
    act, item_id = callback_data.act, row_id(callback_data.id)
    view = await _view(desk, request, callback_data.meeting)
    if act in {ItemAct.JUDGE, ItemAct.REVISE}:
        found = next((one for one in (*view.items, *view.to_judge) if one.id == item_id), None)
        judges = act is ItemAct.JUDGE and found in view.to_judge and view.may.go_on
        if found is None or not (judges or (act is ItemAct.REVISE and found.may.revise)):
            await too_late(query, _page(desk, request, say, view), say.plain("meeting-late"))
            return
        asked = MeetingAsk.VOTES if judges else MeetingAsk.REVISE
        draft = MeetingDraft(
            ask=asked, meeting_id=view.line.id, unit_id=view.line.unit.id, item_id=item_id
        )
        await begin(query, dialog_manager, FIRST[asked], draft)
        return
    action = holding.take_back if act is ItemAct.TAKE_BACK else holding.carry
    try:
        await desk.office.do(action, request, item_id)
    except (WrongStep, Refused):
        view = await _view(desk, request, view.line.id)
        await too_late(query, _page(desk, request, say, view), say.plain("meeting-late"))
        return
    if act is ItemAct.CARRY:
        await _walk_on(query, desk, request, say, view.line.id)
        return
    view = await _view(desk, request, view.line.id)
    await show.answer(query, item_page(say, view, item_id, desk.zone))


async def _walk_on(
    query: CallbackQuery, desk: Desk, request: Request, say: Say, number: int
) -> None:
    view = await _view(desk, request, number)
    await show.answer(query, walk_on_page(say, view, desk.zone, _today(desk, request)))


@router.callback_query(SetSeries.filter())
async def set_series(
    query: CallbackQuery,
    callback_data: SetSeries,
    dialog_manager: DialogManager,
) -> None:
    """Begins to say when the community meets; whose right it is, is asked by the action."""
    draft = MeetingDraft(ask=MeetingAsk.SERIES, unit_id=row_id(callback_data.unit))
    await begin(query, dialog_manager, FIRST[MeetingAsk.SERIES], draft)


@router.callback_query(MeetingsOfMonth.filter())
async def of_month(
    query: CallbackQuery, callback_data: MeetingsOfMonth, desk: Desk, request: Request, say: Say
) -> None:
    """The communities' meetings of a month."""
    if callback_data.month // 100 not in _YEARS:
        raise NotFound("month")
    month = date(callback_data.month // 100, callback_data.month % 100, 1)
    number = page_number(callback_data.page)
    unit = row_id(callback_data.unit) if callback_data.unit else None
    board = await desk.boards.meetings.month(request.by, month, number, request.now, unit)
    await show.answer(query, month_page(say, board))


@router.callback_query(MeetingsOfUnit.filter())
async def of_unit(
    query: CallbackQuery, callback_data: MeetingsOfUnit, desk: Desk, request: Request, say: Say
) -> None:
    """The meetings of one community."""
    unit_id, number = row_id(callback_data.unit), page_number(callback_data.page)
    board = await desk.boards.meetings.of_unit(request.by, unit_id, number, request.now)
    await show.answer(query, unit_page(say, board, _today(desk, request)))


async def home_page(desk: Desk, request: Request, say: Say) -> Page:
    """The meeting under way or the next, or the communities' of this month."""
    reads = desk.boards.meetings
    try:
        home = await reads.home(request.by, request.now)
    except Refused:
        return Page(
            text=say("meeting-not-yours", posts=posts_with(say, frozenset({Act.HOLD_MEETING})))
        )
    if home.meeting_id is not None:
        return _page(desk, request, say, await _view(desk, request, home.meeting_id))
    if home.lists:
        month = _today(desk, request).replace(day=1)
        return month_page(say, await reads.month(request.by, month, 0, request.now))
    return no_series_page(say, home)


async def _view(desk: Desk, request: Request, number: int) -> MeetingView:
    return await desk.boards.meetings.view(request.by, row_id(number), request.now)


def _today(desk: Desk, request: Request) -> date:
    return desk.office.rules.day(request.now)


def _page(
    desk: Desk, request: Request, say: Say, view: MeetingView, news: Html | None = None
) -> Page:
    return meeting_page(say, view, desk.zone, _today(desk, request), news)
