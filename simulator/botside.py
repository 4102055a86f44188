"""The bot side: ``/bot<token>/<method>`` and ``/file/bot<token>/<path>``."""

from __future__ import annotations

from aiohttp import web

from botapi.errors import ApiError
from botapi.files import MOST_DOWNLOADED
from botapi.params import read_params
from botapi.serving import bot_number, respond, routes
from simulator.userside.web import WORLD


async def call(request: web.Request) -> web.Response:
    """One call of a method."""
    world = request.app[WORLD]
    try:
        bot = world.store.bot(bot_number(request.match_info["token"]))
        params = await read_params(request)
    except ApiError as error:
        return respond(error.body())
    body, cut = await world.execute(bot, request.match_info["method"], params)
    if cut and request.transport is not None:
        request.transport.abort()
    return respond(body)


async def download(request: web.Request) -> web.Response:
    """A file by the path getFile gave."""
    world = request.app[WORLD]
    try:
        bot = world.store.bot(bot_number(request.match_info["token"]))
        file_id = world.store.paths.get(request.match_info["path"])
        record = world.store.files.get(file_id or "")
        if record is None or record.bot_id != bot.id or record.size > MOST_DOWNLOADED:
            raise ApiError(404, "Not Found")
    except ApiError as error:
        return respond(error.body())
    return web.Response(
        body=world.store.blobs[record.file_id], content_type="application/octet-stream"
    )


ROUTES = routes(call, download)
