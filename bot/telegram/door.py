"""Who gets no further: people the desk does not know, and groups with all but two questions.

A group hears where to go, once a day; a colleague there may show a matter by its number and the
figures of a unit (:mod:`bot.handlers.groups`), and hears of every other command that it belongs
into the private chat. A stranger hears one polite sentence that tells nothing of who is here; only
an invitation link (``/start`` with a payload, in private, and the buttons under its answer) leads
inside. Who held a post and holds none any more comes to their own data and no further.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from aiogram.enums import ChatType
from aiogram.filters.callback_data import CallbackData
from aiogram.types import Chat, Message, Update
from aiogram_dialog.utils import CB_SEP

from bot import menus, quick
from bot.buttons.channels import AddChannel, DropChannel, OwnData
from bot.buttons.language import Language
from bot.buttons.posts import DeleteMe, KeepMe, NotMine, TakePost
from bot.danger import before
from bot.errors import answer_tap
from bot.telegram.conversation import current
from bot.texts import Say
from domain.people.model import Actor

_LINKED: Final = (TakePost, NotMine)
_OWN_BUTTONS: Final = (Language, DeleteMe, KeepMe, OwnData, AddChannel, DropChannel)
_OWN_COMMANDS: Final = frozenset({"/start", *(f"/{name}" for name in menus.UNPOSTED)})

_GREETED = "greeted"
"""The record of when a group was told where to go."""


def _chat(update: Update) -> Chat | None:
    if update.callback_query is not None:
        message = update.callback_query.message
        return message.chat if message is not None else None
    event = update.message or update.my_chat_member
    return event.chat if event is not None else None


def _words(message: Message | None) -> list[str]:
    """The first word and the rest, of what has any."""
    return (message.text or "").split(maxsplit=1) if message is not None else []


def _command(message: Message | None) -> str:
    """``/help`` of ``/help@the_bot more words``; empty where it is no command."""
    words = _words(message)
    return words[0].partition("@")[0] if words and words[0].startswith("/") else ""


def _pressed(update: Update, factories: tuple[type[CallbackData], ...]) -> bool:
    """Whether it is a tap on one of these buttons."""
    data = (update.callback_query.data or "") if update.callback_query is not None else ""
    return data.partition(":")[0] in {factory.__prefix__ for factory in factories}


async def turned_away(update: Update, *, actor: Actor | None, say: Say) -> bool:
    """Whether the update ends here, politely answered where that is due."""
    chat = _chat(update)
    private = chat is not None and chat.type == ChatType.PRIVATE
    is_start = _command(update.message) == "/start"
    if not private and not is_start and _asks_here(update.message) and actor and actor.seats:
        return False
    invited = is_start and len(_words(update.message)) > 1
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
        await update.message.answer(before(say("stranger-hello"), update.message, say))
    elif update.message is not None and is_start and _not_lately(update.message.date):
        await update.message.answer(say("group-hello"))
    return True


def _asks_here(message: Message | None) -> bool:
    """Whether something in a group may be meant for the bot: a command, or its name."""
    if message is None or message.edit_date is not None or message.text is None:
        return False
    return message.text.startswith("/") or "@" in message.text


def _not_lately(now: datetime) -> bool:
    """Whether this chat was not answered in the last day; it is now."""
    greeted = current().get(_GREETED)
    if greeted is not None and now - datetime.fromisoformat(greeted) < timedelta(days=1):
        return False
    current().put(_GREETED, now.isoformat())
    return True


async def _without_post(update: Update, say: Say) -> None:
    """Who held a post and holds none now: what was open is closed, and they hear why."""
    current().forget_dialogs()
    if update.callback_query is not None:
        await answer_tap(update.callback_query, say.plain("no-post-tap"), alert=True)
    elif update.message is not None:
        said = before(say("no-post"), update.message, say)
        await update.message.answer(said, reply_markup=quick.taken_away())


async def from_a_lost_time(
    update: Update, lost: Sequence[tuple[datetime, datetime]], *, say: Say
) -> bool:
    """Whether it is a tap on a message from a time of which nothing is on file any more, since a
    copy was brought back: its numbers may be another matter's, so it must not act."""
    query = update.callback_query
    if query is None or not lost or not isinstance(query.message, Message):
        return False
    shown = query.message.date
    if query.message.edit_date is not None:
        shown = datetime.fromtimestamp(query.message.edit_date, UTC)
    if not any(taken <= shown <= back for taken, back in lost):
        return False
    await answer_tap(query, say.plain("lost-time"), alert=True)
    return True


async def was_for_a_dialog(update: Update, *, say: Say) -> bool:
    """Whether it was meant for a dialog, which was closed just now with the post it was begun by:
    a button of it, or words. Then they hear why."""
    if update.callback_query is not None and CB_SEP in (update.callback_query.data or ""):
        await answer_tap(update.callback_query, say.plain("posts-changed"), alert=True)
        return True
    if update.message is not None and not _command(update.message):
        await update.message.answer(before(say("posts-changed"), update.message, say))
        return True
    return False
