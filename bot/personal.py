"""Numbers of persons in what people send: masked before anybody reads it, and out of the chat.

This is the one place for all commands, dialogs and answers, whatever is made of the words later.
The windows that ask for a number (:mod:`bot.dialogs.asked`) see to it by themselves.
"""

import html
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.enums import ChatType
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.types import Message, TelegramObject
from aiogram_dialog.api.entities import Context, Stack
from aiogram_dialog.api.internal import CONTEXT_KEY, STACK_KEY

from bot.context import Desk
from bot.remarks import MASKED, REMARKS
from bot.texts import Html, Say
from domain.codes.actions import look_up
from domain.codes.model import code_in, misread
from domain.errors import DomainError, NotFound, Refused
from domain.privacy import mask
from domain.request import Request

_CASE_CODE = re.compile(r"/code(?:@\w+)?\s+(?:\d[\s-]*){12}")
"""The code of a case, whose twelve digits may look like an area code and a number."""
_BESIDE = 500
"""So many characters find room beside whatever is said with them."""
Asks = Callable[[Context, Message], bool]
"""Whether the open window asks for what was typed, a number as it is."""


class NumbersOut(BaseMiddleware):
    """Hands on each message without the numbers of persons in it. In a private chat the message
    itself is taken away, and that is said once: above the window that comes next, else below the
    answer. In a group only what we read is masked."""

    def __init__(self, asks: Asks) -> None:
        self._asks = asks

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if not isinstance(event, Message) or self._is_asked_for(event, data):
            return await handler(event, data)
        hidden = masked(event)
        if hidden is event and event.contact is None:
            return await handler(event, data)
        if await _is_a_code(event, data):
            return await handler(event, data)
        said: list[Html] = data.setdefault(REMARKS, [])
        left = kept = Html("")
        if event.chat.type == ChatType.PRIVATE:
            say = data["say"]
            gone, left = await given_back(say, event, hidden)
            kept = say("typed-masked" if gone else "typed-masked-stays")
            data[MASKED] = left, kept
            said.append(left)
        try:
            done = await handler(hidden, data)
        except DomainError:  # whoever took the words did not keep them after all
            said[:] = [left if one == kept else one for one in said]
            raise
        if said:
            await event.answer("\n\n".join(said))
            said.clear()
        return done

    def _is_asked_for(self, message: Message, data: dict[str, Any]) -> bool:
        context: Context | None = data.get(CONTEXT_KEY)
        stack: Stack | None = data.get(STACK_KEY)
        text = message.text or ""
        if _CASE_CODE.fullmatch(text):
            return True
        command = text.startswith("/")
        if context is None or stack is None or command:
            return False
        about = message.reply_to_message
        if about is not None and about.message_id != stack.last_message_id:
            return False
        return self._asks(context, message)


async def _is_a_code(message: Message, data: dict[str, Any]) -> bool:
    """Whether it is the code of a case and nothing else, said while no window is open: twelve
    digits may look like an area code and a number. One that no case has is a number; of ten
    numbers nine are not even asked about, since their last digit does not check them. A look that
    finds nothing is logged here, one that finds the case by who answers."""
    typed = code_in(message.text or "")
    alone = message.chat.type == ChatType.PRIVATE and data.get(CONTEXT_KEY) is None
    if typed is None or misread(typed) or not alone:
        return False
    desk: Desk = data["desk"]
    request: Request = data["request"]
    if request.actor is None:
        return False
    try:
        await desk.boards.codes.by_code(request.actor, typed, request.now)
    except NotFound:
        with suppress(Refused):  # then nobody has looked, and it is a number all the same
            await desk.office.do(look_up, request, typed)
        return False
    return True


def masked(message: Message) -> Message:
    """The message with its numbers masked; the same one if there are none."""
    words = {"text": message.text, "caption": message.caption}
    hidden = {name: mask(said) for name, said in words.items() if said}
    if all(words[name] == said for name, said in hidden.items()):
        return message
    return message.model_copy(update=hidden)


async def given_back(say: Say, message: Message, hidden: Message) -> tuple[bool, Html]:
    """Takes away a message with a number, or one with a card (then ``hidden`` is the same).
    Whether it is gone, and what is said of it: its words, already masked, are given back; long
    ones in a message of their own, before the other is gone."""
    words = hidden.text or hidden.caption or ""
    given = None
    if hidden is not message and any(one.isalpha() for one in words):
        quoted = f"<code>{html.escape(words, quote=False)}</code>"
        if len(words) > _BESIDE:
            await message.answer(quoted)
            given = say("typed-given-above")
        else:
            given = Html(f"{say('typed-given-back')}{quoted}")
    gone = await taken_away(message)
    key = "typed-card" if hidden is message else "typed-number"
    said = say(key if gone else f"{key}-stays")
    return gone, said if given is None else Html(f"{said}\n{given}")


async def taken_away(message: Message) -> bool:
    """Whether the message is gone from the chat, by this try or by one before it."""
    try:
        return await message.delete()
    except TelegramBadRequest as error:
        return "not found" in error.message.lower()
    except TelegramAPIError:
        return False
