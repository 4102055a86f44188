"""The files of the year: the sheet of a unit, the table of all units, the signed page; each is
noted before it leaves."""

import asyncio
from dataclasses import replace

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery

from bot.buttons.annual import AnnualFile, LetterFile, LetterScan
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.annual import sheet_xlsx, table_xlsx
from bot.pages.page import row_id
from bot.telegram.photos import StoredFile
from bot.texts import Say
from domain.annual import verifying
from domain.errors import NotFound
from domain.request import Request

router = Router(name="annual_papers")


@router.callback_query(LetterFile.filter())
async def sheet(
    query: CallbackQuery, callback_data: LetterFile, desk: Desk, request: Request, say: Say
) -> None:
    """The sheet of a unit."""
    number = row_id(callback_data.id)
    view = await desk.boards.annuals.one(request.by, number, request.now)
    await answer_tap(query, say.plain("export-working"))
    data = await asyncio.to_thread(sheet_xlsx, say, view, desk.zone)
    await desk.office.do(verifying.note_sheet_of, _now(desk, request), number)
    line = view.line
    title = say.plain("annual-file-title", unit=line.unit.name, year=str(line.year))
    await _send(query, data, title, say("annual-file-sent", title=title))


@router.callback_query(AnnualFile.filter())
async def table(
    query: CallbackQuery, callback_data: AnnualFile, desk: Desk, request: Request, say: Say
) -> None:
    """The table of all units of a year."""
    unit, year = row_id(callback_data.unit), callback_data.year
    found = await desk.boards.annuals.table(request.by, unit, year, request.now)
    await answer_tap(query, say.plain("export-working"))
    data = await asyncio.to_thread(table_xlsx, say, found, request.now, desk.zone)
    rows = len(found.letters)
    await desk.office.do(verifying.note_table, _now(desk, request), unit, year, rows)
    title = say.plain("annual-table-title", unit=found.issuer.name, year=str(year))
    await _send(query, data, title, say("annual-table-sent", title=title, rows=rows))


@router.callback_query(LetterScan.filter())
async def scan(
    query: CallbackQuery, callback_data: LetterScan, desk: Desk, request: Request
) -> None:
    """The signed page, as it was put there."""
    number = row_id(callback_data.id)
    view = await desk.boards.annuals.letter(request.by, number, request.now)
    if not view.scan:
        raise NotFound("scan")
    await desk.files.size(view.scan)  # gone from the disk: said before anything is sent
    await desk.office.do(verifying.note_sheet_of, _now(desk, request), number)
    if query.bot is None:
        raise NotFound("bot")
    await query.bot.send_document(query.from_user.id, StoredFile(desk.files, view.scan))
    await answer_tap(query)


def _now(desk: Desk, request: Request) -> Request:
    """A file takes its time to be made; the log says when it left."""
    return replace(request, now=desk.clock.now())


async def _send(query: CallbackQuery, data: bytes, title: str, caption: str) -> None:
    if query.bot is None:
        raise NotFound("bot")
    file = BufferedInputFile(data, filename=f"{title}.xlsx")
    await query.bot.send_document(query.from_user.id, file, caption=caption)
