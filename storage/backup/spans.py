"""What a desk asks of its restorations: the spans of which nothing is known."""

from datetime import datetime

from sqlalchemy import Connection, select

from storage.backup.schema import restorations
from storage.kit.engine import Database


async def lost_spans(database: Database) -> list[tuple[datetime, datetime]]:
    """From when to when things happened of which the database knows nothing."""

    def ask(connection: Connection) -> list[tuple[datetime, datetime]]:
        found = connection.execute(select(restorations.c.taken_at, restorations.c.restored_at))
        return [(taken, back) for taken, back in found]

    return await database.read(ask)
