"""What the handlers of the user side share."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from botapi.values import JSON
from simulator.errors import SimError
from simulator.model import Bot, Chat, Person
from simulator.world import World

WORLD: web.AppKey[World] = web.AppKey("world", World)


def answer(body: Any, status: int = 200) -> web.Response:
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(),
        status=status,
        content_type="application/json",
        charset="utf-8",
    )


async def body_of(request: web.Request) -> JSON:
    """The JSON object in the body."""
    try:
        body = json.loads(await request.read() or b"{}")
    except ValueError as error:
        raise SimError(400, f"the body is no JSON: {error}") from error
    if not isinstance(body, dict):
        raise SimError(400, "the body must be a JSON object")
    return body


def number(value: Any, name: str, default: int | None = None) -> int:
    """An integer from a query string or a body."""
    if value is None and default is not None:
        return default
    try:
        return int(value)
    except (TypeError, ValueError):
        raise SimError(400, f"{name} must be a number, not {value!r}") from None


def person_of(request: web.Request) -> Person:
    world, person_id = request.app[WORLD], int(request.match_info["person"])
    person = world.store.people.get(person_id)
    if person is None:
        known = sorted(world.store.people)[:20]
        raise SimError(404, f"no person {person_id}; PUT them first (known: {known})")
    return person


def bot_of(world: World, body: JSON) -> Bot:
    """The bot named by bot_id, or the newest."""
    bot_id = body.get("bot_id")
    return world.bot(None if bot_id in (None, "") else number(bot_id, "bot_id"))


def chat_of(world: World, bot: Bot, person: Person, body: JSON) -> Chat:
    """The chat named by chat_id, by default the person's private chat with the bot."""
    chat_id = body.get("chat_id")
    wanted = person.id if chat_id in (None, "") else number(chat_id, "chat_id")
    if wanted != person.id:
        group = world.store.groups.get(wanted)
        if group is None:
            raise SimError(404, f"no group {wanted}")
        if person.id not in group.members:
            raise SimError(409, f"person {person.id} is not a member of group {wanted}")
    return world.store.chat(bot.id, wanted)
