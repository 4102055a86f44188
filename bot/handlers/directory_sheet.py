"""The directory as a sheet: taken out, changed elsewhere, and taken over again at a tap.

It is read and checked anew when it is taken over: the tree may have changed meanwhile.
"""

import asyncio
from dataclasses import replace

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message

from bot.buttons.directories import EntrySheet, TakeEntries
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.directory import (
    MOST_ROWS,
    OPTIONAL,
    EntryRows,
    columns,
    directory_xlsx,
    entries_of,
)
from bot.handlers.kept_table import KeptTable, SentTable, fetched
from bot.pages import show
from bot.pages.directories import bad_rows, checked_page, how_page
from bot.pages.imports import table_problem
from bot.pages.page import Page
from bot.texts import Say
from domain.access import Act, allow_ever, may_ever
from domain.directories.actions import import_entries
from domain.directories.papers import note_directory
from domain.imports.model import UnreadableTable
from domain.request import Request

router = Router(name="directory_sheet")

_TABLE = KeptTable(record="directory:", words="sheet-directory-name")


@router.callback_query(EntrySheet.filter())
async def sheet(
    query: CallbackQuery, callback_data: EntrySheet, desk: Desk, request: Request, say: Say
) -> None:
    """How it is done, or the sheet itself."""
    allow_ever(request.by, Act.KEEP_DIRECTORY)
    if not callback_data.yes:
        await show.answer(query, how_page(say))
        return
    views = await desk.boards.directories.sheet(request.by, request.now)
    if not views or query.bot is None:
        await answer_tap(query, say.plain("sheet-directory-none"), alert=True)
        return
    await answer_tap(query, say.plain("export-working"))
    day = desk.office.rules.day(request.now)
    units = await desk.boards.directories.called(request.by)
    data = await asyncio.to_thread(directory_xlsx, say, views, units, day)
    await desk.office.do(note_directory, replace(request, now=desk.clock.now()), len(views))
    name = say.plain("sheet-directory-file", day=day.isoformat())
    caption = say("sheet-directory-sent", rows=len(views))
    file = BufferedInputFile(data, filename=name)
    await query.bot.send_document(query.from_user.id, file, caption=caption)


@router.message(_TABLE.known)
async def came(
    message: Message, sent: Document, bot: Bot, desk: Desk, request: Request, say: Say
) -> None:
    """Reads and checks it, and asks whether to take it over."""
    if not may_ever(request.by, Act.KEEP_DIRECTORY):
        await message.answer(say("error-refused-keep_directory"))
        return
    try:
        table = await fetched(bot, sent, desk.ledgers.most_bytes)
        found = await _read(desk, request, say, table)
    except UnreadableTable as wrong:
        await message.answer(table_problem(say, wrong.reason, wrong.facts))
        return
    if found.problems or not found.rows:
        page = bad_rows(say, found.problems) if found.problems else _nothing(say)
        await show.send(message, page)
        return
    key = await _TABLE.put(desk, table)
    await show.send(message, checked_page(say, len(found.rows), key))


@router.callback_query(TakeEntries.filter())
async def take(
    query: CallbackQuery, callback_data: TakeEntries, desk: Desk, request: Request, say: Say
) -> None:
    """Takes it over, or leaves it."""
    allow_ever(request.by, Act.KEEP_DIRECTORY)
    kept = await _TABLE.get(desk, callback_data.key)
    if kept is None:
        await answer_tap(query, say.plain("error-invalid-answer-gone"), alert=True)
        return
    if not callback_data.yes:
        _TABLE.drop(callback_data.key)
        await show.answer(query, Page(text=say("directory-dropped")))
        return
    try:
        found = await _read(desk, request, say, kept)
    except UnreadableTable as wrong:
        await show.answer(query, Page(text=table_problem(say, wrong.reason, wrong.facts)))
        return
    if found.problems:
        await show.answer(query, bad_rows(say, found.problems))
        return
    added, changed = await desk.office.do(import_entries, request, found.rows)
    _TABLE.drop(callback_data.key)
    text = say("directory-taken", added=added, changed=changed)
    await show.answer(query, Page(text=text, rows=how_page(say).rows[1:]))


async def _read(desk: Desk, request: Request, say: Say, sheet: SentTable) -> EntryRows:
    rows = await desk.ledgers.table(sheet.data, f"table{sheet.suffix}", columns(), OPTIONAL)
    if len(rows) > MOST_ROWS:
        raise UnreadableTable("", "rows", limit=f"{MOST_ROWS:,}")
    reads = desk.boards.directories
    units = await reads.called(request.by)
    return entries_of(say, rows, units, await reads.sheet(request.by, request.now))


def _nothing(say: Say) -> Page:
    return Page(text=say("directory-nothing"), rows=how_page(say).rows[1:])
