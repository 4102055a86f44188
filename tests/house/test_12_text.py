"""Rule 12: a text column has one length, refused on both databases."""

from enum import StrEnum
from typing import Any

from sqlalchemy import Column, MetaData, String, Table

from storage.kit.columns import WORD_LIMIT, Text, Word, text
from storage.schema import metadata


def texts(tables: MetaData = metadata) -> list[Column[str]]:
    """Every column of the tables that holds text in one way or another."""
    columns = [column for table in tables.tables.values() for column in table.columns]
    return [
        column
        for column in columns
        if isinstance(getattr(column.type, "impl", column.type), String)
    ]


def fault(column: Column[str]) -> str | None:
    """Why such a column is none of this house."""
    kind = column.type
    if isinstance(kind, Word):
        longest = max(len(member) for member in kind.of)
        fits = issubclass(kind.of, StrEnum) and longest <= WORD_LIMIT
        return None if fits else f"a word of {longest} letters where {WORD_LIMIT} have room"
    if not isinstance(kind, Text):
        return "text() and word() of storage/kit/columns.py make columns"
    return None if kind.length > 0 else "no length"


def test_each_text_has_a_length_that_is_asked_for() -> None:
    assert {str(column): why for column in texts() if (why := fault(column))} == {}


def test_the_tables_have_text() -> None:
    names = {str(column) for column in texts()}
    assert {"cases.summary", "steps.letter", "units.path", "inbox.payload"} <= names


def test_a_bare_text_is_found() -> None:
    long = StrEnum("long", {"LONG": "x" * (WORD_LIMIT + 1)})
    columns: tuple[Column[Any], ...] = (
        Column("a", String(8)),
        Column("b", String),
        Column("c", Word(long)),
        text("d", 8),
    )
    Table("t", tables := MetaData(), *columns)
    assert [fault(column) is None for column in texts(tables)] == [False, False, False, True]
