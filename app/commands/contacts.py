"""``griddesk contacts key | rotate``: the keys of the parties' contacts."""

import argparse

from app.clock import SystemClock
from app.commands.database import trouble
from app.office import open_office
from app.say import complain, say
from app.settings import load, variable
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
        complain(
            f"{KEYS} is not set, so there is nothing to rotate: griddesk contacts key makes one"
        )
        return 1
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    async with open_office(settings) as (database, _):
        done = await rotate(database, vault, SystemClock().now())
    say(f"{done.renewed} row(s) are under the first key of {KEYS} now.")
    if done.unreadable:
        complain(f"{done.unreadable} row(s) open with none of the keys: put the missing key back")
        return 1
    say("The other keys may be taken out of it, once every part of the desk has been restarted.")
    return 0
