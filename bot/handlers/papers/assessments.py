"""Papers of assessments, made beside the loop: the register, the filing table, the report."""

import asyncio
from dataclasses import replace

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery

from bot.buttons.assessments import AssessmentFile, AssessmentPaper, AssessmentSheet
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.assessments.papers import filing_paper, report_paper
from bot.exports.assessments.register import register_xlsx
from bot.pages.page import row_id
from bot.texts import Html, Say
from domain.assessments.papers import note_paper, note_register
from domain.errors import NotFound
from domain.request import Request

router = Router(name="assessment_papers")


@router.callback_query(AssessmentSheet.filter())
async def register(query: CallbackQuery, desk: Desk, request: Request, say: Say) -> None:
    """All matters within reach as a sheet."""
    found = await desk.boards.assessments.register(request.by, request.now)
    if not found.rows:
        raise NotFound("assessment")
    await answer_tap(query, say.plain("export-working"))
    file = await asyncio.to_thread(register_xlsx, say, found, desk.zone, request.now)
    await desk.office.do(note_register, _now(desk, request), file.rows)
    caption = say("listing-sent", title=file.title, rows=file.rows)
    await _send(query, file.data, file.name, caption)


@router.callback_query(AssessmentPaper.filter())
async def paper(
    query: CallbackQuery, callback_data: AssessmentPaper, desk: Desk, request: Request, say: Say
) -> None:
    """A paper of one matter, once there is something to put into it."""
    number, what = row_id(callback_data.id), callback_data.what
    view = await desk.boards.assessments.view(request.by, number, request.now)
    report = what is AssessmentFile.REPORT
    if view.graded is None if report else view.line.decision is None:
        raise NotFound("paper")
    await answer_tap(query)
    made = report_paper if report else filing_paper
    data = await asyncio.to_thread(made, say, view, request.now)
    await desk.office.do(note_paper, _now(desk, request), number)
    key = "report-file" if report else "filing-file"
    caption = say("assessment-paper-caption", name=view.line.name)
    await _send(query, data, say.plain(key, id=str(number)), caption)


def _now(desk: Desk, request: Request) -> Request:
    return replace(request, now=desk.clock.now())


async def _send(query: CallbackQuery, data: bytes, name: str, caption: Html) -> None:
    if query.bot is None:
        raise NotFound("bot")
    file = BufferedInputFile(data, filename=name)
    await query.bot.send_document(query.from_user.id, file, caption=caption)
