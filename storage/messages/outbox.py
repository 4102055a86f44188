"""The sending end of the outbox: rows claimed with a lease, sent at least once, and marked."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    and_,
    delete,
    or_,
    select,
    update,
)

from domain.messaging import ClaimedPush, StandingMessage
from domain.notices import Priority
from domain.people.messengers import Messenger
from domain.people.model import locale_of
from storage.kit.engine import Database
from storage.messages import outbox_statements as statements
from storage.messages.inbox_statements import lease
from storage.messages.leases import LEADS
from storage.messages.notices import from_json
from storage.messages.routing import bring_home, elsewhere, end_channel, reroute
from storage.messages.schema import CANCELLED, DEAD, SENT, WAITING
from storage.messages.standing import replaced
from storage.messages.troubles import UNREADABLE
from storage.schema import begins, channels, lanes, outbox

_ERROR_LIMIT = 500
_MARKS = timedelta(seconds=4)
"""So long may the marks of a sender take that came back to life: when the database does, say."""


class SqlOutbox:
    """:class:`domain.messaging.Outbox` on a database."""

    def __init__(
        self,
        database: Database,
        *,
        lines: Sequence[str] = (Messenger.TELEGRAM,),
        lease_seconds: float = 60,
        lead_seconds: float = 10,
    ) -> None:
        """``lines`` are the messengers this desk is connected to, the first one first."""
        self._database = database
        self._lines = lines
        self._lease = timedelta(seconds=lease_seconds)
        self._term = timedelta(seconds=lead_seconds)
        self._take_lead = lease(database.dialect)

    async def lead(self, owner: str, channel: str, now: datetime) -> datetime | None:
        """Until when the owner alone sends by this channel; None while another one does.

        One sender keeps the messenger's limits; two, each keeping them, do not. Whoever takes over
        waits a moment for the last marks of the one before.
        """
        return await self._database.write(self._lead, owner, channel, now)

    def _lead(
        self, connection: Connection, owner: str, channel: str, now: datetime
    ) -> datetime | None:
        lane, until = LEADS + channel, now + self._term
        who = select(lanes.c.owner).where(lanes.c.lane == lane)
        before = connection.execute(who).scalar()
        asked = {"lane": lane, "owner": owner, "lease_until": until, "now": now}
        connection.execute(self._take_lead, asked)
        if connection.execute(who).scalar() != owner:
            return None
        if before != owner:
            # those that seem to have run out as well: the clock may have been put forward
            theirs = and_(
                statements.OPEN, outbox.c.channel == channel, outbox.c.lease_owner != owner
            )
            connection.execute(update(outbox).where(theirs).values(lease_until=now + _MARKS))
        return until

    async def resign(self, owner: str, channel: str) -> None:
        """Somebody else may send now (at a clean stop)."""
        await self._database.write(_resign, owner, LEADS + channel)

    async def claim(self, owner: str, channel: str, limit: int, now: datetime) -> list[ClaimedPush]:
        """Due rows that go out by this channel, by priority and age, leased; expired leases are
        claimed anew. All reminders of one person come together, though they may then be more than
        ``limit``.

        A row that this version cannot read is given up, so that it does not block the rest; one
        whose reader is reached by another channel by now is left to that.
        """
        return await self._database.write(self._claim, owner, channel, limit, now)

    def _claim(
        self, connection: Connection, owner: str, channel: str, limit: int, now: datetime
    ) -> list[ClaimedPush]:
        asked = {"now": now, "channel": channel}
        rows = [*connection.execute(statements.CLAIM, {**asked, "limit": limit})]
        reminded = {row.person_id for row in rows if row.priority == Priority.REMINDER}
        if reminded and len(rows) == limit:
            taken = {"persons": list(reminded), "ids": [row.id for row in rows]}
            rows += connection.execute(statements.TOGETHER, {**asked, **taken})
        if nowhere := [row.id for row in rows if row.address is None]:
            moved = elsewhere(connection, nowhere, self._lines)
            rows = [row for row in rows if row.id not in moved]
        claimed: list[ClaimedPush] = []
        for row in rows:
            try:
                claimed.append(_push(row))
            except Exception as error:  # whatever is wrong with it is its own
                _end(connection, [row.id], DEAD, now, f"{UNREADABLE}: {error!r}")
        if claimed:
            connection.execute(
                statements.LEASE,
                {
                    "ids": [push.id for push in claimed],
                    "owner": owner,
                    "until": now + self._lease,
                },
            )
        return claimed

    async def sent(
        self,
        ids: Sequence[int],
        now: datetime,
        *,
        message_id: int | None = None,
        channel: str = Messenger.TELEGRAM,
    ) -> None:
        """Marks them delivered, even those withdrawn while they were on their way; and as which
        message, so that an answer to it finds them."""
        where = {"channel": channel, "message_id": message_id}
        await self._database.write(_end, ids, SENT, now, None, where)

    async def replaces(self, push: ClaimedPush) -> StandingMessage | None:
        """The message whose place it takes on the phone: the newest of its thread; none where it is
        to ring, that one waits for an answer, or a page was drawn in it."""
        if not push.notice.thread or push.notice.rings:
            return None
        return await self._database.read(replaced, push, self._lines)

    async def hand_over(self, ids: Sequence[int], channel: str) -> None:
        """They go out by another channel, where the message stands whose place they take."""
        await self._database.write(_hand_over, ids, channel)

    async def retry(self, ids: Sequence[int], at: datetime, error: str) -> None:
        """Puts them back for later and counts a try."""
        await self._database.write(
            _put_back, ids, at, {"tries": outbox.c.tries + 1, "error": error[:_ERROR_LIMIT]}
        )

    async def postpone(self, ids: Sequence[int], at: datetime) -> None:
        """Puts them back for later without counting a try (the quiet hours, a paused chat)."""
        await self._database.write(_put_back, ids, at, {})

    async def hold(self, ids: Sequence[int], at: datetime) -> None:
        """Puts them back for later, and with them all else that waits for the same people, so that
        each hears things in their order (an outage)."""
        await self._database.write(_hold, ids, at)

    async def dead(self, ids: Sequence[int], error: str, now: datetime) -> None:
        """Gives them up, with the reason."""
        await self._database.write(_end, ids, DEAD, now, error)

    async def cancel(self, ids: Sequence[int], now: datetime) -> None:
        """They are not for their reader any more: they are told to nobody."""
        await self._database.write(_end, ids, CANCELLED, now, None)

    async def unreachable(
        self, channel: str, address: str, now: datetime, ids: Sequence[int] = ()
    ) -> set[int]:
        """The messenger says this chat is gone: ends the channel, and writes that down. What waits
        for its person goes out by another channel of theirs; which of these rows now do."""
        return await self._database.write(self._end_channel, channel, address, now, ids)

    def _end_channel(
        self,
        connection: Connection,
        channel: str,
        address: str,
        now: datetime,
        ids: Sequence[int],
    ) -> set[int]:
        end_channel(connection, channel, address, now)
        moved = elsewhere(connection, ids, self._lines)
        _put_back(connection, list(moved), now, {})
        person = select(channels.c.person_id).where(
            channels.c.kind == channel, channels.c.address == address
        )
        reroute(connection, connection.scalars(person).all(), self._lines, now)
        return moved

    async def bring_home(self, now: datetime) -> int:
        """What waits for a messenger that this desk is connected to no more goes out by another one
        its reader has; how many were to."""
        return await self._database.write(bring_home, self._lines, now)

    async def forget_other_owners(self, now: datetime) -> int:
        """Ends every lease, at the start of the only process there is; returns how many."""
        return await self._database.write(_end_leases, now)

    async def waiting(self, now: datetime) -> int:
        """How many are due and not sent."""
        return await self._database.read(_count, now)


def _push(row: Row[Any]) -> ClaimedPush:
    return ClaimedPush(
        id=row.id,
        person_id=row.person_id,
        address=row.address,
        locale=locale_of(row.locale, row.language),
        notice=from_json(row.kind, row.payload),
        tries=row.tries,
        priority=Priority(row.priority),
    )


def _count(connection: Connection, now: datetime) -> int:
    return connection.execute(statements.DUE_COUNT, {"now": now}).scalar_one()


def _end(
    connection: Connection,
    ids: Sequence[int],
    state: str,
    now: datetime,
    error: str | None,
    where: Mapping[str, Any] | None = None,
) -> None:
    still = or_(statements.OPEN, outbox.c.state == CANCELLED) if state == SENT else statements.OPEN
    connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids), still)
        .values(
            state=state,
            ended_at=now,
            error=None if error is None else error[:_ERROR_LIMIT],
            lease_owner=None,
            lease_until=None,
            **(where or {}),
        )
    )


def _put_back(
    connection: Connection, ids: Sequence[int], at: datetime, more: Mapping[str, Any]
) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids), statements.OPEN)
        .values(
            state=WAITING,
            not_before=at,
            lease_owner=None,
            lease_until=None,
            **more,
        )
    )


def _hand_over(connection: Connection, ids: Sequence[int], channel: str) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids), statements.OPEN)
        .values(state=WAITING, channel=channel, lease_owner=None, lease_until=None)
    )


def _hold(connection: Connection, ids: Sequence[int], at: datetime) -> None:
    theirs = select(outbox.c.person_id).where(outbox.c.id.in_(ids))
    waits = and_(
        outbox.c.person_id.in_(theirs), outbox.c.lease_until.is_(None), outbox.c.not_before < at
    )
    behind = connection.scalars(select(outbox.c.id).where(statements.OPEN, waits)).all()
    _put_back(connection, [*ids, *behind], at, {})


def _end_leases(connection: Connection, now: datetime) -> int:
    held = and_(statements.OPEN, outbox.c.lease_until > now)
    leads = and_(begins(lanes.c.lane, LEADS), lanes.c.lease_until > now)
    connection.execute(update(lanes).where(leads).values(lease_until=now))
    return connection.execute(
        update(outbox).where(held).values(state=WAITING, lease_owner=None, lease_until=None)
    ).rowcount


def _resign(connection: Connection, owner: str, lane: str) -> None:
    connection.execute(delete(lanes).where(lanes.c.lane == lane, lanes.c.owner == owner))
