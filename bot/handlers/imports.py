"""/import, and a table sent to the chat: an existing ledger is checked, then taken over at a tap.

The file waits in the store of files under a name this chat alone knows, with what was answered to
the questions it raised. It is read and checked anew at each tap: what is filed meanwhile is not
filed twice, however often one taps.
"""

import io
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import (
    CallbackQuery,
    Document,
    Message,
)

from bot.buttons.imports import AnswerLedger, TakeOver
from bot.context import Desk
from bot.errors import answer_tap
from bot.handlers.ledger_paper import LedgerPaper
from bot.pages import imports as pages
from bot.pages import show
from bot.pages.page import Page
from bot.telegram.conversation import current
from bot.texts import Say
from domain.access import Act, may_ever
from domain.imports.answers import MOST_TAPS
from domain.imports.model import TABLES, UnreadableTable
from domain.request import Request

router = Router(name="imports")

_RECORD = "import:"
_TABLES = TABLES | {".xlsm", ".xltm", ".xlsb", ".ods", ".ett", ".xlt"}


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
        await bot.download(sent.file_id, limited(came, desk.ledgers.most_bytes))
    except UnreadableTable as wrong:
        await message.answer(pages.table_problem(say, wrong.reason, wrong.facts))
        return
    data, suffix = came.getvalue(), PurePath(sent.file_name or "").suffix.lower()
    for old in current().keys(_RECORD):
        current().drop(old)
    key = secrets.randbelow(2**48)
    paper = LedgerPaper(
        bot=bot, message=message, desk=desk, request=request, say=say, name=f"table{suffix}"
    )
    if not desk.errands.take_up(lane, paper.checked(key, data)):
        await message.answer(say("import-busy"))
        return
    await message.answer(say("import-checking"))
    if suffix in TABLES:
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
        await answer_tap(query, say.plain("error-invalid-answer-gone"), alert=True)
        return
    key = secrets.randbelow(2**48)
    picked = (*kept.picked, callback_data.pick)
    paper = LedgerPaper(
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
        await answer_tap(query, say.plain("error-invalid-answer-gone"), alert=True)
        return
    if not callback_data.yes:
        current().drop(f"{_RECORD}{callback_data.key}")
        await show.answer(query, Page(text=say("import-dropped")))
        return
    paper = LedgerPaper(
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


def limited(into: io.BytesIO, most: int) -> io.BytesIO:
    """What a file is downloaded into: beyond so many bytes it raises UnreadableTable."""
    return _Limited(into, most)


def _too_large(most: int) -> UnreadableTable:
    return UnreadableTable("", "size", limit=str(most // 1_000_000))


async def _whole(data: bytes) -> AsyncIterator[bytes]:
    yield data
