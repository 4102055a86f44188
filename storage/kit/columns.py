"""What all tables share: one metadata, one mapper registry, and the column types.

An enumeration is kept as its value in a fixed VARCHAR, without a CHECK and without a native type:
a new member is then a change of code alone, and the domain is what refuses an unknown word.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import (
    BigInteger,
    BindParameter,
    Column,
    ColumnElement,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    String,
    and_,
    false,
    or_,
)
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator, TypeEngine

E = TypeVar("E", bound=StrEnum)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
mapping = registry(metadata=metadata)

ID: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite fills only a column of exactly this type by itself."""

_LAST_CHARACTER = "\U0010ffff"


class Moment(TypeDecorator[datetime]):
    """An aware moment, in UTC. PostgreSQL keeps a ``timestamptz``, SQLite the UTC wall clock."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses a naive moment: nobody could tell which hour it means."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("a moment needs a time zone, got a naive datetime")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives the moment back in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Word(TypeDecorator[E]):
    """A member of a string enumeration, kept as its value."""

    impl = String(32)
    cache_ok = True

    def __init__(self, of: type[E]) -> None:
        super().__init__()
        self.of = of

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """The value; raises ValueError for a word that is no member."""
        return None if value is None else self.of(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> E | None:
        """The member; raises ValueError for a word this version does not know."""
        return None if value is None else self.of(value)


def plain_text(length: int) -> TypeEngine[str]:
    """Text sorted by code point on both databases, so that a prefix is a range of an index."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def begins(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Whether a :func:`plain_text` column begins so; nothing begins with the empty prefix.

    A range, because LIKE uses an index only under settings that differ between the databases.
    """
    if not prefix:
        return false()
    return and_(column >= prefix, column < prefix + _LAST_CHARACTER)


def below(column: ColumnElement[str], top: ColumnElement[str]) -> ColumnElement[bool]:
    """The same with the prefix taken from another column, which must not be empty."""
    return and_(column >= top, column < top.concat(_LAST_CHARACTER))


def key() -> Column[int]:
    """A primary key the database fills."""
    return Column("id", ID, primary_key=True, autoincrement=True)


def reference(name: str, target: str, *, nullable: bool = False) -> Column[int]:
    """A foreign key to ``target``'s id."""
    return Column(name, ID, ForeignKey(f"{target}.id"), nullable=nullable)


def moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    """A column of moments."""
    return Column(name, Moment(), nullable=nullable)


def word(name: str, of: type[E], *, nullable: bool = False) -> Column[E]:
    """A column of words of an enumeration."""
    return Column(name, Word(of), nullable=nullable)


def valid_on(table: Any, day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Whether a row with validity dates is valid on the day."""
    return and_(table.c.valid_from <= day, or_(table.c.valid_to.is_(None), table.c.valid_to > day))
