"""What a unit and the places in it come to, from the counts, in one statement.

``counts`` and what is not folded into them yet are read together, so that they say how things
stand at this moment. What a stretch asked for leaves out of its first or its last day is
subtracted, counted one by one: at most a day, and nothing where it begins and ends at midnight or
now.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    cast,
    func,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from domain.org.model import ancestor_ids
from storage.counts.facts import clock_facts, is_clock, measures, step_facts
from storage.counts.spans import (
    CATEGORY,
    NEVER,
    CountSpan,
    after,
    begin,
    between,
    day_of,
    half_of,
    next_half,
)
from storage.kit.columns import ID, filled_up
from storage.schema import cases, count_deltas, counts, steps, units

Place = int | None
Sums = dict[Place, Counter[str]]
_DAY, _INSTANT = timedelta(days=1), timedelta(microseconds=1)
_LAST_CHARACTER = "\U0010ffff"


@dataclass(frozen=True, kw_only=True)
class Ask:
    """Measures of a stretch from ``start`` (None: since ever) to ``until``, both included (None:
    whenever it is, or it has no day)."""

    measures: tuple[str, ...] = ()
    begin_with: str = ""
    """Instead of ``measures``: all that begin so."""
    start: datetime | None = None
    until: datetime | None = None
    in_all: bool = False
    """Only the sum over all places is asked for (:func:`whole`), so no place need be read."""

    def wants(self, measure: str) -> bool:
        """Whether the measure is asked for."""
        if self.begin_with:
            return measure.startswith(self.begin_with)
        return measure in self.measures

    def covers(self, day: date) -> bool:
        """Whether rows of the day are among :attr:`rows`."""
        if self.until is None:
            return True
        first, last = self._days()
        return first <= day <= last and day != NEVER

    def rows(self) -> Iterator[tuple[int, CountSpan, date, date]]:
        """The rows to add (1) and to subtract (-1)."""
        if self.until is None or self.start is None:
            yield 1, CountSpan.EVER, NEVER, NEVER
            if self.until is not None:
                yield from ((-1, *row) for row in after(day_of(self.until)))
        elif self._by_half:
            first, last = self._days()
            yield 1, CountSpan.HALF, first, last
        else:
            yield from ((1, *row) for row in between(*self._days()))

    def beyond(self) -> Iterator[tuple[datetime, datetime]]:
        """What of the rows lies before the stretch or behind it: from a moment (included) to
        another (not)."""
        if self.until is None:
            return
        first, last = self._days()
        if self.start is not None and begin(first) < self.start:
            yield begin(first), self.start
        if self.until + _INSTANT < begin(last + _DAY):
            yield self.until + _INSTANT, begin(last + _DAY)

    @property
    def _by_half(self) -> bool:
        return self.begin_with == CATEGORY

    def _days(self) -> tuple[date, date]:
        first = NEVER if self.start is None else day_of(self.start)
        last = NEVER if self.until is None else day_of(self.until)
        if self._by_half:
            return half_of(first), next_half(half_of(last)) - _DAY
        return first, last


def sums(
    connection: Connection | Session,
    path: str,
    places: Collection[int],
    asks: Sequence[Ask],
) -> list[Sums]:
    """For each thing asked what the subtree at ``path`` comes to, by place: ``places`` are ids of
    units in it, none within another, and None is what lies in none of them."""
    top = ancestor_ids(path)[-1]
    among = {f"unit_{number}": one for number, one in enumerate(filled_up((top, *places)))}
    bound: dict[str, Any] = {**among, "path": path, "end": path + _LAST_CHARACTER}
    shape: list[_Arm] = []

    def arm(kind: str, *sizes: int, **values: Any) -> None:
        bound.update({f"{name}_{len(shape)}": value for name, value in values.items()})
        shape.append((kind, *sizes))

    for number, ask in enumerate(asks):
        for sign, span, lo, hi in ask.rows():
            row = {"tag": number, "sign": sign, "span": span, "lo": lo, "hi": hi}
            many = 1 if ask.in_all else len(among)
            if ask.begin_with:
                below = ask.begin_with + _LAST_CHARACTER
                arm("prefix", many, **row, low=ask.begin_with, high=below)
            else:
                names = {f"name{one}": name for one, name in enumerate(filled_up(ask.measures))}
                arm("names", many, len(names), **row, **names)
    edges: dict[tuple[str, datetime, datetime], list[int]] = {}
    for number, ask in enumerate(asks):
        kinds = {
            "clocks" if is_clock(one) else "steps" for one in ask.measures or (ask.begin_with,)
        }
        for lo, hi in ask.beyond():
            for kind in sorted(kinds):
                edges.setdefault((kind, lo, hi), []).append(number)
    beyond: dict[int, list[int]] = {}
    for (kind, lo, hi), numbers in edges.items():
        beyond[-1 - len(shape)] = numbers
        arm(kind, tag=-1 - len(shape), lo=lo, hi=hi)
    rows = connection.execute(_statement(tuple(shape)), bound).all()
    return _sorted_out(rows, top, path, frozenset(places), asks, beyond)


def _sorted_out(
    rows: Any,
    top: int,
    path: str,
    places: frozenset[int],
    asks: Sequence[Ask],
    beyond: Mapping[int, Sequence[int]],
) -> list[Sums]:
    found: list[Sums] = [{} for _ in asks]

    def add(number: int, place: Place, measure: str, many: int) -> None:
        counts_of = found[number].get(place)
        if counts_of is None:
            counts_of = found[number][place] = Counter()
        counts_of[measure] = counts_of.get(measure, 0) + many

    for tag, unit_id, where, measure, day, many in rows:
        if tag is None:  # not folded yet
            place = place_of(where, places)
            for number, ask in enumerate(asks):
                if ask.covers(day):
                    for one in filter(ask.wants, measures(measure)):
                        add(number, place, one, many)
        elif tag < 0:
            place = place_of(where, places)
            for number in beyond[tag]:
                for one in filter(asks[number].wants, measures(measure)):
                    add(number, place, one, -many)
        elif unit_id == top:
            add(tag, None, measure, many)
        else:
            add(tag, unit_id, measure, many)
            add(tag, None, measure, -many)
    return found


def whole(found: Mapping[Place, Counter[str]]) -> Counter[str]:
    """The sum over all places."""
    total: Counter[str] = Counter()
    for counts_of in found.values():
        total.update(counts_of)
    return total


def place_of(path: str, places: Collection[int]) -> Place:
    """Which of the places a unit lies in."""
    return next((one for one in ancestor_ids(path) if one in places), None)


_Arm = tuple[Any, ...]
"""A part of the statement: its kind, of how many units, of how many names. Each has a parameter of
its own: a list as one parameter is spelled out anew each time, which takes longer than to ask."""


@lru_cache(maxsize=256)
def _statement(shape: tuple[_Arm, ...]) -> Any:
    arms = (_ARMS[kind](number, *sizes) for number, (kind, *sizes) in enumerate(shape))
    return union_all(*arms, _pending())


def _named(number: int, many_units: int, many_names: int) -> Select[Any]:
    names = [_given(f"name{one}", number) for one in range(many_names)]
    return _counted(number, many_units, counts.c.measure.in_(names))


def _prefixed(number: int, many_units: int) -> Select[Any]:
    low, high = _given("low", number), _given("high", number)
    return _counted(number, many_units, and_(counts.c.measure >= low, counts.c.measure < high))


def _counted(number: int, many_units: int, which: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            _given("tag", number, type_=Integer()).label("tag"),
            counts.c.unit_id,
            _no_path,
            counts.c.measure,
            cast(null(), Date).label("day"),
            _total(func.sum(counts.c.many) * _given("sign", number, type_=Integer())),
        )
        .where(
            counts.c.unit_id.in_([bindparam(f"unit_{one}") for one in range(many_units)]),
            counts.c.span == _given("span", number),
            which,
            counts.c.first.between(_given("lo", number), _given("hi", number)),
        )
        .group_by(counts.c.unit_id, counts.c.measure)
    )


def _pending() -> Select[Any]:
    return (
        select(
            cast(null(), Integer),
            cast(null(), ID),
            units.c.path,
            count_deltas.c.fact,
            count_deltas.c.day,
            _total(func.sum(count_deltas.c.many)),
        )
        .join(units, units.c.id == count_deltas.c.unit_id)
        .where(units.c.path >= bindparam("path"), units.c.path < bindparam("end"))
        .group_by(units.c.path, count_deltas.c.fact, count_deltas.c.day)
    )


def _edge(number: int, facts: Select[int, str], moment: ColumnElement[Any]) -> Select[Any]:
    """By the index of all there are, and next to nothing."""
    lo, hi = _given("lo", number), _given("hi", number)
    found = facts.where(moment >= lo, moment < hi).subquery()
    return (
        select(
            _given("tag", number, type_=Integer()),
            cast(null(), ID),
            units.c.path,
            found.c.fact,
            cast(null(), Date),
            func.count(),
        )
        .join_from(found, units, units.c.id == found.c.unit_id)
        .where(units.c.path >= bindparam("path"), units.c.path < bindparam("end"))
        .group_by(units.c.path, found.c.fact)
    )


def _given(name: str, number: int, **more: Any) -> Any:
    return bindparam(f"{name}_{number}", **more)


def _total(sum_of: ColumnElement[Any]) -> ColumnElement[int]:
    return cast(sum_of, BigInteger).label("many")  # else PostgreSQL makes a fraction of it


_no_path = cast(null(), String).label("path")
_ARMS: Mapping[str, Callable[..., Select[Any]]] = {
    "names": _named,
    "prefix": _prefixed,
    "steps": lambda number: _edge(number, step_facts(), steps.c.counted_at),
    "clocks": lambda number: _edge(number, clock_facts(), cases.c.due_at),
}
