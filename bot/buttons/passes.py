"""Callback data of the way to the desk page."""

from aiogram.filters.callback_data import CallbackData


class PageLink(CallbackData, prefix="pgl"):
    """Asks for a new link to the page."""


class PageOver(CallbackData, prefix="po"):
    """Signs out of the page everywhere."""
