"""Who is asking, and in which language to answer; strangers get no further than the door."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot
from aiogram.types import TelegramObject, Update, User

from bot import strangers
from bot.context import CHANNEL, Desk
from bot.conversation import current
from bot.texts import say_in
from domain import staff
from domain.people import locale_of

_PHONE = "phone"
"""The record of the language the phone last told us, to notice when it changes."""


class Asking(BaseMiddleware):
    """Puts ``actor``, ``say`` and ``token`` into the data, and lets only the known pass."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        assert isinstance(event, Update)
        desk: Desk = data["desk"]
        bot: Bot = data["bot"]
        user: User | None = data.get("event_from_user")
        data["token"] = f"tg:{bot.id}:{event.update_id}"
        data["say"] = say_in(locale_of(None, user.language_code if user else None))
        data["actor"] = None
        if user is None:
            return None
        now = desk.clock.now()
        address = str(user.id)
        actor = await desk.boards.actor(CHANNEL, address, now.astimezone(desk.zone).date())
        if actor is not None and await _phone_changed(desk, user):
            actor = await desk.boards.actor(CHANNEL, address, now.astimezone(desk.zone).date())
        if actor is not None:
            data["actor"] = actor
            data["say"] = say_in(actor.locale)
        elif not strangers.may_enter(event):
            return await strangers.answer(event, bot, data["say"])
        return await handler(event, data)


async def _phone_changed(desk: Desk, user: User) -> bool:
    """Tells the desk when the phone speaks another language than before."""
    if user.language_code is None or current().get(_PHONE) == user.language_code:
        return False
    await desk.office.do(
        staff.seen, CHANNEL, str(user.id), user.language_code, now=desk.clock.now()
    )
    current().put(_PHONE, user.language_code)
    return True
