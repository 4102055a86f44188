"""Callback data of the figures of legal aid."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id, Month
from domain.aid.model import AidTopic, AidWay


class AidStations(CallbackData, prefix="ad"):
    """A page of the stations one counts for."""

    page: Count


class AidOf(CallbackData, prefix="ado"):
    """A month of a station."""

    id: Id
    month: Month


class AidBy(CallbackData, prefix="adw"):
    """Chooses what is counted; then what it was about is asked."""

    id: Id
    way: AidWay


class AidPlus(CallbackData, prefix="adp"):
    """Counts one, today."""

    id: Id
    way: AidWay
    topic: AidTopic


class AidDay(CallbackData, prefix="add"):
    """Begins counting a day's number at once."""

    id: Id


class AidFixing(CallbackData, prefix="adf"):
    """Begins putting right what was counted in a month."""

    id: Id
    month: Month


class ConfirmAid(CallbackData, prefix="adc"):
    """Confirms a month."""

    id: Id
    month: Month
