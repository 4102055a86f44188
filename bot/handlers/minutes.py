"""The papers and pictures of a talk meeting, made beside the loop and sent as files; and the way to
an item from what was handed out for it."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery

from bot.buttons.meetings import FindItem, PaperOf, PhotoOf
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.meetings import (
    agenda_docx,
    items_xlsx,
    minutes_docx,
    posted_docx,
    slips_docx,
)
from bot.pages import show
from bot.pages.meetings.item import item_page
from bot.pages.meetings.page import papers_of
from bot.pages.page import row_id
from bot.telegram.photos import StoredFile
from bot.texts import Say
from domain.errors import NotFound
from domain.meetings.model import MeetingPaper
from domain.meetings.papers import note_minutes
from domain.meetings.views import MeetingView
from domain.request import Request

router = Router(name="minutes")

_MAKES: Mapping[MeetingPaper, Callable[[Say, MeetingView, ZoneInfo, datetime], bytes]] = {
    MeetingPaper.AGENDA: agenda_docx,
    MeetingPaper.MINUTES: minutes_docx,
    MeetingPaper.SLIPS: slips_docx,
    MeetingPaper.POSTED: posted_docx,
    MeetingPaper.SHEET: items_xlsx,
}


@router.callback_query(PaperOf.filter())
async def paper(
    query: CallbackQuery, callback_data: PaperOf, desk: Desk, request: Request, say: Say
) -> None:
    """A paper of the meeting, if there is such a one by now."""
    what, number = callback_data.paper, row_id(callback_data.id)
    view = await desk.boards.meetings.view(request.by, number, request.now)
    if what not in papers_of(view):
        raise NotFound("paper")
    await desk.office.do(note_minutes, request, number, what)
    await answer_tap(query, say.plain("export-working"))
    data = await asyncio.to_thread(_MAKES[what], say, view, desk.zone, request.now)
    name = say.plain(
        f"meeting-file-{what.value}", unit=view.line.unit.name, day=view.line.on.isoformat()
    )
    if query.bot is None:
        raise NotFound("bot")
    caption = say("meeting-sent", paper=say.plain(f"meeting-paper-{what.value}"))
    file = BufferedInputFile(data, filename=name)
    await query.bot.send_document(query.from_user.id, file, caption=caption)


@router.callback_query(FindItem.filter())
async def find_item(
    query: CallbackQuery, callback_data: FindItem, desk: Desk, request: Request, say: Say
) -> None:
    """An item on whichever agenda it is."""
    reads, item_id = desk.boards.meetings, row_id(callback_data.id)
    number = await reads.of_item(request.by, item_id)
    view = await reads.view(request.by, number, request.now)
    await show.answer(query, item_page(say, view, item_id, desk.zone))


@router.callback_query(PhotoOf.filter())
async def photo(query: CallbackQuery, callback_data: PhotoOf, desk: Desk, request: Request) -> None:
    """A picture of the meeting."""
    number = row_id(callback_data.id)
    name = await desk.boards.meetings.photo(request.by, number, callback_data.number)
    await desk.files.size(name)  # gone from the disk: said before anything is sent
    if query.bot is None:
        raise NotFound("bot")
    await query.bot.send_document(query.from_user.id, StoredFile(desk.files, name))
    await answer_tap(query)
