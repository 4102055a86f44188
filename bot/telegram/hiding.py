"""Takes away messages that show something for a short time only."""

from collections.abc import Mapping

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramForbiddenError

from domain.contacts.model import Spot
from domain.messaging import BriefMessages
from domain.people.messengers import Messenger, chat_of, messenger_of
from domain.ports import Clock

log = structlog.get_logger(__name__)

_LEFT = "🔒"
"""What is left of a message too old to be deleted: it says nothing in any language."""
_TOO_OLD = "can't be deleted"


async def hide(bot: Bot, spot: Spot) -> bool:
    """Whether nothing is to be read there any more."""
    chat, message = chat_of(spot.address), int(spot.message)
    try:
        await bot.delete_message(chat, message)
    except TelegramForbiddenError:
        return True  # they blocked the bot: it can do nothing in this chat any more
    except TelegramBadRequest as error:
        return _TOO_OLD not in error.message.lower() or await _blank(bot, chat, message)
    except TelegramAPIError as error:
        log.warning("cannot hide", error=type(error).__name__)
        return False
    return True


async def _blank(bot: Bot, chat: int, message: int) -> bool:
    try:
        await bot.edit_message_text(_LEFT, chat_id=chat, message_id=message)
    except TelegramBadRequest:
        return True
    except TelegramAPIError as error:
        log.warning("cannot hide", error=type(error).__name__)
        return False
    return True


async def hide_due(bots: Mapping[Messenger, Bot], shown: BriefMessages, clock: Clock) -> int:
    """Takes away all whose time is over; what cannot be reached now is tried again."""
    done = []
    for spot in await shown.due(clock.now()):
        bot = bots.get(messenger_of(spot.address))
        if bot is not None and await hide(bot, spot):
            done.append(spot)
    await shown.gone(done)
    return len(done)
