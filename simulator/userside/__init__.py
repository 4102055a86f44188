"""The user side, ``/sim``: what the people with the phones do and see."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web
from aiohttp.typedefs import Handler

from simulator.errors import SimError
from simulator.userside import control, messages, people, screen, taps
from simulator.userside.web import WORLD, person_of


def add_routes(app: web.Application, feishu: Sequence[web.RouteDef]) -> None:
    """The calls of the user side. ``feishu`` are those that a Feishu phone answers otherwise, or
    alone."""
    others = {(route.method, route.path): route.handler for route in feishu}
    for module in (control, messages, people, screen, taps):
        for route in module.ROUTES:
            other = others.pop((route.method, route.path), None)
            handler = route.handler if other is None else _by_phone(route.handler, other)
            app.router.add_route(route.method, route.path, handler)
    for (method, path), handler in others.items():
        app.router.add_route(method, path, _by_phone(_telegram_has_not, handler))


def _by_phone(telegram: Handler, feishu: Handler) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        person = request.app[WORLD].store.people.get(int(request.match_info["person"]))
        on_feishu = person is not None and person.messenger == "feishu"
        return await (feishu if on_feishu else telegram)(request)

    return handle


async def _telegram_has_not(request: web.Request) -> web.StreamResponse:
    person_of(request)
    raise SimError(409, "only a Feishu phone does that")
