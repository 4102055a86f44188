"""The lists of units behind a board's figures: whose report is late, where nobody is reached."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.late import LateOf, LateReportOf, UnreachedOf
from bot.context import Desk
from bot.pages import show
from bot.pages.back import remember
from bot.pages.late import late_page, unreached_page, way_back
from bot.pages.page import page_number, row_id
from bot.pages.periodic.page import period_named, report_page
from bot.texts import Say
from domain.request import Request

router = Router(name="late")


@router.callback_query(LateOf.filter())
async def late(
    query: CallbackQuery, callback_data: LateOf, desk: Desk, request: Request, say: Say
) -> None:
    """The units whose report of a period is late or missing."""
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    period = period_named(callback_data.period)
    board = await desk.boards.status.late(request.by, unit, period, number, request.now)
    await show.answer(query, late_page(say, board, desk.zone))


@router.callback_query(UnreachedOf.filter())
async def unreached(
    query: CallbackQuery, callback_data: UnreachedOf, desk: Desk, request: Request, say: Say
) -> None:
    """The units where nobody can be reached."""
    unit, number = row_id(callback_data.unit), page_number(callback_data.page)
    board = await desk.boards.status.unreached(request.by, unit, number, request.now)
    await show.answer(query, unreached_page(say, board, request.by))


@router.callback_query(LateReportOf.filter())
async def report(
    query: CallbackQuery, callback_data: LateReportOf, desk: Desk, request: Request, say: Say
) -> None:
    """A unit's report out of the list, with the way back."""
    unit, top = row_id(callback_data.unit), row_id(callback_data.top)
    period, number = period_named(callback_data.period), page_number(callback_data.page)
    view = await desk.boards.periodic.report(request.by, period.kind, unit, period, request.now)
    today = desk.office.rules.day(request.now)
    page = report_page(say, view, desk.zone, today, request.by)
    remember(query, page, way_back(say, top, period, number))
    await show.answer(query, page)
