"""``griddesk db upgrade``."""

import argparse

from app.commands.database import newer, unreachable
from app.office import database_url
from app.say import complain, say
from app.settings import load
from storage import migrate
from storage.kit.errors import DatabaseTrouble


async def act(_: argparse.Namespace) -> int:
    """Migrates to the schema of this version."""
    settings = load()
    try:
        url = database_url(settings)
        before = await migrate.current(url)
        if not migrate.known(before):
            complain(newer(before))
            return 1
        await migrate.upgrade(url)
    except (DatabaseTrouble, OSError) as error:
        complain(unreachable(error))
        return 1
    now = migrate.head()
    say(f"The database is at {now} already." if before == now else f"The database is at {now} now.")
    return 0
