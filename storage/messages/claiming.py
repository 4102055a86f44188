"""Taking up updates: the lanes are walked in turn, leased, and their first updates read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row

from domain.messaging import Claimed, Incoming
from domain.people.messengers import Messenger, lanes_of
from domain.people.model import Actor
from storage.messages import inbox_statements as statements
from storage.people.actors import by_address

_STEPS, _WALKS = 128, 4
"""How many lanes a claim looks at in one go at most, and how often: those it does not come to are
the next claim's."""


@dataclass(frozen=True, kw_only=True)
class LeasedUpdate(Claimed):
    """A claimed update that remembers who took it, so that only its own lease is given back."""

    owner: str


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who asks for how many lanes, and which of them it works on already."""

    owner: str
    limit: int
    now: datetime
    busy: frozenset[str]


class Claims:
    """Claims of one process, which remembers where it stands in its round of the lanes."""

    def __init__(self, dialect: str, channel: str, zone: ZoneInfo, lease: timedelta) -> None:
        self._channel = channel
        self._start, self._end = lanes_of(Messenger(channel))
        self._zone = zone
        self._lease = lease
        self._take = statements.lease(dialect)
        self._after = self._start

    def claim(self, connection: Connection, job: Claim) -> list[LeasedUpdate]:
        """Leases the lanes and answers with the first waiting update of each."""
        owner, now = job.owner, job.now
        found = self._free(connection, job)
        if not found:
            return []
        until = now + self._lease
        connection.execute(
            self._take,
            [
                {"lane": lane, "owner": owner, "lease_until": until, "now": now}
                for lane in sorted(found)  # one order for everybody: no deadlock
            ],
        )
        held = {"owner": owner, "until": until}
        firsts = connection.execute(statements.FIRSTS, held).all()
        ids = [
            (one.bot_id, one.update_id)
            for one in firsts
            if one.lane in found and one.update_id is not None
        ]
        updates = [row for of in by_bot(ids) for row in connection.execute(statements.UPDATES, of)]
        due = [row for row in updates if row.next_try_at <= now]
        if idle := set(found) - {row.lane for row in due}:
            # somebody else was quicker by a moment
            giving = [{"of_lane": lane, "of_owner": owner} for lane in sorted(idle)]
            connection.execute(statements.LET_GO, giving)
        records: dict[str, dict[str, str]] = {}
        for lane, key, data in connection.execute(statements.RECORDS, held):
            of_lane = records.setdefault(lane, {})
            if key is not None:
                of_lane[key] = data
        today = now.astimezone(self._zone).date()
        asked = {**held, "kind": self._channel, "day": today}
        known = connection.execute(statements.WRITERS, asked).all()
        writers = by_address(known)
        astray = {one.address for one in known if not one.settled}
        return [
            _taken(row, owner, records[row.lane], writers.get(row.lane), astray)
            for row in sorted(due, key=lambda one: (one.update_id, one.bot_id))
            if row.lane in records
        ]

    def _free(self, connection: Connection, job: Claim) -> list[str]:
        """The next lanes with something to do that nobody has. Each call goes on after the lane at
        which the last one ended and comes round, so that no chat is passed over."""
        found: list[str] = []
        begun, round_done = self._after, False
        steps = min(_STEPS, job.limit + len(job.busy) + 1)
        for _ in range(_WALKS):
            asked = {
                "after": self._after,
                "end": self._end,
                "steps": steps,
                "now": job.now,
                "owner": job.owner,
            }
            walked = connection.execute(statements.CLAIMABLE, asked).all()
            for row in sorted(walked, key=lambda one: one.step):
                if row.lane is None or (round_done and row.lane > begun):
                    break
                if row.free and row.lane not in job.busy:
                    found.append(row.lane)
                self._after = row.lane
                if len(found) == job.limit:
                    return found
            else:
                continue
            if round_done or begun == self._start:
                break
            self._after, round_done = self._start, True
        return found


def by_bot(ids: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
    """The ids as they are asked for: those of a bot together."""
    of: dict[int, list[int]] = {}
    for bot_id, update_id in ids:
        of.setdefault(bot_id, []).append(update_id)
    return [{"bot": bot_id, "ids": sorted(theirs)} for bot_id, theirs in sorted(of.items())]


def _taken(
    row: Row[*tuple[Any, ...]],
    owner: str,
    records: Mapping[str, str],
    writer: Actor | None,
    astray: Collection[str],
) -> LeasedUpdate:
    return LeasedUpdate(
        incoming=Incoming(
            bot_id=row.bot_id, update_id=row.update_id, lane=row.lane, payload=row.payload
        ),
        tries=row.tries,
        received_at=row.received_at,
        conversation=records,
        writer=writer,
        settled=row.lane not in astray,
        owner=owner,
    )
