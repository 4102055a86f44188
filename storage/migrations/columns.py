"""Shorthands for the columns of migrations.

Migrations are history: what is here must never change, only be added to.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def key() -> sa.Column[Any]:
    """A primary key the database fills."""
    return sa.Column("id", ID, primary_key=True, autoincrement=True)


def to(name: str, table: str, *, null: bool = False) -> sa.Column[Any]:
    """A reference to another table's id."""
    return sa.Column(name, ID, sa.ForeignKey(f"{table}.id"), nullable=null)


def moment(name: str, *, null: bool = False) -> sa.Column[Any]:
    """A moment."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def word(name: str, *, null: bool = False) -> sa.Column[Any]:
    """A word of an enumeration."""
    return sa.Column(name, sa.String(32), nullable=null)


def text(name: str, length: int, *, null: bool = False) -> sa.Column[Any]:
    """Text of a length."""
    return sa.Column(name, sa.String(length), nullable=null)


def plain(name: str, length: int) -> sa.Column[Any]:
    """Text sorted by code point, so that a prefix is a range of an index."""
    sorted_by_code = sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
    return sa.Column(name, sorted_by_code, nullable=False)


def number(name: str) -> sa.Column[Any]:
    """A count."""
    return sa.Column(name, sa.Integer(), nullable=False)


def flag(name: str) -> sa.Column[Any]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def valid() -> tuple[sa.Column[Any], sa.Column[Any]]:
    """From the first day to the day it is no more."""
    return (
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
    )


def index(table: str, *columns: str) -> None:
    """An index named by its columns."""
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def part_index(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    """An index of the rows that ``where`` lets in."""
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def add_reference(table: str, column: str, target: str) -> None:
    """Adds a nullable foreign key. SQLite takes one only together with its column."""
    kind = "INTEGER" if op.get_bind().dialect.name == "sqlite" else "BIGINT"
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} {kind} "
        f"CONSTRAINT fk_{table}_{column}_{target} REFERENCES {target} (id)"
    )
