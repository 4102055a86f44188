"""``griddesk audit verify``: whether every entry of the audit follows from those before it."""

import argparse

from app.commands.database import trouble
from app.office import open_office
from app.say import complain, say
from app.settings import load
from app.texts import text
from storage.messages.audit import follow


async def act(_: argparse.Namespace) -> int:
    """Follows the chain to its end, and names the first entry that breaks it."""
    settings = load()
    problem = await trouble(settings)
    if problem is not None:
        complain(problem)
        return 1
    async with open_office(settings) as (database, _office):
        chain = await follow(database)
    if chain.broken_at is not None:
        complain(text("audit-broken", entry=str(chain.broken_at)))
        return 1
    say(text("audit-whole", many=f"{chain.entries:,}", seal=chain.last or ""))
    return 0
