"""The sending end of the outbox in memory, with leases, as the port describes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from domain.messaging import ClaimedPush, StandingMessage, StoreAway
from domain.notices import Notice, Priority
from domain.people.messengers import Messenger

LEASE = timedelta(seconds=60)


@dataclass
class Row:
    id: int
    person_id: int
    notice: Notice
    not_before: datetime
    priority: Priority = Priority.NORMAL
    tries: int = 0
    state: str = "waiting"
    lease_until: datetime | None = None
    error: str | None = None
    message_id: int | None = None


@dataclass
class MemoryOutbox:
    """Rows by id. ``addresses`` holds the reachable chat of each person, ``locales`` the language
    of those who do not read Chinese."""

    rows: dict[int, Row] = field(default_factory=dict)
    addresses: dict[int, str] = field(default_factory=dict)
    locales: dict[int, str] = field(default_factory=dict)
    claims: int = 0
    failing: dict[str, int] = field(default_factory=dict)
    """How many of the next calls of a method raise."""
    trouble: type[Exception] = StoreAway

    def queue(
        self,
        person_id: int,
        notice: Notice,
        not_before: datetime,
        priority: Priority = Priority.NORMAL,
    ) -> Row:
        row = Row(len(self.rows) + 1, person_id, notice, not_before, priority)
        self.rows[row.id] = row
        return row

    def states(self) -> list[str]:
        return [row.state for row in self.rows.values()]

    def _open(self, ids: Sequence[int]) -> list[Row]:
        """What has ended stays so, whatever a slow sender says of it."""
        rows = [self.rows[one] for one in ids]
        return [row for row in rows if row.state in {"waiting", "leased"}]

    def _may_fail(self, method: str) -> None:
        if self.failing.get(method, 0) > 0:
            self.failing[method] -= 1
            raise self.trouble("the database is away")

    async def lead(self, owner: str, channel: str, now: datetime) -> datetime | None:
        self._may_fail("lead")
        return now + LEASE

    async def resign(self, owner: str, channel: str) -> None:
        self._may_fail("resign")

    async def claim(self, owner: str, channel: str, limit: int, now: datetime) -> list[ClaimedPush]:
        self.claims += 1
        self._may_fail("claim")
        due = sorted(
            (
                row
                for row in self.rows.values()
                if row.state in {"waiting", "leased"}
                and row.not_before <= now
                and (row.lease_until is None or row.lease_until <= now)
            ),
            key=lambda row: (row.priority, row.not_before, row.id),
        )
        due, rest = due[:limit], due[limit:]
        reminded = {row.person_id for row in due if row.priority is Priority.REMINDER}
        due += [
            row for row in rest if row.priority is Priority.REMINDER and row.person_id in reminded
        ]
        for row in due:
            row.state, row.lease_until = "leased", now + LEASE
        return [
            ClaimedPush(
                id=row.id,
                person_id=row.person_id,
                address=self.addresses.get(row.person_id),
                locale=self.locales.get(row.person_id, "zh"),
                notice=row.notice,
                tries=row.tries,
                priority=row.priority,
            )
            for row in due
        ]

    async def sent(
        self,
        ids: Sequence[int],
        now: datetime,
        *,
        message_id: int | None = None,
        channel: str = Messenger.TELEGRAM,
    ) -> None:
        self._may_fail("sent")
        for row in self._open(ids):
            row.state, row.message_id = "sent", message_id

    async def replaces(self, push: ClaimedPush) -> StandingMessage | None:
        if not push.notice.thread or push.notice.rings:
            return None
        of = [
            row
            for row in self.rows.values()
            if (row.person_id, row.notice.thread) == (push.person_id, push.notice.thread)
            and row.state == "sent"
        ]
        if not of or of[-1].notice.stays or of[-1].message_id is None:
            return None
        return StandingMessage(channel="telegram", message_id=of[-1].message_id)

    async def hand_over(self, ids: Sequence[int], channel: str) -> None:
        raise AssertionError("there is one line")

    async def retry(self, ids: Sequence[int], at: datetime, error: str) -> None:
        self._may_fail("retry")
        for row in self._open(ids):
            row.tries += 1
            row.error = error
        self._put_back(ids, at)

    async def hold(self, ids: Sequence[int], at: datetime) -> None:
        people = {self.rows[one].person_id for one in ids}
        behind = [
            row.id
            for row in self.rows.values()
            if row.person_id in people
            and row.state == "waiting"
            and row.lease_until is None
            and row.not_before < at
        ]
        await self.postpone([*ids, *behind], at)

    async def postpone(self, ids: Sequence[int], at: datetime) -> None:
        self._may_fail("postpone")
        self._put_back(ids, at)

    def _put_back(self, ids: Sequence[int], at: datetime) -> None:
        for row in self._open(ids):
            row.state, row.not_before, row.lease_until = "waiting", at, None

    async def dead(self, ids: Sequence[int], error: str, now: datetime) -> None:
        self._may_fail("dead")
        for row in self._open(ids):
            row.state, row.error = "dead", error

    async def cancel(self, ids: Sequence[int], now: datetime) -> None:
        self._may_fail("cancel")
        for row in self._open(ids):
            row.state = "cancelled"

    async def unreachable(
        self, channel: str, address: str, now: datetime, ids: Sequence[int] = ()
    ) -> set[int]:
        self._may_fail("unreachable")
        self.addresses = {p: a for p, a in self.addresses.items() if a != address}
        return set()

    async def waiting(self, now: datetime) -> int:
        return sum(
            row.state in {"waiting", "leased"} and row.not_before <= now
            for row in self.rows.values()
        )
