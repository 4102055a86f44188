"""``griddesk contacts key | rotate``: the keys of the parties' contacts."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.office import open_office
from app.say import complain, say
from app.settings import load, variable
from app.texts import text
from app.vault import vault_of
from storage.contacts.upkeep import rotate
from storage.contacts.vault import new_key

KEYS = variable("contact_keys")


async def act(given: argparse.Namespace) -> int:
    """Makes a key, or seals everything with the first one of the settings."""
    if given.what == "key":
        say(new_key())
        return 0
    settings = load()
    vault = vault_of(settings)
    if vault is None:
        complain(text("contacts-nothing", name=KEYS))
        return 1
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    async with open_office(settings) as (database, _):
        done = await rotate(database, vault, SystemClock().now())
    say(text("contacts-renewed", many=str(done.renewed), name=KEYS))
    if done.unreadable:
        complain(text("contacts-unreadable", many=str(done.unreadable)))
        return 1
    say(text("contacts-done"))
    return 0
