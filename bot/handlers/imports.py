"""/import, and a table sent to the chat: an existing ledger is checked, then taken over at a tap.

The file waits in the store of files under a name this chat alone knows. It is read and checked anew
when it is taken over: what is filed meanwhile is not filed twice, however often one taps.
"""

import asyncio
import io
import secrets
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

import structlog
from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    Document,
    InaccessibleMessage,
    Message,
)

from bot.buttons.imports import TakeOver
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.marked import marked_xlsx
from bot.pages import imports as pages
from bot.pages import show
from bot.pages.page import Page
from bot.telegram.conversation import current
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.days.periods import local_day
from domain.imports.actions import import_rows
from domain.imports.model import CheckedLedger, KnownThings, RawRow, UnreadableTable
from domain.request import Request

router = Router(name="imports")
log = structlog.get_logger(__name__)

_RECORD = "import:"
_TABLES = frozenset({".xlsx", ".csv", ".xls", ".xlsm", ".xltm", ".xlsb"})
_AT_ONCE = 20
"""Rows of one transaction: everybody's taps go on between two of them."""


@router.message(Command("import"))
async def how(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """What to send."""
    if not may_ever(request.by, Act.ADMINISTER):
        await message.answer(say("import-not-yours"))
        return
    known = await desk.office.do(desk.ledgers.look_up, request.by, [], now=request.now)
    await message.answer(pages.how(say, known.unit.name, desk.ledgers.most_bytes))


async def _table(message: Message) -> bool | dict[str, Document]:
    sent = message.document
    if sent is None or PurePath(sent.file_name or "").suffix.lower() not in _TABLES:
        return False
    return {"sent": sent}


@router.message(_table)
async def came(
    message: Message, sent: Document, bot: Bot, desk: Desk, request: Request, say: Say, lane: str
) -> None:
    """Takes the file in, and checks it beside the chat."""
    if not may_ever(request.by, Act.ADMINISTER):
        await message.answer(say("import-not-yours"))
        return
    came = io.BytesIO()
    try:
        if sent.file_size is not None and sent.file_size > desk.ledgers.most_bytes:
            raise _too_large(desk.ledgers.most_bytes)
        await bot.download(sent.file_id, _Limited(came, desk.ledgers.most_bytes))
    except UnreadableTable as wrong:
        await message.answer(pages.table_problem(say, wrong.reason, wrong.facts))
        return
    data, suffix = came.getvalue(), PurePath(sent.file_name or "").suffix.lower()
    for old in current().keys(_RECORD):
        current().drop(old)
    key = secrets.randbelow(2**48)
    paper = _Paper(
        bot=bot, message=message, desk=desk, request=request, say=say, name=f"table{suffix}"
    )
    if not desk.errands.take_up(lane, paper.checked(data, key)):
        await message.answer(say("import-busy"))
        return
    await message.answer(say("import-checking"))
    if suffix in {".xlsx", ".csv"}:
        current().put(f"{_RECORD}{key}", await desk.files.put(_whole(data), suffix))


@router.callback_query(TakeOver.filter())
async def decided(
    query: CallbackQuery,
    callback_data: TakeOver,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
    lane: str,
) -> None:
    """Takes it over beside the chat, or leaves it."""
    name = current().get(f"{_RECORD}{callback_data.key}")
    if not isinstance(name, str) or query.message is None:
        await answer_tap(query, say.plain("import-gone"), alert=True)
        return
    if not callback_data.yes:
        current().drop(f"{_RECORD}{callback_data.key}")
        await show.answer(query, Page(text=say("import-dropped")))
        return
    paper = _Paper(bot=bot, message=query.message, desk=desk, request=request, say=say, name=name)
    if not desk.errands.take_up(lane, paper.taken_over(name)):
        await answer_tap(query, say.plain("import-busy"))
        return
    await show.answer(query, Page(text=say("import-begun")))


class _Limited(io.BytesIO):
    """Refuses to grow, whatever size was announced."""

    def __init__(self, into: io.BytesIO, most: int) -> None:
        super().__init__()
        self._into, self._most = into, most

    def write(self, chunk: Any) -> int:
        """One more piece; raises UnreadableTable."""
        if self._into.tell() + len(chunk) > self._most:
            raise _too_large(self._most)
        return self._into.write(chunk)


def _too_large(most: int) -> UnreadableTable:
    return UnreadableTable("", "size", limit=str(most // 1_000_000))


async def _whole(data: bytes) -> AsyncIterator[bytes]:
    yield data


@dataclass(frozen=True, kw_only=True)
class _Paper:
    """One ledger on its way in."""

    bot: Bot
    message: Message | InaccessibleMessage
    desk: Desk
    request: Request
    say: Say
    name: str

    async def checked(self, data: bytes, key: int) -> None:
        """Says what is wrong with it, or what would be taken over."""
        await self._told(self._checked(data, key))

    async def taken_over(self, name: str) -> None:
        """Takes it over, and says how many matters were."""
        await self._told(self._taken_over(name))

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except UnreadableTable as wrong:
            await self._tell(Page(text=pages.table_problem(self.say, wrong.reason, wrong.facts)))
        except Exception as error:
            # nobody waits for this task: what went wrong is told here or nowhere
            log.error("import failed", error=type(error).__name__)
            try:
                await self._tell(Page(text=self.say("import-failed")))
            except TelegramAPIError as second:
                log.warning("could not tell of it", error=type(second).__name__)

    async def _checked(self, data: bytes, key: int) -> None:
        raw, known, found = await self._look(data)
        if not found.problems:
            await self._tell(pages.ready(self.say, found, known.unit.name, key))
            return
        await self._tell(Page(text=pages.bad_rows(self.say, found.problems)))
        if len(found.problems) > pages.SHOWN:
            marked = await asyncio.to_thread(marked_xlsx, self.say, raw, found.problems)
            file = BufferedInputFile(marked, filename=self.say.plain("import-marked-name"))
            rows = str(len({one.row for one in found.problems}))
            caption = self.say("import-marked-caption", rows=rows)
            message = self.message
            await self.bot.send_document(message.chat.id, file, caption=caption)

    async def _look(self, data: bytes) -> tuple[list[RawRow], KnownThings, CheckedLedger]:
        now = self.desk.clock.now()
        raw = await self.desk.ledgers.read(data, self.name)
        if len(raw) > pages.MOST_ROWS:
            raise UnreadableTable("", "rows", limit=f"{pages.MOST_ROWS:,}")
        known = await self.desk.office.do(self.desk.ledgers.look_up, self.request.by, raw, now=now)
        today = local_day(now, self.desk.zone)
        return raw, known, await asyncio.to_thread(self.desk.ledgers.check, raw, known, today)

    async def _taken_over(self, name: str) -> None:
        data = b"".join([piece async for piece in self.desk.files.get(name)])
        _, known, found = await self._look(data)
        if found.problems:  # a category or unit has ended since
            await self._tell(Page(text=pages.bad_rows(self.say, found.problems)))
            return
        if not found.rows:
            await self._tell(Page(text=self.say("import-nothing", already=str(found.already))))
            return
        # reading and checking may have taken long
        done, request = 0, replace(self.request, now=self.desk.clock.now())
        for at in range(0, len(found.rows), _AT_ONCE):
            part = found.rows[at : at + _AT_ONCE]
            done += await self.desk.office.do(import_rows, request, known.unit.code, part)
        said = self.say("import-done", done=str(done), unit=known.unit.name)
        await self._tell(Page(text=Html(said)))

    async def _tell(self, page: Page) -> None:
        message = self.message
        await self.bot.send_message(message.chat.id, page.text, reply_markup=page.keyboard)
