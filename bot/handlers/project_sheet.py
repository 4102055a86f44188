"""The list of key projects as a sheet: taken out, changed elsewhere, and taken over again at a tap,
once it was shown what that would change.

It is read and checked anew when it is taken over: list and tree may have changed meanwhile.
"""

import asyncio
from dataclasses import replace

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message

from bot.buttons.projects import ProjectSheet, TakeProjects
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.projects import (
    MOST_ROWS,
    OPTIONAL,
    BadRow,
    column,
    columns,
    projects_of,
    projects_xlsx,
)
from bot.handlers.kept_table import KeptTable, SentTable, fetched
from bot.pages import show
from bot.pages.imports import table_problem
from bot.pages.page import Page
from bot.pages.projects.sheet import bad_page, how_page, preview_page
from bot.texts import Say
from domain.access import Act, allow_ever, may_ever
from domain.errors import Invalid
from domain.imports.model import UnreadableTable
from domain.projects.actions import import_projects
from domain.projects.model import ProjectDraft
from domain.projects.papers import note_projects
from domain.projects.views import PlannedRow, ProjectPick
from domain.request import Request

router = Router(name="project_sheet")

_TABLE = KeptTable(record="projects:", words="sheet-projects-words")


@router.callback_query(ProjectSheet.filter())
async def sheet(
    query: CallbackQuery, callback_data: ProjectSheet, desk: Desk, request: Request, say: Say
) -> None:
    """How it is done, or the sheet itself."""
    allow_ever(request.by, Act.SEE_PROJECT)
    keeps = may_ever(request.by, Act.KEEP_PROJECTS)
    if not callback_data.yes:
        await show.answer(query, how_page(say, keeps=keeps))
        return
    views = await desk.boards.projects.sheet(request.by, request.now)
    if not views or query.bot is None:
        await answer_tap(query, say.plain("sheet-projects-none"), alert=True)
        return
    await answer_tap(query, say.plain("export-working"))
    units = await desk.boards.projects.called(request.by)
    day = desk.office.rules.day(request.now)
    data = await asyncio.to_thread(projects_xlsx, say, views, units, day)
    now = replace(request, now=desk.clock.now())
    await desk.office.do(note_projects, now, len(views))
    file = BufferedInputFile(data, filename=say.plain("sheet-projects-file", day=day.isoformat()))
    caption = say("sheet-projects-sent", rows=len(views))
    await query.bot.send_document(query.from_user.id, file, caption=caption)


@router.message(_TABLE.known)
async def came(
    message: Message, sent: Document, bot: Bot, desk: Desk, request: Request, say: Say
) -> None:
    """Reads and checks it, shows what it would change, and asks whether to take it over."""
    if not may_ever(request.by, Act.KEEP_PROJECTS):
        await message.answer(say("error-refused-keep_projects"))
        return
    try:
        table = await fetched(bot, sent, desk.ledgers.most_bytes)
        drafts, rows, problems = await _read(desk, request, say, table)
    except UnreadableTable as wrong:
        await message.answer(table_problem(say, wrong.reason, wrong.facts))
        return
    if problems:
        await show.send(message, bad_page(say, problems))
        return
    key = await _TABLE.put(desk, table)
    await show.send(message, preview_page(say, [one.name for one in drafts], rows, key))


@router.callback_query(TakeProjects.filter())
async def take(
    query: CallbackQuery, callback_data: TakeProjects, desk: Desk, request: Request, say: Say
) -> None:
    """Takes it over, or leaves it."""
    allow_ever(request.by, Act.KEEP_PROJECTS)
    kept = await _TABLE.get(desk, callback_data.key)
    if kept is None:
        await answer_tap(query, say.plain("error-invalid-answer-gone"), alert=True)
        return
    if not callback_data.yes:
        _TABLE.drop(callback_data.key)
        rows = how_page(say, keeps=True).rows
        await show.answer(query, Page(text=say("projects-dropped"), rows=rows))
        return
    try:
        drafts, _, problems = await _read(desk, request, say, kept)
    except UnreadableTable as wrong:
        await show.answer(query, Page(text=table_problem(say, wrong.reason, wrong.facts)))
        return
    if problems:
        await show.answer(query, bad_page(say, problems))
        return
    board = await desk.boards.projects.page(request.by, ProjectPick.ALL, 0, request.now)
    reason = say.plain("projects-taken-reason")
    host = board.keeps.id if board.keeps is not None else 0
    added, changed = await desk.office.do(import_projects, request, host, drafts, reason)
    _TABLE.drop(callback_data.key)
    text = say("projects-taken", added=added, changed=changed)
    await show.answer(query, Page(text=text, rows=how_page(say, keeps=True).rows[1:]))


async def _read(
    desk: Desk, request: Request, say: Say, sheet: SentTable
) -> tuple[tuple[ProjectDraft, ...], tuple[PlannedRow, ...], tuple[BadRow, ...]]:
    """The rows as projects, what each would do, and what is wrong in them."""
    table = await desk.ledgers.table(sheet.data, f"table{sheet.suffix}", columns(), OPTIONAL)
    if len(table) > MOST_ROWS:
        raise UnreadableTable("", "rows", limit=f"{MOST_ROWS:,}")
    reads, rules = desk.boards.projects, desk.office.rules.projects
    units = await reads.called(request.by)
    found = projects_of(say, table, units, rules, say.plain("project-whole"))
    if found.problems:
        return found.drafts, (), found.problems
    rows = await reads.tried(request.by, found.drafts, request.now)
    wrong = [
        (line, column(say, "name"), _why(say, row))
        for line, row in zip(found.lines, rows, strict=True)
        if row.wrong is not None
    ]
    return found.drafts, rows, tuple(wrong)


def _why(say: Say, row: PlannedRow) -> str:
    if isinstance(row.wrong, Invalid):
        return say.plain(f"error-invalid-{row.wrong.reason}", **row.wrong.facts)
    return say.plain("projects-bad-gone")
