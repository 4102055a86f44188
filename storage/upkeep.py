"""The nightly purge: nothing is kept longer than it is needed."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Delete, Table, and_, delete, or_, select, tuple_

from domain.imports.model import TABLES
from storage.files import FolderFiles
from storage.kit.engine import Database
from storage.schema import (
    annual_letters,
    attachments,
    channel_codes,
    conversation,
    inbox,
    invitations,
    lanes,
    meeting_photos,
    outbox,
    passes,
    trainings,
)

INBOX = timedelta(hours=48)
"""Longer than a messenger repeats an update it thinks was lost."""
FAILED = timedelta(days=30)
"""Time for somebody to look at an update that could not be handled, and at its words."""
FILES = timedelta(days=7)
"""Much longer than a photo is on its way from the store into the record of its draft."""
OUTBOX = timedelta(days=90)
"""Reminders of a quarter: their dedup keys must outlive the periods they speak of."""
CONVERSATION = timedelta(days=60)
LEDGERS = timedelta(days=1)
"""A ledger that was sent to be taken over waits so long for its yes: it may hold whatever an office
wrote in it."""
_LEDGER = "import:"
"""How the record of one begins (:mod:`bot.handlers.imports`)."""
LEASES = timedelta(days=1)
"""A lease that is over stays as a row, for the next update of its chat to take."""
INVITATIONS = timedelta(days=30)
PASSES = timedelta(days=1)
"""After its end a pass to the desk page opens nothing; what was done with it is in the audit."""
PRACTICE = timedelta(days=7)
"""What a chat remembers of its practice goes as its room does."""
_PRACTICE = "practice/"
"""How these records begin (:mod:`bot.telegram.practice.switch`)."""
_AT_ONCE = 500
"""Rows that go in one transaction."""
_FILE = re.compile(r"\b[0-9a-f]{32}\.[a-z0-9]{1,5}\b")


@dataclass(frozen=True, kw_only=True)
class Purged:
    """How many rows went."""

    updates: int
    pushes: int
    conversations: int
    invitations: int
    passes: int = 0
    channel_codes: int = 0


async def purge(
    database: Database,
    now: datetime,
    *,
    keep_failed: timedelta = FAILED,
    practice: timedelta = PRACTICE,
) -> Purged:
    """Deletes updates handled or given up, ended leases and pushes, idle conversations, unused
    invitations, ended passes and codes for another chat, each after its time; in handfuls, so that
    nobody's change waits for it."""
    old = or_(inbox.c.done_at < now - INBOX, inbox.c.dead_at < now - keep_failed)
    idle = or_(
        conversation.c.updated_at < now - CONVERSATION,
        or_(*(conversation.c.key.startswith(one) for one in (_LEDGER, f"{_PRACTICE}{_LEDGER}")))
        & (conversation.c.updated_at < now - LEDGERS),
        conversation.c.key.startswith(_PRACTICE) & (conversation.c.updated_at < now - practice),
    )
    unused = and_(invitations.c.used_at.is_(None), invitations.c.expires_at < now - INVITATIONS)
    await _gone(database, lanes, lanes.c.lease_until < now - LEASES)
    return Purged(
        updates=await _gone(database, inbox, old),
        pushes=await _gone(database, outbox, outbox.c.ended_at < now - OUTBOX),
        conversations=await _gone(database, conversation, idle),
        invitations=await _gone(database, invitations, unused),
        passes=await _gone(database, passes, passes.c.ends_at < now - PASSES),
        channel_codes=await _gone(database, channel_codes, channel_codes.c.ends_at < now - PASSES),
    )


async def _gone(database: Database, table: Table, which: ColumnElement[bool]) -> int:
    """Deletes these rows, which are looked for without keeping anybody from writing; how many."""
    key = tuple(table.primary_key.columns)
    found = await database.read(lambda one: one.execute(select(*key).where(which)).all())
    gone = 0
    for at in range(0, len(found), _AT_ONCE):
        part = [tuple(row) for row in found[at : at + _AT_ONCE]]
        # what somebody has used again meanwhile stays
        these = delete(table).where(tuple_(*key).in_(part), which)
        gone += await database.write(_carry_out, these)
    return gone


def _carry_out(connection: Connection, which: Delete) -> int:
    return connection.execute(which).rowcount


async def purge_files(database: Database, files: FolderFiles, now: datetime) -> int:
    """Removes the files that no case and no draft refers to; returns how many.

    The conversations are purged before, so that the photos of a forgotten draft go with it.
    """
    day_old, ending = await files.older_than(now - LEDGERS), tuple(TABLES)
    old = [one for one in day_old if one.endswith(ending)] + await files.older_than(now - FILES)
    if not old:
        return 0
    kept = await database.read(_referred_to)
    lost = [name for name in old if name not in kept]
    await files.drop(lost)
    return len(lost)


def _referred_to(connection: Connection) -> set[str]:
    """On one state of the database: filing a draft moves its photos from one place to the other."""
    names = set(connection.execute(select(attachments.c.file)).scalars())
    names.update(connection.execute(select(meeting_photos.c.file)).scalars())
    names.update(connection.execute(select(annual_letters.c.scan)).scalars())
    handed_out = select(trainings.c.file).where(
        trainings.c.file.is_not(None), trainings.c.withdrawn_at.is_(None)
    )
    names.update(connection.execute(handed_out).scalars())
    # a draft's record is the messenger's to write; whatever it names like a file is kept
    for data in connection.execute(select(conversation.c.data)).scalars():
        names.update(_FILE.findall(data))
    return names
