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
from domain.people.model import Actor
from domain.request import Request

router = Router(name="ladder")


@router.callback_query(Thank.filter())
async def thank(
    query: CallbackQuery, callback_data: Thank, desk: Desk, actor: Actor, say: Say
) -> None:
    """Thanks are passed on once; tapped again they are as good as new."""
    case_id, now = row_id(callback_data.id), desk.clock.now()
    await desk.office.do(rating.thank, Request(actor=actor, now=now), case_id)
    view = await desk.boards.cases.view(actor, case_id, now)
    await show.answer(query, case_page(say, view, desk.zone, actor), say.plain("thanks-given"))


@router.callback_query(Rate.filter())
async def rate(
    query: CallbackQuery, callback_data: Rate, desk: Desk, actor: Actor, say: Say
) -> None:
    """Keeps the grade; who is not content is shown the way to have it opened again."""
    case_id, now = row_id(callback_data.id), desk.clock.now()
    grade = callback_data.grade
    await desk.office.do(rating.rate, Request(actor=actor, now=now), case_id, grade)
    view = await desk.boards.cases.view(actor, case_id, now)
    page = case_page(say, view, desk.zone, actor)
    if grade is Satisfaction.NOT:
        await show.answer(query, page, say.plain("rate-given-not"), alert=True)
    else:
        given = say.plain("rate-given", grade=words.satisfaction(say, grade))
        await show.answer(query, page, given)
