"""/import, and a table sent to the chat: an existing ledger is checked, then taken over at a tap.

The file waits in the store of files under a name this chat alone knows, with what was answered to
the questions it raised. It is read and checked anew at each tap: what is filed meanwhile is not
filed twice, however often one taps.
"""

import asyncio
import io
import secrets
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, replace
from functools import partial
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

from bot.buttons.imports import AnswerLedger, TakeOver
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.marked import marked_xlsx
from bot.pages import imports as pages
from bot.pages import show
from bot.pages.imports_summary import LedgerTold
from bot.pages.page import Page
from bot.telegram.conversation import current
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.days.periods import local_day
from domain.errors import Invalid
from domain.imports.actions import import_rows
from domain.imports.answers import MOST_TAPS, Answered, replay
from domain.imports.model import UnreadableTable
from domain.request import Request

router = Router(name="imports")
log = structlog.get_logger(__name__)

_RECORD = "import:"
_READ = frozenset({".xlsx", ".xls", ".et", ".csv", ".tsv"})
_TABLES = _READ | {".xlsm", ".xltm", ".xlsb", ".ods", ".ett", ".xlt"}
_AT_ONCE = 100
"""Rows of one transaction: everybody's taps go on between two of them."""


@router.message(Command("import"))
async def how(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """What to send."""
    if not may_ever(request.by, Act.ADMINISTER):
        await message.answer(say("import-not-yours"))
        return
    known = await desk.office.do(desk.ledgers.look_up, request.by, now=request.now)
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
    if not desk.errands.take_up(lane, paper.checked(key, data)):
        await message.answer(say("import-busy"))
        return
    await message.answer(say("import-checking"))
    if suffix in _READ:
        name = await desk.files.put(_whole(data), suffix)
        current().put(f"{_RECORD}{key}", {"name": name, "picked": []})


@router.callback_query(AnswerLedger.filter())
async def answered(
    query: CallbackQuery,
    callback_data: AnswerLedger,
    bot: Bot,
    desk: Desk,
    request: Request,
    say: Say,
    lane: str,
) -> None:
    """Keeps the answer, and checks the ledger anew with it."""
    kept = _kept(callback_data.key)
    if kept is None or query.message is None or len(kept.picked) >= MOST_TAPS:
        await answer_tap(query, say.plain("import-gone"), alert=True)
        return
    key = secrets.randbelow(2**48)
    picked = (*kept.picked, callback_data.pick)
    paper = _Paper(
        bot=bot, message=query.message, desk=desk, request=request, say=say, name=kept.name,
        picked=picked,
    )  # fmt: skip
    if not desk.errands.take_up(lane, paper.checked(key)):
        await answer_tap(query, say.plain("import-busy"))
        return
    # under another key, so that no older button answers or takes over what it did not show
    current().drop(f"{_RECORD}{callback_data.key}")
    current().put(f"{_RECORD}{key}", {"name": kept.name, "picked": list(picked)})
    await show.answer(query, Page(text=say("import-checking")))


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
    kept = _kept(callback_data.key)
    if kept is None or query.message is None:
        await answer_tap(query, say.plain("import-gone"), alert=True)
        return
    if not callback_data.yes:
        current().drop(f"{_RECORD}{callback_data.key}")
        await show.answer(query, Page(text=say("import-dropped")))
        return
    paper = _Paper(
        bot=bot, message=query.message, desk=desk, request=request, say=say, name=kept.name,
        picked=kept.picked,
    )  # fmt: skip
    if not desk.errands.take_up(lane, paper.taken_over(callback_data.key)):
        await answer_tap(query, say.plain("import-busy"))
        return
    await show.answer(query, Page(text=say("import-begun")))


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A ledger that waits: its file, and what was picked so far."""

    name: str
    picked: tuple[int, ...]


def _kept(key: int) -> _Kept | None:
    match current().get(f"{_RECORD}{key}"):
        case str() as name:  # as it was kept before there were questions
            return _Kept(name=name, picked=())
        case {"name": str() as name, "picked": [*picked]}:
            return _Kept(name=name, picked=tuple(one for one in picked if isinstance(one, int)))
    return None


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
    """Of the file, in the store or as it was sent."""
    picked: tuple[int, ...] = ()

    async def checked(self, key: int, data: bytes | None = None) -> None:
        """Says what is wrong with it, what is asked, or what would be taken over; ``data`` is what
        just came, else it is read from the store."""
        await self._told(self._checked(key, data))

    async def taken_over(self, key: int) -> None:
        """Takes it over, and says how many matters were."""
        await self._told(self._taken_over(key))

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except UnreadableTable as wrong:
            await self._tell(Page(text=pages.table_problem(self.say, wrong.reason, wrong.facts)))
        except Invalid:  # a button that was never shown, or a unit that has ended since
            await self._tell(Page(text=self.say("import-gone")))
        except Exception as error:
            # nobody waits for this task: what went wrong is told here or nowhere
            log.error("import failed", error=type(error).__name__)
            try:
                await self._tell(Page(text=self.say("import-failed")))
            except TelegramAPIError as second:
                log.warning("could not tell of it", error=type(second).__name__)

    async def _checked(self, key: int, data: bytes | None) -> None:
        told, found = await self._look(await self._file() if data is None else data)
        await self._shown(told, found, key)

    async def _shown(self, told: LedgerTold, found: Answered, key: int) -> None:
        problems = told.checked.problems
        if not problems:
            page = pages.ready(self.say, told, key)
            if found.question is not None:
                page = pages.asked(self.say, told, found.question, key)
            await self._tell(page)
            return
        await self._tell(Page(text=pages.bad_rows(self.say, told)))
        if len(problems) > pages.SHOWN:
            marked = await asyncio.to_thread(marked_xlsx, self.say, told.table, problems)
            file = BufferedInputFile(marked, filename=self.say.plain("import-marked-name"))
            rows = str(len({(one.sheet, one.row) for one in problems}))
            caption = self.say("import-marked-caption", rows=rows)
            message = self.message
            await self.bot.send_document(message.chat.id, file, caption=caption)

    async def _look(self, data: bytes) -> tuple[LedgerTold, Answered]:
        now, reader, office = self.desk.clock.now(), self.desk.ledgers, self.desk.office
        # the same name each time, so that the same questions come up
        table = await reader.read(data, f"table{PurePath(self.name).suffix}")
        if len(table.rows) > pages.MOST_ROWS:
            raise UnreadableTable("", "rows", limit=f"{pages.MOST_ROWS:,}")
        known = await office.do(reader.look_up, self.request.by, now=now)
        today = local_day(now, self.desk.zone)
        check = partial(reader.check, table, known, today)
        found = await asyncio.to_thread(replay, check, self.picked)
        checked = await office.do(reader.only_new, known, found.checked)
        return LedgerTold(table=table, known=known, checked=checked), found

    async def _file(self) -> bytes:
        return b"".join([piece async for piece in self.desk.files.get(self.name)])

    async def _taken_over(self, key: int) -> None:
        told, found = await self._look(await self._file())
        rows, unit = told.checked.rows, told.known.unit
        if told.checked.problems or found.question or not rows:
            # a category or unit has ended since, or all is on file
            await self._shown(told, found, key)
            return
        # reading and checking may have taken long
        done, request = 0, replace(self.request, now=self.desk.clock.now())
        for at in range(0, len(rows), _AT_ONCE):
            part = rows[at : at + _AT_ONCE]
            done += await self.desk.office.do(import_rows, request, unit.code, part)
        said = self.say("import-done", done=str(done), unit=unit.name)
        await self._tell(Page(text=Html(said)))

    async def _tell(self, page: Page) -> None:
        message = self.message
        await self.bot.send_message(message.chat.id, page.text, reply_markup=page.keyboard)
