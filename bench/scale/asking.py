"""Who asks what of a filled database, and how long it takes them."""

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import cycle

from app.apart.client import ReaderBeside
from bench.scale.district import (
    CHANNEL,
    NOW,
    TOP,
    ZONE,
    address,
    community_code,
    rules,
    street_code,
)
from domain.people.model import Actor, Role
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.work import SqlOffice

TODAY = NOW.astimezone(ZONE).date()


@dataclass(frozen=True, kw_only=True)
class Bench:
    """A filled database, and some who use it."""

    database: Database
    office: SqlOffice
    boards: SqlBoards
    many: int
    supervisor: Actor
    coordinators: Sequence[Actor]
    """Of the streets."""
    mediators: Sequence[Actor]
    officers: Sequence[Actor]
    """Of information, of the communities."""
    grid_heads: Sequence[Actor]


Seconds = Sequence[float]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One line of the table; ``ratio``: the largest district over the smallest, ``most``: ms."""

    name: str
    run: Callable[[Bench, int], Awaitable[Seconds]]
    ratio: float | None = None
    most: float | None = None
    once: bool = False
    """It changes what it measures, or takes long: its longest time counts, not its median."""


async def opened(url: str, many: int) -> Bench:
    """The bench on a database filled with so many matters."""
    database, its_rules = Database(url), rules()
    boards = SqlBoards(database, its_rules, apart=ReaderBeside())

    async def actor(code: str, role: Role) -> Actor:
        found = await boards.people.actor(CHANNEL, address(code, role), TODAY)
        assert found is not None
        return found

    some = [community_code(street, 1 + street % 3) for street in range(1, 9)]
    return Bench(
        database=database,
        office=SqlOffice(database, its_rules),
        boards=boards,
        many=many,
        supervisor=await actor(TOP, Role.SUPERVISOR),
        coordinators=[await actor(street_code(s), Role.COORDINATOR) for s in range(1, 9)],
        mediators=[await actor(code, Role.MEDIATOR) for code in some],
        officers=[await actor(code, Role.INFORMATION_OFFICER) for code in some],
        grid_heads=[await actor(f"{code}002", Role.GRID_HEAD) for code in some],
    )


async def timed(
    times: int, asked: Callable[[Actor], Awaitable[object]], by: Sequence[Actor]
) -> Seconds:
    """Seconds of each of so many askings, by these in turn, after one of each to warm up."""
    for actor in by:
        await asked(actor)
    took, turn = [], cycle(by)
    for _ in range(times):
        actor = next(turn)
        began = time.perf_counter()
        await asked(actor)
        took.append(time.perf_counter() - began)
    return took
