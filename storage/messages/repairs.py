"""What the command line does to pushes that did not get through; the words of none are shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, select, update

from storage.kit.engine import Database
from storage.messages.audit import add_entry
from storage.messages.schema import CANCELLED, DEAD, IS_DEAD, WAITING, inbox, outbox

_AN_ENTRY = 10
"""So many numbers have room in one entry of the audit."""
_UNSENT = outbox.c.ended_at.is_(None)


@dataclass(frozen=True, kw_only=True)
class StuckPush:
    """A push that was given up, or failed and is tried again."""

    id: int
    kind: str
    state: str
    tries: int
    since: datetime
    error: str


@dataclass(frozen=True, kw_only=True)
class DeadUpdate:
    """An update that could not be handled: when it came, and of which kind the error was."""

    update_id: int
    received_at: datetime
    tries: int
    error: str


async def stuck(database: Database, limit: int) -> list[StuckPush]:
    """The newest pushes given up, then those that failed and wait for another try."""
    return await database.read(_stuck, limit)


async def dead_updates(database: Database, limit: int) -> list[DeadUpdate]:
    """The newest updates given up."""
    return await database.read(_dead, limit)


async def try_again(database: Database, ids: Sequence[int] | None, now: datetime) -> int:
    """Has pushes that were given up, all or these, sent as if they had just been queued; how
    many."""
    return await database.write(_again, ids, now)


async def drop(database: Database, ids: Sequence[int], now: datetime) -> int:
    """Has these pushes never sent; how many of them had not been."""
    return await database.write(_drop, ids, now)


def _stuck(connection: Connection, limit: int) -> list[StuckPush]:
    what = (
        outbox.c.id,
        outbox.c.kind,
        outbox.c.state,
        outbox.c.tries,
        outbox.c.created_at,
        outbox.c.error,
    )
    found = [
        row
        for which in (IS_DEAD, _UNSENT & (outbox.c.tries > 0))
        for row in connection.execute(
            select(*what).where(which).order_by(outbox.c.id.desc()).limit(limit)
        )
    ]
    return [
        StuckPush(id=id_, kind=kind, state=state, tries=tries, since=since, error=error or "")
        for id_, kind, state, tries, since, error in found[:limit]
    ]


def _dead(connection: Connection, limit: int) -> list[DeadUpdate]:
    asked = (
        select(inbox.c.update_id, inbox.c.received_at, inbox.c.tries, inbox.c.error)
        .where(inbox.c.dead_at.is_not(None))
        .order_by(inbox.c.dead_at.desc())
        .limit(limit)
    )
    return [
        DeadUpdate(update_id=id_, received_at=came, tries=tries, error=error or "")
        for id_, came, tries, error in connection.execute(asked)
    ]


def _again(connection: Connection, ids: Sequence[int] | None, now: datetime) -> int:
    these = IS_DEAD if ids is None else IS_DEAD & outbox.c.id.in_(ids)
    fresh: dict[str, object] = {
        "state": WAITING,
        "ended_at": None,
        "tries": 0,
        "error": None,
        "not_before": now,
    }
    return _changed(connection, these, fresh, "outbox-retry", now)


def _drop(connection: Connection, ids: Sequence[int], now: datetime) -> int:
    these = outbox.c.id.in_(ids) & (_UNSENT | (outbox.c.state == DEAD))
    return _changed(connection, these, {"state": CANCELLED, "ended_at": now}, "outbox-drop", now)


def _changed(
    connection: Connection,
    these: ColumnElement[bool],
    to: dict[str, object],
    act: str,
    now: datetime,
) -> int:
    free = {"lease_owner": None, "lease_until": None}
    asked = update(outbox).where(these).values({**to, **free}).returning(outbox.c.id)
    ids = sorted(connection.execute(asked).scalars())
    for first in range(0, len(ids), _AN_ENTRY):
        subject = f"outbox:{','.join(map(str, ids[first : first + _AN_ENTRY]))}"
        add_entry(connection, at=now, person_id=None, act=act, subject=subject)
    return len(ids)
