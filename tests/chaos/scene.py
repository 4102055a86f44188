"""A storm from its beginning to its end, over one kind of desk."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pydantic import SecretStr

from app.clock import SystemClock
from app.office import open_office
from app.settings import Fixed, Settings
from simulator.client import SimulatorRefused
from simulator.settings import Settings as SimSettings
from simulator.testing import SimServer, running
from storage import migrate
from storage.counts.recount import compare
from tests import postgresql
from tests.chaos import reckoning
from tests.chaos.hands import PATIENCE, Hand, Record, asks_in_a_row, reports, works_through
from tests.chaos.machines import Doorway, Machines, machines
from tests.chaos.place import Place, a_place, settle
from tests.chaos.reckoning import Outcome
from tests.chaos.storm import Storm
from tests.nursery import Nursery
from tests.office import empty, put
from tests.quarter.driver import KEY, TOKEN

_AT_ONCE = 16
"""So many report at the same time; the others wait their turn."""
_BASE = "storm"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """A kind of desk: how updates come, where rows are kept, and which processes there are."""

    name: str
    webhook: bool
    postgresql: bool
    parts: tuple[str, ...] = ("",)
    stopped: bool = False
    """The database is stopped now and then."""


@dataclass
class Setting:
    """A desk that is set up, with everybody's phones; the processes do not run yet."""

    server: SimServer
    settings: Settings
    place: Place
    machines: Machines
    base: str | None

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What the database says, read from the side."""
        if self.base is not None:
            return postgresql.rows(self.base, _BASE, statement)
        with closing(sqlite3.connect(self._file)) as base:
            return base.execute(statement).fetchall()

    @property
    def _file(self) -> str:
        return self.settings.database_url.get_secret_value().partition(":///")[2]

    def does(self, statement: str) -> None:
        """Changes the database from the side."""
        if self.base is not None:
            postgresql.do(self.base, statement, database=_BASE)
            return
        with closing(sqlite3.connect(self._file)) as base, base:
            base.execute(statement)

    def hand(self, phone: int, record: Record, dice: Random | None = None) -> Hand:
        """Somebody's."""
        return Hand(phone, self.server.client, record, dice)


async def _database(folder: Path, base: str | None) -> str:
    if base is None:
        return f"sqlite+aiosqlite:///{put(empty(), folder / 'storm.db')}"
    url = postgresql.url(base, _BASE)
    make = (f"DROP DATABASE IF EXISTS {_BASE} WITH (FORCE)", f"CREATE DATABASE {_BASE}")
    # a crash is to lose nothing that was told to be kept
    lasting = ("ALTER SYSTEM SET synchronous_commit = on", "SELECT pg_reload_conf()")
    postgresql.do(base, *make, *lasting)
    await migrate.upgrade(url)
    return url


@asynccontextmanager
async def a_setting(
    folder: Path, nursery: Nursery, desk: Desk, people: int, base: str | None
) -> AsyncIterator[Setting]:
    """One. ``base`` is the folder of the PostgreSQL server, where the desk is on one."""
    place = a_place(people)
    async with running(SimSettings(flood=False, calls_kept=1_000_000)) as server:
        settings = Fixed(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=server.url,
            database_url=SecretStr(await _database(folder, base)),
            files_dir=folder / "files",
            contact_keys=SecretStr(KEY),
        )
        await settle(settings, place, SystemClock().now())
        with machines(nursery, folder, settings, list(desk.parts), webhook=desk.webhook) as those:
            bot = server.world.store.bot(int(TOKEN.partition(":")[0]))
            for phone, *_ in place.seats:
                await server.client.person(phone, str(phone), language_code="zh-hans")
                await server.client.start(phone)
            server.world.updates.drop_all(bot)
            if desk.webhook:
                server.world.webhooks._session = Doorway(those.processes)  # type: ignore[assignment]  # it opens the same door
            yield Setting(server, settings, place, those, base)


async def weathers(
    folder: Path, nursery: Nursery, desk: Desk, size: tuple[int, int, int], base: str | None
) -> Outcome:
    """Lives through a storm; ``size`` are people, kills, and the seed. Everybody reports once, and
    once more until all kills are done."""
    people, kills, seed = size
    dice = Random(f"{seed} {desk.name}")  # noqa: S311 - a story, no secret
    async with a_setting(folder, nursery, desk, people, base) as setting:
        record, those = Record(), setting.machines
        storm = Storm(
            dice=dice,
            world=setting.server.world,
            machines=those,
            record=record,
            kills=kills,
            base=base if desk.stopped else None,
        )
        those.start_all()
        keeping = asyncio.create_task(those.keep())
        try:
            await _all_of_it(setting, record, storm)
            await _rests(setting)
            async with open_office(setting.settings) as (database, _):
                off = len(await compare(database))
            return _outcome(desk, setting, record, storm, off)
        finally:
            keeping.cancel()
            await asyncio.gather(keeping, return_exceptions=True)


async def _all_of_it(setting: Setting, record: Record, storm: Storm) -> None:
    """People act while it rages."""
    place, turns = setting.place, asyncio.Semaphore(_AT_ONCE)
    queues: dict[int, asyncio.Queue[int | None]] = {
        phone: asyncio.Queue() for phone in place.mediator_of.values()
    }

    async def head(phone: int) -> None:
        who, once = setting.hand(phone, record, storm.dice), False
        try:
            while not (once and storm.done.is_set()):
                async with turns:
                    await asks_in_a_row(who)
                    number = await reports(who)
                    once = True
                queues[place.mediator_of[phone]].put_nowait(number)
        except SimulatorRefused as error:
            record.stuck.append(str(error))

    async with asyncio.TaskGroup() as all_day:
        raging = all_day.create_task(storm.rages())
        mediating = [
            all_day.create_task(works_through(setting.hand(phone, record, storm.dice), queue))
            for phone, queue in queues.items()
        ]
        async with asyncio.TaskGroup() as reporting:
            for phone in place.mediator_of:
                reporting.create_task(head(phone))
        for queue in queues.values():
            queue.put_nowait(None)
        await asyncio.gather(raging, *mediating)


async def _rests(setting: Setting) -> None:
    """Returns when nothing is under way."""
    async with asyncio.timeout(PATIENCE):
        while setting.rows(reckoning.UNDER_WAY)[0][0]:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.2)


def _outcome(desk: Desk, setting: Setting, record: Record, storm: Storm, off: int) -> Outcome:
    calls = setting.server.world.calls.find(None, 0)
    came = reckoning.told(calls)
    lost, doubled = reckoning.lost_and_doubled(record, setting.rows)
    missing, repeated = reckoning.pushes(record, setting.place, came)
    killed = setting.machines.killed
    return Outcome(
        desk=desk.name,
        people=len(setting.place.mediator_of),
        reports=len(record.receipts),
        kills=len(killed),
        lost=lost + missing,
        doubled=doubled,
        repeated=repeated,
        may_repeat=len(killed) + storm.cut_pushes,
        order_broken=reckoning.out_of_order(record, setting.place, came),
        counters_off=off,
        stuck=record.stuck,
        recovery=reckoning.recoveries(record, storm.calm),
        ways=storm.ways,
        stops=storm.stops,
    )
