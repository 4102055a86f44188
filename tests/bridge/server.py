"""A bridge on a free port of loopback, and its phones as the tests of the local server see them."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

from botapi.values import JSON
from bridge.desk.server import DESK, Pace, create_app
from bridge.desk.state import Desk, Identity
from bridge.messenger import NoLonger, TooMany, Written
from bridge.numbers import number_of
from bridge.store import files, messages
from bridge.store.database import Database
from simulator.client import PATIENCE
from simulator.seen import Screen, Seen, Tapped
from simulator.testing import ManualTime
from tests.bridge.phones import Bubble, Phones
from tests.callers import TOKEN

MEI = "ou_mei"


@dataclass
class Hands:
    """What people do, in the words of the local server's client, as far as this messenger has
    them."""

    phones: Phones
    desk: Desk
    addresses: dict[int, str] = field(default_factory=dict)

    async def person(self, address: str) -> int:
        """Somebody writes for the first time; answers their number."""
        number = number_of(address)
        self.addresses[number] = address
        await self.phones.write(address, "/start")
        return number

    async def say(self, person: int, text: str) -> None:
        await self.phones.write(self.addresses[person], text)

    async def edit(self, person: int, message_id: int, text: str) -> None:
        kept = await self.desk.database.do(lambda db: messages.get(db, person, message_id))
        assert kept is not None
        assert kept.message_id is not None
        await self.phones.tell(
            Written(
                event_id=f"edit_{kept.message_id}",
                address=self.addresses[person],
                message_id=kept.message_id,
                at=1_800_000_001,
                text=text,
                edited=True,
            )
        )

    async def send_photo(self, person: int, data: bytes, caption: str = "") -> None:
        given = (self.phones.upload("photo", data),)
        await self.phones.write(self.addresses[person], caption, given=given)

    async def tap_last(self, person: int, label: str, wait: float = 5) -> Tapped:
        press = self.phones.press(self.addresses[person], label)
        telling = asyncio.create_task(self.phones.tell(press))
        if wait == 0:
            while not self.desk.toasts:  # noqa: ASYNC110 - no event tells that it is on file
                await asyncio.sleep(0.001)
            return Tapped(answered=False)
        toast = await telling
        if toast is None:
            return Tapped(answered=False)
        return Tapped(answered=True, text=toast.text, show_alert=toast.alert)

    async def screen(self, person: int) -> Screen:
        shown = [
            Seen(await self._raw(person, bubble))
            for bubble in self.phones.chats[self.addresses[person]]
            if not bubble.deleted
        ]
        return Screen(seq=0, messages=shown, keyboard=None, raw={})

    async def _raw(self, person: int, bubble: Bubble) -> JSON:
        name = bubble.message_id
        kept = await self.desk.database.do(lambda db: messages.named(db, person, name))
        return {
            "message_id": kept.number if kept is not None else 0,
            "from": {"is_bot": bubble.from_bot},
            "text": bubble.shown.text,
            "reply_markup": {"inline_keyboard": bubble.shown.keyboard},
        }

    async def wait_gone(self, person: int, message_id: int) -> None:
        kept = await self.desk.database.do(lambda db: messages.get(db, person, message_id))
        assert kept is not None
        assert kept.gone

    async def wait_for(self, person: int, contains: str) -> None:
        async with asyncio.timeout(PATIENCE):
            while not self._says(person, contains):  # noqa: ASYNC110 - no event tells of it
                await asyncio.sleep(0.005)

    def _says(self, person: int, words: str) -> bool:
        return any(words in one for one in self.phones.texts(self.addresses[person]))

    async def file(self, file_id: str) -> bytes:
        row = await self.desk.database.do(lambda db: files.get(db, file_id))
        if row is None or row.media_id is None:
            raise NoLonger
        return self.phones.files[row.media_id]

    async def block(self, person: int) -> None:
        self.phones.blocked.add(self.addresses[person])

    async def fault(self, _method: str, *, retry_after: int) -> None:
        self.phones.fail.append(TooMany(retry_after))


@dataclass(frozen=True)
class BridgeServer:
    """A running bridge, as the tests of the local server see one."""

    url: str
    desk: Desk
    client: Hands
    phones: Phones

    async def polled(self, _bot_id: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while not self.desk.updates.polling:  # noqa: ASYNC110 - no event tells of it
                await asyncio.sleep(0.005)

    def bot_url(self, token: str, method: str) -> str:
        return f"{self.url}/bot{token}/{method}"


@asynccontextmanager
async def bridging(
    path: Path, phones: Phones, time: ManualTime, **pace: Any
) -> AsyncIterator[BridgeServer]:
    """Serves until left, on the database of that file."""
    database = Database(path)
    identity = Identity(token=TOKEN, username="local_bot", name="Phones")
    settings = Pace(clock=time.clock, sleep=time.sleep, **pace)
    app = create_app(identity, phones, database, settings)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        desk = app[DESK]
        yield BridgeServer(f"http://{host}:{port}", desk, Hands(phones, desk), phones)
    finally:
        await runner.cleanup()
        database.close()


def copied(folder: Path) -> Path:
    """What a bridge on ``bridge.db`` of that folder leaves if it is killed now."""
    for suffix in ("", "-wal"):
        shutil.copy(folder / f"bridge.db{suffix}", folder / f"left.db{suffix}")
    return folder / "left.db"


@contextmanager
def left(folder: Path) -> Iterator[sqlite3.Connection]:
    """The same, opened."""
    with closing(sqlite3.connect(copied(folder))) as found:
        yield found
