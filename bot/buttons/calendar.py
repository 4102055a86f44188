"""What the buttons of the working calendar carry."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Day, Month


class CalendarOf(CallbackData, prefix="cal"):
    """A month of the working calendar, as 202710."""

    month: Month


class OfferDay(CallbackData, prefix="cald"):
    """What may be set of a day, as 20271001."""

    day: Day


class AskDay(CallbackData, prefix="cala"):
    """Asks why the day should be worked (1) or off (0)."""

    day: Day
    state: Count


class SetDay(CallbackData, prefix="cals"):
    """Sets the day (2: takes the word on it back) for one of the listed reasons."""

    day: Day
    state: Count
    reason: Count
