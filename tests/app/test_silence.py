"""What a dead process held is ended, also where the database was away while one looked."""

import asyncio
from typing import Any, cast

from sqlalchemy import insert, select

from app.silence import end_silence
from domain.messaging import StoreAway
from storage.kit.engine import Database
from storage.schema import lanes
from tests.makers import NOW, StillClock, later
from tests.office import MemoryDatabase, empty


class GoesAway(MemoryDatabase):
    """It does not answer so often: as a reader, then as a writer."""

    def __init__(self, reads: int, writes: int) -> None:
        super().__init__(empty())
        self.away = {"read": reads, "write": writes}

    async def read(self, *what: Any) -> Any:
        return await self._unless_away("read", *what)

    async def write(self, *what: Any) -> Any:
        return await self._unless_away("write", *what)

    async def _unless_away(self, how: str, *what: Any) -> Any:
        if self.away[how]:
            self.away[how] -= 1
            raise StoreAway
        return await MemoryDatabase.write(self, *what)


async def test_what_a_dead_process_held_is_ended_once_the_database_is_back() -> None:
    database, woken = GoesAway(2, 1), list[bool]()
    row = {"lane": "7", "owner": "dead", "lease_until": later(days=1)}
    with database.connection.begin():
        database.connection.execute(insert(lanes).values(**row))

    def wake() -> None:
        woken.append(True)

    stop = asyncio.Event()
    await end_silence(cast("Database", database), StillClock(), stop, wake, pause=0)
    assert database.away == {"read": 0, "write": 0}
    assert woken == [True]
    assert database.connection.execute(select(lanes.c.lease_until)).scalar_one() == NOW
    database.connection.close()
