"""The append-only log. Each entry has a seal over what it says and over the seal before it, so that
what is changed, left out or put in between afterwards breaks the chain.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session

from storage.kit.engine import Database
from storage.kit.turns import take_turns
from storage.schema import audit

_ADD = insert(audit)
_LAST = select(audit.c.seal).order_by(audit.c.id.desc()).limit(1)
_ALL = select(
    audit.c.id,
    audit.c.at,
    audit.c.person_id,
    audit.c.act,
    audit.c.subject,
    audit.c.outcome,
    audit.c.seal,
).order_by(audit.c.id)
_AT_ONCE = 1000


class SqlAudit:
    """:class:`domain.ports.Audit` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, *, at: datetime, person_id: int | None, act: str, subject: str, outcome: str = "done"
    ) -> None:
        """Adds an entry; no personal data in ``subject``."""
        connection = self._session.connection()
        add_entry(connection, at=at, person_id=person_id, act=act, subject=subject, outcome=outcome)


def add_entry(
    connection: Connection,
    *,
    at: datetime,
    person_id: int | None,
    act: str,
    subject: str,
    outcome: str = "done",
) -> None:
    """The same on a connection; until this transaction ends nobody else adds one."""
    take_turns(connection, "audit")
    before = connection.execute(_LAST).scalar_one_or_none()
    said = {"at": at, "person_id": person_id, "act": act, "subject": subject, "outcome": outcome}
    seal = _seal(before, at, person_id, act, subject, outcome)
    connection.execute(_ADD, {**said, "seal": seal})


def _seal(
    before: str | None, at: datetime, person_id: int | None, act: str, subject: str, outcome: str
) -> str:
    said = [before, at.astimezone(UTC).isoformat(), person_id, act, subject, outcome]
    return sha256(json.dumps(said).encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Chain:
    """How the entries hang together."""

    entries: int
    broken_at: int | None
    """The first entry that does not follow from those before it."""
    last: str | None
    """The seal of the last one: who keeps it elsewhere knows that all up to it were there."""


async def follow(database: Database) -> Chain:
    """Follows the chain from its beginning; it takes seconds when there are many entries."""
    return await database.read_aside(_follow)


def _follow(connection: Connection) -> Chain:
    before, count, broken = None, 0, None
    for row in connection.execute(_ALL).yield_per(_AT_ONCE):
        count += 1
        said = _seal(before, row.at, row.person_id, row.act, row.subject, row.outcome)
        if row.seal != said and broken is None:
            broken = row.id
        before = row.seal
    return Chain(entries=count, broken_at=broken, last=before)
