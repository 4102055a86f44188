"""A clock that is put back is noticed, while the desk runs and when it starts."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

import pytest
from sqlalchemy import insert, select

from app.rewound import follow_clock
from storage.kit.engine import Database
from storage.schema import inbox
from tests.app.test_silence import GoesAway
from tests.makers import NOW, StillClock, later

_WAITS = {
    "bot_id": 1,
    "update_id": 1,
    "lane": "71",
    "payload": "{}",
    "tries": 0,
    "received_at": NOW,
    "next_try_at": later(hours=3),
}


def a_database(**more: Any) -> GoesAway:
    """One that does not answer once, for reading and for writing; an update waits in it."""
    database = GoesAway(1, 1)
    with database.connection.begin():
        database.connection.execute(insert(inbox).values({**_WAITS, **more}))
    return database


async def followed(database: GoesAway, clock: StillClock, does: Callable[[], None]) -> int:
    """Follows the clock while something happens; how often it was said to have gone back."""
    said, looks, stop = [0], [0], asyncio.Event()

    class Looked(StillClock):
        def now(self) -> Any:
            looks[0] += 1
            return clock.now()

    def again() -> None:
        said[0] += 1

    following = asyncio.create_task(
        follow_clock(
            cast("Database", database), Looked(), stop, again, every=0, passing=lambda: 0.0
        )
    )
    for _ in range(2):
        seen = looks[0]
        while looks[0] < seen + 20:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0)
        does()
    stop.set()
    await following
    return said[0]


def _next_try(database: GoesAway) -> Any:
    found = database.connection.execute(select(inbox.c.next_try_at)).scalar_one()
    database.connection.close()
    return found


async def test_one_put_back_while_it_runs_is_noticed_at_once() -> None:
    database, clock = a_database(), StillClock()
    steps = iter([{"hours": -1}, {}])
    assert await followed(database, clock, lambda: _moves(clock, next(steps))) == 2
    assert _next_try(database) == later(hours=-1)


async def test_one_put_back_while_nothing_ran_is_noticed_by_what_is_on_file() -> None:
    database, clock = a_database(received_at=later(hours=3)), StillClock()
    assert await followed(database, clock, lambda: None) == 1
    assert _next_try(database) == NOW


async def test_one_put_right_by_a_little_or_put_forward_is_let_be() -> None:
    database, clock = a_database(), StillClock()
    steps = iter([{"hours": 1}, {"seconds": -4}])
    assert await followed(database, clock, lambda: _moves(clock, next(steps))) == 0
    assert _next_try(database) == later(hours=3)


async def test_by_how_much_it_was_put_back_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[datetime, datetime]] = []

    async def noted(_: Database, now: datetime, was: datetime) -> int:
        told.append((now, was))
        return 0

    monkeypatch.setattr("app.rewound.release", noted)
    clock = StillClock()
    steps = iter([{"seconds": -6}, {}])
    await followed(a_database(), clock, lambda: _moves(clock, next(steps)))
    assert told == [(later(seconds=-6), NOW)]


def _moves(clock: StillClock, step: dict[str, float]) -> None:
    clock.forward(**step)
