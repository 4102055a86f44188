"""People tapping inline buttons."""

from __future__ import annotations

import asyncio
from typing import Any

from aiohttp import web

from botapi.values import JSON
from simulator.errors import SimError
from simulator.incoming import visible
from simulator.model import Bot, Chat, Person, Stored
from simulator.userside.web import WORLD, answer, body_of, bot_of, chat_of, number, person_of
from simulator.world import Query, World


def buttons_of(stored: Stored) -> list[JSON]:
    markup = stored.message.get("reply_markup") or {}
    return [button for row in markup.get("inline_keyboard", []) for button in row]


def _button(stored: Stored, body: JSON) -> JSON:
    """The button meant by data or by its label; ``forged`` sends data no button has."""
    data, text = body.get("data"), body.get("text")
    if (data is None) == (text is None):
        raise SimError(400, "give either data or text")
    if body.get("forged") is True and data is not None:
        return {"callback_data": str(data)}
    buttons = buttons_of(stored)
    field, wanted = ("callback_data", data) if data is not None else ("text", text)
    for button in buttons:
        if button.get(field) == wanted:
            return button
    there = [button.get(field) for button in buttons]
    number = stored.message["message_id"]
    raise SimError(404, f"message {number} has no button with {field} {wanted!r}; it has {there}")


def _press(world: World, bot: Bot, chat: Chat, person: Person, stored: Stored, data: Any) -> Query:
    message_id = int(stored.message["message_id"])
    seconds = world.settings.callback_seconds
    query = Query(
        bot_id=bot.id,
        person_id=person.id,
        chat_id=chat.id,
        message_id=message_id,
        expires=world.settings.clock() + seconds,
        answer=asyncio.get_running_loop().create_future(),
    )
    body = {
        "id": world.new_query(query),
        "from": person.user(),
        "message": stored.message,
        "chat_instance": str(abs(hash((bot.id, chat.id))) % 10**18),
        "data": data,
    }
    world.updates.add(bot, "callback_query", body, queue=f"user:{person.id}", seconds=seconds)
    return query


async def post_tap(request: web.Request) -> web.Response:
    """Tap a button and wait for the bot's answer to it."""
    person, world, body = person_of(request), request.app[WORLD], await body_of(request)
    bot = bot_of(world, body)
    chat = chat_of(world, bot, person, body)
    stored = visible(chat, number(body.get("message_id"), "message_id"))
    button = _button(stored, body)
    if "callback_data" not in button:
        # Links, copied text and the like stay on the phone; the bot hears nothing.
        return answer({"answer": None, "answered": False, "button": button})
    if chat.blocked:
        raise SimError(409, f"person {person.id} has blocked the bot; unblock it first")
    query = _press(world, bot, chat, person, stored, button["callback_data"])
    try:
        wait = float(body.get("wait", 5))
    except (TypeError, ValueError):
        raise SimError(400, "wait must be a number of seconds") from None
    if wait > 0:
        await world.events.wait(query.answer, wait)
    answered = query.answer.done() and not query.answer.cancelled()
    return answer({"answer": query.answer.result() if answered else None, "answered": answered})


ROUTES = [web.post(r"/sim/people/{person:\d+}/taps", post_tap)]
