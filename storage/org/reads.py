"""Units and posts as they are named to a reader."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Label,
    Row,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
)

from domain.access import Act, scope
from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import Unit, ancestor_ids, is_within
from domain.org.views import UnitCard, UnitRef
from domain.people.model import Actor
from storage.cases.scope import open_at
from storage.kit.columns import valid_on
from storage.kit.reading import Reading, Reads, awaited
from storage.org.below import right_below
from storage.org.initials import are_letters, by_initials
from storage.org.units import ref
from storage.schema import aliases, begins, cases, holdings, posts, units

MATCHES = 8
_WORDS_LIMIT = 60


# asked with every report, so built once
_own = units.c.id.in_(bindparam("own", expanding=True))
_PLACES = (
    select(units.c.id, units.c.name, units.c.kind)
    .where(
        or_(_own, right_below(bindparam("own", expanding=True))),
        valid_on(units, bindparam("day", type_=Date())),
    )
    .order_by(case((_own, 0), else_=1), units.c.code)
)


def places(reading: Reading, actor: Actor, day: date) -> tuple[UnitRef, ...]:
    """Where the actor may file: own units first, then the units directly below them."""
    reach = scope(actor, Act.REPORT).prefixes
    own = [seat.unit_id for seat in actor.seats if seat.unit_path in reach]
    rows = reading.connection.execute(_PLACES, {"own": own, "day": day})
    return tuple(ref(row) for row in rows)


_over = units.alias("over")
_FOUND = (
    units.c.id,
    units.c.name,
    units.c.kind,
    units.c.code,
    units.c.path,
    _over.c.name.label("over"),
)


def find(reading: Reading, actor: Actor, words: str, act: Act = Act.BOARD) -> tuple[UnitRef, ...]:
    """Units on the actor's boards (or within reach of another right) that are meant by a name,
    alias or code, highest first; in characters of whichever width.

    A unit of just this name or code is meant alone, else one of just this alias, else those that
    contain it, else those whose pinyin begins with these letters. What lies below a unit that is
    meant as well (the grids of a community, a community that merged into another) is found on that
    one's board.
    """
    words = " ".join(words.split())[:_WORDS_LIMIT]
    # as it was typed first: a name may have brackets of full width
    spellings = dict.fromkeys((words, " ".join(unicodedata.normalize("NFKC", words).split())))
    found = (_found(reading, actor, one, act) for one in spellings if one)
    return next((units for units in found if units), ())


def _found(reading: Reading, actor: Actor, words: str, act: Act) -> tuple[UnitRef, ...]:
    reach = scope(actor, act)
    if not reach.prefixes:
        return ()
    nearness = _nearness(words)
    within = or_(*(begins(units.c.path, prefix) for prefix in reach.prefixes))
    named = select(*_FOUND, nearness).join_from(
        units, _over, _over.c.id == units.c.parent_id, isouter=True
    )
    rows = reading.connection.execute(named.where(within, nearness.is_not(None))).all()
    nearest = min((row.nearness for row in rows), default=None)
    meant = {row.id: row for row in rows if row.nearness == nearest}
    if not meant and are_letters(words):
        every = reading.connection.execute(named.where(within)).all()
        meant = {row.id: row for row in by_initials(every, words)}
    highest = [row for row in meant.values() if not _above(row.path) & meant.keys()]
    highest.sort(key=lambda row: (row.path.count("/"), row.code))
    return tuple(_told_apart(highest[:MATCHES]))


def _told_apart(rows: Sequence[Row[*tuple[Any, ...]]]) -> Iterator[UnitRef]:
    """Those of one name with the unit above before it; with their code where that is one, too."""
    names = Counter(row.name for row in rows)
    both = Counter((row.over, row.name) for row in rows)
    for row in rows:
        name = row.name
        if both[row.over, name] > 1:
            name = f"{row.code} {name}"
        elif names[name] > 1 and row.over is not None:
            name = f"{row.over} {name}"
        yield UnitRef(id=row.id, name=name, kind=row.kind)


def unit_of(row: Row[*tuple[Any, ...]]) -> Unit:
    """A row with all columns of a unit, as a unit that belongs to no session."""
    fields = {column.name: row._mapping[column.name] for column in units.c}
    unit_id = fields.pop("id")
    unit = Unit(**fields)
    unit.id = unit_id
    return unit


def unit_row(connection: Connection, unit_id: int) -> Row[*tuple[Any, ...]]:
    """The unit; raises NotFound. Whether the actor may see it is asked by the caller."""
    row = None
    if possible(unit_id):
        row = connection.execute(select(units).where(units.c.id == unit_id)).one_or_none()
    if row is None:
        raise NotFound("unit")
    return row


def tops(reading: Reading, actor: Actor) -> tuple[UnitRef, ...]:
    """The highest units the actor administers."""
    prefixes = scope(actor, Act.ADMINISTER).prefixes
    ids = {seat.unit_id: seat for seat in actor.seats if seat.unit_path in prefixes}
    mine = [
        seat
        for seat in ids.values()
        if not any(is_within(seat.unit_path, one) for one in prefixes if one != seat.unit_path)
    ]
    return tuple(
        UnitRef(id=seat.unit_id, name=seat.unit_name, kind=seat.unit_kind) for seat in mine
    )


def card(reading: Reading, actor: Actor, unit_id: int) -> UnitCard:
    """A unit the actor administers; raises NotFound."""
    connection = reading.connection
    row = unit_row(connection, unit_id)
    prefixes = scope(actor, Act.ADMINISTER).prefixes
    if not any(is_within(row.path, prefix) for prefix in prefixes):
        raise NotFound("unit")
    above = None
    if row.parent_id is not None:
        parent = unit_row(connection, row.parent_id)
        if any(is_within(parent.path, prefix) for prefix in prefixes):
            above = ref(parent)
    named = (
        select(aliases.c.name)
        .where(aliases.c.unit_id == unit_id, aliases.c.name != row.name)
        .order_by(aliases.c.id)
    )
    below = connection.execute(
        select(units)
        .where(right_below([unit_id]), units.c.valid_to.is_(None))
        .order_by(units.c.code)
    )
    has = select(func.count()).select_from(cases).where(open_at([unit_id]))
    held = (
        select(func.count())
        .select_from(holdings.join(posts, posts.c.id == holdings.c.post_id))
        .where(posts.c.unit_id == unit_id, holdings.c.valid_to.is_(None))
    )
    return UnitCard(
        unit=ref(row),
        code=row.code,
        aliases=tuple(dict.fromkeys(connection.scalars(named))),
        above=above,
        below=tuple(ref(one) for one in below),
        open=connection.scalar(has) or 0,
        held=connection.scalar(held) or 0,
        ended=row.valid_to is not None,
    )


def _nearness(words: str) -> Label[Any]:
    """0 for a unit that is called just this, 1 for one also called so, 2 for a part of a name."""
    named = func.lower(units.c.name) == words.lower()

    def alias(matches: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(aliases.c.unit_id == units.c.id, matches)

    return case(
        (or_(units.c.code == words, and_(named, units.c.successor_id.is_(None))), 0),
        # a merged unit's name is its successor's alias
        (or_(named, alias(func.lower(aliases.c.name) == words.lower())), 1),
        (
            or_(
                units.c.name.icontains(words, autoescape=True),
                units.c.code.startswith(words, autoescape=True),
                alias(aliases.c.name.icontains(words, autoescape=True)),
            ),
            2,
        ),
    ).label("nearness")


def _above(path: str) -> frozenset[int]:
    return frozenset(ancestor_ids(path)[:-1])


class SqlOrgReads(Reads):
    """:class:`domain.org.views.OrgReads` on a database."""

    places = awaited(places)
    find = awaited(find)
    card = awaited(card)
    tops = awaited(tops)
