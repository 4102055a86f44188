"""What the Feishu side of the server alone is told and asked: time, menu, connections."""

from __future__ import annotations

from aiohttp import web

from botapi.values import JSON
from simulator.errors import SimError
from simulator.feishu.delivery import DELIVERY
from simulator.feishu.tenant import TENANT
from simulator.userside.web import answer, body_of

_MOST_ENTRIES = 15
_LONGEST_KEY = 30


async def get_feishu(request: web.Request) -> web.Response:
    """The apps, their live connections, and the events without an answer."""
    tenant, delivery = request.app[TENANT], request.app[DELIVERY]
    apps = [
        {
            "app_id": app.id,
            "name": app.name,
            "bot_id": app.number,
            "menu": app.menu,
            "connections": len(delivery.lines.get(app.id, [])),
        }
        for app in tenant.apps.values()
    ]
    events: list[JSON] = [event.dump() for event in delivery.events.values()]
    return answer({"apps": apps, "events": events})


async def put_clock(request: web.Request) -> web.Response:
    """Lets ``pass`` seconds of Feishu's time go by: tokens age, and what is due is repeated."""
    tenant, body = request.app[TENANT], await body_of(request)
    seconds = body.get("pass")
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or seconds < 0:
        raise SimError(400, "pass must be a number of seconds")
    tenant.passed += seconds
    request.app[DELIVERY].moved()
    return answer({"passed": tenant.passed})


async def put_menu(request: web.Request) -> web.Response:
    """Registers the newest app's menu: ``entries`` of ``{name, event_key}``."""
    tenant, body = request.app[TENANT], await body_of(request)
    entries = body.get("entries")
    if not isinstance(entries, list) or len(entries) > _MOST_ENTRIES:
        raise SimError(400, f"entries must be a list of at most {_MOST_ENTRIES}")
    for entry in entries:
        if not isinstance(entry, dict) or set(entry) != {"name", "event_key"}:
            raise SimError(400, "an entry is {name, event_key}")
        if not all(isinstance(value, str) and value for value in entry.values()):
            raise SimError(400, "name and event_key are texts")
        if len(entry["event_key"]) > _LONGEST_KEY:
            raise SimError(400, f"an event_key has {_LONGEST_KEY} characters at most")
    app = tenant.app()
    app.menu = entries
    tenant.save_app(app)
    return answer({"entries": entries})


async def delete_connections(request: web.Request) -> web.Response:
    """Ends all long connections, as a network does."""
    return answer({"ended": await request.app[DELIVERY].cut()})


ROUTES = [
    web.get("/sim/feishu", get_feishu),
    web.put("/sim/feishu/clock", put_clock),
    web.put("/sim/feishu/menu", put_menu),
    web.delete("/sim/feishu/connections", delete_connections),
]
