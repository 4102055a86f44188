"""The application: both sides of both messengers, the page, and who may talk to them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from botapi.files import MEGABYTE, MOST_UPLOADED
from simulator import botside, userside
from simulator.errors import SimError
from simulator.feishu import botside as feishu_botside
from simulator.feishu import control, phones, sockets
from simulator.feishu.delivery import DELIVERY, Delivery
from simulator.feishu.tenant import TENANT, Tenant
from simulator.settings import Settings
from simulator.state import StateFile
from simulator.userside.web import WORLD, answer
from simulator.world import World

PAGE = Path(__file__).parent / "page"
BOT_SIDE = ("/bot", "/file/", "/open-apis/", "/callback/")
LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def _is_local(address: str) -> bool:
    try:
        return urlsplit(f"//{address}").hostname in LOCAL
    except ValueError:
        return False


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Keep other sites' pages away from both sides, and turn the user side's errors into answers.

    A page from elsewhere could reach a server on loopback by DNS rebinding (then the Host header
    names its own site) or by posting across sites (then the Origin header does). On the side of
    bots it needs a token alone, and the demo's is in its source; only a server that was told to
    listen to others answers bots by any name.
    """
    origin = request.headers.get("Origin")
    from_elsewhere = origin is not None and not _is_local(origin.partition("://")[2])
    bot_side = request.path.startswith(BOT_SIDE)
    by_any_name = bot_side and request.app[WORLD].settings.host not in LOCAL
    if from_elsewhere or not (by_any_name or _is_local(request.headers.get("Host", ""))):
        return answer({"error": "this server answers to names of this machine only"}, 403)
    if bot_side:
        return await handler(request)
    try:
        return await handler(request)
    except SimError as error:
        return answer({"error": error.reason}, error.code)
    except web.HTTPException as error:
        if error.status < 400 or not request.path.startswith("/sim"):
            raise
        return answer({"error": error.reason}, error.status)


async def _no_cache(request: web.Request, response: web.StreamResponse) -> None:
    if request.path == "/" or request.path.startswith("/page/"):
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"


async def _index(_request: web.Request) -> web.StreamResponse:
    index = PAGE / "index.html"
    if not index.is_file():
        raise SimError(404, "this installation has no page")
    return web.FileResponse(index)


async def _live(app: web.Application) -> AsyncIterator[None]:
    """Load the saved state, work, and save it at the end."""
    world = app[WORLD]
    path = world.settings.state
    state = StateFile(path, world.store) if path is not None else None
    if state is not None:
        state.load()
    app[TENANT].load()
    app[DELIVERY].load()
    repeats = asyncio.get_running_loop().create_task(app[DELIVERY].watch())
    for bot in world.store.bots.values():
        if bot.webhook:
            world.webhooks.start(bot)
    yield
    repeats.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await repeats
    await app[DELIVERY].close()
    await world.webhooks.close()
    if state is not None:
        await state.close()


async def _end_waits(app: web.Application) -> None:
    app[WORLD].close()
    await app[DELIVERY].cut()


def create_app(settings: Settings | None = None) -> web.Application:
    """The whole simulator as one application."""
    # Base64 makes files a third larger on the user side; some room is left for other fields.
    app = web.Application(middlewares=[_guard], client_max_size=MOST_UPLOADED * 4 // 3 + MEGABYTE)
    app[WORLD] = World(settings or Settings())
    app[TENANT] = Tenant(app[WORLD])
    app[DELIVERY] = Delivery(app[TENANT])
    app[sockets.TICKETS] = {}
    app.add_routes(botside.ROUTES)
    app.add_routes([*feishu_botside.ROUTES, *sockets.ROUTES, *control.ROUTES])
    userside.add_routes(app, phones.ROUTES)
    app.router.add_get("/", _index)
    if PAGE.is_dir():
        app.router.add_static("/page/", PAGE)
    app.on_response_prepare.append(_no_cache)
    app.on_shutdown.append(_end_waits)
    app.cleanup_ctx.append(_live)
    return app
