"""The inbox: updates are rows before they are acknowledged, and are handled in order by lane.

A lane (a chat) is leased to one process at a time. An update is marked done in the transaction
that writes the change of its conversation; see docs/decisions/0003-inbox-outbox.md.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any, cast
from zoneinfo import ZoneInfo

import structlog
from sqlalchemy import Connection

from domain.contacts.vault import Vault
from domain.messaging import Claimed, FreeLanes, Incoming, StoreAway
from storage.kit.engine import Database
from storage.kit.groups import GroupCommit
from storage.messages import inbox_statements as statements
from storage.messages.claiming import Candidate, Claims, LeasedUpdate, by_bot, let_go
from storage.messages.handing import Arrival, LaneEnd, at_once, left_waiting
from storage.messages.jobs import Claim, Finish, Job, Keep, Renew
from storage.messages.leases import end_of_chats, lock, renew
from storage.messages.sealing import opened, sealed
from storage.schema import inbox

log = structlog.get_logger(__name__)

_ERROR_LIMIT = 500
_LONGEST_PAUSE = 60


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
        lease_seconds: float = 10,
        max_tries: int = 5,
        vault: Vault | None = None,
    ) -> None:
        self._database = database
        self._lease = timedelta(seconds=lease_seconds)
        self._max_tries = max_tries
        self._vault = vault
        self._jobs: GroupCommit[Job, Any] = GroupCommit(self._write)
        self._keep = statements.keep(database.dialect)
        self._claims = Claims(database.dialect, channel, zone, self._lease)
        self._record = statements.record(database.dialect)
        self._take: Callable[[Claimed], None] = lambda _: None
        self._free: Callable[[], FreeLanes | None] = lambda: None

    def hand_to(
        self, take: Callable[[Claimed], None], free: Callable[[], FreeLanes | None]
    ) -> None:
        """From now on ``take`` is given, already leased, what comes in a lane where nothing else
        waits; as much as ``free`` says, and where that is None only what is claimed."""
        self._take, self._free = take, free

    async def keep(self, incoming: Sequence[Incoming], now: datetime) -> int:
        """Stores those not seen yet; returns how many wait for a claim. Durable when it
        returns."""
        if not incoming:
            return 0
        rows = incoming if self._vault is None else [sealed(one, self._vault) for one in incoming]
        return cast("int", await self._jobs.add(Keep(came=incoming, rows=rows, now=now)))

    async def _write(self, batch: Sequence[Job]) -> list[Any]:
        # asked right before, when what the last batch ended and handed over is known
        free = self._free()
        batch = [replace(one, busy=[*one.busy]) if isinstance(one, Claim) else one for one in batch]
        try:
            answers, handed = await self._database.write(self._work_off, batch, free)
        except StoreAway:
            raise
        except Exception as error:
            if free is None:
                raise
            # what goes wrong as somebody takes it up is no fault of what came or was handled
            log.warning("inbox.not_handed_over", error=type(error).__name__)
            answers, handed = await self._database.write(self._work_off, batch, None)
        for one in handed:
            self._take(opened(one, self._vault))
        return answers

    def _work_off(
        self, connection: Connection, batch: Sequence[Job], free: FreeLanes | None
    ) -> tuple[list[Any], list[LeasedUpdate]]:
        """What is to be answered to each, and what is handed over beside."""
        now = max(one.now for one in batch)
        # what has ended frees a lane, and what has come can be taken up at once
        endings = self._finish(connection, [one for one in batch if isinstance(one, Finish)], now)
        arrived = self._insert(connection, [one for one in batch if isinstance(one, Keep)])
        wanted: dict[str, list[Candidate]] = {}
        offered = at_once(free, endings, chain(*arrived), self._claims.ours) if free else []
        if free:
            wanted[free.owner] = [*offered]
        walked = []
        for one in batch:
            if isinstance(one, Claim):
                others = {each.lane for each in chain(*wanted.values())}
                found = self._claims.walk(connection, one, others)
                wanted.setdefault(one.owner, []).extend(found)
                walked.append(found)
        renewing = [one for one in batch if isinstance(one, Renew)]
        lock(connection, renewing, {each.lane for each in chain(*wanted.values())})
        taken = {
            each.incoming.lane: each
            for owner, which in sorted(wanted.items())
            for each in self._claims.take(connection, owner, which, now)
        }
        for one in renewing:  # at last: who gives back all lanes is left none
            renew(connection, one)
        dealt_with = {*taken, *(free.later if free else ())}
        ended, kept, claimed = iter(endings), iter(arrived), iter(walked)
        answers: list[Any] = []
        for one in batch:
            match one:
                case Keep():
                    answers.append(left_waiting(free, endings, next(kept), taken))
                case Finish():
                    ending = next(ended)
                    answers.append(ending.following is not None and ending.lane not in dealt_with)
                case Claim():
                    answers.append(_of(taken, next(claimed)))
                case Renew():
                    answers.append(None)
        return answers, _of(taken, offered)

    def _insert(self, connection: Connection, batch: Sequence[Keep]) -> list[list[Arrival]]:
        """For each what was not seen before."""
        if not batch:
            return []
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
            for one in kept.rows
        ]
        fresh = {(row.bot_id, row.update_id) for row in connection.execute(self._keep, rows)}
        arrived: list[list[Arrival]] = []
        for kept in batch:
            arrived.append([])
            for one in kept.came:
                if (one.bot_id, one.update_id) in fresh:  # once, however often it was brought
                    fresh.remove((one.bot_id, one.update_id))
                    arrived[-1].append(Arrival(incoming=one, at=one.sent_at or kept.now))
        return arrived

    async def claim(
        self, owner: str, limit: int, now: datetime, busy: Collection[str]
    ) -> list[Claimed]:
        """The oldest waiting update of up to ``limit`` lanes that nobody has; leases those lanes.

        ``busy`` lanes (being handled by the caller) are left out, also those added meanwhile.
        """
        if limit < 1:
            return []
        job = Claim(owner=owner, limit=limit, now=now, busy=busy)
        claimed = cast("list[LeasedUpdate]", await self._jobs.add(job))
        order = sorted(claimed, key=lambda one: (one.incoming.update_id, one.incoming.bot_id))
        return [opened(one, self._vault) for one in order]

    async def finish(
        self, claimed: Claimed, changes: Mapping[str, str | None], now: datetime
    ) -> bool:
        """Marks it handled and writes the changed conversation records (None deletes one); whether
        the next of its lane waits for a claim now, and not for its turn.

        Whoever comes second with the same update (a lease ran out) changes nothing.
        """
        job = Finish(claimed=claimed, changes=changes, now=now)
        return cast("bool", await self._jobs.add(job))

    def _finish(
        self, connection: Connection, batch: Sequence[Finish], now: datetime
    ) -> list[LaneEnd]:
        if not batch:
            return []
        by_owner: dict[str, list[tuple[int, int]]] = {}
        for one in batch:
            by_owner.setdefault(_owner(one.claimed), []).append(_id(one.claimed))
        fresh = {
            (row.bot_id, row.update_id): row
            for owner, ids in sorted(by_owner.items())
            for of in by_bot(ids)
            for row in connection.execute(statements.DONE, {**of, "owner": owner, "now": now})
        }
        written: dict[tuple[str, str], str | None] = {}
        endings, late = list[LaneEnd](), list[tuple[Candidate, str]]()
        for one in batch:
            lane, owner, row = (
                one.claimed.incoming.lane,
                _owner(one.claimed),
                fresh.get(_id(one.claimed)),
            )
            following = None
            if row is None:
                late.append((Candidate(lane=lane, id=_id(one.claimed)), owner))
            else:
                written.update({(lane, key): data for key, data in one.changes.items()})
                if row.next_id is not None:
                    following = Candidate(lane=lane, id=(row.next_bot_id, row.next_id))
            endings.append(LaneEnd(lane=lane, owner=owner, following=following))
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
        if late:
            let_go(connection, late)
        return endings

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
        until = now + self._lease
        await self._jobs.add(Renew(owner=owner, lanes=lanes, now=now, until=until))

    async def release(self, owner: str, now: datetime) -> None:
        """Gives back all lanes of the owner (at a clean stop)."""
        await self._jobs.add(Renew(owner=owner, lanes=None, now=now, until=now))

    async def forget_other_owners(self, now: datetime) -> int:
        """Ends every lease, at the start of the only process there is; returns how many."""
        return await self._database.write(end_of_chats, now)


def _id(claimed: Claimed) -> tuple[int, int]:
    return claimed.incoming.bot_id, claimed.incoming.update_id


def _place(claimed: Claimed) -> Candidate:
    return Candidate(lane=claimed.incoming.lane, id=_id(claimed))


def _owner(claimed: Claimed) -> str:
    return claimed.owner if isinstance(claimed, LeasedUpdate) else ""


def _of(taken: Mapping[str, LeasedUpdate], which: Sequence[Candidate]) -> list[LeasedUpdate]:
    return [taken[one.lane] for one in which if one.lane in taken]


def _put_back(
    connection: Connection, claimed: Claimed, again: datetime, more: Mapping[str, Any]
) -> None:
    (which,) = by_bot([_id(claimed)])
    connection.execute(statements.PUT_BACK.values(next_try_at=again, **more), which)
    let_go(connection, [(_place(claimed), _owner(claimed))])
