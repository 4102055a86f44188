"""Contacts come to their end, or under a new key: without an actor, for all matters at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from domain.cases.model import State
from domain.contacts.seals import HINT, VALUE, opened, seal
from domain.contacts.vault import Vault
from domain.errors import Unreadable
from storage.kit.engine import Database
from storage.messages.audit import add_entry
from storage.messages.sealing import SEALED
from storage.schema import cases, contacts, inbox

CLOSED = timedelta(days=90)
DROPPED = timedelta(days=7)
_BATCH = 200


async def purge_contacts(
    database: Database, now: datetime, *, closed: timedelta = CLOSED, dropped: timedelta = DROPPED
) -> int:
    """Deletes the contacts of matters closed, or withdrawn or merged, so long ago, in batches of a
    transaction each; returns how many. While there are any at all, each leaves its counts in the
    audit."""
    of = _is_over(now, closed, dropped)
    ids = await database.read(lambda one: one.scalars(select(contacts.c.id).where(of)).all())
    gone = 0
    for at in range(0, len(ids), _BATCH):
        gone += await database.write(_purge, now, of & contacts.c.id.in_(ids[at : at + _BATCH]))
    if not ids:
        await database.write(_purged, now, 0, 0)
    return gone


def _is_over(now: datetime, closed: timedelta, dropped: timedelta) -> ColumnElement[bool]:
    over = or_(
        and_(cases.c.state == State.CLOSED, cases.c.closed_at <= now - closed),
        # nobody closed it: that must not keep a number for ever
        and_(cases.c.state == State.RESOLVED, cases.c.ended_at <= now - closed),
        and_(cases.c.state.in_([State.WITHDRAWN, State.MERGED]), cases.c.ended_at <= now - dropped),
    )
    # from the contacts to their matters: there are as good as none of the former, and a million of
    # the latter
    return exists().where(cases.c.id == contacts.c.case_id, over)


def _purge(connection: Connection, now: datetime, of: ColumnElement[bool]) -> int:
    matters = connection.execute(
        select(func.count(contacts.c.case_id.distinct())).where(of)
    ).scalar_one()
    gone = connection.execute(delete(contacts).where(of)).rowcount
    _purged(connection, now, gone, matters)
    return gone


def _purged(connection: Connection, now: datetime, gone: int, matters: int) -> None:
    kept = connection.execute(select(func.count()).select_from(contacts)).scalar_one()
    if gone or kept:
        _note(connection, now, "contact.purge", f"gone:{gone} of:{matters} kept:{kept}")


@dataclass(frozen=True, kw_only=True)
class Rotated:
    """How many rows are under the newest key now, and how many no key opens."""

    renewed: int
    unreadable: int


async def rotate(database: Database, vault: Vault, now: datetime) -> Rotated:
    """Seals everything anew with the newest key, each contact for itself alone, in batches of a
    transaction each: it may run while the desk works, and again when it was interrupted."""
    renewed = unreadable = after = 0
    while True:
        last, well, badly = await database.write(_renew, vault, after)
        if last is None:
            break
        renewed, unreadable, after = renewed + well, unreadable + badly, last
    well, badly = await database.write(_renew_inbox, vault)
    done = Rotated(renewed=renewed + well, unreadable=unreadable + badly)
    told = f"renewed:{done.renewed} unreadable:{done.unreadable}"
    await database.write(_note, now, "contact.rotate", told)
    return done


def _renew(connection: Connection, vault: Vault, after: int) -> tuple[int | None, int, int]:
    rows = connection.execute(
        select(contacts)
        .where(contacts.c.id > after)
        .order_by(contacts.c.id)
        .limit(_BATCH)
        .with_for_update()
    ).all()
    fresh, unreadable = [], 0
    for row in rows:
        try:
            new = {
                name: seal(vault, what, row, opened(vault, what, row, sealed))
                for name, what, sealed in _seals(row)
            }
        except Unreadable:
            unreadable += 1
        else:
            fresh.append({"of": row.id, **new})
    if fresh:
        connection.execute(update(contacts).where(contacts.c.id == bindparam("of")), fresh)
    return (rows[-1].id if rows else None), len(fresh), unreadable


def _renew_inbox(connection: Connection, vault: Vault) -> tuple[int, int]:
    """Updates that wait, or could not be handled: what was handled has no words any more."""
    rows = connection.execute(
        select(inbox.c.bot_id, inbox.c.update_id, inbox.c.payload)
        .where(inbox.c.payload.startswith(SEALED))
        .with_for_update()
    ).all()
    fresh, unreadable = [], 0
    for row in rows:
        try:
            payload = SEALED + vault.renew(row.payload.removeprefix(SEALED))
        except Unreadable:
            unreadable += 1
        else:
            fresh.append({"bot": row.bot_id, "of": row.update_id, "payload": payload})
    if fresh:
        which = (inbox.c.bot_id == bindparam("bot")) & (inbox.c.update_id == bindparam("of"))
        connection.execute(update(inbox).where(which), fresh)
    return len(fresh), unreadable


async def unreadable(database: Database, vault: Vault) -> int:
    """How many contacts no key opens."""
    rows = await database.read(lambda connection: connection.execute(select(contacts)).all())
    return sum(not _opens(vault, row) for row in rows)


def _opens(vault: Vault, row: Row[*tuple[Any, ...]]) -> bool:
    try:
        for _, what, sealed in _seals(row):
            opened(vault, what, row, sealed)
    except Unreadable:
        return False
    return True


def _seals(row: Row[*tuple[Any, ...]]) -> Iterator[tuple[str, str, str]]:
    yield "sealed", VALUE, row.sealed
    yield "hint", HINT, row.hint


def _note(connection: Connection, now: datetime, act: str, subject: str) -> None:
    add_entry(connection, at=now, person_id=None, act=act, subject=subject)
