"""What the buttons under reminders carry."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id


class Snooze(CallbackData, prefix="snz"):
    """Reminds of the unit's report again at the hour, on its due day."""

    unit: Id
    period: str
    hour: Count
