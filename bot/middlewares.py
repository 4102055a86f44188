"""Who is asking, and in which language to answer."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import TelegramObject, Update, User

from bot import quick
from bot.context import Desk
from bot.remarks import REMARKS
from bot.telegram import door
from bot.telegram.conversation import current
from bot.texts import say_in
from domain.people import binding
from domain.people.model import Actor, locale_of
from domain.request import Request

_SEATS = "seats"
"""The record of the posts of who writes here, to notice when one is lost."""
_PHONE = "phone"
"""The record of the language the phone last told us, to notice when it changes."""


class WhoAsks(BaseMiddleware):
    """Puts ``request``, ``actor`` and ``say`` into the data; stops at the door who must wait."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        user: User | None = data.get("event_from_user")
        if not isinstance(event, Update) or user is None:
            return None
        bot: Bot = data["bot"]
        desk: Desk = data["desk"]
        now = desk.clock.now()
        actor = await _actor(data, user, now, sign_of_life=event.my_chat_member is None)
        locale = actor.locale if actor else locale_of(None, user.language_code)
        data["actor"] = actor
        data["say"] = say_in(locale)
        data[REMARKS] = []
        token = f"tg:{bot.id}:{event.update_id}"
        data["request"] = Request(actor=actor, token=token, now=now)
        private = desk.address(user.id) == data["lane"]
        closed = private and _lost_a_post(actor) and current().forget_dialogs()
        if await door.turned_away(event, actor=actor, say=data["say"]):
            return None
        if await door.from_a_lost_time(event, desk.lost, say=data["say"]):
            return None
        if closed and await door.was_for_a_dialog(event, say=data["say"]):
            return None
        if private and actor is not None:
            await _in_step(event, actor, data)
        return await handler(event, data)


async def _in_step(event: Update, actor: Actor, data: dict[str, Any]) -> None:
    """The quick buttons of a chat whose posts or language changed are exchanged, above the answer;
    /start brings them anyway."""
    desk: Desk = data["desk"]
    about = event.message or event.callback_query
    words = (event.message.text or "").split(maxsplit=1) if event.message is not None else []
    command = words[0].removeprefix("/") if words and words[0].startswith("/") else ""
    if about is not None and command != "start":
        await quick.keep_in_step(about, actor, desk)
    if command:
        quick.noticed(command, actor, lacks=desk.lacks)


def _lost_a_post(actor: Actor | None) -> bool:
    """Whether they hold one less than when they last wrote: a dialog that was begun by it is over,
    whatever it shows."""
    if actor is None:
        return False
    seats = sorted(seat.post_id for seat in actor.seats)
    before = current().get(_SEATS)
    current().put(_SEATS, seats)
    return isinstance(before, list) and bool(set(before) - set(seats))


async def _actor(
    data: dict[str, Any], user: User, now: datetime, *, sign_of_life: bool
) -> Actor | None:
    """Who that is. Whether a change of the chat is a sign of life is for its handler to say: it
    may be that they have just blocked the bot."""
    desk: Desk = data["desk"]
    today = desk.office.rules.day(now)
    address, language = desk.address(user.id), user.language_code
    if address == data["lane"]:  # a private chat: who writes there was read with the update
        actor: Actor | None = data["writer"]
    else:
        actor = await desk.boards.people.actor(desk.channel, address, today)
    if not sign_of_life or actor is None or language is None or current().get(_PHONE) == language:
        return actor
    await desk.office.do(binding.seen, Request(now=now), desk.channel, address, language)
    current().put(_PHONE, language)
    return await desk.boards.people.actor(desk.channel, address, today)
