"""Boards and lists as tables, sent as documents."""

import asyncio
from dataclasses import replace

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery

from bot.buttons.sheets import BoardSheet, MattersSheet, OwnSheet
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.boards import SheetFile, board_sheet, matters_sheet, own_sheet
from bot.pages.page import row_id
from bot.texts import Say
from domain.cases.views import WHOLE
from domain.errors import NotFound
from domain.ledgers.actions import note_own_sheet, note_sheet
from domain.ledgers.model import TakenOut
from domain.request import Request

router = Router(name="sheets")


@router.callback_query(BoardSheet.filter())
async def board(
    query: CallbackQuery, callback_data: BoardSheet, desk: Desk, request: Request, say: Say
) -> None:
    """The figures of a unit and of those below."""
    unit = row_id(callback_data.unit)
    found = await desk.boards.status.board(request.by, unit, request.now)
    await answer_tap(query, say.plain("export-working"))
    file = await asyncio.to_thread(board_sheet, say, found, desk.zone)
    await desk.office.do(note_sheet, _now(desk, request), TakenOut.BOARD, unit, file.rows)
    await _send(query, say, file)


@router.callback_query(MattersSheet.filter())
async def matters(
    query: CallbackQuery, callback_data: MattersSheet, desk: Desk, request: Request, say: Say
) -> None:
    """The matters behind a figure."""
    unit, which, now = row_id(callback_data.unit), callback_data.which, request.now
    found = await desk.boards.status.matters(request.by, unit, which, 0, now, size=WHOLE)
    await answer_tap(query, say.plain("export-working"))
    file = await asyncio.to_thread(matters_sheet, say, found, now, desk.zone)
    await desk.office.do(note_sheet, _now(desk, request), TakenOut.MATTERS, unit, file.rows)
    await _send(query, say, file)


@router.callback_query(OwnSheet.filter())
async def own(
    query: CallbackQuery, callback_data: OwnSheet, desk: Desk, request: Request, say: Say
) -> None:
    """What one reported, or has to handle."""
    what, cases, now = callback_data.what, desk.boards.cases, request.now
    match what:
        case TakenOut.MINE:
            found = await cases.mine(request.by, 0, now, size=WHOLE)
        case TakenOut.QUEUE:
            found = await cases.queue(request.by, 0, now, size=WHOLE)
        case _:
            raise NotFound("sheet")
    await answer_tap(query, say.plain("export-working"))
    file = await asyncio.to_thread(own_sheet, say, what.value, found, now, desk.zone)
    await desk.office.do(note_own_sheet, _now(desk, request), what, file.rows)
    await _send(query, say, file)


def _now(desk: Desk, request: Request) -> Request:
    return replace(request, now=desk.clock.now())


async def _send(query: CallbackQuery, say: Say, file: SheetFile) -> None:
    if query.bot is None:
        raise NotFound("bot")
    sent = BufferedInputFile(file.data, filename=file.name)
    caption = say("listing-sent", title=file.title, rows=file.rows)
    await query.bot.send_document(query.from_user.id, sent, caption=caption)
