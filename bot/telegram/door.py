"""Who gets no further: groups, and people the desk does not know.

A group hears where to go and nothing else. A stranger hears one polite sentence that tells nothing
of who is here; only an invitation link (``/start`` with a payload, in private, and the buttons
under its answer) leads inside. Who held a post and holds none any more comes to their own data and
no further.
"""

from typing import Final

from aiogram.enums import ChatType
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Chat, Message, Update

from bot.buttons.language import Language
from bot.buttons.posts import DeleteMe, KeepMe, NotMine, TakePost
from bot.errors import answer_tap
from bot.telegram.conversation import current
from bot.texts import Say
from domain.people.model import Actor

_LINKED: Final = (TakePost, NotMine)
_OWN_BUTTONS: Final = (Language, DeleteMe, KeepMe)
_OWN_COMMANDS: Final = frozenset({"/start", "/help", "/language", "/mydata", "/deleteme"})


def _chat(update: Update) -> Chat | None:
    if update.callback_query is not None:
        message = update.callback_query.message
        return message.chat if message is not None else None
    event = update.message or update.edited_message or update.my_chat_member
    return event.chat if event is not None else None


def _start(message: Message | None) -> tuple[bool, bool]:
    """Whether this is ``/start``, and whether it carries a payload."""
    words = (message.text or "").split(maxsplit=1) if message is not None else []
    is_start = bool(words) and words[0].partition("@")[0] == "/start"
    return is_start, is_start and len(words) > 1


def _command(message: Message | None) -> str:
    """``/help`` of ``/help@the_bot more words``; empty where it is no command."""
    words = (message.text or "").split(maxsplit=1) if message is not None else []
    return words[0].partition("@")[0] if words and words[0].startswith("/") else ""


def _pressed(update: Update, factories: tuple[type[CallbackData], ...]) -> bool:
    """Whether it is a tap on one of these buttons."""
    data = (update.callback_query.data or "") if update.callback_query is not None else ""
    return data.partition(":")[0] in {factory.__prefix__ for factory in factories}


async def turned_away(update: Update, *, actor: Actor | None, say: Say) -> bool:
    """Whether the update ends here, politely answered where that is due."""
    chat = _chat(update)
    private = chat is not None and chat.type == ChatType.PRIVATE
    is_start, invited = _start(update.message)
    if private and (invited or _pressed(update, _LINKED) or (actor is not None and actor.seats)):
        return False
    if private and actor is not None:
        own = _command(update.message) in _OWN_COMMANDS or _pressed(update, _OWN_BUTTONS)
        if own or update.my_chat_member is not None:
            return False
        await _without_post(update, say)
        return True
    if update.callback_query is not None:
        await update.callback_query.answer()
    elif update.message is not None and private:
        await update.message.answer(say("stranger-hello"))
    elif update.message is not None and is_start:
        await update.message.answer(say("group-hello"))
    return True


async def _without_post(update: Update, say: Say) -> None:
    """Who held a post and holds none now: what was open is closed, and they hear why."""
    current().forget_dialogs()
    if update.callback_query is not None:
        await answer_tap(update.callback_query, say.plain("no-post-tap"), alert=True)
    elif update.message is not None:
        await update.message.answer(say("no-post"))
