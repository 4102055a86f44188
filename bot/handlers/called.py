"""What the bots of the messengers are called."""

import asyncio
from typing import Final

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import User

from bot.context import Desk
from domain.people.messengers import Messenger

_PATIENCE: Final = 5
"""Seconds: somebody waits for the page, and the other messenger may be away."""


async def called(desk: Desk, messenger: Messenger, bot: Bot) -> User | None:
    """The bot as it is known in its messenger; None while that is away. Of the messenger in which
    this is asked the error is raised as everywhere: what another one does is not its fault."""
    if messenger is desk.channel:
        return await bot.me()
    try:
        async with asyncio.timeout(_PATIENCE):
            return await bot.me()
    except (TelegramAPIError, TimeoutError):
        return None
