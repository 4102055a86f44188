"""The clock bar's server: loopback only, for the demo only.

A page of another site could post here from the visitor's browser: so the host must be a name of
this machine, a post must come from the bar's own page, and it must be JSON.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from app.clock import DemoClock
from app.clockbar.jumps import Jump, jumps
from domain.rules import Rules

PAGE = Path(__file__).parent / "page"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; "
        "frame-ancestors http://127.0.0.1:* http://localhost:*"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

AfterJump = Callable[[], Awaitable[object]]


def create_app(clock: DemoClock, rules: Rules, after_jump: AfterJump) -> web.Application:
    """The bar's page, ``GET /now`` and ``POST /jump``; ``after_jump`` runs before it answers."""

    def state() -> dict[str, object]:
        now = clock.now()
        day = rules.day(now)
        return {
            "now": now.astimezone(rules.zone).isoformat(timespec="milliseconds"),
            "zone": str(rules.zone),
            "working": rules.calendar.is_working(day),
            "provisional": rules.calendar.is_provisional(day),
            "jumps": {
                name.value: moment.astimezone(rules.zone).isoformat(timespec="seconds")
                for name, moment in jumps(now, rules).items()
            },
        }

    async def now(_: web.Request) -> web.Response:
        return web.json_response(state())

    async def jump(request: web.Request) -> web.Response:
        try:
            asked = Jump((await request.json())["to"])
        except (ValueError, KeyError, TypeError):
            return web.json_response({"error": f"to is one of {', '.join(Jump)}"}, status=400)
        clock.forward_to(jumps(clock.now(), rules)[asked])
        await after_jump()
        return web.json_response(state())

    app = web.Application(middlewares=[_guard], client_max_size=1024)
    app.router.add_get("/", _index)
    app.router.add_get("/now", now)
    app.router.add_post("/jump", jump)
    app.router.add_static("/page/", PAGE)
    return app


@asynccontextmanager
async def serving(app: web.Application, port: int) -> AsyncIterator[str]:
    """Serves on loopback; gives the address. Raises OSError when the port is taken."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


async def _index(_: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html")


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    if not _allowed(request):
        return web.json_response({"error": "only this machine's own page may ask"}, status=403)
    answer = await handler(request)
    answer.headers.update(_HEADERS)
    return answer


def _allowed(request: web.Request) -> bool:
    host = request.headers.get("Host", "")
    if urlsplit(f"//{host}").hostname not in _LOOPBACK:
        return False
    if request.method in {"GET", "HEAD"}:
        return True
    origin = request.headers.get("Origin")
    return request.content_type == "application/json" and origin in {None, f"http://{host}"}
