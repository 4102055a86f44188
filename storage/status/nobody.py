"""Where nobody is: grids to which no head is appointed, and units in which nobody can be reached
who takes up what they have. Counted by units and posts, never by what anybody did.

A board asks both in one question, from which next to nothing comes back: that everybody is where
they should be takes no row to say.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Select,
    String,
    bindparam,
    cast,
    func,
    literal,
    not_,
    select,
    union,
    union_all,
)

from domain.cases.model import CaseKind
from domain.cases.telling import HANDLERS
from domain.org.model import UnitKind, ancestor_ids
from domain.people.messengers import Messenger
from domain.people.model import Capacity, Role
from domain.rules import Rules
from domain.status.views import Coverage
from storage.counts.facts import KEPT, clock_begins
from storage.counts.spans import NEVER, CountSpan
from storage.kit.columns import ID, begins, below, valid_on
from storage.people.reach import anybody
from storage.schema import count_deltas, counts, holdings, posts, units

_day = bindparam("day", type_=Date())
_path = bindparam("path", type_=units.c.path.type)
_there = (
    below(units.c.path, _path),
    units.c.kind == UnitKind.GRID_1,
    valid_on(units, _day),
)


def _number_of(what: str, many: ColumnElement[int], *which: ColumnElement[bool]) -> Any:
    named = (literal(what, String).label("what"), cast(many, ID).label("one"))
    return select(*named).where(*_there, *which)


_NUMBERS = ("grids", "headed")
# joined, and not looked for grid by grid: half the time
_GRIDS = (
    _number_of(_NUMBERS[0], func.count()).select_from(units),
    _number_of(
        _NUMBERS[1],
        func.count(units.c.id.distinct()),
        posts.c.unit_id == units.c.id,
        posts.c.role == Role.GRID_HEAD,
        holdings.c.post_id == posts.c.id,
        holdings.c.capacity == Capacity.HOLDER,
        valid_on(posts, _day),
        valid_on(holdings, _day),
    ),
)


def _lost_of(kind: CaseKind, messengers: tuple[Messenger, ...]) -> Select[Any]:
    """The units that have open matters of the kind, by the counts or by what is not folded into
    them yet, and in which nobody can be reached who takes them up."""
    counted = select(_number(counts.c.measure, KEPT[kind]).label("id")).where(
        counts.c.unit_id == bindparam("top"),
        counts.c.span == CountSpan.EVER,
        counts.c.first == NEVER,
        begins(counts.c.measure, KEPT[kind]),
        counts.c.many != 0,
    )
    pending = (
        select(_number(count_deltas.c.fact, clock_begins(kind)))
        .join(units, units.c.id == count_deltas.c.unit_id)
        .where(below(units.c.path, _path), begins(count_deltas.c.fact, clock_begins(kind)))
    )
    having = union(counted, pending).subquery()
    return (
        select(literal(kind.value, String), units.c.id)
        .join_from(having, units, units.c.id == having.c.id)
        .where(not_(anybody(units.c.id, HANDLERS[kind], messengers)))
    )


def _number(word: Any, begin: str) -> Any:
    """What follows the beginning."""
    return cast(func.substr(word, len(begin) + 1), ID)


# asked with every board, so built once
@cache
def _question(messengers: tuple[Messenger, ...], *beside: Select[Any]) -> Any:
    return union_all(*beside, *(_lost_of(kind, messengers) for kind in CaseKind))


Lost = Mapping[CaseKind, set[int]]


def lost(connection: Connection, rules: Rules, path: str, today: date) -> Lost:
    """The units that have open matters of the subtree, by kind, in which nobody can be reached who
    takes such up. What one that merged had is its successor's: it may be among them until that is
    folded, and comes to nothing."""
    return _by_kind(connection.execute(_question(rules.messengers), _asked(path, today)).all())


def where_nobody_is(
    connection: Connection, rules: Rules, path: str, today: date
) -> tuple[Coverage, Lost]:
    """The grids of a subtree that exist on a day, and those to which no head is appointed; and
    :func:`lost`."""
    rows = connection.execute(_question(rules.messengers, *_GRIDS), _asked(path, today)).all()
    grids, headed = (next(row.one for row in rows if row.what == one) for one in _NUMBERS)
    others = [row for row in rows if row.what not in _NUMBERS]
    coverage = Coverage(grids=grids, headless=grids - headed)
    return coverage, _by_kind(others)


def _asked(path: str, today: date) -> dict[str, Any]:
    return {"path": path, "top": ancestor_ids(path)[-1], "day": today}


def _by_kind(rows: Any) -> Lost:
    found: dict[CaseKind, set[int]] = {kind: set() for kind in CaseKind}
    for kind, unit_id in rows:
        found[CaseKind(kind)].add(unit_id)
    return found
