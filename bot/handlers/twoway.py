"""Two-way evaluations: the rounds, one's sheets by taps, what came out."""

import asyncio
from dataclasses import replace

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from bot.buttons.twoway import (
    CancelTwoway,
    HandInSheet,
    MarkItem,
    OpenSheet,
    OpenTwoway,
    PlanTwoway,
    StrikeSheet,
    TakeSheetBack,
    TwowayFile,
    TwowayOf,
    TwowayResultsOf,
    TwowayRounds,
)
from bot.context import Desk
from bot.errors import answer_tap, explain_plain
from bot.exports.twoway import results_sheet
from bot.pages import show
from bot.pages.lists import posts_with
from bot.pages.page import Page, page_number, row_id
from bot.pages.twoway.results import results_page
from bot.pages.twoway.rounds import cancel_page, home_page, plan_page, round_page
from bot.pages.twoway.sheet import sheet_page, strike_page
from bot.texts import Say
from domain.access import Act, may_ever
from domain.errors import NotFound, WrongStep
from domain.request import Request
from domain.twoway import actions, rounds
from domain.twoway.model import TwowayState
from domain.twoway.views import SheetView, TwowayResults

router = Router(name="twoway")


@router.message(Command("twoway"))
async def twoway(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The round that is open, if there is just one; else the rounds."""
    if not may_ever(request.by, Act.READ_TWOWAY):
        posts = posts_with(say, frozenset({Act.READ_TWOWAY}))
        await show.send(message, Page(text=say("twoway-not-yours", posts=posts)))
        return
    home = await desk.boards.twoways.home(request.by, request.now)
    running = [one.id for one in home.rounds if one.state is TwowayState.OPEN]
    if len(running) == 1:
        await show.send(message, await _round(desk, request, say, running[0], 0))
    else:
        await show.send(message, home_page(say, home, desk.zone))


@router.callback_query(TwowayRounds.filter())
async def home(query: CallbackQuery, desk: Desk, request: Request, say: Say) -> None:
    """The rounds."""
    found = await desk.boards.twoways.home(request.by, request.now)
    await show.answer(query, home_page(say, found, desk.zone))


@router.callback_query(PlanTwoway.filter())
async def plan(
    query: CallbackQuery, callback_data: PlanTwoway, desk: Desk, request: Request, say: Say
) -> None:
    """What a round would be."""
    unit = row_id(callback_data.unit)
    found = await desk.boards.twoways.plan(request.by, unit, request.now)
    await show.answer(query, plan_page(say, found, desk.zone))


@router.callback_query(OpenTwoway.filter())
async def open_it(
    query: CallbackQuery, callback_data: OpenTwoway, desk: Desk, request: Request, say: Say
) -> None:
    """Opens a round."""
    made = await desk.office.do(rounds.open_round, request, row_id(callback_data.unit))
    page = await _round(desk, request, say, made.id, 0)
    await show.answer(query, page, say.plain("twoway-opened"), alert=True)


@router.callback_query(TwowayOf.filter())
async def one(
    query: CallbackQuery, callback_data: TwowayOf, desk: Desk, request: Request, say: Say
) -> None:
    """A round with one's sheets."""
    number = page_number(callback_data.page)
    await show.answer(query, await _round(desk, request, say, callback_data.id, number))


@router.callback_query(CancelTwoway.filter())
async def cancel(
    query: CallbackQuery, callback_data: CancelTwoway, desk: Desk, request: Request, say: Say
) -> None:
    """Calls a round off, when asked twice."""
    number, told = row_id(callback_data.id), None
    if callback_data.sure == 1:
        try:
            await desk.office.do(rounds.cancel_round, request, number)
            told = say.plain("twoway-cancelled")
        except WrongStep as late:
            told = explain_plain(say, late)
    view = await desk.boards.twoways.one(request.by, number, 0, request.now)
    asks = view.may.cancel and callback_data.sure == 0
    page = cancel_page(say, view) if asks else round_page(say, view, desk.zone)
    await show.answer(query, page, told, alert=told is not None)


@router.callback_query(OpenSheet.filter())
async def open_sheet(
    query: CallbackQuery, callback_data: OpenSheet, desk: Desk, request: Request, say: Say
) -> None:
    """A sheet in the place of what was tapped."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, sheet_page(say, view, desk.zone, callback_data.item))


@router.callback_query(MarkItem.filter())
async def mark(
    query: CallbackQuery, callback_data: MarkItem, desk: Desk, request: Request, say: Say
) -> None:
    """Gives an item its points, and asks for the next."""
    view = await _view(desk, request, callback_data.id)
    if not 0 < callback_data.item <= len(view.form.items):
        raise NotFound("item")
    topic, told = view.form.items[callback_data.item - 1].topic, None
    try:
        await desk.office.do(actions.mark_item, request, view.id, topic, callback_data.points)
    except WrongStep as late:
        told = explain_plain(say, late)
    await _again(query, desk, request, say, view.id, told, alert=True)


@router.callback_query(HandInSheet.filter())
async def hand_in(
    query: CallbackQuery, callback_data: HandInSheet, desk: Desk, request: Request, say: Say
) -> None:
    """Hands a sheet in."""
    number = row_id(callback_data.id)
    try:
        await desk.office.do(actions.confirm, request, number)
    except WrongStep as late:
        await _again(query, desk, request, say, number, explain_plain(say, late), alert=True)
    else:
        await _again(query, desk, request, say, number, say.plain("twoway-done"))


@router.callback_query(StrikeSheet.filter())
async def strike(
    query: CallbackQuery, callback_data: StrikeSheet, desk: Desk, request: Request, say: Say
) -> None:
    """No dealings, when asked twice."""
    view = await _view(desk, request, callback_data.id)
    if callback_data.sure == 0 and view.may.fill:
        await show.answer(query, strike_page(say, view))
        return
    try:
        await desk.office.do(actions.strike, request, view.id)
    except WrongStep as late:
        await _again(query, desk, request, say, view.id, explain_plain(say, late), alert=True)
    else:
        await _again(query, desk, request, say, view.id, say.plain("twoway-done"))


@router.callback_query(TakeSheetBack.filter())
async def take_back(
    query: CallbackQuery, callback_data: TakeSheetBack, desk: Desk, request: Request, say: Say
) -> None:
    """Opens a sheet again that nobody has seen."""
    number = row_id(callback_data.id)
    try:
        await desk.office.do(actions.take_back, request, number)
    except WrongStep as late:
        await _again(query, desk, request, say, number, explain_plain(say, late), alert=True)
    else:
        await _again(query, desk, request, say, number, say.plain("twoway-taken-back"))


@router.callback_query(TwowayResultsOf.filter())
async def results(
    query: CallbackQuery, callback_data: TwowayResultsOf, desk: Desk, request: Request, say: Say
) -> None:
    """What came out."""
    found = await _results(desk, request, callback_data.id)
    page = page_number(callback_data.page)
    await show.answer(query, results_page(say, found, page, desk.zone))


@router.callback_query(TwowayFile.filter())
async def file(
    query: CallbackQuery, callback_data: TwowayFile, desk: Desk, request: Request, say: Say
) -> None:
    """The same as a table, which is noted before it leaves."""
    found = await _results(desk, request, callback_data.id)
    await answer_tap(query, say.plain("export-working"))
    made = await asyncio.to_thread(results_sheet, say, found, request.now, desk.zone)
    now = replace(request, now=desk.clock.now())
    await desk.office.do(actions.note_results, now, found.round_id, made.rows)
    if query.bot is None:
        raise NotFound("bot")
    caption = say("twoway-file-sent", title=made.title, rows=made.rows)
    sent = BufferedInputFile(made.data, filename=made.name)
    await query.bot.send_document(query.from_user.id, sent, caption=caption)


async def _view(desk: Desk, request: Request, sheet_id: int) -> SheetView:
    return await desk.boards.twoways.sheet(request.by, row_id(sheet_id), request.now)


async def _results(desk: Desk, request: Request, round_id: int) -> TwowayResults:
    return await desk.boards.twoways.results(request.by, row_id(round_id), request.now)


async def _round(desk: Desk, request: Request, say: Say, round_id: int, page: int) -> Page:
    view = await desk.boards.twoways.one(request.by, row_id(round_id), page, request.now)
    return round_page(say, view, desk.zone)


async def _again(
    query: CallbackQuery,
    desk: Desk,
    request: Request,
    say: Say,
    sheet_id: int,
    told: str | None,
    *,
    alert: bool = False,
) -> None:
    """The sheet as it stands now."""
    page = sheet_page(say, await _view(desk, request, sheet_id), desk.zone)
    await show.answer(query, page, told, alert=alert and told is not None)
