"""Drives the quarter: from instant to instant, and at each lets people do what they do then."""

import asyncio
import base64
import sqlite3
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from pydantic import SecretStr

from app.settings import Fixed, Settings
from simulator.settings import Settings as SimSettings
from simulator.testing import SimServer, running
from tests.nursery import Nursery
from tests.quarter import place
from tests.quarter.acts import Act, Moment
from tests.quarter.days import FIRST, at
from tests.quarter.desk import Desk, a_desk
from tests.quarter.phones import Phone
from tests.quarter.record import Record

TOKEN = "7700:standing-in-for-a-token"
KEY = base64.urlsafe_b64encode(bytes(32)).decode()
ADMINISTRATOR = 0
"""Sits at the machine and has no phone."""
_UNHANDLED = "SELECT count(*) FROM inbox WHERE done_at IS NULL AND dead_at IS NULL"
_UNSENT = "SELECT count(*) FROM outbox WHERE ended_at IS NULL AND not_before <= ?"
_BEGINS = at(FIRST, "00:30")


@dataclass(frozen=True)
class Planned:
    """Somebody does something at an instant."""

    at: datetime
    phone: int
    act: Act


@dataclass
class Driver:
    """The hand on the clock."""

    server: SimServer
    desk: Desk
    settings: Settings
    now: list[datetime]
    record: Record = field(default_factory=Record)
    phones: dict[int, Phone] = field(default_factory=dict)
    sweeps: list[tuple[datetime, bool]] = field(default_factory=list)
    """The instants at which time was asked; True: again, after people acted."""

    async def lives(
        self,
        instants: Iterable[datetime],
        plans: Sequence[Planned],
        kills: "dict[datetime, Kill] | None" = None,
    ) -> None:
        """All instants in their order. Where people do something, time is asked before and after:
        what is due by what they did is then due at this instant, not at the next."""
        waiting: dict[datetime, list[Planned]] = defaultdict(list)
        for plan in plans:
            waiting[plan.at].append(plan)
        pending = dict(kills or {})
        for instant in sorted({*instants, *waiting}):
            self.now[0] = instant
            self.sweeps.append((instant, False))
            kill = pending.pop(instant, None)
            await self._sweeps(instant, kill)
            if waiting[instant]:
                acting = asyncio.create_task(self._act(instant, waiting[instant]))
                if kill is not None and kill.how == "acting":
                    await asyncio.sleep(kill.after)
                    await self._again()
                await acting
                await self.rests()
                self.sweeps.append((instant, True))
                await self._sweeps(instant, None)
        assert not pending, "each kill has an instant of the quarter"

    async def _sweeps(self, instant: datetime, kill: "Kill | None") -> None:
        if kill is None or kill.how == "acting":
            await self.desk.becomes(instant)
            await self.rests()
            return
        sim = self.server.client
        if kill.how in {"lost", "unanswered"}:
            drop = "before" if kill.how == "lost" else "after"
            await sim.fault("sendMessage", delay=0.05, drop=drop)
        ordered = asyncio.create_task(self.desk.becomes(instant))
        if kill.how in {"lost", "unanswered"}:
            async with asyncio.timeout(20):
                while (await sim.request("GET", "/faults"))["faults"]:  # noqa: ASYNC110 - no event tells of it
                    await asyncio.sleep(0.002)
        else:
            await asyncio.sleep(kill.after)
        await self._again()
        with suppress(OSError):
            await ordered
        await self.desk.becomes(instant)
        await self.rests()

    async def _again(self) -> None:
        await self.desk.dies()
        await self.desk.starts()

    async def _act(self, instant: datetime, plans: Sequence[Planned]) -> None:
        """People act side by side, each in order."""
        by_phone: dict[int, list[Act]] = defaultdict(list)
        for plan in plans:
            by_phone[plan.phone].append(plan.act)
        moment = Moment(instant, self.record)

        async def does(phone: int, acts: list[Act]) -> None:
            for act in acts:
                await act(self.phones[phone], moment)

        async with asyncio.TaskGroup() as group:
            for phone, acts in by_phone.items():
                group.create_task(does(phone, acts))

    def merging(self, when: datetime) -> Planned:
        """The administrator merges a community into its neighbour, at the machine itself."""

        async def act(_: Phone, moment: Moment) -> None:
            await place.merges(self.settings, moment.now)
            moment.record.merged_at = moment.now

        return Planned(when, ADMINISTRATOR, act)

    async def rests(self) -> None:
        """Returns when nothing is under way: all updates handled, all due pushes sent."""
        moment = self.now[0].astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
        with closing(sqlite3.connect(self.file)) as base:
            async with asyncio.timeout(40):
                while self._busy(base, moment):  # noqa: ASYNC110 - no event tells of it
                    await asyncio.sleep(0.004)

    def _busy(self, base: sqlite3.Connection, moment: str) -> bool:
        return bool(
            self._undelivered()
            or base.execute(_UNHANDLED).fetchone()[0]
            or base.execute(_UNSENT, (moment,)).fetchone()[0]
        )

    def _undelivered(self) -> int:
        world = self.server.world
        return sum(len(world.updates.pending(bot)) for bot in world.store.bots.values())

    @property
    def file(self) -> Path:
        """The database."""
        return Path(self.settings.database_url.get_secret_value().partition(":///")[2])

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database says, read from the side."""
        with closing(sqlite3.connect(self.file)) as base:
            return base.execute(statement, values).fetchall()


@dataclass(frozen=True)
class Kill:
    """The plug is pulled: at rest, in the middle of a sweep, while people act, while a message is
    lost on its way, or after it arrived and before that is known."""

    how: str
    after: float = 0.0


HOW = ("idle", "sweeping", "acting", "lost", "unanswered")


def some_kills(
    dice: Random, ladder: Sequence[datetime], busy: Sequence[datetime], many: int
) -> dict[datetime, Kill]:
    """Random instants; each way to be killed comes up as often as any other."""
    kills: dict[datetime, Kill] = {}
    while len(kills) < many:
        how = HOW[len(kills) % len(HOW)]
        instant = dice.choice(busy if how == "acting" else ladder)
        kills.setdefault(instant, Kill(how, dice.uniform(0, 0.25 if how == "acting" else 0.06)))
    return kills


@asynccontextmanager
async def a_quarter(
    folder: Path, nursery: Nursery, streets: tuple[int, ...]
) -> AsyncIterator[Driver]:
    """Everybody in the migrated ``quarter.db`` of the folder, their phones, the product running."""
    now = [_BEGINS]
    sim = SimSettings(flood=False, clock=lambda: now[0].timestamp(), calls_kept=200_000)
    async with running(sim) as server:
        settings = Fixed(
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=server.url,
            database_url=SecretStr(f"sqlite+aiosqlite:///{folder / 'quarter.db'}"),
            files_dir=folder / "files",
            contact_keys=SecretStr(KEY),
        )
        await place.settle(settings, streets, _BEGINS)
        with a_desk(nursery, folder, environment_of(settings)) as desk:
            driver = Driver(server, desk, settings, now)
            await desk.starts()
            await desk.becomes(_BEGINS)
            for phone, *_ in place.seats(streets):
                driver.phones[phone] = Phone(phone, server.client)
                await server.client.person(phone, str(phone), language_code="zh-hans")
            async with asyncio.timeout(20):
                while not server.world.store.bots:  # noqa: ASYNC110 - no event tells of it
                    await asyncio.sleep(0.005)
            for phone in driver.phones:
                await server.client.start(phone)
            driver.phones[ADMINISTRATOR] = Phone(ADMINISTRATOR, server.client)
            await driver.rests()
            yield driver


def environment_of(settings: Settings) -> dict[str, str]:
    """The same settings, for a process of its own."""
    return {
        "GRIDDESK_TELEGRAM_TOKEN": TOKEN,
        "GRIDDESK_TELEGRAM_API_URL": settings.telegram_api_url,
        "GRIDDESK_DATABASE_URL": settings.database_url.get_secret_value(),
        "GRIDDESK_FILES_DIR": str(settings.files_dir),
        "GRIDDESK_CONTACT_KEYS": KEY,
        "GRIDDESK_LOG_FORMAT": "text",
    }
