"""What the buttons under reminders carry."""

from aiogram.filters.callback_data import CallbackData


class Snooze(CallbackData, prefix="snz"):
    """Reminds of the unit's report again at the hour, on its due day."""

    unit: int
    period: str
    hour: int
