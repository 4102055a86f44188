"""The application: what the desk calls, and what a watcher asks."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import structlog
from aiohttp import web

from botapi.delivery import Courier, Sleep
from botapi.errors import ApiError
from botapi.files import MEGABYTE, MOST_UPLOADED
from botapi.params import Params, read_params
from botapi.serving import respond, routes
from bridge.desk.attaching import UNAVAILABLE
from bridge.desk.incoming import TOAST_SECONDS, Incoming
from bridge.desk.methods import run
from bridge.desk.owing import settle_all
from bridge.desk.state import Desk, Identity
from bridge.desk.updates import Updates
from bridge.messenger import Messenger, NotAllowed
from bridge.store import files, updates
from bridge.store.database import Database
from bridge.store.purge import purge

log = structlog.get_logger(__name__)

PURGE_SECONDS = 3600.0
SHORTEST_REST, LONGEST_REST = 1.0, 60.0
DESK: web.AppKey[Desk] = web.AppKey("desk", Desk)


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Time, so that a test can own it."""

    clock: Callable[[], float]
    sleep: Sleep = asyncio.sleep
    toast_seconds: float = TOAST_SECONDS
    webhook_seconds: float = 60.0


async def _call(request: web.Request) -> web.Response:
    desk = request.app[DESK]
    try:
        desk.identity.check(request.match_info["token"])
        params = await read_params(request)
    except ApiError as error:
        return respond(error.body())
    return respond(await run(desk, request.match_info["method"], params))


async def _download(request: web.Request) -> web.Response:
    """A file by the path getFile gave, fetched from the messenger now. Feishu says no sizes, so
    whether one is too big shows only here, and is told as getFile tells it."""
    desk = request.app[DESK]
    try:
        desk.identity.check(request.match_info["token"])
        name = request.match_info["path"].rpartition("/")[2].partition(".")[0]
        row = await desk.database.soon(lambda db: files.get(db, name))
        if row is None or row.given is None or row.path != request.match_info["path"]:
            raise ApiError(404, "Not Found")
        data = await desk.speak(desk.messenger.fetch(row.given), UNAVAILABLE)
    except ApiError as error:
        return respond(error.body())
    return web.Response(body=data, content_type="application/octet-stream")


async def _healthz(request: web.Request) -> web.Response:
    desk = request.app[DESK]
    trouble = await desk.trouble()
    if trouble is not None:
        return web.Response(status=503, text=f"{trouble}\n")
    return web.Response(text="ok\n")


def create_app(
    identity: Identity, messenger: Messenger, database: Database, pace: Pace
) -> web.Application:
    """The whole side towards the desk; while it is served the messenger is heard."""

    async def obey(method: str, params: Params) -> object:
        return await run(desk, method, params)

    courier = Courier(obey=obey, sleep=pace.sleep, timeout=pace.webhook_seconds)
    desk = Desk(
        identity=identity,
        messenger=messenger,
        database=database,
        updates=Updates(database, pace.clock, courier),
        clock=pace.clock,
    )
    incoming = Incoming(desk, toast_seconds=pace.toast_seconds)
    largest = min(MOST_UPLOADED, max(messenger.limits.upload, messenger.limits.photo))
    app = web.Application(client_max_size=largest + MEGABYTE)
    app[DESK] = desk
    app.add_routes(routes(_call, _download))
    app.router.add_get("/healthz", _healthz)
    app.on_shutdown.append(_end_waits)

    async def live(app: web.Application) -> AsyncIterator[None]:
        await desk.updates.start()
        tasks = [
            asyncio.create_task(_hear(desk, incoming, pace.sleep)),
            asyncio.create_task(_upkeep(desk)),
            asyncio.create_task(settle_all(desk)),
        ]
        yield
        tasks += desk.settling
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await desk.updates.close()
        await messenger.close()

    app.cleanup_ctx.append(live)
    return app


async def _end_waits(app: web.Application) -> None:
    app[DESK].updates.end_waits()


async def _hear(
    desk: Desk, incoming: Incoming, sleep: Callable[[float], Awaitable[object]]
) -> None:
    """Hears the messenger until cancelled, whatever happens to it: an app that was refused may be
    let in again, and what the desk still has to say goes out meanwhile."""
    rest, told = SHORTEST_REST, ""
    while True:
        # while it tries it says itself for how long it has not been heard
        desk.standing.deaf = False
        begun = desk.clock()
        try:
            await desk.messenger.run(incoming.take)
            why = "ended"
        except Exception as error:
            why = "refused" if isinstance(error, NotAllowed) else type(error).__name__
        desk.standing.deaf = True
        if desk.clock() - begun > LONGEST_REST:
            rest, told = SHORTEST_REST, ""
        if why != told:
            log.error("messenger.not_heard", why=why)
            told = why
        await sleep(rest)
        rest = min(rest * 2, LONGEST_REST)


async def _upkeep(desk: Desk) -> None:
    while True:
        with contextlib.suppress(Exception):  # the next hour brings another chance
            gone = await desk.database.do(lambda db: purge(db, desk.clock()))
            if expired := gone.pop("updates"):
                log.warning("updates.expired", count=expired)
            await desk.database.trim()
            desk.updates.added(await desk.database.soon(updates.lanes))  # should one have stuck
            if rows := sum(gone.values()):
                log.info("store.purged", rows=rows)
        await asyncio.sleep(PURGE_SECONDS)
