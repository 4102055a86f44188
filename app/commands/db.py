"""``griddesk db upgrade``."""

import argparse
from datetime import datetime

from app.clock import SystemClock
from app.commands.database import newer, unreachable
from app.office import database_url, open_office
from app.rules import rules_of
from app.say import complain, say
from app.settings import load
from app.texts import text
from domain.cases.recall import recall_dues
from domain.request import Request
from storage import migrate
from storage.kit.errors import DatabaseTrouble
from storage.work import SqlOffice


async def act(_: argparse.Namespace) -> int:
    """Migrates to the schema of this version."""
    settings = load()
    rules = rules_of(settings)
    try:
        url = database_url(settings)
        before = await migrate.current(url)
        if not migrate.known(before):
            complain(newer(before))
            return 1
        await migrate.upgrade(url)
        async with open_office(settings, rules) as (_database, office):
            await recall(office, SystemClock().now())
    except (DatabaseTrouble, OSError) as error:
        complain(unreachable(error))
        return 1
    now = migrate.head()
    say(text("database-at-already" if before == now else "database-at-now", at=str(now)))
    return 0


async def recall(office: SqlOffice, now: datetime) -> None:
    """Works out what older versions did not keep and a migration cannot know."""
    at: int | None = 0
    while at is not None:
        at = await office.do(recall_dues, Request(now=now), at)
