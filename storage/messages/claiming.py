"""Taking up updates: which of those that wait, the leases of their lanes, what goes with them."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from domain.messaging import Claimed, Incoming
from domain.people.messengers import Messenger, lanes_of
from storage.messages import inbox_statements as statements
from storage.messages.jobs import Claim
from storage.people.actors import by_address

_STEPS, _WALKS = 128, 4
"""How many lanes a claim looks at in one go at most, and how often: those it does not come to are
the next claim's."""


@dataclass(frozen=True, kw_only=True)
class LeasedUpdate(Claimed):
    """A claimed update that remembers who took it, so that only its own lease is given back."""

    owner: str


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An update that seems to be the first of its lane."""

    lane: str
    id: tuple[int, int]
    """Its bot and its number."""
    came: tuple[Incoming, datetime] | None = None
    """Itself and when it came, where that need not be read."""


class Claims:
    """Claims of one process, which remembers where it stands in its round of the lanes."""

    def __init__(self, dialect: str, channel: str, zone: ZoneInfo, lease: timedelta) -> None:
        self._channel = channel
        self._start, self._end = lanes_of(Messenger(channel))
        self._zone = zone
        self._lease_for = lease
        self._lease = statements.lease(dialect)
        self._taken = statements.taken(dialect)
        self._after = self._start

    def ours(self, lane: str) -> bool:
        """Whether it is a lane of this messenger."""
        return self._start < lane < self._end

    def take(
        self, connection: Connection, owner: str, wanted: Collection[Candidate], now: datetime
    ) -> list[LeasedUpdate]:
        """Leases the lanes of these updates and answers with those that can be handled now: that
        are first there and due, in lanes that nobody has."""
        if not wanted:
            return []
        by_lane = {one.lane: one for one in wanted}
        until = now + self._lease_for
        rows = [
            {
                "lane": lane,
                "owner": owner,
                "lease_until": until,
                "bot_id": by_lane[lane].id[0],
                "update_id": by_lane[lane].id[1],
                "now": now,
            }
            for lane in sorted(by_lane)  # one order for everybody: no deadlock
        ]
        connection.execute(self._lease, rows)
        asked = {
            "owner": owner,
            "lanes": list(by_lane),
            "kind": self._channel,
            "day": now.astimezone(self._zone).date(),
        }
        found = connection.execute(self._taken, asked).all()
        writers = by_address(row for row in found if row.person_id is not None)
        held = {
            row.lane: row for row in found if (row.bot_id, row.update_id) == by_lane[row.lane].id
        }
        first = {
            lane
            for lane, row in held.items()
            if (row.first_bot_id, row.first_id) == by_lane[lane].id
        }
        read = _read(connection, [by_lane[lane] for lane in first], now)
        if idle := [by_lane[lane] for lane in sorted(held) if lane not in read]:
            # there is an earlier one, or somebody else was quicker by a moment
            let_go(connection, [(one, owner) for one in idle])
        return [
            LeasedUpdate(
                incoming=one.incoming,
                tries=one.tries,
                received_at=one.received_at,
                conversation=json.loads(held[lane].records or "{}"),
                writer=writers.get(lane),
                settled=held[lane].person_id is None or bool(held[lane].settled),
                crowded=held[lane].crowd is not None,
                owner=owner,
            )
            for lane, one in sorted(read.items(), key=_by_number)
        ]

    def walk(self, connection: Connection, job: Claim, wanted: set[str]) -> list[Candidate]:
        """The next lanes with something to do that nobody has, but for those wanted already. Each
        call goes on after the lane at which the last one ended and comes round, so that no chat is
        passed over."""
        busy = wanted.union(job.busy)
        found: list[Candidate] = []
        begun, round_done = self._after, False
        steps = min(_STEPS, job.limit + len(busy) + 1)
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
                if row.free and row.lane not in busy:
                    found.append(Candidate(lane=row.lane, id=(row.bot_id, row.update_id)))
                self._after = row.lane
                if len(found) == job.limit:
                    return found
            else:
                continue
            if round_done or begun == self._start:
                break
            self._after, round_done = self._start, True
        return found


@dataclass(frozen=True, kw_only=True)
class _Read:
    incoming: Incoming
    tries: int
    received_at: datetime


def _read(connection: Connection, wanted: Iterable[Candidate], now: datetime) -> dict[str, _Read]:
    """Those that wait and are due, by lane; what has just come is both."""
    read: dict[str, _Read] = {}
    asked: list[tuple[int, int]] = []
    for one in wanted:
        if one.came is None:
            asked.append(one.id)
        else:
            incoming, at = one.came
            read[one.lane] = _Read(incoming=incoming, tries=0, received_at=at)
    for of in by_bot(asked):
        for row in connection.execute(statements.UPDATES, {**of, "now": now}):
            came = Incoming(
                bot_id=row.bot_id, update_id=row.update_id, lane=row.lane, payload=row.payload
            )
            read[row.lane] = _Read(incoming=came, tries=row.tries, received_at=row.received_at)
    return read


def _by_number(one: tuple[str, _Read]) -> tuple[int, int]:
    return one[1].incoming.update_id, one[1].incoming.bot_id


def let_go(connection: Connection, which: Iterable[tuple[Candidate, str]]) -> None:
    """Ends the leases of these lanes that are these owners' for these updates."""
    giving = [
        {"of_lane": one.lane, "of_owner": owner, "of_bot": one.id[0], "of_id": one.id[1]}
        for one, owner in which
    ]
    connection.execute(statements.LET_GO, giving)


def by_bot(ids: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
    """The ids as they are asked for: those of a bot together."""
    return [
        {"bot": bot_id, "ids": [update_id for _, update_id in theirs]}
        for bot_id, theirs in groupby(sorted(ids), key=lambda one: one[0])
    ]
