"""Callback data of the chats of one person: another one, and none of one any more."""

from aiogram.filters.callback_data import CallbackData

from domain.people.messengers import Messenger


class OwnData(CallbackData, prefix="own"):
    """Shows what is kept about the asker."""


class AddChannel(CallbackData, prefix="chn"):
    """Asks for a code by which a chat of this messenger is brought in."""

    messenger: Messenger


class DropChannel(CallbackData, prefix="cho"):
    """Takes the asker's chat of this messenger off; asks before."""

    messenger: Messenger
    sure: bool = False
