"""Callback data of the figures of legal aid."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Count, Id, Month
from domain.aid.model import AidWay


class AidStations(CallbackData, prefix="la"):
    """A page of the stations one counts for."""

    page: Count


class AidOf(CallbackData, prefix="lao"):
    """A month of a station."""

    id: Id
    month: Month


class AidBy(CallbackData, prefix="law"):
    """Chooses what is counted; then what it was about is asked."""

    id: Id
    way: AidWay


class AidPlus(CallbackData, prefix="lap"):
    """Counts one, today; ``pick`` is the place of the topic in its list, ``last`` the newest count
    when it was drawn: a second tap on the same button counts nothing."""

    id: Id
    way: AidWay
    pick: Count
    last: Id


class AidDay(CallbackData, prefix="lad"):
    """Begins counting a day's number at once."""

    id: Id


class AidFixing(CallbackData, prefix="laf"):
    """Begins putting right what was counted in a month."""

    id: Id
    month: Month


class ConfirmAid(CallbackData, prefix="lac"):
    """Confirms a month."""

    id: Id
    month: Month
