"""/import, and a table sent to the chat: an existing ledger is checked, then taken over at a tap.

The file waits in the store of files under a name this chat alone knows, with what was answered to
the questions it raised. It is read and checked anew at each tap: what is filed meanwhile is not
filed twice, however often one taps.
"""

import secrets
from dataclasses import dataclass

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
from bot.handlers.kept_table import fetched, suffix_of, whole
from bot.handlers.ledger_paper import LedgerPaper
from bot.pages import imports as pages
from bot.pages import show
from bot.pages.page import Page
from bot.switchboard import Sort, only
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


@only(Sort.FILE)
async def _table(message: Message) -> bool | dict[str, Document]:
    sent = message.document
    return {"sent": sent} if sent is not None and suffix_of(sent) in _TABLES else False


@router.message(_table)
async def came(
    message: Message, sent: Document, bot: Bot, desk: Desk, request: Request, say: Say, lane: str
) -> None:
    """Takes the file in, and checks it beside the chat."""
    if not may_ever(request.by, Act.ADMINISTER):
        await message.answer(say("import-not-yours"))
        return
    try:
        came = await fetched(bot, sent, desk.ledgers.most_bytes)
    except UnreadableTable as wrong:
        await message.answer(pages.table_problem(say, wrong.reason, wrong.facts))
        return
    for old in current().keys(_RECORD):
        current().drop(old)
    key = secrets.randbelow(2**48)
    paper = LedgerPaper(
        bot=bot, message=message, desk=desk, request=request, say=say, name=f"table{came.suffix}"
    )
    if not desk.errands.take_up(lane, paper.checked(key, came.data)):
        await message.answer(say("import-busy"))
        return
    await message.answer(say("import-checking"))
    if came.suffix in TABLES:
        name = await desk.files.put(whole(came.data), came.suffix)
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
