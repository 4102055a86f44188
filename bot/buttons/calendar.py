"""What the buttons of the working calendar carry."""

from aiogram.filters.callback_data import CallbackData


class CalendarOf(CallbackData, prefix="cal"):
    """A month of the working calendar, as 202710."""

    month: int


class OfferDay(CallbackData, prefix="cald"):
    """What may be set of a day, as 20271001."""

    day: int


class AskDay(CallbackData, prefix="cala"):
    """Asks why the day should be worked (1) or off (0)."""

    day: int
    state: int


class SetDay(CallbackData, prefix="cals"):
    """Sets the day (2: takes the word on it back) for one of the listed reasons."""

    day: int
    state: int
    reason: int
