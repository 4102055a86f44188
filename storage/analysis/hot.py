"""/hot: what rises, by place and category."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from domain.analysis.model import Analysis, Lookback, Trend, lookbacks
from domain.analysis.options import may_unite
from domain.analysis.places import same_place
from domain.analysis.views import HotBoard, HotLine, HotSpot, ItemDraft, SpotPage
from domain.cases.model import CaseKind, Effect, Label, State
from domain.errors import NotFound
from domain.org.model import UnitKind, ancestor_ids
from domain.people.model import Actor
from storage.analysis.found import stepped
from storage.analysis.question import Question, Rows, ask, below, numbered
from storage.kit.reading import Reading
from storage.org.units import UnitRow, ref
from storage.schema import cases, categories, steps, units

_SPOTS = 24
_TOPICS = 4
_FEW = 2
"""One matter alone is no rise."""
_NO_MATTER = frozenset({State.MERGED, State.WITHDRAWN})
"""One is the same matter as another, the other was taken back."""
_NUMBERS = 8
"""As many matters an item names."""

_Found = Row[*tuple[Any, ...]]
_Key = tuple[Hashable, ...]


class _Heap(NamedTuple):
    """Matters of one key, the newest first."""

    now: list[_Found]
    before: list[_Found]

    @property
    def many(self) -> Trend:
        return Trend(now=len(self.now), before=len(self.before))


class _Names(NamedTuple):
    """What the keys are made of, looked up once."""

    units: Mapping[int, UnitRow]
    homes: Mapping[int, UnitRow]
    """By a unit, the community it belongs to; else the unit."""
    heads: Mapping[int, int]
    """By a category, the one of the present list that it goes on as."""
    labels: Mapping[int, Label]

    def home(self, row: _Found) -> UnitRow:
        """Where a matter's place is: a building's name is good for its community, no name for the
        very unit it was filed under."""
        return (self.homes if same_place(row.place) else self.units)[row.unit_id]

    def place(self, row: _Found) -> _Key:
        """The same for matters of one category at one place."""
        return (*self.topic(row), self.home(row).id, same_place(row.place))

    def topic(self, row: _Found) -> _Key:
        """The same for matters of one category."""
        return (row.kind, self.heads[row.category_id])


def hot(
    reading: Reading, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
) -> HotBoard:
    """What rises in the unit and below. Two matters rise where there were fewer before; what recurs
    stands there, too. Raises Refused, NotFound."""
    question = _ask(reading, actor, unit_id, lookback, now)
    names, found = _names(reading.connection, question), _found(reading, question)
    many = reading.rules.recurrence.many
    places = [
        heap
        for heap in _heaps(question, found, names.place).values()
        if _rises(heap) or len(heap.now) >= many
    ]
    topics = filter(_rises, _heaps(question, found, names.topic).values())
    return HotBoard(
        of=question.of,
        spots=tuple(_spot(names, one) for one in sorted(places, key=_order)[:_SPOTS]),
        categories=tuple(
            _topic(question, names, one) for one in sorted(topics, key=_order)[:_TOPICS]
        ),
        recurring=many,
        below=_below(reading, question, names, found),
    )


def spot(
    reading: Reading,
    actor: Actor,
    unit_id: int,
    case_id: int,
    lookback: Lookback,
    page: int,
    now: datetime,
) -> SpotPage:
    """The matters of the case's place and category; raises Refused, NotFound."""
    question = _ask(reading, actor, unit_id, lookback, now)
    names, found = _names(reading.connection, question), _found(reading, question)
    heap = _heap_of(case_id, _heaps(question, found, names.place))
    return SpotPage(
        of=question.of,
        spot=_spot(names, heap),
        everywhere=False,
        found=numbered(reading, [row.id for row in heap.now], page, now),
        item=_item(reading, actor, question, names, heap),
    )


def topic(
    reading: Reading,
    actor: Actor,
    unit_id: int,
    case_id: int,
    lookback: Lookback,
    page: int,
    now: datetime,
) -> SpotPage:
    """The matters of the case's category; raises Refused, NotFound."""
    question = _ask(reading, actor, unit_id, lookback, now)
    names, found = _names(reading.connection, question), _found(reading, question)
    heap = _heap_of(case_id, _heaps(question, found, names.topic))
    return SpotPage(
        of=question.of,
        spot=_topic(question, names, heap),
        everywhere=True,
        found=numbered(reading, [row.id for row in heap.now], page, now),
        item=None,
    )


def _ask(
    reading: Reading, actor: Actor, unit_id: int | None, lookback: Lookback, now: datetime
) -> Question:
    if lookback not in lookbacks(Analysis.HOT):
        raise NotFound("lookback")
    return ask(reading, actor, unit_id, lookback, now)


def _found(reading: Reading, question: Question) -> Rows:
    """What was found in the stretch and the one before, the newest first."""
    stretch = question.of.stretch
    found = stepped(
        question,
        [Effect.OPENED],
        (stretch.before_start, stretch.end),
        cases.c.id,
        cases.c.kind,
        cases.c.category_id,
        cases.c.place,
        cases.c.unit_id,
        steps.c.counted_at,
    )
    return reading.connection.execute(
        found.where(cases.c.state.not_in(_NO_MATTER)).order_by(
            steps.c.counted_at.desc(), cases.c.id.desc()
        )
    ).all()


def _names(connection: Connection, question: Question) -> _Names:
    by_id = {row.id: row for row in connection.execute(select(units).where(question.inside)).all()}

    def home(row: UnitRow) -> UnitRow:
        line = [by_id[one] for one in ancestor_ids(row.path) if one in by_id]
        return next((one for one in line if one.kind is UnitKind.COMMUNITY), row)

    known = connection.execute(select(categories)).all()
    return _Names(
        units=by_id,
        homes={row.id: home(row) for row in by_id.values()},
        heads={row.id: row.maps_to or row.id for row in known},
        labels={row.id: Label(zh=row.name_zh, en=row.name_en) for row in known},
    )


def _heaps(question: Question, found: Rows, key: Callable[[_Found], _Key]) -> Mapping[_Key, _Heap]:
    stretch = question.of.stretch
    heaps: defaultdict[_Key, _Heap] = defaultdict(lambda: _Heap([], []))
    for row in found:
        if row.counted_at >= stretch.start:
            heaps[key(row)].now.append(row)
        elif row.counted_at <= stretch.before_end:
            heaps[key(row)].before.append(row)
    return heaps


def _below(reading: Reading, question: Question, names: _Names, found: Rows) -> tuple[HotLine, ...]:
    """The units below with what was found in each."""

    def path(row: _Found) -> _Key:
        return (names.units[row.unit_id].path,)

    by_path = {str(path): heap.many for (path,), heap in _heaps(question, found, path).items()}
    lines = []
    for child in below(reading, question, by_path):
        inside = [many for path, many in by_path.items() if path.startswith(child.path)]
        now, before = sum(one.now for one in inside), sum(one.before for one in inside)
        lines.append(HotLine(unit=ref(child), many=Trend(now=now, before=before)))
    return tuple(lines)


def _heap_of(case_id: int, heaps: Mapping[_Key, _Heap]) -> _Heap:
    """The one with this case; raises NotFound where it is in none any more."""
    for heap in heaps.values():
        if any(row.id == case_id for row in heap.now):
            return heap
    raise NotFound("case")


def _rises(heap: _Heap) -> bool:
    return len(heap.now) >= _FEW and heap.many.change > 0


def _order(heap: _Heap) -> tuple[int, int, int]:
    """What rises most first, then what is most, then the newest."""
    return -heap.many.change, -len(heap.now), -heap.now[0].id


def _spot(names: _Names, heap: _Heap) -> HotSpot:
    newest = heap.now[0]
    return HotSpot(
        case_id=newest.id,
        unit=ref(names.home(newest)),
        place=newest.place,
        kind=newest.kind,
        category=names.labels[names.heads[newest.category_id]],
        many=heap.many,
    )


def _topic(question: Question, names: _Names, heap: _Heap) -> HotSpot:
    return replace(_spot(names, heap), unit=question.of.unit, place="")


def _item(
    reading: Reading, actor: Actor, question: Question, names: _Names, heap: _Heap
) -> ItemDraft | None:
    """What an item for all of them begins with, under the unit of the newest; None where this
    actor may not begin one."""
    newest, many = heap.now[0], len(heap.now)
    unit = names.units[newest.unit_id]
    while unit.successor_id in names.units:
        unit = names.units[unit.successor_id]
    path = unit.path
    if unit.valid_to is not None or not may_unite(
        actor, path, many, question.of.lookback, reading.rules.recurrence
    ):
        return None
    return ItemDraft(
        unit_id=unit.id,
        place=newest.place,
        category_id=names.heads[newest.category_id] if newest.kind is CaseKind.OPINION else None,
        many=many,
        numbers=tuple(row.id for row in heap.now[:_NUMBERS]),
    )
