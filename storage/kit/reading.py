"""Queries as the methods of a port: written once, and awaited from outside."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from domain.contacts.vault import Vault
from domain.rules import Rules
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

    def __init__(self, database: Database, rules: Rules, vault: Vault | None = None) -> None:
        self.database = database
        self.rules = rules
        self.vault = vault


def awaited(
    query: Callable[Concatenate[Reading, P], R], *, aside: bool = False
) -> Callable[Concatenate[Reads, P], Coroutine[Any, Any, R]]:
    """The query as a method of :class:`Reads`, run whole on one state of the database.

    ``aside`` is for one that takes seconds: it runs in a thread of its own, so that nobody's short
    one waits for it.
    """

    @wraps(query)
    async def method(reads: Reads, /, *args: P.args, **kwargs: P.kwargs) -> R:
        def run(connection: Connection) -> R:
            return query(Reading(connection, reads.rules, reads.vault), *args, **kwargs)

        with refusals_logged(query.__name__, args[0] if args else None):
            if aside:
                return await reads.database.read_aside(run)
            return await reads.database.read(run)

    return method
