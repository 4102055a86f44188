"""Queries as the methods of a port: written once, and awaited from outside."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from sqlalchemy import Connection

from domain.apart import Apart
from domain.contacts.vault import Vault
from domain.rules import Rules
from storage.kit.beside import BOUNDS, answer, packed
from storage.kit.engine import Database
from storage.kit.refusals import refusals_logged

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Reading:
    """What every query has: one state of the database, and what the district has settled."""

    connection: Connection
    rules: Rules
    vault: Vault | None
    """None: no key is set, and contacts are switched off."""


class Reads:
    """The reads of one mechanism on a database. Each is a query made a method by :func:`awaited`;
    ids may come from a hostile client."""

    def __init__(
        self,
        database: Database,
        rules: Rules,
        vault: Vault | None = None,
        apart: Apart | None = None,
    ) -> None:
        """``apart`` is the process for what takes seconds; without one it is read in a thread."""
        self.database = database
        self.rules = rules
        self.vault = vault
        self.apart = apart


def awaited(
    query: Callable[Concatenate[Reading, P], R],
    *,
    aside: bool = False,
    in_turn: bool = False,
    apart: bool = False,
) -> Callable[Concatenate[Reads, P], Coroutine[Any, Any, R]]:
    """The query as a method of :class:`Reads`, run whole on one state of the database.

    ``aside`` is for one that takes seconds: it runs in a thread of its own, so that nobody's short
    one waits for it; ``in_turn`` is for one of these that computes most of the time: one at a time.
    ``apart`` is for one that takes seconds of the processor as well: it runs in a
    process of its own, if there is one, which opens no contacts. What it is given and answers can
    be pickled, and it raises :class:`~domain.apart.OutOfBounds`, too.
    """

    @wraps(query)
    async def method(reads: Reads, /, *args: P.args, **kwargs: P.kwargs) -> R:
        def run(connection: Connection) -> R:
            return query(Reading(connection, reads.rules, reads.vault), *args, **kwargs)

        with refusals_logged(query.__name__, args[0] if args else None):
            if apart and reads.apart is not None:
                whole = partial(_apart, query, reads.rules, args, kwargs)
                asked = packed(reads.database.url, whole)
                return cast("R", await reads.apart.run(answer, asked, BOUNDS))
            if in_turn:
                return await reads.database.read_in_turn(run)
            if aside or apart:
                return await reads.database.read_aside(run)
            return await reads.database.read(run)

    return method


def _apart(
    query: Callable[..., R],
    rules: Rules,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    connection: Connection,
) -> R:
    return query(Reading(connection, rules, None), *args, **kwargs)
