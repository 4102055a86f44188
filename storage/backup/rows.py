"""All rows of all tables, out as plain values and in again, on either database.

A value is written as what it is (a moment, a day, a number, a text, a document) and not as what one
database keeps of it: so a copy of SQLite goes into PostgreSQL and the other way round. The counts
and the audit come as they are; triggers, which would count and refuse, are put aside meanwhile.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Integer,
    String,
    Table,
    Time,
    TypeDecorator,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
    text,
    type_coerce,
    update,
)
from sqlalchemy.types import TypeEngine

from storage.kit.columns import Moment
from storage.schema import metadata

AT_ONCE = 2000
"""Rows of one part."""
_TYPES: Mapping[str, TypeEngine[Any]] = {
    "moment": Moment(),
    "date": Date(),
    "time": Time(),
    "json": JSON(none_as_null=True),
    "flag": Boolean(),
    "number": BigInteger(),
    "text": String(),
}
_WRITE: Mapping[str, Callable[[Any], Any]] = {
    "moment": lambda value: value.astimezone(UTC).isoformat(),
    "date": date.isoformat,
    "time": time.isoformat,
}
_READ: Mapping[str, Callable[[str], Any]] = {
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A table as it stood when the copy was made, whatever its columns are called today."""

    name: str
    columns: Sequence[tuple[str, str]]
    """Name and kind of each."""
    later: Sequence[str] = ()
    """Those that point to rows which may come after: put in when all are there."""
    numbered: bool = False
    """Whether its numbers are told to people, and so never given out again."""


def shapes() -> list[Shape]:
    """The tables of this version, in an order in which each may point to those before it."""
    return [
        Shape(
            name=one.name,
            columns=[(each.name, _kind(each)) for each in one.columns],
            later=[key.parent.name for key in one.foreign_keys if key.column.table is one],
            numbered=bool(one.dialect_options["sqlite"]["autoincrement"]),
        )
        for one in metadata.sorted_tables
    ]


def parts(connection: Connection, shape: Shape) -> Iterator[list[list[Any]]]:
    """The rows of a table as plain values, so many at a time, by its key."""
    found: Table = metadata.tables[shape.name]
    asked = select(
        *(type_coerce(each, _TYPES[_kind(each)]) for each in found.columns),
    ).order_by(*found.primary_key.columns)
    kinds = [_WRITE.get(kind) for _, kind in shape.columns]
    for part in connection.execute(asked).yield_per(AT_ONCE).partitions():
        yield [
            [
                value if write is None or value is None else write(value)
                for value, write in zip(row, kinds, strict=True)
            ]
            for row in part
        ]


class Refilling:
    """Puts rows into a migrated database that holds nothing yet, in one transaction."""

    def __init__(self, connection: Connection, shapes: Sequence[Shape]) -> None:
        self._connection = connection
        self._shapes = {shape.name: shape for shape in shapes}
        self._later: list[tuple[Shape, dict[str, Any]]] = []
        self._triggers = _put_aside(connection)
        for shape in reversed(shapes):  # what the migrations put in: it comes with the copy
            connection.execute(delete(table(shape.name)))

    def put(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """One part of a table; raises KeyError for one the copy does not name."""
        shape = self._shapes[name]
        reads = [_READ.get(kind) for _, kind in shape.columns]
        names = [each for each, _ in shape.columns]
        values = []
        for row in rows:
            one = {
                each: value if read is None or value is None else read(value)
                for each, value, read in zip(names, row, reads, strict=True)
            }
            for each in shape.later:
                if one[each] is not None:
                    self._later.append((shape, {"row": one["id"], each: one[each]}))
                    one[each] = None
            values.append(one)
        if values:
            self._connection.execute(insert(_typed(shape)), values)

    def finish(self, gap: int) -> None:
        """What points to later rows, the triggers, and the next numbers: those told to people go
        on ``gap`` further, so that none of the time that is lost is given out again."""
        for shape, one in self._later:
            ours = _typed(shape)
            change = {name: value for name, value in one.items() if name != "row"}
            asked = update(ours).where(ours.c.id == bindparam("row"))
            self._connection.execute(asked, {"row": one["row"], **change})
        for statement in self._triggers:
            self._connection.exec_driver_sql(statement)
        for shape in self._shapes.values():
            _go_on(self._connection, shape, gap if shape.numbered else 0)


def _typed(shape: Shape) -> Any:
    return table(shape.name, *(column(name, _TYPES[kind]) for name, kind in shape.columns))


def _kind(of: Column[Any]) -> str:
    """What a column holds; raises ValueError for a type nobody has thought of here."""
    kept: Any = of.type
    if isinstance(kept, Moment):
        return "moment"
    while isinstance(kept, TypeDecorator):
        kept = kept.impl_instance
    for kind, types in (
        ("flag", Boolean),
        ("number", Integer),
        ("text", String),
        ("date", Date),
        ("time", Time),
        ("json", JSON),
    ):
        if isinstance(kept, types):
            return kind
    raise ValueError(f"{of}: no kind for {of.type!r}")


def _put_aside(connection: Connection) -> list[str]:
    """Takes the triggers away; the statements that bring them back."""
    if connection.dialect.name == "sqlite":
        asked = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = connection.execute(asked).all()
        for name, _ in found:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        return [sql for _, sql in found]
    asked = text(
        "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger t JOIN pg_class c "
        "ON c.oid = t.tgrelid WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace"
    )
    tables = connection.execute(asked).scalars().all()
    for name in tables:
        connection.exec_driver_sql(f"ALTER TABLE {name} DISABLE TRIGGER USER")
    return [f"ALTER TABLE {name} ENABLE TRIGGER USER" for name in tables]


def _go_on(connection: Connection, shape: Shape, gap: int) -> None:
    """The next number of a table comes after its last one, and after the gap."""
    if ("id", "number") not in [tuple(each) for each in shape.columns]:
        return
    ours = _typed(shape)
    last = (connection.scalar(select(func.max(ours.c.id))) or 0) + gap
    if connection.dialect.name == "postgresql":
        # a table whose rows bring their numbers along has no sequence
        asked = text(
            "SELECT setval(pg_get_serial_sequence(:name, 'id'), greatest(:last, 1), :used)"
        )
        connection.execute(asked, {"name": shape.name, "last": last, "used": last > 0})
    elif shape.numbered:
        facts = {"name": shape.name, "last": last}
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), facts)
        asked = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)")
        connection.execute(asked, facts)
