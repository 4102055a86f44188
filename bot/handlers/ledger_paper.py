"""One ledger on its way in, beside its chat: read, checked, asked about, taken over."""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePath
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile, InaccessibleMessage, Message

from bot.context import Desk
from bot.exports.marked import marked_xlsx
from bot.pages import imports as pages
from bot.pages.imports_summary import LedgerTold
from bot.pages.page import Page
from bot.texts import Html, Say
from domain.days.periods import local_day
from domain.errors import Invalid
from domain.imports.actions import import_rows
from domain.imports.answers import replay
from domain.imports.model import CLASH, LedgerQuestion, UnreadableTable
from domain.request import Request

log = structlog.get_logger(__name__)

_AT_ONCE = 100
"""Rows of one transaction: everybody's taps go on between two of them."""


@dataclass(frozen=True, kw_only=True)
class LedgerPaper:
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
            await self._tell(Page(text=self.say("error-invalid-answer-gone")))
        except Exception as error:
            # nobody waits for this task: what went wrong is told here or nowhere
            log.error("import failed", error=type(error).__name__)
            try:
                await self._tell(Page(text=self.say("import-failed")))
            except TelegramAPIError as second:
                log.warning("could not tell of it", error=type(second).__name__)

    async def _checked(self, key: int, data: bytes | None) -> None:
        told, question = await self._look(await self._file() if data is None else data)
        await self._shown(told, question, key)

    async def _shown(self, told: LedgerTold, question: LedgerQuestion | None, key: int) -> None:
        problems = told.checked.problems
        if not problems:
            page = pages.ready(self.say, told, key)
            if question is not None:
                page = pages.asked(self.say, told, question, key)
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

    async def _look(self, data: bytes) -> tuple[LedgerTold, LedgerQuestion | None]:
        now, reader, office = self.desk.clock.now(), self.desk.ledgers, self.desk.office
        # the same name each time, so that the same questions come up
        table = await reader.read(data, f"table{PurePath(self.name).suffix}")
        if len(table.rows) > pages.MOST_ROWS:
            raise UnreadableTable("", "rows", limit=f"{pages.MOST_ROWS:,}")
        known = await office.do(reader.look_up, self.request.by, now=now)
        today = local_day(now, self.desk.zone)
        check = partial(reader.check, table, known, today)
        found = await asyncio.to_thread(replay, check, self.picked)
        clash = _clash(found.left)
        checked = await office.do(reader.only_new, known, found.checked, clash)
        question = found.question or next(iter(checked.questions), None)
        return LedgerTold(table=table, known=known, checked=checked), question

    async def _file(self) -> bytes:
        return b"".join([piece async for piece in self.desk.files.get(self.name)])

    async def _taken_over(self, key: int) -> None:
        told, question = await self._look(await self._file())
        rows, unit = told.checked.rows, told.known.unit
        if told.checked.problems or question or not rows:
            # a category or unit has ended since, or all is on file
            await self._shown(told, question, key)
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


def _clash(left: Sequence[int]) -> str | None:
    """What was picked of numbers that stand for other matters; raises Invalid."""
    if not left:
        return None
    if not 0 <= left[0] < len(CLASH):
        raise Invalid("answer-gone")
    return CLASH[left[0]]
