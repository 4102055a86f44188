"""Directories as they are read. They are everybody's who holds a post: what is asked of the actor
is where they sit, and what they keep.

A directory has some hundreds of entries in a district and some thousands in a city, and does not
grow with the matters: those asked for are read whole, and put in order by how near they are and
whether they are open, which no index knows.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, false, or_, select

from domain.access import Act, scope
from domain.directories.hours import kept, open_state
from domain.directories.model import FACES, EntryKind, EntryState
from domain.directories.options import doubtable, first_due, options, shown_state
from domain.directories.views import EntryLine, EntryPage, EntryView, Near, Sought
from domain.errors import NotFound
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.search.model import folded
from storage.directories.nearness import Whereabouts, order_of
from storage.directories.store import IN_USE, served_by
from storage.kit.reading import Reading, Reads, awaited
from storage.org.initials import are_letters, begins_with
from storage.org.named import by_name
from storage.org.units import ref
from storage.schema import begins, entries, posts, units

PAGE = 5
_KINDS = list(EntryKind)
_by = units.alias("checked_unit")
_FROM = entries.join(units, units.c.id == entries.c.host_id)
_COLUMNS = (
    *entries.c,
    units.c.name.label("host_name"),
    units.c.kind.label("host_kind"),
    units.c.path.label("host_path"),
)
_Rows = Row[*tuple[Any, ...]]


def find(reading: Reading, actor: Actor, sought: Sought, page: int, now: datetime) -> EntryPage:
    """What is in use and called so, or stands so; where nothing of the face is, of all.
    Nothing for who looks nothing up."""
    rows = _rows(reading, IN_USE) if scope(actor, Act.LOOK_UP).prefixes else []
    faced = [row for row in rows if FACES[row.kind] is sought.face]
    found = _matching(faced, sought) or (_matching(rows, sought) if sought.words else [])
    lines = _nearest(reading, actor, found, now)
    there = {row.kind for row in faced}
    return _page(lines, page, actor, kinds=tuple(one for one in _KINDS if one in there))


def view(reading: Reading, actor: Actor, entry_id: int, now: datetime) -> EntryView:
    """One; raises NotFound, also for one that was stopped if the actor does not keep it."""
    rows = _rows(reading, entries.c.id == entry_id) if possible(entry_id) else []
    if not rows or not scope(actor, Act.LOOK_UP).prefixes:
        raise NotFound("entry")
    found = _views(reading, actor, rows, now)[0]
    if found.line.state is EntryState.STOPPED and not found.may.change:
        raise NotFound("entry")
    return found


def to_check(reading: Reading, actor: Actor, page: int, now: datetime) -> EntryPage:
    """What the actor keeps that is to be checked by now, the longest first."""
    rows = _rows(reading, IN_USE, _reach(actor))
    lines = [_line(reading, row, now, Near.OWN) for row in rows]
    waiting = [one for one in lines if one.state is EntryState.TO_CHECK]
    asked = {row.id for row in rows if row.rung > 0}
    due = [one for one in lines if one.state is EntryState.VALID and one.id in asked]
    waiting.sort(key=lambda one: (one.since, one.id))
    return _page([*waiting, *due], page, actor)


def sheet(reading: Reading, actor: Actor, now: datetime) -> tuple[EntryView, ...]:
    """All that the actor keeps, stopped ones too, by unit and kind."""
    rows = sorted(
        _rows(reading, _reach(actor)),
        key=lambda row: (row.host_path, _KINDS.index(row.kind), row.id),
    )
    return _views(reading, actor, rows, now)


def hosts(reading: Reading, actor: Actor) -> tuple[UnitRef, ...]:
    """The units the actor sits at and keeps the entries of."""
    reach = scope(actor, Act.KEEP_DIRECTORY)
    found = {
        seat.unit_id: UnitRef(id=seat.unit_id, name=seat.unit_name, kind=seat.unit_kind)
        for seat in actor.seats
        if seat.unit_id in reach.units or seat.unit_path in reach.prefixes
    }
    return tuple(found.values())


def called(reading: Reading, actor: Actor) -> Mapping[str, tuple[int, ...]]:
    """The units within reach of the actor's keeping by code and by name."""
    return by_name(reading.connection, _reach(actor))


def _rows(reading: Reading, *where: ColumnElement[bool]) -> Sequence[_Rows]:
    query: Select[*tuple[Any, ...]] = select(*_COLUMNS).select_from(_FROM).where(*where)
    return reading.connection.execute(query.order_by(entries.c.id)).all()


def _reach(actor: Actor) -> ColumnElement[bool]:
    """The units whose entries the actor keeps."""
    reach = scope(actor, Act.KEEP_DIRECTORY)
    ways = [begins(units.c.path, prefix) for prefix in reach.prefixes]
    if reach.units:
        ways.append(units.c.id.in_(reach.units))
    return or_(*ways) if ways else false()


def _matching(rows: Sequence[_Rows], sought: Sought) -> list[_Rows]:
    """Those that have all the words; where none has, those whose pinyin has them as letters."""
    if sought.kinds:
        rows = [row for row in rows if row.kind in sought.kinds]
    said = [(row, _names(row, sought)) for row in rows]
    for meant in (_says, _abbreviates):
        found = [
            row
            for row, names in said
            if all(any(meant(name, word) for name in names) for word in sought.words)
        ]
        if found:
            return found
    return []


def _names(row: _Rows, sought: Sought) -> tuple[str, ...]:
    own = (row.name, row.host_name, row.place)
    return (*sought.called.get(row.kind, ()), *(folded(one) for one in own))


def _says(name: str, word: str) -> bool:
    return word in name


def _abbreviates(name: str, word: str) -> bool:
    if _says(name, word):
        return True
    return are_letters(word) and any(
        begins_with(name[at:], word) is not False for at in range(len(name) - len(word) + 1)
    )


def _nearest(
    reading: Reading, actor: Actor, rows: Sequence[_Rows], now: datetime
) -> list[EntryLine]:
    where, paths = Whereabouts(reading.connection, actor), _paths(reading, rows)
    found = [
        (_line(reading, row, now, where.near(paths[row.id])), where.serves(paths[row.id]))
        for row in rows
    ]

    def place(one: tuple[EntryLine, bool]) -> tuple[object, ...]:
        line, serves = one
        return (
            order_of(line.near),
            not line.opening.open,
            not serves,
            line.state is EntryState.TO_CHECK,
            _KINDS.index(line.kind),
            line.id,
        )

    return [line for line, _ in sorted(found, key=place)]


def _paths(reading: Reading, rows: Sequence[_Rows]) -> dict[int, tuple[str, ...]]:
    """Where each entry serves: the units it names, else its host."""
    served = served_by(reading.connection, [row.id for row in rows])
    ids = {one for some in served.values() for one in some}
    named = select(units.c.id, units.c.path).where(units.c.id.in_(ids))
    path = {row.id: row.path for row in reading.connection.execute(named)} if ids else {}
    return {
        row.id: tuple(path[one] for one in served.get(row.id, ()) if one in path)
        or (row.host_path,)
        for row in rows
    }


def _line(reading: Reading, row: _Rows, now: datetime, near: Near) -> EntryLine:
    rules, state = reading.rules, shown_state(row.state, row.due_at, now)
    return EntryLine(
        id=row.id,
        kind=row.kind,
        name=row.name,
        host=UnitRef(id=row.host_id, name=row.host_name, kind=row.host_kind),
        phone=row.phone,
        state=state,
        since=row.since if state is row.state else row.due_at,
        opening=open_state(kept(row.hours), rules.calendar, now, rules.zone),
        near=near,
    )


def _views(
    reading: Reading, actor: Actor, rows: Sequence[_Rows], now: datetime
) -> tuple[EntryView, ...]:
    connection, where = reading.connection, Whereabouts(reading.connection, actor)
    paths, served = _paths(reading, rows), served_by(connection, [row.id for row in rows])
    ids = {one for some in served.values() for one in some}
    named = {row.id: ref(row) for row in _those(reading, ids)}
    checked = {
        row.id: (row.role, row.name)
        for row in connection.execute(
            select(posts.c.id, posts.c.role, _by.c.name)
            .join(_by, _by.c.id == posts.c.unit_id)
            .where(posts.c.id.in_({row.checked_post_id for row in rows}))
        )
    }
    found = []
    for row in rows:
        line = _line(reading, row, now, where.near(paths[row.id]))
        role, unit = checked[row.checked_post_id]
        view = EntryView(
            line=line,
            place=row.place,
            hours=row.hours,
            stand_in=row.stand_in,
            bring=row.bring,
            free=row.free,
            step_free=row.step_free,
            shown_name=row.shown_name,
            served=tuple(named[one] for one in served.get(row.id, ())),
            checked_on=row.checked_on,
            checked_by=role,
            checked_unit=unit,
            may=options(
                actor,
                row.host_path,
                line.state,
                doubt=doubtable(row.state, row.since, first_due(row.checked_on, reading.rules)),
            ),
        )
        found.append(view)
    return tuple(found)


def _those(reading: Reading, ids: Collection[int]) -> Sequence[_Rows]:
    if not ids:
        return []
    query: Select[*tuple[Any, ...]] = select(units.c.id, units.c.name, units.c.kind).where(
        units.c.id.in_(ids)
    )
    return reading.connection.execute(query).all()


def _page(
    lines: Sequence[EntryLine], page: int, actor: Actor, kinds: tuple[EntryKind, ...] = ()
) -> EntryPage:
    pages = max(1, -(-len(lines) // PAGE))
    page = min(max(page, 0), pages - 1)
    return EntryPage(
        lines=tuple(lines[page * PAGE : (page + 1) * PAGE]),
        page=page,
        pages=pages,
        total=len(lines),
        kinds=kinds,
        keeps=not scope(actor, Act.KEEP_DIRECTORY).empty,
    )


class SqlDirectoryReads(Reads):
    """:class:`domain.directories.views.DirectoryReads` on a database."""

    find = awaited(find)
    view = awaited(view)
    to_check = awaited(to_check)
    sheet = awaited(sheet)
    hosts = awaited(hosts)
    called = awaited(called)
