"""The stores of clocks, extensions and leave, in memory."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from domain.cases.clocks import UnitClock
from domain.cases.extension_model import Extension
from domain.cases.model import Case, Urgency
from domain.cases.store import DueSpan
from domain.cases.telling import HANDLERS
from domain.errors import NotFound
from domain.leave.model import Leave
from domain.leave.store import Backlog
from domain.people.model import Capacity, Seat

Seats = Callable[[int, date], tuple[Seat, ...]]


class MemoryClockBook:
    def __init__(self, cases: dict[int, Case]) -> None:
        self.cases = cases
        self.clocks: list[UnitClock] = []
        self.requests: list[Extension] = []

    def own(self, unit_id: int, urgency: Urgency, day: date) -> UnitClock | None:
        found = [
            c
            for c in self.clocks
            if (c.unit_id, c.urgency) == (unit_id, urgency) and c.valid_from <= day
        ]
        return max(found, key=lambda c: c.valid_from, default=None)

    def add_own(self, clock: UnitClock) -> None:
        def key(one: UnitClock) -> tuple[object, ...]:
            return (one.unit_id, one.urgency, one.valid_from)

        self.clocks = [*(c for c in self.clocks if key(c) != key(clock)), clock]

    def add_extension(self, extension: Extension) -> Extension:
        extension.id = len(self.requests) + 1
        self.requests.append(extension)
        return extension

    def extension(self, extension_id: int) -> Extension:
        found = next((e for e in self.requests if e.id == extension_id), None)
        if found is None:
            raise NotFound("extension")
        return found

    def extensions(self, case_id: int, since: datetime) -> list[Extension]:
        return [e for e in self.requests if e.case_id == case_id and e.asked_at >= since]

    def overdue(self, spans: Sequence[DueSpan]) -> list[Case]:
        return [
            c
            for c in self.cases.values()
            if c.open and _unsaid(spans, c.due_at, c.rung)
        ]  # fmt: skip

    def near_limit(self, spans: Sequence[DueSpan]) -> list[Case]:
        return [
            c
            for c in self.cases.values()
            if c.open and _unsaid(spans, c.deadline_at, c.limit_notch)
        ]  # fmt: skip


def _unsaid(spans: Sequence[DueSpan], at: datetime | None, told: int) -> bool:
    return at is not None and any(s.after < at <= s.until and told < s.number for s in spans)


class MemoryLeaves:
    def __init__(self, cases: dict[int, Case], seats: Seats) -> None:
        self.cases = cases
        self.seats = seats
        self.leaves: list[Leave] = []

    def away(self, person_id: int, day: date) -> bool:
        return any(
            leave.person_id == person_id
            and leave.cancelled_at is None
            and leave.first <= day <= leave.last
            for leave in self.leaves
        )

    def add(self, leave: Leave) -> Leave:
        leave.id = len(self.leaves) + 1
        self.leaves.append(leave)
        return leave

    def by_id(self, leave_id: int) -> Leave:
        found = next((one for one in self.leaves if one.id == leave_id), None)
        if found is None:
            raise NotFound("leave")
        return found

    def between(self, person_id: int, first: date, last: date) -> list[Leave]:
        return [
            one
            for one in self.leaves
            if one.person_id == person_id
            and one.cancelled_at is None
            and one.first <= last
            and one.last >= first
        ]

    def ended(self, first: date, last: date) -> list[Leave]:
        return [
            one
            for one in self.leaves
            if first <= one.last <= last and one.cancelled_at is None and one.told_at is None
        ]

    def waiting(self, person_id: int, now: datetime, day: date) -> Backlog:
        held = [s for s in self.seats(person_id, day) if s.capacity is Capacity.HOLDER]
        found = [
            case
            for case in self.cases.values()
            if case.open
            and any(
                seat.role in HANDLERS[case.kind]
                and seat.unit_id in {case.responsible_id, case.offered_id}
                for seat in held
            )
        ]
        return Backlog(open=len(found), overdue=sum(case.overdue(now) for case in found))
