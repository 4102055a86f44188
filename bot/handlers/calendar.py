"""/calendar: which days are worked, by the month, and the administrator's word on a day."""

from datetime import date
from typing import Final

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.buttons.bounds import day_of
from bot.buttons.calendar import AskDay, CalendarOf, OfferDay, SetDay
from bot.context import Desk
from bot.dialogs.dates import parse_day
from bot.pages import show
from bot.pages.calendar import BACK, OFF, REASONS, WORK, calendar_page, day_page, reason_page
from bot.texts import LOCALES, Say, say_in
from domain.days.actions import set_day
from domain.errors import Invalid, NotFound
from domain.request import Request

router = Router(name="calendar")
_STATES: Final = {WORK: True, OFF: False, BACK: None}


@router.message(Command("calendar"))
async def calendar(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """This month; with a day, a word and a reason: sets the day."""
    day = desk.office.rules.day(request.now)
    board = await desk.boards.days.month(request.by, day, request.now)
    if command.args:
        day, working, reason = _said(command.args, day)
        await desk.office.do(set_day, request, day, working, reason)
        board = await desk.boards.days.month(request.by, day, request.now)
    await show.send(message, calendar_page(say, board))


@router.callback_query(CalendarOf.filter())
async def another_month(
    query: CallbackQuery, callback_data: CalendarOf, desk: Desk, request: Request, say: Say
) -> None:
    """A month of the calendar."""
    first = day_of(callback_data.month * 100 + 1)
    board = await desk.boards.days.month(request.by, first, request.now)
    await show.answer(query, calendar_page(say, board))


@router.callback_query(OfferDay.filter())
async def offer(
    query: CallbackQuery, callback_data: OfferDay, desk: Desk, request: Request, say: Say
) -> None:
    """What may be set of a day."""
    day = day_of(callback_data.day)
    board = await desk.boards.days.month(request.by, day, request.now)
    await show.answer(query, day_page(say, board, day))


@router.callback_query(AskDay.filter())
async def ask(
    query: CallbackQuery, callback_data: AskDay, desk: Desk, request: Request, say: Say
) -> None:
    """Asks for the reason."""
    day, working = day_of(callback_data.day), _STATES.get(callback_data.state)
    if working is None:
        raise NotFound("day")
    board = await desk.boards.days.month(request.by, day, request.now)
    await show.answer(query, reason_page(say, board, day, working=working))


@router.callback_query(SetDay.filter())
async def put(
    query: CallbackQuery, callback_data: SetDay, desk: Desk, request: Request, say: Say
) -> None:
    """Sets the day, and shows the month as it is then."""
    day, reason = day_of(callback_data.day), callback_data.reason
    if callback_data.state not in _STATES or not 0 <= reason < len(REASONS):
        raise NotFound("day")
    why = say.plain(f"calendar-why-{REASONS[reason]}")
    await desk.office.do(set_day, request, day, _STATES[callback_data.state], why)
    board = await desk.boards.days.month(request.by, day, request.now)
    await show.answer(query, calendar_page(say, board), say.plain("calendar-done"))


def _said(text: str, today: date) -> tuple[date, bool | None, str]:
    """``2027-10-01 休 国庆节``; raises Invalid for anything else."""
    day, _, rest = text.partition(" ")
    word, _, reason = rest.strip().partition(" ")
    for locale in LOCALES:
        say = say_in(locale)
        for state, working in _STATES.items():
            if word.lower() in say.plain(f"calendar-typed-{state}").split():
                return parse_day(day, today, ahead=True), working, reason
    raise Invalid("calendar-typed")
