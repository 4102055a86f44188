"""Who gets no further: groups, and people the desk does not know.

A group hears where to go and nothing else. A stranger hears one polite sentence that tells nothing
of who is here; only an invitation link (``/start`` with a payload, in private) leads inside.
"""

from aiogram.enums import ChatType
from aiogram.types import Chat, Message, Update

from bot.texts import Say


def _chat(update: Update) -> Chat | None:
    if update.callback_query is not None:
        message = update.callback_query.message
        return message.chat if message is not None else None
    event = update.message or update.my_chat_member
    return event.chat if event is not None else None


def _start(message: Message | None) -> tuple[bool, bool]:
    """Whether this is ``/start``, and whether it carries a payload."""
    words = (message.text or "").split(maxsplit=1) if message is not None else []
    is_start = bool(words) and words[0].partition("@")[0] == "/start"
    return is_start, is_start and len(words) > 1


async def turned_away(update: Update, *, known: bool, say: Say) -> bool:
    """Whether the update ends here, politely answered where that is due."""
    chat = _chat(update)
    private = chat is not None and chat.type == ChatType.PRIVATE
    is_start, invited = _start(update.message)
    if private and (known or invited):
        return False
    if update.callback_query is not None:
        await update.callback_query.answer()
    elif update.message is not None and private:
        await update.message.answer(say("stranger-hello"))
    elif update.message is not None and is_start:
        await update.message.answer(say("group-hello"))
    return True
