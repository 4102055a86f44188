"""What a database that cannot be used raises, told apart for the rooms that must not know its
library: it is away and comes back, or it never takes such a value."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.exc import SQLAlchemyError as DatabaseTrouble
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from domain.messaging import StoreAway, Unstorable

__all__ = ["DatabaseAway", "DatabaseTrouble", "WrongValue", "told_apart"]

_AWAY = (
    *("08", "53", "57P", "58"),  # the connection, its resources, the server's end, its disk
    *("40001", "40P01", "55P03"),  # somebody else was in the way
)
_AWAY_SQLITE = (
    *("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_FULL", "SQLITE_CANTOPEN"),
    *("SQLITE_NOMEM", "SQLITE_PROTOCOL", "SQLITE_READONLY_"),
)
_WRONG_VALUE = ("22", "54")  # wrong, or too much of it


class DatabaseAway(StoreAway, DatabaseTrouble):
    """The database does not answer, or not now."""

    orig: BaseException


class WrongValue(Unstorable, DatabaseTrouble):
    """The database takes no such value."""

    orig: BaseException


@contextmanager
def told_apart() -> Iterator[None]:
    """What is raised within is raised as one of the two where it is one of them."""
    try:
        yield
    except (DatabaseTrouble, OSError) as error:
        kind = _kind(error)
        if kind is None:
            raise
        orig = getattr(error, "orig", None) or error
        # a driver's words may quote a person, those of our own columns do not
        ours = not isinstance(error, DBAPIError)
        apart = kind(str(orig) if ours else type(error).__name__)
        apart.orig = orig
        raise apart from error


def _kind(error: BaseException) -> type[DatabaseAway] | type[WrongValue] | None:
    if isinstance(error, OSError | NoConnectionFree):
        return DatabaseAway
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return DatabaseAway
    for one in _chain(error):
        code = str(getattr(one, "sqlstate", None) or "")
        name = str(getattr(one, "sqlite_errorname", None) or "")
        if code.startswith(_AWAY) or name.startswith(_AWAY_SQLITE) or isinstance(one, OSError):
            return DatabaseAway
        if code.startswith(_WRONG_VALUE):
            return WrongValue
    wrong = any(isinstance(one, ValueError | OverflowError) for one in _chain(error))
    return WrongValue if wrong and isinstance(error, StatementError) else None


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _ in range(6):
        if link is None:
            return
        yield link
        link = getattr(link, "orig", None) or link.__cause__
