"""The user side, ``/sim``: what the people with the phones do and see."""

from __future__ import annotations

from aiohttp import web

from simulator.userside import control, messages, people, screen, taps


def add_routes(app: web.Application) -> None:
    for module in (control, messages, people, screen, taps):
        app.add_routes(module.ROUTES)
