"""Callback data of what is taken out as a file."""

from aiogram.filters.callback_data import CallbackData

from bot.buttons.bounds import Id


class ExportOf(CallbackData, prefix="xp"):
    """Asks what of a unit, then which days and which kind of file, then makes it.

    ``span`` is a :class:`~domain.ledgers.spans.Span`, the code of a period, or a year.
    """

    unit: Id
    what: str = ""
    span: str = ""
    file: str = ""
