"""The sending end of the outbox: rows claimed with a lease, sent at least once, and marked."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    and_,
    bindparam,
    func,
    or_,
    select,
    update,
)

from domain.messaging import ClaimedPush
from domain.notices import Priority
from domain.people.model import locale_of
from storage.kit.engine import Database
from storage.messages.audit import add_entry
from storage.messages.notices import from_json
from storage.messages.schema import CANCELLED, DEAD, LEASED, SENT, WAITING
from storage.messages.troubles import UNREADABLE
from storage.schema import channels, outbox, persons

_ERROR_LIMIT = 500
_OPEN = outbox.c.ended_at.is_(None)


def _due() -> Any:
    now: BindParameter[Any] = bindparam("now")
    return and_(
        _OPEN,
        outbox.c.not_before <= now,
        or_(outbox.c.lease_until.is_(None), outbox.c.lease_until <= now),
    )


_reachable = channels.alias("reachable")
_newest_channel = (
    select(func.max(_reachable.c.id))
    .where(
        _reachable.c.person_id == outbox.c.person_id,
        _reachable.c.kind == bindparam("channel"),
        _reachable.c.reachable,
    )
    .scalar_subquery()
)
_ROWS = (
    select(
        outbox.c.id,
        outbox.c.person_id,
        outbox.c.kind,
        outbox.c.payload,
        outbox.c.tries,
        outbox.c.priority,
        persons.c.locale,
        channels.c.address,
        channels.c.language,
    )
    .join_from(outbox, persons, persons.c.id == outbox.c.person_id)
    .outerjoin(channels, channels.c.id == _newest_channel)
    .where(_due())
    .order_by(outbox.c.priority, outbox.c.not_before, outbox.c.id)
    # two senders on PostgreSQL take different rows instead of waiting for each other
    .with_for_update(of=outbox, skip_locked=True)
)
_CLAIM = _ROWS.limit(bindparam("limit"))
_TOGETHER = _ROWS.where(
    outbox.c.priority == Priority.REMINDER,  # leads the index; nothing else is left by then
    outbox.c.person_id.in_(bindparam("persons", expanding=True)),
    outbox.c.id.not_in(bindparam("ids", expanding=True)),
)
"""What else there is to remind the same people of: it goes out as one message a person, wherever
the limit falls."""
_LEASE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("ids", expanding=True)))
    .values(state=LEASED, lease_owner=bindparam("owner"), lease_until=bindparam("until"))
)
_WAITING = select(func.count()).where(_OPEN, outbox.c.not_before <= bindparam("now"))


class SqlOutbox:
    """:class:`domain.messaging.Outbox` on a database."""

    def __init__(self, database: Database, *, lease_seconds: float = 60) -> None:
        self._database = database
        self._lease = timedelta(seconds=lease_seconds)

    async def claim(self, owner: str, channel: str, limit: int, now: datetime) -> list[ClaimedPush]:
        """Due rows by priority and age, leased; expired leases are claimed anew. All reminders of
        one person come together, though they may then be more than ``limit``.

        A row that this version cannot read is given up, so that it does not block the rest.
        """
        return await self._database.write(self._claim, owner, channel, limit, now)

    def _claim(
        self, connection: Connection, owner: str, channel: str, limit: int, now: datetime
    ) -> list[ClaimedPush]:
        asked = {"now": now, "channel": channel}
        rows = [*connection.execute(_CLAIM, {**asked, "limit": limit})]
        reminded = {row.person_id for row in rows if row.priority == Priority.REMINDER}
        if reminded and len(rows) == limit:
            taken = {"persons": list(reminded), "ids": [row.id for row in rows]}
            rows += connection.execute(_TOGETHER, {**asked, **taken})
        claimed: list[ClaimedPush] = []
        for row in rows:
            try:
                claimed.append(_push(row))
            except Exception as error:  # whatever is wrong with it is its own
                _end(connection, [row.id], DEAD, now, f"{UNREADABLE}: {error!r}")
        if claimed:
            connection.execute(
                _LEASE,
                {
                    "ids": [push.id for push in claimed],
                    "owner": owner,
                    "until": now + self._lease,
                },
            )
        return claimed

    async def sent(self, ids: Sequence[int], now: datetime) -> None:
        """Marks them delivered, even those withdrawn while they were on their way."""
        await self._database.write(_end, ids, SENT, now, None)

    async def retry(self, ids: Sequence[int], at: datetime, error: str) -> None:
        """Puts them back for later and counts a try."""
        await self._database.write(
            _put_back, ids, at, {"tries": outbox.c.tries + 1, "error": error[:_ERROR_LIMIT]}
        )

    async def postpone(self, ids: Sequence[int], at: datetime) -> None:
        """Puts them back for later without counting a try (the quiet hours, a paused chat)."""
        await self._database.write(_put_back, ids, at, {})

    async def dead(self, ids: Sequence[int], error: str, now: datetime) -> None:
        """Gives them up, with the reason."""
        await self._database.write(_end, ids, DEAD, now, error)

    async def unreachable(self, channel: str, address: str, now: datetime) -> None:
        """The messenger says this chat is gone: ends the channel, and writes that down."""
        await self._database.write(_end_channel, channel, address, now)

    async def forget_other_owners(self, now: datetime) -> int:
        """Ends every lease, at the start of the only sender there is; returns how many."""
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
    return connection.execute(_WAITING, {"now": now}).scalar_one()


def _end(
    connection: Connection, ids: Sequence[int], state: str, now: datetime, error: str | None
) -> None:
    still = or_(_OPEN, outbox.c.state == CANCELLED) if state == SENT else _OPEN
    connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids), still)
        .values(
            state=state,
            ended_at=now,
            error=None if error is None else error[:_ERROR_LIMIT],
            lease_owner=None,
            lease_until=None,
        )
    )


def _put_back(
    connection: Connection, ids: Sequence[int], at: datetime, more: Mapping[str, Any]
) -> None:
    connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids), _OPEN)
        .values(
            state=WAITING,
            not_before=at,
            lease_owner=None,
            lease_until=None,
            **more,
        )
    )


def _end_leases(connection: Connection, now: datetime) -> int:
    held = and_(_OPEN, outbox.c.lease_until > now)
    return connection.execute(
        update(outbox).where(held).values(state=WAITING, lease_owner=None, lease_until=None)
    ).rowcount


def _end_channel(connection: Connection, channel: str, address: str, now: datetime) -> None:
    ended = connection.execute(
        update(channels)
        .where(channels.c.kind == channel, channels.c.address == address, channels.c.reachable)
        .values(reachable=False)
        .returning(channels.c.id, channels.c.person_id)
    ).one_or_none()
    if ended is not None:
        add_entry(
            connection,
            at=now,
            person_id=ended.person_id,
            act="unreachable",
            subject=f"channel:{ended.id}",
        )
