"""A whole bot over a temporary database and the simulator, driven as phones drive it.

>>> async with a_stand(tmp_path) as stand:
...     await stand.say("building_head", "/report")
...     await stand.tap("building_head", "矛盾纠纷")
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup
from sqlalchemy import text

from app.apart.client import ProcessBeside
from app.imports.ledgers.ledgers import Ledgers
from bot.context import Desk
from bot.pictures.gallery import Gallery
from bot.telegram import intake
from bot.telegram.session import make_bot
from bot.telegram.worker import Worker
from domain.messaging import TokenRefused
from domain.people.model import Actor
from simulator.client import PATIENCE, Screen, Seen, SimClient, Tapped
from simulator.settings import Settings
from simulator.testing import running
from storage.boards import SqlBoards
from storage.contacts.store import SqlShown
from storage.contacts.vault import FernetVault, new_key
from storage.files import FolderFiles
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.work import SqlOffice
from tests.makers import District, StillClock, a_district, an_inbox, the_rules
from tests.office import put, settled
from tests.practising import some_rooms

TOKEN = "7700:standing-in-for-a-token"  # the simulator takes any


@dataclass
class Stand:
    """The parts, and short words for what a phone does. A person is named by their chair."""

    sim: SimClient
    clock: StillClock
    database: Database
    office: SqlOffice
    boards: SqlBoards
    files: FolderFiles
    inbox: SqlInbox
    district: District
    bot: Bot
    desk: Desk
    worker: Worker
    database_folder: Path
    extra: dict[str, int] = field(default_factory=dict)
    """Phones of people who are no chair of the district."""
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def phone(self, chair: str) -> int:
        """The id of the phone."""
        return self.extra.get(chair) or int(self.district.address(chair))

    async def actor(self, chair: str) -> Actor:
        """Whoever sits there, as an actor."""
        today = self.clock.now().astimezone(self.desk.zone).date()
        found = await self.boards.people.actor("telegram", str(self.phone(chair)), today)
        assert found is not None
        return found

    async def stranger(self, name: str, phone: int, language: str = "zh-hans") -> None:
        """A phone the desk does not know."""
        self.extra[name] = phone
        await self.sim.person(phone, name, language_code=language)

    async def say(self, chair: str, words: str, expect: str = "") -> Seen:
        """The person writes; answers with what the bot says to it."""
        return await self._sent(chair, self.sim.say(self.phone(chair), words), expect)

    async def photo(
        self, chair: str, data: bytes, caption: str | None = None, expect: str = ""
    ) -> Seen:
        """The person sends a photo."""
        sent = self.sim.send_photo(self.phone(chair), data, caption)
        return await self._sent(chair, sent, expect)

    async def send(self, chair: str, expect: str = "", **content: Any) -> Seen:
        """The person sends anything else."""
        return await self._sent(chair, self.sim.send(self.phone(chair), **content), expect)

    async def _sent(self, chair: str, sending: Any, expect: str) -> Seen:
        before = (await self.screen(chair)).seq
        await sending
        return await self.sim.wait_for(self.phone(chair), contains=expect, after=before)

    async def tap(self, chair: str, label: str, *, match: str = "exact") -> Tapped:
        """The person taps a button, which the bot answers once the tap is handled."""
        return await self.sim.tap_last(self.phone(chair), label, match=match)

    async def screen(self, chair: str) -> Screen:
        """All that the person sees."""
        return await self.sim.screen(self.phone(chair))

    async def last(self, chair: str) -> Seen:
        """The newest message of the bot."""
        found = await self.screen(chair)
        return [message for message in found.messages if message.from_bot][-1]

    async def drawn_late(self, text: str) -> None:
        """The call that drew this is carried out once more, as one is that a killed process had
        sent, and that comes behind those of the next one."""
        await self.idle()
        calls = await self.sim.calls("editMessageText")
        given = next(one["params"] for one in calls if text in one["params"]["text"])
        await self.bot.edit_message_text(
            given["text"],
            chat_id=given["chat_id"],
            message_id=given["message_id"],
            reply_markup=InlineKeyboardMarkup.model_validate(given["reply_markup"]),
        )

    async def until(self, holds: Callable[[], Awaitable[object]]) -> None:
        """Waits for something that other tasks bring about."""
        async with asyncio.timeout(PATIENCE):
            while not await holds():  # noqa: ASYNC110 - a row in a database wakes nobody
                await asyncio.sleep(0.01)

    async def idle(self) -> None:
        """Waits until whatever people did is taken and handled."""
        await self.until(self.nothing_waits)

    async def nothing_waits(self) -> bool:
        """Whether every update is taken, and handled or given up."""
        if (await self.bot.get_webhook_info()).pending_update_count:
            return False
        async with self.database.reader.connect() as connection:
            found = await connection.execute(
                text("SELECT count(*) FROM inbox WHERE done_at IS NULL AND dead_at IS NULL")
            )
            return int(found.scalar_one()) == 0

    async def start(self) -> None:
        """Begins to take and handle updates."""
        self._tasks = [
            asyncio.create_task(
                intake.poll(
                    self.bot, self.inbox, self.clock, self.worker.wake, wait=5, first_pause=0.02
                )
            ),
            asyncio.create_task(self.worker.run()),
        ]

    async def polling(self) -> None:
        """Waits for the end of the polling, which only a refused token brings about."""
        await self._tasks[0]

    async def stop(self) -> None:
        """Stops cleanly."""
        poll, run = self._tasks
        await self.worker.stop()
        poll.cancel()
        with suppress(asyncio.CancelledError, TokenRefused):
            await poll
        await run

    async def kill(self) -> None:
        """Stops as a crash does: in the middle of whatever runs, without giving anything back."""
        tasks = [*self._tasks, *self.worker.running()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def restart(self) -> None:
        """Starts anew over the same database, as a new process does."""
        self.inbox = an_inbox(self.database)
        await self.inbox.forget_other_owners(self.clock.now())
        self.worker = Worker(bot=self.bot, desk=self.desk, inbox=self.inbox, owner="after")
        await self.start()


@asynccontextmanager
async def a_stand(folder: Path, url: str | None = None) -> AsyncIterator[Stand]:
    """Everything running, the clock standing still, a phone for each chair of the district; on the
    migrated database of that address, if there is one."""
    image, district = settled()
    database = Database(url or f"sqlite+aiosqlite:///{put(image, folder / 'stand.db')}")
    rules = the_rules()
    vault = FernetVault([new_key()])
    office = SqlOffice(database, rules, vault=vault)
    if url is not None:
        district = await office.do(a_district)
    clock = StillClock()
    boards = SqlBoards(database, rules, vault)
    files = FolderFiles(folder / "files")
    inbox = an_inbox(database)
    apart = ProcessBeside()
    rooms = some_rooms(database, folder / "files", clock)
    desk = Desk(
        office=office,
        boards=boards,
        files=files,
        apart=apart,
        ledgers=Ledgers(apart),
        shown=SqlShown(database),
        clock=clock,
        gallery=Gallery(apart),
        rooms=rooms,
    )
    async with running(Settings(flood=False)) as server:
        bot = make_bot(TOKEN, server.url)
        stand = Stand(
            sim=server.client,
            clock=clock,
            database=database,
            office=office,
            boards=boards,
            files=files,
            inbox=inbox,
            district=district,
            bot=bot,
            desk=desk,
            worker=Worker(bot=bot, desk=desk, inbox=inbox, owner="stand", pause=0.02),
            database_folder=folder,
        )
        for name, chair in stand.district.chairs.items():
            await stand.sim.person(int(chair.address), name, language_code="zh-hans")
        await bot.me()  # the simulator knows a bot once it has called
        await stand.start()
        try:
            yield stand
        finally:
            await stand.stop()
            await bot.session.close()
            await apart.close()
            await rooms.close()
            await database.close()
