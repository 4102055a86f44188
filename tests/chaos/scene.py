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
from domain.people.messengers import Messenger
from simulator.client import SimulatorRefused
from simulator.settings import FeishuSettings
from simulator.settings import Settings as SimSettings
from simulator.testing import SimServer, running
from storage import migrate
from storage.counts.recount import compare
from tests import postgresql
from tests.chaos import reckoning
from tests.chaos.desks import Desk
from tests.chaos.disk import Disk
from tests.chaos.feishu import (
    CREATE,
    PATCH,
    TAP,
    FeishuHand,
    FeishuStorm,
    address,
    all_begin,
    bridge_of,
    time_passes,
    told_on,
)
from tests.chaos.hands import PATIENCE, Hand, Record, asks_in_a_row, reports, works_through
from tests.chaos.machines import Doorway, Machines, machines
from tests.chaos.place import Place, a_place, settle
from tests.chaos.reckoning import Outcome, Told
from tests.chaos.storm import Storm
from tests.chaos.troubles import (
    FULL,
    METHODS,
    MOVED,
    PUT_BACK,
    STOPPED,
    Trouble,
    full_disks,
    outages,
    weather,
    wrong_clocks,
)
from tests.nursery import Nursery
from tests.office import empty, put
from tests.ports import free_port
from tests.quarter.driver import KEY, TOKEN

_AT_ONCE = 16
"""So many report at the same time; the others wait their turn."""
_BASE = "storm"
_BOT = int(TOKEN.partition(":")[0])
_FEISHU = FeishuSettings(reconnect_interval=1, reconnect_nonce=0)


@dataclass
class Setting:
    """A desk that is set up, with everybody's phones; the processes do not run yet."""

    server: SimServer
    settings: Settings
    place: Place
    machines: Machines
    base: str | None
    feishu: bool = False

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
        kind = FeishuHand if self.feishu else Hand
        return kind(phone, self.server.client, record, dice)


async def _database(where: Path, base: str | None) -> str:
    if base is None:
        return f"sqlite+aiosqlite:///{put(empty(), where / 'storm.db')}"
    url = postgresql.url(base, _BASE)
    make = (f"DROP DATABASE IF EXISTS {_BASE} WITH (FORCE)", f"CREATE DATABASE {_BASE}")
    # a crash is to lose nothing that was told to be kept
    lasting = ("ALTER SYSTEM SET synchronous_commit = on", "SELECT pg_reload_conf()")
    postgresql.do(base, *make, *lasting)
    await migrate.upgrade(url)
    return url


@asynccontextmanager
async def a_setting(
    folder: Path,
    nursery: Nursery,
    desk: Desk,
    people: int,
    base: str | None,
    disk: Disk | None = None,
    *,
    limited: bool = False,
) -> AsyncIterator[Setting]:
    """One. ``base`` is the folder of the PostgreSQL server, where the desk is on one; ``disk`` is
    where rows, files and the log are, if that is a small one; ``limited``: the messenger takes no
    more messages than Telegram does."""
    place, where = a_place(people), folder if disk is None else disk.folder
    if disk is not None:
        (folder / "log").symlink_to(where / "log")
    async with running(SimSettings(flood=limited, calls_kept=1_000_000, feishu=_FEISHU)) as server:
        port = free_port()
        line: dict[str, Any] = {"telegram_token": SecretStr(TOKEN), "telegram_api_url": server.url}
        if desk.feishu:
            bridge = f"http://127.0.0.1:{port}"
            line = {"feishu_token": SecretStr(TOKEN), "feishu_api_url": bridge}
        settings = Fixed(
            database_url=SecretStr(await _database(where, base)),
            files_dir=where / "files",
            contact_keys=SecretStr(KEY),
            **line,
        )
        messenger = Messenger.FEISHU if desk.feishu else Messenger.TELEGRAM
        known = address if desk.feishu else str
        since = SystemClock().now() - PUT_BACK  # their posts are theirs whatever the clock says
        await settle(settings, place, since, messenger, known)
        with machines(nursery, folder, settings, list(desk.parts), webhook=desk.webhook) as those:
            those.bridged = bridge_of(server.url, port, folder)
            for phone, *_ in place.seats:
                await server.client.person(
                    phone, str(phone), language_code="zh-hans", messenger=messenger.value
                )
            if not desk.feishu:
                await _met(server, place)
            if desk.webhook:
                bot, door = server.world.store.bot(_BOT), Doorway(those.processes)
                server.world.webhooks._of(bot)._session = door  # type: ignore[assignment]  # it opens the same door
            yield Setting(server, settings, place, those, base, desk.feishu)


async def _met(server: SimServer, place: Place) -> None:
    """Everybody has met the bot before."""
    bot = server.world.store.bot(_BOT)
    for phone, *_ in place.seats:
        await server.client.start(phone)
    server.world.updates.drop_all(bot)


async def weathers(
    folder: Path,
    nursery: Nursery,
    desk: Desk,
    size: tuple[int, int, int],
    base: str | None,
    disk: Disk | None = None,
) -> Outcome:
    """Lives through a storm; ``size`` are people, kills, and the seed. Everybody reports once, and
    once more until all kills are done. ``disk`` is the one on which rows and files are."""
    people, kills, seed = size
    dice = Random(f"{seed} {desk.name}")  # noqa: S311 - a story, no secret
    async with a_setting(folder, nursery, desk, people, base, disk) as setting:
        record, those = Record(), setting.machines
        storm = (FeishuStorm if desk.feishu else Storm)(
            dice=dice,
            world=setting.server.world,
            machines=those,
            record=record,
            kills=kills,
            troubles=_troubles(desk, setting, disk),
        )
        those.start_all()
        keeping = [asyncio.create_task(those.keep())]
        try:
            if isinstance(storm, FeishuStorm):
                keeping.append(asyncio.create_task(time_passes(setting.server)))
                phones = [phone for phone, *_ in setting.place.seats]
                await all_begin(setting.server, (setting.hand(one, Record()) for one in phones))
                storm.lay_traps()
            await _all_of_it(setting, record, storm)
            await _rests(setting)
            async with open_office(setting.settings) as (database, _):
                off = len(await compare(database))
            return _outcome(desk, setting, record, storm, off, await _came(setting))
        finally:
            for task in keeping:
                task.cancel()
            await asyncio.gather(*keeping, return_exceptions=True)


async def _came(setting: Setting) -> list[Told]:
    """What came to the phones, in its order."""
    if setting.feishu:
        return await told_on(setting.server, (phone for phone, *_ in setting.place.seats))
    return reckoning.told(setting.server.world.calls.find(None, 0))


def _troubles(desk: Desk, setting: Setting, disk: Disk | None) -> list[Trouble]:
    world = setting.server.world
    found = [weather(world, CREATE, PATCH, TAP) if desk.feishu else weather(world, *METHODS)]
    if STOPPED in desk.troubles:
        assert setting.base is not None
        found.append(outages(setting.base))
    if FULL in desk.troubles:
        assert disk is not None
        found.append(full_disks(disk, setting.base))
    if MOVED in desk.troubles:
        found.append(wrong_clocks(setting.machines.folder))
    return found


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
                    if not setting.feishu:  # which tells of things in an order of its own
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


def _outcome(
    desk: Desk, setting: Setting, record: Record, storm: Storm, off: int, came: list[Told]
) -> Outcome:
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
        repeated=max(repeated, reckoning.sent_again(setting.machines.log())),
        may_repeat=len(killed) + storm.cut_pushes,
        order_broken=reckoning.out_of_order(record, setting.place, came),
        counters_off=off,
        stuck=record.stuck,
        recovery=reckoning.recoveries(record, storm.calm),
        ways=storm.ways,
        struck=storm.struck,
    )
