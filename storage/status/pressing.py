"""The open matters of a subtree, the most pressing first, a few at a time.

They are not all gone through to find the first few: how many there are is counted already, and an
index holds what is open in just this order. Where few are, they are sorted.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import chain, islice

from sqlalchemy import ColumnElement, Connection, String, and_, select, type_coerce

from domain.cases.model import OPEN_STATES, CaseKind, State, Urgency
from domain.cases.views import CaseLine
from storage.cases.schema import OPEN_ALONE
from storage.cases.scope import LINE, from_cases, line_of, most_pressing
from storage.counts.facts import STOCK, due
from storage.counts.sums import Ask, sums, whole
from storage.schema import begins, cases, units

_FEW = 600
"""As many are sorted in one or two milliseconds. Among fewer the red ones are too few to fill a
page, so that to walk along the index takes four to six statements, which take longer on
PostgreSQL."""


@dataclass(frozen=True, kw_only=True)
class Which:
    """Which of the open matters."""

    kinds: frozenset[CaseKind] = frozenset(CaseKind)
    states: frozenset[State] = OPEN_STATES
    overdue: bool = False

    def total(self, connection: Connection, path: str, now: datetime) -> int:
        """How many there are in the subtree."""
        if self.overdue:
            ask = Ask(measures=tuple(due(kind) for kind in self.kinds), until=now)
            return whole(sums(connection, path, (), [ask])[0]).total()
        counts = whole(sums(connection, path, (), [Ask(begin_with=STOCK)])[0])
        of = tuple(f"{STOCK}{kind}:{state}:" for kind in self.kinds for state in self.states)
        return sum(many for one, many in counts.items() if one.startswith(of))

    def first(
        self, connection: Connection, path: str, now: datetime, total: int, many: int, skip: int = 0
    ) -> tuple[CaseLine, ...]:
        """So many of them, after the first ``skip``; ``total`` is how many there are."""
        ids = self._ids(connection, path, now, total, skip + many)[skip:]
        rows = connection.execute(from_cases(*LINE).where(cases.c.id.in_(ids)))
        lines = {row.id: line_of(row, now) for row in rows}
        return tuple(lines[one] for one in ids if one in lines)

    def _ids(
        self, connection: Connection, path: str, now: datetime, total: int, many: int
    ) -> list[int]:
        below = select(units.c.id).where(begins(units.c.path, path))
        if total <= _FEW and not self.overdue:
            found = connection.scalars(
                select(cases.c.id)
                .where(
                    cases.c.unit_id.in_(below),
                    cases.c.kind.in_(self.kinds),
                    cases.c.state.in_(self.states),
                )
                .order_by(*most_pressing(now))
                .limit(many)
            )
            return list(found)
        # asked in a roundabout way, so that no other index is taken than the one in this order
        of = [(cases.c.unit_id + 0).in_(below)]
        if self.kinds != frozenset(CaseKind):
            of.append(cases.c.kind.in_(self.kinds))
        if self.states != OPEN_STATES:
            state = type_coerce(cases.c.state, String).concat("")
            of.append(state.in_([one.value for one in self.states]))
        urgencies = (Urgency.RED,), tuple(one for one in Urgency if one is not Urgency.RED)
        parts = (_walk(connection, and_(*of), each, now, many, self.overdue) for each in urgencies)
        return list(islice(chain.from_iterable(parts), many))


def _walk(
    connection: Connection,
    of: ColumnElement[bool],
    urgencies: Collection[Urgency],
    now: datetime,
    many: int,
    overdue: bool,
) -> Iterator[int]:
    """By the day they are due, and then those that are due no day."""
    dated = cases.c.due_at <= now if overdue else cases.c.due_at.is_not(None)
    for which in (dated,) if overdue else (dated, cases.c.due_at.is_(None)):
        ways = [
            connection.execute(
                select(cases.c.due_at, cases.c.id)
                .where(OPEN_ALONE, cases.c.urgency == urgency, which, of)
                .order_by(cases.c.due_at, cases.c.id)
                .limit(many)
            ).all()
            for urgency in urgencies
        ]
        yield from (row.id for row in merge(*ways, key=_order))


def _order(row: object) -> tuple[object, int]:
    return (row.due_at or 0, row.id)  # type: ignore[attr-defined]  # a row of the two
