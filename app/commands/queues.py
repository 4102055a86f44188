"""``griddesk outbox list | retry | drop`` and ``griddesk inbox dead``: what did not get through."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.office import open_office
from app.say import complain, say
from app.settings import Settings, load
from app.texts import text
from storage.kit.engine import Database
from storage.messages.repairs import dead_updates, drop, stuck, try_again

_SHOWN = 50
"""Lines that a terminal still shows."""


async def act(given: argparse.Namespace) -> int:
    """Lists, or does what was asked; the words of nobody are shown."""
    settings = load()
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    async with open_office(settings) as (database, _):
        match given.what:
            case "list":
                return await _list(settings, database)
            case "dead":
                return await _dead(settings, database)
            case "retry":
                many = await try_again(database, given.ids or None, SystemClock().now())
            case _:
                many = await drop(database, given.ids, SystemClock().now())
    say(text(f"outbox-{given.what}", many=str(many)))
    return 0 if many == len(given.ids) or not given.ids else 1


async def _list(settings: Settings, database: Database) -> int:
    found = await stuck(database, _SHOWN)
    for one in found:
        since = f"{one.since.astimezone(settings.zone):%Y-%m-%d %H:%M}"
        facts = {"id": str(one.id), "kind": one.kind, "state": one.state, "error": one.error}
        say(text("outbox-line", since=since, tries=str(one.tries), **facts))
    if not found:
        say(text("outbox-none"))
    return 0


async def _dead(settings: Settings, database: Database) -> int:
    found = await dead_updates(database, _SHOWN)
    for one in found:
        since = f"{one.received_at.astimezone(settings.zone):%Y-%m-%d %H:%M}"
        facts = {"id": str(one.update_id), "tries": str(one.tries), "error": one.error}
        say(text("inbox-line", since=since, **facts))
    if not found:
        say(text("inbox-none"))
    return 0
