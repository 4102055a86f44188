"""Whose fault it is that an update could not be handled; what becomes of it follows from that.

Only an update's own fault uses up its tries. What the messenger or the database does is waited out,
however long it takes.
"""

from enum import Enum, auto
from http import HTTPStatus
from typing import Final

from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientError, ClientResponseError

from domain.messaging import StoreAway, Unstorable


class Blame(Enum):
    """Whose fault an exception is."""

    TOKEN = auto()
    """The messenger's, and only the operator can help: the token is refused."""
    MESSENGER = auto()
    """The messenger's, or that of the way there: it comes back."""
    DATABASE = auto()
    """The database's: it comes back."""
    PASSING = auto()
    """Nobody knows, and it may pass: a few more tries."""
    LASTING = auto()
    """The update's own, or our handling of it: each further try would end alike."""


_MESSENGER: Final = (
    *(TelegramNetworkError, TelegramServerError, TelegramRetryAfter, TelegramConflictError),
    *(TelegramNotFound, ClientDecodeError, ClientError, TimeoutError),
)
_LASTING: Final = (
    *(TelegramBadRequest, TelegramEntityTooLarge, TelegramForbiddenError, Unstorable),
    # the code and what it was given decide these alone, and neither changes until the next try
    *(ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError),
    RecursionError,
)
_LOADED: Final = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


def blame(error: BaseException) -> Blame:
    """Whose fault the exception is that ended the handling of an update."""
    match error:
        case TelegramUnauthorizedError():
            return Blame.TOKEN
        case StoreAway():
            return Blame.DATABASE
        case TelegramBadRequest() if "temporarily" in error.message.lower():
            return Blame.PASSING
        case _ if isinstance(error, _LASTING):  # before the network's, of which one is a kind
            return Blame.LASTING
        case ClientResponseError() if not _passes(error.status):
            return Blame.PASSING
        case _ if isinstance(error, _MESSENGER):
            return Blame.MESSENGER
    return Blame.PASSING


def _passes(status: int) -> bool:
    return status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _LOADED


def where(error: Exception) -> dict[str, str]:
    """What kind of error and at which line of the code: enough to look for it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}"
    return {"error": type(error).__name__, "at": place}
