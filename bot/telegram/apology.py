"""Tells a person that an update of theirs was given up."""

import json
from typing import Any

from aiogram import Bot

from bot.context import Desk
from bot.telegram.reading import sender_of
from bot.texts import say_in
from domain.messaging import Claimed
from domain.people.messengers import private_chat
from domain.people.model import locale_of


async def apologise(bot: Bot, desk: Desk, claimed: Claimed) -> None:
    """Says that this one was not understood, so that they can try again; in a group nothing."""
    chat = private_chat(claimed.incoming.lane)
    if chat is None:
        return
    update: dict[str, Any] = json.loads(claimed.incoming.payload)
    sender = sender_of(update)
    today = desk.clock.now().astimezone(desk.zone).date()
    address = desk.address(sender.get("id", 0))
    actor = await desk.boards.people.actor(desk.channel, address, today)
    say = say_in(actor.locale if actor else locale_of(None, sender.get("language_code")))
    await bot.send_message(chat, say("error-gave-up"))
