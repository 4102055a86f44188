"""The server itself: ready, configured how, called how, and what shall go wrong."""

from __future__ import annotations

from dataclasses import asdict
from zoneinfo import available_timezones

from aiohttp import web

from botapi.values import JSON
from simulator.calls import Fault
from simulator.errors import SimError
from simulator.userside.web import WORLD, answer, body_of, number

_LAST = 2**32
"""No clock of a phone goes beyond 2106."""
_STEPS = 20
_STEP = {
    "id": str,
    "zh": str,
    "en": str,
    "done": bool,
    "phone": int | None,
    "text": str | None,
}
FAULT_FIELDS = frozenset(Fault.__dataclass_fields__)


async def get_healthz(_request: web.Request) -> web.Response:
    return answer({"ok": True})


async def get_config(request: web.Request) -> web.Response:
    """What the page needs to know first."""
    world = request.app[WORLD]
    settings = world.settings
    bots = [
        {**bot.user(), "commands": bot.commands.get("default|", [])}
        for bot in world.store.bots.values()
    ]
    return answer(
        {
            "title": settings.title,
            "phones": list(settings.phones),
            "bar_url": settings.bar_url,
            "zone": world.zone,
            "bots": bots,
        }
    )


async def put_clock(request: web.Request) -> web.Response:
    """The phones' clocks are set: ``now`` in seconds since 1970, ``zone`` by its IANA name."""
    world, body = request.app[WORLD], await body_of(request)
    now, zone = body.get("now"), body.get("zone")
    if isinstance(now, bool) or not isinstance(now, int | float) or not 0 <= now < _LAST:
        raise SimError(400, "now must be a number of seconds since 1970")
    if zone is not None and (not isinstance(zone, str) or zone not in available_timezones()):
        raise SimError(400, "zone must be the name of a time zone, such as Asia/Shanghai")
    world.tell_time(float(now), zone)
    return await get_clock(request)


async def get_clock(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    return answer({"now": world.now(), "zone": world.zone})


async def put_guide(request: web.Request) -> web.Response:
    """What there is to try, step by step: for each its ``id``, its sentence in ``zh`` and ``en``,
    whether it is ``done``, whose ``phone`` it is done on, and the ``text`` it begins with."""
    world, body = request.app[WORLD], await body_of(request)
    steps = body.get("steps")
    if not isinstance(steps, list) or len(steps) > _STEPS or not all(map(_is_step, steps)):
        raise SimError(400, f"steps must be a list of at most {_STEPS} {{{', '.join(_STEP)}}}")
    if steps != world.guide:
        world.guide = steps
        world.events.publish("guide", seq=world.store.next_seq())
    return answer({"steps": world.guide})


def _is_step(step: object) -> bool:
    return (
        isinstance(step, dict)
        and set(step) <= set(_STEP)
        and all(isinstance(step.get(name), kind) for name, kind in _STEP.items())
    )


async def get_guide(request: web.Request) -> web.Response:
    return answer({"steps": request.app[WORLD].guide})


async def get_calls(request: web.Request) -> web.Response:
    """The calls bots made, oldest first; ``after`` is the seq of the last one already seen."""
    world, query = request.app[WORLD], request.query
    bot_id = query.get("bot_id")
    found = world.calls.find(
        query.get("method"),
        number(query.get("after"), "after", 0),
        None if bot_id is None else number(bot_id, "bot_id"),
    )
    return answer({"seq": world.calls.seq, "calls": found})


async def post_fault(request: web.Request) -> web.Response:
    world, body = request.app[WORLD], await body_of(request)
    unknown = set(body) - FAULT_FIELDS
    if unknown:
        raise SimError(400, f"unknown fields {sorted(unknown)}; known: {sorted(FAULT_FIELDS)}")
    world.faults.add(_fault(body))
    return answer(_left(request))


def _fault(body: JSON) -> Fault:
    if not isinstance(body.get("method"), str):
        raise SimError(400, 'method must be the name of a method, or "*"')
    if body.get("drop") not in (None, "before", "after"):
        raise SimError(400, 'drop must be "before" or "after"')
    fault = Fault(**body)
    for name in ("times", "error_code", "retry_after"):
        value = getattr(fault, name)
        if value is not None and not isinstance(value, int):
            raise SimError(400, f"{name} must be a whole number")
    if not isinstance(fault.delay, int | float) or fault.delay < 0:
        raise SimError(400, "delay must be a number of seconds")
    if fault.times < 1:
        raise SimError(400, "times must be at least 1")
    return fault


async def get_faults(request: web.Request) -> web.Response:
    return answer(_left(request))


async def delete_faults(request: web.Request) -> web.Response:
    request.app[WORLD].faults.clear()
    return answer(_left(request))


def _left(request: web.Request) -> JSON:
    return {"faults": [asdict(fault) for fault in request.app[WORLD].faults.left()]}


ROUTES = [
    web.get("/sim/healthz", get_healthz),
    web.get("/sim/config", get_config),
    web.get("/sim/guide", get_guide),
    web.put("/sim/guide", put_guide),
    web.get("/sim/clock", get_clock),
    web.put("/sim/clock", put_clock),
    web.get("/sim/calls", get_calls),
    web.get("/sim/faults", get_faults),
    web.post("/sim/faults", post_fault),
    web.delete("/sim/faults", delete_faults),
]
