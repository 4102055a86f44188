"""The inbox: updates are rows before they are acknowledged, and are handled in order by lane.

A lane (a chat) is leased to one process at a time. An update is marked done in the transaction
that writes the change of its conversation; see docs/decisions/0003-inbox-outbox.md.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, delete, update

from domain.contacts.vault import Vault
from domain.errors import Unreadable
from domain.messaging import Claimed, Incoming
from storage.kit.engine import Database
from storage.kit.groups import GroupCommit
from storage.messages import inbox_statements as statements
from storage.messages.claiming import Claim, Claims, LeasedUpdate, by_bot
from storage.schema import inbox, lanes

SEALED = "sealed:"
"""Begins a payload that only the vault can read."""
_ABOUT = "inbox"
_ERROR_LIMIT = 500
_LONGEST_PAUSE = 60


@dataclass(frozen=True, kw_only=True)
class _Keep:
    incoming: Sequence[Incoming]
    now: datetime


@dataclass(frozen=True, kw_only=True)
class _Finish:
    claimed: Claimed
    changes: Mapping[str, str | None]
    now: datetime


class SqlInbox:
    """:class:`domain.messaging.Inbox` on a database.

    ``channel`` is the kind under which its lanes' addresses are kept; a day ends in ``zone``.
    What is kept, finished and claimed at the same moment shares one transaction. With a ``vault``
    an update is sealed before it is a row: a contact somebody types stays in no page and no log of
    the database, where blanking the row later would not reach it.
    """

    def __init__(
        self,
        database: Database,
        *,
        channel: str,
        zone: ZoneInfo,
        lease_seconds: float = 12,
        max_tries: int = 5,
        vault: Vault | None = None,
    ) -> None:
        self._database = database
        self._lease = timedelta(seconds=lease_seconds)
        self._max_tries = max_tries
        self._vault = vault
        self._jobs: GroupCommit[_Keep | _Finish | Claim, Any] = GroupCommit(self._write)
        self._keep = statements.keep(database.dialect)
        self._claims = Claims(database.dialect, channel, zone, self._lease)
        self._record = statements.record(database.dialect)

    async def keep(self, incoming: Sequence[Incoming], now: datetime) -> int:
        """Stores those not seen yet; returns how many. Durable when it returns."""
        if not incoming:
            return 0
        rows = incoming if self._vault is None else [_sealed(one, self._vault) for one in incoming]
        return cast("int", await self._jobs.add(_Keep(incoming=rows, now=now)))

    async def _write(self, batch: Sequence[_Keep | _Finish | Claim]) -> list[Any]:
        return await self._database.write(self._work_off, batch)

    def _work_off(
        self, connection: Connection, batch: Sequence[_Keep | _Finish | Claim]
    ) -> list[Any]:
        # what has ended frees a lane, and what has come can be taken up at once
        if finished := [one for one in batch if isinstance(one, _Finish)]:
            self._finish(connection, finished)
        kept = [one for one in batch if isinstance(one, _Keep)]
        counts = iter(self._insert(connection, kept) if kept else ())
        answers: list[Any] = []
        for one in batch:
            match one:
                case _Keep():
                    answers.append(next(counts))
                case Claim():
                    answers.append(self._claims.claim(connection, one))
                case _Finish():
                    answers.append(None)
        return answers

    def _insert(self, connection: Connection, batch: Sequence[_Keep]) -> list[int]:
        rows = [
            {
                "bot_id": one.bot_id,
                "update_id": one.update_id,
                "lane": one.lane,
                "payload": one.payload,
                "received_at": one.sent_at or kept.now,
                "tries": 0,
                "next_try_at": kept.now,
                "dead_at": kept.now if one.broken else None,
                "error": one.broken,
            }
            for kept in batch
            for one in kept.incoming
        ]
        fresh = {(row.bot_id, row.update_id) for row in connection.execute(self._keep, rows)}
        counts = []
        for kept in batch:
            theirs = {(one.bot_id, one.update_id) for one in kept.incoming} & fresh
            fresh -= theirs
            counts.append(len(theirs))
        return counts

    async def claim(
        self, owner: str, limit: int, now: datetime, busy: Collection[str]
    ) -> list[Claimed]:
        """The oldest waiting update of up to ``limit`` lanes that nobody has; leases those lanes.

        ``busy`` lanes (being handled by the caller) are left out.
        """
        if limit < 1:
            return []
        job = Claim(owner=owner, limit=limit, now=now, busy=frozenset(busy))
        claimed = cast("list[LeasedUpdate]", await self._jobs.add(job))
        return [_opened(one, self._vault) for one in claimed]

    async def finish(
        self, claimed: Claimed, changes: Mapping[str, str | None], now: datetime
    ) -> None:
        """Marks it handled and writes the changed conversation records (None deletes one).

        Whoever comes second with the same update (a lease ran out) changes nothing.
        """
        await self._jobs.add(_Finish(claimed=claimed, changes=changes, now=now))

    def _finish(self, connection: Connection, batch: Sequence[_Finish]) -> None:
        now = max(one.now for one in batch)
        fresh = {
            (row.bot_id, row.update_id)
            for of in by_bot(_id(one.claimed) for one in batch)
            for row in connection.execute(statements.DONE, {**of, "now": now})
        }
        written: dict[tuple[str, str], str | None] = {}
        owned: list[tuple[str, str]] = []
        for one in batch:
            lane = one.claimed.incoming.lane
            if _id(one.claimed) in fresh:
                written.update({(lane, key): data for key, data in one.changes.items()})
            if isinstance(one.claimed, LeasedUpdate):
                owned.append((lane, one.claimed.owner))
        keeping = [
            {"lane": lane, "key": key, "data": data, "updated_at": now}
            for (lane, key), data in sorted(written.items())
            if data is not None
        ]
        dropping = [
            {"of_lane": lane, "of_key": key}
            for (lane, key), data in written.items()
            if data is None
        ]
        if keeping:
            connection.execute(self._record, keeping)
        if dropping:
            connection.execute(statements.FORGET, dropping)
        if owned:
            giving = [{"of_lane": lane, "of_owner": owner} for lane, owner in sorted(owned)]
            connection.execute(statements.GIVE_BACK, giving)

    def last_try(self, claimed: Claimed) -> bool:
        """Whether one more failure is one too many."""
        return claimed.tries + 1 >= self._max_tries

    async def fail(
        self, claimed: Claimed, error: str, now: datetime, *, for_good: bool = False
    ) -> bool:
        """Counts a try and backs off (1, 4, 16, 60 … seconds), or gives up after the last try or
        where it is ``for_good``; returns whether it gave up."""
        gives_up = for_good or self.last_try(claimed)
        pause = timedelta(seconds=min(4**claimed.tries, _LONGEST_PAUSE))
        dead = {"dead_at": now} if gives_up else {}
        told = {"tries": inbox.c.tries + 1, "error": error[:_ERROR_LIMIT], **dead}
        await self._database.write(_put_back, claimed, now + pause, told)
        return gives_up

    async def postpone(self, claimed: Claimed, until: datetime) -> None:
        """Puts it back for later without counting a try; those behind it wait, too."""
        await self._database.write(_put_back, claimed, until, {})

    async def renew(self, owner: str, lanes: Collection[str], now: datetime) -> None:
        """The owner is alive: its leases of these lanes begin anew."""
        await self._database.write(_renew, owner, lanes, now + self._lease)

    async def release(self, owner: str, now: datetime) -> None:
        """Gives back all lanes of the owner (at a clean stop)."""
        await self._database.write(_end_leases, lanes.c.owner == owner, now)

    async def forget_other_owners(self, now: datetime) -> int:
        """Ends every lease, at the start of the only process there is; returns how many."""
        return await self._database.write(_end_leases, lanes.c.lease_until > now, now)


def _sealed(one: Incoming, vault: Vault) -> Incoming:
    return replace(one, payload=SEALED + vault.seal(one.payload, _ABOUT))


def _opened(one: LeasedUpdate, vault: Vault | None) -> LeasedUpdate:
    """With its words; without any when no key opens them, which then is no update."""
    payload = one.incoming.payload
    if not payload.startswith(SEALED):
        return one
    try:
        words = "" if vault is None else vault.open(payload.removeprefix(SEALED), _ABOUT)
    except Unreadable:
        words = ""
    return replace(one, incoming=replace(one.incoming, payload=words))


def _id(claimed: Claimed) -> tuple[int, int]:
    return claimed.incoming.bot_id, claimed.incoming.update_id


def _put_back(
    connection: Connection, claimed: Claimed, again: datetime, more: Mapping[str, Any]
) -> None:
    (which,) = by_bot([_id(claimed)])
    connection.execute(statements.PUT_BACK.values(next_try_at=again, **more), which)
    if isinstance(claimed, LeasedUpdate):
        connection.execute(
            delete(lanes).where(
                lanes.c.lane == claimed.incoming.lane, lanes.c.owner == claimed.owner
            )
        )


def _renew(connection: Connection, owner: str, which: Collection[str], until: datetime) -> None:
    held = and_(lanes.c.owner == owner, lanes.c.lane.in_(which))
    connection.execute(update(lanes).where(held).values(lease_until=until))


def _end_leases(connection: Connection, which: Any, now: datetime) -> int:
    return connection.execute(update(lanes).where(which).values(lease_until=now)).rowcount
