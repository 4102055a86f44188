"""What people see: their chats, the files in them, and the stream of events for the page."""

from __future__ import annotations

import asyncio
import json

from aiohttp import web

from botapi.values import JSON
from simulator.errors import SimError
from simulator.model import Chat
from simulator.userside.web import WORLD, answer, bot_of, chat_of, number, person_of
from simulator.world import World

LONGEST_WAIT = 120.0
HEARTBEAT = 15.0
# What a browser may show; anything else is downloaded, since it could carry scripts.
SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"})


def _screen(world: World, chat: Chat, after: int) -> JSON:
    messages = [stored.view() for stored in chat.messages.values() if stored.seq > after]
    keyboard: JSON | None = None
    for stored in reversed(chat.messages.values()):
        if stored.keyboard is not None and not stored.deleted:
            keyboard = None if stored.keyboard.get("remove_keyboard") else stored.keyboard
            break
    return {
        "seq": chat.seq,
        "bot_id": chat.bot_id,
        "chat": world.store.as_chat(chat.id),
        "messages": messages,
        "keyboard": keyboard,
        "pinned": chat.pinned,
        "blocked": chat.blocked,
    }


async def get_chat(request: web.Request) -> web.Response:
    """The messages that are new or changed after ``after``; with ``wait``, when there are some."""
    person, world, query = person_of(request), request.app[WORLD], dict(request.query)
    if not world.store.bots and "bot_id" not in query:
        return answer({"seq": 0, "messages": [], "keyboard": None, "pinned": [], "blocked": False})
    chat = chat_of(world, bot_of(world, query), person, query)
    return answer(await screen_of(world, chat, query))


async def screen_of(world: World, chat: Chat, query: dict[str, str]) -> JSON:
    """A screen as ``after`` and ``wait`` of a query ask for it."""
    after = number(query.get("after"), "after", 0)
    try:
        wait = min(float(query.get("wait", 0)), LONGEST_WAIT)
    except ValueError:
        raise SimError(400, "wait must be a number of seconds") from None
    if wait > 0 and chat.seq <= after:
        await world.events.chat_changes(chat, wait)
    return _screen(world, chat, after)


async def get_file(request: web.Request) -> web.Response:
    """The bytes of a file, for the page."""
    world, file_id = request.app[WORLD], request.match_info["file_id"]
    record = world.store.files.get(file_id)
    if record is None:
        raise SimError(404, "no such file")
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, max-age=3600",
    }
    kind = record.mime_type.partition(";")[0]
    if kind not in SHOWN and not kind.startswith(("audio/", "video/")):
        headers["Content-Disposition"] = "attachment"
    return web.Response(
        body=world.store.blobs[file_id], headers={**headers, "Content-Type": record.mime_type}
    )


async def get_events(request: web.Request) -> web.StreamResponse:
    """Server-sent events, one for each change, until the client or the server goes."""
    world = request.app[WORLD]
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"}
    )
    await response.prepare(request)
    queue = world.events.listen()
    try:
        await response.write(b": hello\n\n")
        while not world.events.closed:
            try:
                async with asyncio.timeout(HEARTBEAT):
                    event = await queue.get()
            except TimeoutError:
                await response.write(b": still here\n\n")
                continue
            if event is None:
                break
            data = json.dumps(event, ensure_ascii=False)
            await response.write(f"id: {event.get('seq', 0)}\ndata: {data}\n\n".encode())
    except ConnectionError:
        pass
    finally:
        world.events.unlisten(queue)
    return response


ROUTES = [
    web.get(r"/sim/people/{person:\d+}/chat", get_chat),
    web.get("/sim/files/{file_id}", get_file),
    web.get("/sim/events", get_events),
]
