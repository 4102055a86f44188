"""What all tables share: one metadata, one mapper registry, and the column types.

An enumeration is kept as its value in a fixed VARCHAR, without a CHECK and without a native type:
a new member is then a change of code alone, and the domain is what refuses an unknown word. All
other text is a :class:`Text`, which both databases measure alike.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
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
    literal_column,
    or_,
    types,
)
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.orm import registry
from sqlalchemy.types import TypeDecorator, TypeEngine

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

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

WORD_LIMIT = 32
"""The length of a column of words."""
DOCUMENT_LIMIT = 1 << 20
"""The most characters of a document. An update of the messenger takes less than a tenth of it."""

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


class Money(TypeDecorator[Decimal]):
    """A sum in yuan, kept in whole cents: it adds up alike on both databases."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """What the column is made of: a number of SQLite is as long as it has to be."""
        return Integer() if dialect.name == "sqlite" else BigInteger()

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """In cents; raises ValueError for a part of one."""
        if value is None:
            return None
        cents = Decimal(value) * 100
        if cents != int(cents):
            raise ValueError("a sum with a part of a cent")
        return int(cents)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """In yuan."""
        return None if value is None else Decimal(value) / 100


class Word(TypeDecorator[E]):
    """A member of a string enumeration, kept as its value."""

    impl = String(WORD_LIMIT)
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


class WrongText(DontWrapMixin, ValueError):
    """A text that its column cannot keep. It does not repeat the text, nor does SQLAlchemy, which
    else would show the whole row."""


class Text(TypeDecorator[str]):
    """Text of at most ``length`` characters, without a NUL; a wrong one is refused as it is bound.

    Both databases so refuse the same: SQLite looks at no length, and PostgreSQL keeps no NUL, which
    SQLite would. With ``by_code`` it is sorted by code point on both, so that a prefix is a range
    of an index (:func:`begins`). What may be longer than a VARCHAR is meant for is a TEXT.
    """

    impl = String
    cache_ok = True

    def __init__(self, length: int, *, by_code: bool = False) -> None:
        super().__init__(length)
        self.length = length
        self.by_code = by_code

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """What the column is made of."""
        if self.length >= DOCUMENT_LIMIT:
            return types.Text()
        by_code = self.by_code and dialect.name == "postgresql"
        return String(self.length, collation="C" if by_code else None)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text; raises :class:`WrongText` where it cannot be kept."""
        if value is None:
            return None
        if len(value) > self.length:
            raise WrongText(f"a text of {len(value)} characters where {self.length} have room")
        if "\0" in value:
            raise WrongText("a text with a NUL character")
        return value

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        """What is only looked for may be longer: then it is not found."""
        return _SOUGHT


_SOUGHT = Text(DOCUMENT_LIMIT)


def begins(column: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Whether a :class:`Text` ``by_code`` begins so; nothing begins with the empty prefix.

    A range, because LIKE uses an index only under settings that differ between the databases.
    """
    if not prefix:
        return false()
    return and_(column >= prefix, column < prefix + _LAST_CHARACTER)


def below(column: ColumnElement[str], top: ColumnElement[str]) -> ColumnElement[bool]:
    """The same with the prefix taken from another column, which must not be empty."""
    return and_(column >= top, column < top.concat(_LAST_CHARACTER))


def one_of(column: ColumnElement[Any], words: Iterable[StrEnum]) -> ColumnElement[bool]:
    """Whether it is one of these words, which stand in the statement itself: a list that is given
    beside it is spelled out anew each time, which takes longer than many a statement."""
    return column.in_([literal_column(f"'{word.value}'") for word in sorted(words)])


def filled_up(values: tuple[T, ...]) -> tuple[T, ...]:
    """With the last one again, to the next power of two. Where each of them has a parameter of its
    own, every number of them is a statement of its own, to be put together, prepared and kept; IN
    finds once what is given twice."""
    room = 1 << max(0, len(values) - 1).bit_length()
    return values + values[-1:] * (room - len(values))


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


def text(
    name: str, length: int, *, by_code: bool = False, nullable: bool = False, **more: Any
) -> Column[str]:
    """A column of text of a length; ``more`` is what a Column takes."""
    return Column(name, Text(length, by_code=by_code), nullable=nullable, **more)


def document(name: str) -> Column[str]:
    """A column of JSON that is kept as text: only its reader knows what is in it."""
    return Column(name, Text(DOCUMENT_LIMIT), nullable=False)


def valid_on(table: Any, day: date | BindParameter[date]) -> ColumnElement[bool]:
    """Whether a row with validity dates is valid on the day."""
    return and_(table.c.valid_from <= day, or_(table.c.valid_to.is_(None), table.c.valid_to > day))
