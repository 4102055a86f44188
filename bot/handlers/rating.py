"""What the reporter says with one tap once it is done: thanks, and how content they are."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import words
from bot.buttons.rating import Rate, Thank
from bot.context import Desk
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.cases import rating
from domain.cases.satisfaction import Satisfaction
from domain.request import Request

router = Router(name="rating")


@router.callback_query(Thank.filter())
async def thank(
    query: CallbackQuery, callback_data: Thank, desk: Desk, request: Request, say: Say
) -> None:
    """Thanks are passed on once; tapped again they are as good as new."""
    case_id = row_id(callback_data.id)
    await desk.office.do(rating.thank, request, case_id)
    view = await desk.boards.cases.view(request.by, case_id, request.now)
    await show.answer(query, case_page(say, view, desk.zone, request.by), say.plain("thanks-given"))


@router.callback_query(Rate.filter())
async def rate(
    query: CallbackQuery, callback_data: Rate, desk: Desk, request: Request, say: Say
) -> None:
    """Keeps the grade; who is not content is shown the way to have it opened again."""
    case_id, grade = row_id(callback_data.id), callback_data.grade
    await desk.office.do(rating.rate, request, case_id, grade)
    view = await desk.boards.cases.view(request.by, case_id, request.now)
    page = case_page(say, view, desk.zone, request.by)
    if grade is Satisfaction.NOT:
        await show.answer(query, page, say.plain("rate-given-not"), alert=True)
    else:
        given = say.plain("rate-given", grade=words.satisfaction(say, grade))
        await show.answer(query, page, given)
