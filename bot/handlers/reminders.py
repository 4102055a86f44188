"""The buttons under the due day's reminder: once more, at a chosen hour."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.buttons.reminders import Snooze
from bot.context import Desk
from bot.errors import answer_tap
from bot.pages.page import row_id
from bot.texts import Say
from domain.days.periods import Period
from domain.errors import NotFound
from domain.reminders.snooze import snooze
from domain.request import Request

router = Router(name="snooze")


@router.callback_query(Snooze.filter())
async def again(
    query: CallbackQuery, callback_data: Snooze, desk: Desk, request: Request, say: Say
) -> None:
    """Reminds again at the hour; the reminder itself stays as it is."""
    try:
        period = Period.parse(callback_data.period)
    except ValueError as wrong:
        raise NotFound("period") from wrong
    unit, hour = row_id(callback_data.unit), callback_data.hour
    at = await desk.office.do(snooze, request, unit, period, hour)
    hour_said = f"{at.astimezone(desk.zone):%H:%M}"
    await answer_tap(query, say.plain("snooze-done", hour=hour_said))
