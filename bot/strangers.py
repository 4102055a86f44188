"""People the desk does not know: a polite sentence, and nothing that tells who is here."""

from aiogram import Bot
from aiogram.enums import ChatType
from aiogram.types import Message, Update

from bot.texts import Say


def may_enter(update: Update) -> bool:
    """Whether this is somebody with an invitation link: ``/start`` with a payload, in private."""
    message = update.message
    if message is None or message.chat.type != ChatType.PRIVATE or not message.text:
        return False
    words = message.text.split(maxsplit=1)
    return words[0] == "/start" and len(words) > 1


async def answer(update: Update, bot: Bot, say: Say) -> None:
    """Says what this is to whoever writes in private; answers a tap so that it stops spinning."""
    if update.callback_query is not None:
        await update.callback_query.answer()
    message = update.message
    if message is not None and message.chat.type == ChatType.PRIVATE:
        await _send(bot, message, say)


async def _send(bot: Bot, message: Message, say: Say) -> None:
    await bot.send_message(message.chat.id, say("stranger-hello"))
