"""The desk page's server: the routes, and what holds for every answer."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import structlog
from aiohttp import web

from domain.errors import NotFound, Refused
from domain.messaging import StoreAway
from domain.status.views import Matters
from web import door, pages
from web.desk import DESK, PageDesk
from web.registers import ENTRIES, REGISTERS
from web.render import HEADERS, STATIC, static, wrong

log = structlog.get_logger(__name__)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_LARGEST = 16 * 1024
"""Bytes of a form; what Telegram signs takes less than one."""
_WHICH = "|".join(Matters)
_LISTS = "|".join(REGISTERS)
_ENTRIES = "|".join(ENTRIES)


def create_app(desk: PageDesk) -> web.Application:
    """The pages; everything but the door and the looks of it is for who is signed in."""
    made = web.Application(
        middlewares=[_answered, _ours_alone, _signed_in], client_max_size=_LARGEST
    )
    made[DESK] = desk
    made.add_routes(
        [
            web.get("/", pages.board),
            web.get(r"/units/{unit:\d{1,10}}", pages.board),
            web.get(r"/units/{unit:\d{1,10}}/sheet", pages.board_sheet),
            web.get(r"/units/{unit:\d{1,10}}/pictures", pages.pictures),
            web.get(rf"/units/{{unit:\d{{1,10}}}}/{{which:{_WHICH}}}", pages.matters),
            web.get(rf"/units/{{unit:\d{{1,10}}}}/{{which:{_WHICH}}}/sheet", pages.matters_sheet),
            web.get(r"/cases/{case:\d{1,10}}", pages.case),
            web.get("/registers", pages.registers),
            web.get(rf"/registers/{{name:{_LISTS}}}", pages.register),
            web.get(rf"/registers/{{name:{_ENTRIES}}}/{{number:\d{{1,10}}}}", pages.entry),
            web.get(r"/enter/{link:[\w-]{1,128}}", door.show_link, name="link"),
            web.get("/enter", door.show, name="door"),
            web.post("/enter", door.enter, name="enter"),
            web.post("/leave", door.leave),
            web.get("/static/{name}", _static, name="static"),
        ]
    )
    return made


async def serve(desk: PageDesk, host: str, port: int, stop: asyncio.Event) -> None:
    """Serves the page until ``stop``. Raises OSError when the port is taken."""
    runner = web.AppRunner(create_app(desk), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        await stop.wait()
    finally:
        await runner.cleanup()


_OPEN = frozenset({"door", "link", "enter", "static"})
"""Routes for who is not signed in."""


@web.middleware
async def _answered(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every answer is one of ours, with the headers of all; an error says nothing of its cause."""
    try:
        answer = await handler(request)
    except (NotFound, Refused):
        answer = wrong(request, 404)
    except web.HTTPException as error:
        answer = wrong(request, error.status)
    except StoreAway:
        answer = wrong(request, 503)
    except Exception as error:
        log.error("page failed", error=type(error).__name__)
        answer = wrong(request, 500)
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    if request.app[DESK].secure:
        answer.headers["Strict-Transport-Security"] = "max-age=31536000"
    return answer


@web.middleware
async def _ours_alone(request: web.Request, handler: Handler) -> web.StreamResponse:
    """No other site sends a form here: who is signed in is not to be somebody else unawares."""
    if request.method not in {"GET", "HEAD"}:
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        origin = request.headers.get("Origin", "null")
        foreign = origin != "null" and urlsplit(origin).netloc != request.host
        if site not in {"same-origin", "none"} or foreign:
            raise web.HTTPForbidden
    return await handler(request)


@web.middleware
async def _signed_in(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Who is not signed in is shown the door, whatever they ask for."""
    is_open = request.match_info.route.name in _OPEN
    if not is_open and not await door.known(request):
        return door.door(request)
    return await handler(request)


async def _static(request: web.Request) -> web.Response:
    name = request.match_info["name"]
    if name not in STATIC:
        raise web.HTTPNotFound
    return web.Response(body=static(name), content_type=STATIC[name], charset="utf-8")
