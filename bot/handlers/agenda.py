"""What comes on the agenda of a talk meeting with one tap: a matter, or several as one item."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.meetings import SubmitCase, UniteCases
from bot.context import Desk
from bot.handlers.meetings import home_page
from bot.handlers.opening import too_late
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.meetings.page import meeting_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.errors import NotFound, Refused, WrongStep
from domain.meetings import agenda
from domain.request import Request

router = Router(name="agenda")


@router.callback_query(SubmitCase.filter())
async def submit(
    query: CallbackQuery, callback_data: SubmitCase, desk: Desk, request: Request, say: Say
) -> None:
    """Puts a matter before the meeting, with one tap; its page then says which."""
    case_id, key, alert = row_id(callback_data.id), "meeting-did-submit", False
    try:
        await desk.office.do(agenda.submit, request, case_id)
    except (WrongStep, Refused):
        key, alert = "too-late", True
    view = await desk.boards.cases.view(request.by, case_id, request.now)
    page = case_page(say, view, desk.zone, request.by)
    await show.answer(query, page, say.plain(key), alert=alert)


@router.callback_query(UniteCases.filter())
async def unite(
    query: CallbackQuery, callback_data: UniteCases, desk: Desk, request: Request, say: Say
) -> None:
    """Puts repeated matters of one place and topic on the agenda as one item."""
    unit_id, reads = row_id(callback_data.unit), desk.boards.meetings
    try:
        found = await reads.repeat(request.by, unit_id, row_id(callback_data.id), request.now)
        item = await desk.office.do(agenda.unite, request, unit_id, found.numbers)
    except (NotFound, WrongStep):  # whoever holds it, too, was quicker
        await too_late(query, await home_page(desk, request, say), say.plain("meeting-late"))
        return
    view = await reads.view(request.by, item.meeting_id, request.now)
    news = say("meeting-did-unite", cases=len(found.numbers))
    today = desk.office.rules.day(request.now)
    await show.answer(query, meeting_page(say, view, desk.zone, today, news))
