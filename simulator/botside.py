"""The bot side: ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

from __future__ import annotations

import json
import re

from aiohttp import web

from botapi.errors import ApiError
from botapi.params import read_params
from botapi.values import JSON
from simulator.files import MOST_DOWNLOADED
from simulator.model import Bot
from simulator.userside.web import WORLD
from simulator.world import World

# Telegram's are longer; short ones are handy in tests.
TOKEN = re.compile(r"(\d{1,18}):[A-Za-z0-9_-]{3,}")


def _bot(world: World, token: str) -> Bot:
    match = TOKEN.fullmatch(token)
    if match is None:
        raise ApiError(401, "Unauthorized")
    return world.store.bot(int(match[1]))


def _response(status: int, body: JSON) -> web.Response:
    headers = None
    if "parameters" in body and "retry_after" in body["parameters"]:
        headers = {"Retry-After": str(body["parameters"]["retry_after"])}
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(),
        status=status,
        headers=headers,
        content_type="application/json",
    )


async def call(request: web.Request) -> web.Response:
    """One call of a method."""
    world = request.app[WORLD]
    try:
        bot = _bot(world, request.match_info["token"])
        params = await read_params(request)
    except ApiError as error:
        return _response(error.code, error.body())
    status, body, cut = await world.execute(bot, request.match_info["method"], params)
    if cut and request.transport is not None:
        request.transport.abort()
    return _response(status, body)


async def download(request: web.Request) -> web.Response:
    """A file by the path getFile gave."""
    world = request.app[WORLD]
    try:
        bot = _bot(world, request.match_info["token"])
        file_id = world.store.paths.get(request.match_info["path"])
        record = world.store.files.get(file_id or "")
        if record is None or record.bot_id != bot.id or record.size > MOST_DOWNLOADED:
            raise ApiError(404, "Not Found")
    except ApiError as error:
        return _response(error.code, error.body())
    return web.Response(
        body=world.store.blobs[record.file_id], content_type="application/octet-stream"
    )


ROUTES = [
    web.route("*", "/bot{token:[^/]+}/{method}", call),
    web.get("/file/bot{token:[^/]+}/{path:.+}", download),
]
