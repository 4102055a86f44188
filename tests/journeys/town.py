"""A small Langya with its people, the whole product as `app` wires it, and Telegram beside it.

The product runs in the test's own event loop, on a database file of the test's own. Time stands
still until the story moves it; everything else is real: HTTP, polling, outbox, sender.
"""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager, closing, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

from app.demo.district import Phone, phones, units
from app.settings import Settings
from app.wiring import Part, Product, open_office, open_product
from domain.org.actions import UnitRow, add_units
from domain.people import binding
from domain.people.model import Capacity, Role
from domain.ports import Clock, Work
from domain.request import Request
from scheduler.limits import Limits
from simulator.client import PATIENCE
from simulator.testing import SimServer
from tests import cast, postgresql
from tests.journeys import bubbles
from tests.journeys.lines import TELEGRAM, TOKEN, Line, settings_for
from tests.journeys.people import Someone
from tests.makers import ZONE, StillClock

OPENED = date(2026, 11, 23)
"""Monday of week 48: no community owes a report of an earlier week."""
AT_ONCE = Limits(overall=10_000, chat_gap=0)
"""Nobody in a story waits a second between two messages; the limits have tests of their own."""
_UNDER_WAY = """
SELECT EXISTS (SELECT 1 FROM inbox WHERE done_at IS NULL AND dead_at IS NULL)
    OR EXISTS (SELECT 1 FROM outbox WHERE ended_at IS NULL AND not_before <= ?)
"""
KEPT = (
    "cases", "steps", "attachments", "reports", "persons", "channels", "posts", "holdings",
    "invitations", "outbox", "units", "referrals",
)  # fmt: skip
"""The tables in which something would have changed."""


def local(moment: str) -> datetime:
    """``2026-11-26 08:30`` on the walls of Langya."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


def invitation(phone: int) -> str:
    """The token of a phone's link."""
    return f"invitation-for-{phone}-and-for-nobody-else"


def staffed() -> list[Phone]:
    """The phones of those who hold a post."""
    return [phone for phone in phones() if phone.role is not None]


def small_district(since: date) -> list[UnitRow]:
    """The units in which somebody sits, and those above them."""
    rows = {row.code: row for row in units()}
    wanted: set[str] = set()
    for phone in staffed():
        code: str | None = phone.unit
        while code is not None:
            wanted.add(code)
            code = rows[code].above
    return [replace(row, valid_from=since) for row in rows.values() if row.code in wanted]


async def settle(
    settings: Settings,
    now: datetime,
    since: date = OPENED,
    without: Collection[int] = (),
    line: Line = TELEGRAM,
) -> None:
    """The district with its people, all bound by their links but those named."""
    async with open_office(settings) as (_, office):
        await office.do(_settle, now, since, without, line)


def _settle(work: Work, now: datetime, since: date, without: Collection[int], line: Line) -> None:
    add_units(work, Request(now=now), small_district(since))
    for phone in staffed():
        unit = work.org.by_code(phone.unit)
        assert unit is not None
        assert phone.role is not None
        token = invitation(phone.id)
        binding.invite(work, Request(now=now), unit.id, phone.role, phone.capacity, secret=token)
        if phone.id not in without:
            address = line.address(phone.id)
            binding.bind(work, Request(now=now), line.messenger, address, "zh-hans", token)


@dataclass
class Town:
    """Everything of one story."""

    server: SimServer
    settings: Settings
    clock: Clock
    people: dict[int, Someone]
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)
    _product: Product | None = None
    _polls: bool = True
    line: Line = TELEGRAM
    postgresql: str | None = None
    """The socket folder of the server, if the town is on one."""

    @property
    def product(self) -> Product:
        """The product as it runs now."""
        assert self._product is not None
        return self._product

    def address(self, who: Someone) -> str:
        """How the product knows their phone."""
        return self.line.address(who.phone)

    def __getattr__(self, name: str) -> Someone:
        """Somebody by their name in :mod:`tests.cast`: ``town.mediator``."""
        phone = getattr(cast, name.upper(), None)
        if not isinstance(phone, int):
            raise AttributeError(name)
        return self.people[phone]

    async def starts(self, only: Part | None = None) -> None:
        """The product, or a part of it, starts; returns once it takes updates."""
        opening = open_product(self.settings, self.clock, limits=AT_ONCE)
        self._product = await self._running.enter_async_context(opening)
        stop = asyncio.Event()
        task = asyncio.create_task(self._product.run(stop, only))

        async def end() -> None:
            stop.set()
            await task

        self._running.push_async_callback(end)
        self._polls = only != "scheduler"
        if self._polls:
            await self.server.polled(self._product.bot.id)

    async def stops(self) -> None:
        """The product ends, and nothing of it is left but the database."""
        await self._running.aclose()
        self._product = None

    async def becomes(self, moment: str) -> None:
        """The clock is moved on, and what is due then is done."""
        assert isinstance(self.clock, StillClock)
        assert local(moment) > self.clock.moment
        self.clock.moment = local(moment)
        await self.sweeps()

    async def sweeps(self, times: int = 1) -> None:
        """The minute's sweep, at once and as often as told; then everything is sent."""
        for _ in range(times):
            assert await self.product.scheduler.sweep_now()
        await self.rests()

    async def rests(self) -> None:
        """Returns when nothing is under way: all updates handled, all due pushes sent."""
        on_file = self.postgresql is None  # each new connection reads the whole schema
        with closing(sqlite3.connect(self.file)) if on_file else nullcontext() as kept:
            async with asyncio.timeout(PATIENCE):
                while await self.pending() or self._under_way(kept):
                    if self._product is not None:
                        self._product.scheduler.wake()
                    await asyncio.sleep(0.01)

    async def pending(self) -> int:
        """How many updates Telegram still has to bring."""
        if not self._polls:
            return 0
        waiting = (await _asked(self.server, "getWebhookInfo"))["pending_update_count"]
        return int(waiting) + int(self.server.undelivered())

    def _under_way(self, kept: sqlite3.Connection | None) -> bool:
        """Whether an update is still to be handled, or a push that is due to be sent."""
        now = self.clock.now().astimezone(UTC)
        if kept is None:
            return bool(self.one(_UNDER_WAY, now))
        # SQLite keeps the wall clock of UTC
        moment = now.replace(tzinfo=None).isoformat(" ", "microseconds")
        return bool(kept.execute(_UNDER_WAY, (moment,)).fetchone()[0])

    @property
    def file(self) -> Path:
        """The database."""
        return Path(self.settings.database_url.get_secret_value().partition(":///")[2])

    def rows(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database says, read from the side."""
        if self.postgresql is not None:
            places = (f"${n}" for n in count(1))
            statement = re.sub(r"\?", lambda _: next(places), statement)
            return postgresql.rows(self.postgresql, "town", statement, *values)
        with closing(sqlite3.connect(self.file)) as connection:
            return connection.execute(statement, values).fetchall()

    def one(self, statement: str, *values: Any) -> Any:
        """The same for a single value."""
        return self.rows(statement, *values)[0][0]

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that a story could have changed."""
        return {table: self.rows(f"SELECT * FROM {table} ORDER BY id") for table in KEPT}  # noqa: S608 - our own names

    def files(self) -> list[bytes]:
        """The attachments in the store."""
        folder = self.settings.files_dir
        return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]

    async def invites(self, phone: int, token: str) -> None:
        """One more link to the post of this phone."""
        one = next(phone_ for phone_ in staffed() if phone_.id == phone)
        await self.product.desk.office.do(_invite, one, token, self.clock.now())


def _invite(work: Work, phone: Phone, token: str, now: datetime) -> None:
    unit = work.org.by_code(phone.unit)
    assert unit is not None
    assert isinstance(phone.role, Role)
    binding.invite(work, Request(now=now), unit.id, phone.role, Capacity.HOLDER, secret=token)


async def _meet(server: SimServer, without: Collection[int]) -> None:
    """The phones, and the chats with the bot of those who have bound theirs long ago."""
    await _asked(server, "getMe")
    for phone in phones():
        await server.client.person(phone.id, phone.first_name, language_code="zh-hans")
        if phone.role is not None and phone.id not in without:
            await server.client.start(phone.id)
    async with asyncio.timeout(PATIENCE):
        while server.undelivered():  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)
    await _asked(server, "deleteWebhook?drop_pending_updates=true")


async def _asked(server: SimServer, call: str) -> Any:
    url = server.bot_url(TOKEN, call)
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return (await answer.json())["result"]


@asynccontextmanager
async def a_town(
    folder: Path,
    *,
    clock: Clock | None = None,
    since: date = OPENED,
    without: Collection[int] = (),
    settled: bool = False,
    server_folder: str | None = None,
    page: int | None = None,
    line: Line = TELEGRAM,
) -> AsyncIterator[Town]:
    """A town on the migrated database ``town.db`` in the folder; the product not started yet.

    ``settled``: the people are in the database already. ``server_folder``: that of a PostgreSQL
    server whose database ``town`` is used instead. ``page``: the port of the desk page.
    """
    time = clock or StillClock()
    async with line.opens(folder) as server:
        settings = settings_for(server.url, folder, server_folder, page, line)
        if not settled:
            await settle(settings, time.now(), since, without, line)
        people = {phone.id: Someone(phone.id, server.client) for phone in phones()}
        await _meet(server, without)
        town = Town(server=server, settings=settings, clock=time, people=people, line=line)
        town.postgresql = server_folder
        try:
            yield town
        finally:
            await town.stops()
            await bubbles.count(server.client)
