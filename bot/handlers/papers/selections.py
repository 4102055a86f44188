"""Papers of selections, made beside the loop: the list to hang out or to forward, the sheet."""

import asyncio
from dataclasses import replace

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery

from bot.buttons.selections import SelectionDocument, SelectionPaper
from bot.context import Desk
from bot.errors import answer_tap
from bot.exports.selections import listed, notice_paper, round_xlsx
from bot.pages.page import row_id
from bot.pages.selections.round import notice_text
from bot.texts import Say
from domain.errors import NotFound
from domain.request import Request
from domain.selections.options import OUT
from domain.selections.papers import note_selection_paper

router = Router(name="selection_papers")


@router.callback_query(SelectionDocument.filter())
async def document(
    query: CallbackQuery, callback_data: SelectionDocument, desk: Desk, request: Request, say: Say
) -> None:
    """The list as soon as it is out; the sheet of what its reader may read of."""
    number, what = row_id(callback_data.id), callback_data.what
    sheet = await desk.boards.selections.sheet(request.by, number, request.now)
    if what is not SelectionPaper.SHEET and sheet.view.state not in OUT:
        raise NotFound("paper")
    if not sheet.rows or query.bot is None:
        raise NotFound("paper")
    asks = replace(request, now=desk.clock.now())
    await desk.office.do(note_selection_paper, asks, number)
    if what is SelectionPaper.TEXT:
        text = notice_text(say, sheet.view, listed(sheet))
        await query.bot.send_message(query.from_user.id, text)
        await answer_tap(query)
        return
    await answer_tap(query, say.plain("export-working"))
    if what is SelectionPaper.NOTICE:
        data = await asyncio.to_thread(notice_paper, say, sheet, request.now)
        name = say.plain("selection-notice-file", year=str(sheet.view.year))
        caption = say("selection-notice-caption", year=str(sheet.view.year))
    else:
        made = await asyncio.to_thread(round_xlsx, say, sheet, desk.zone, request.now)
        data, name = made.data, made.name
        caption = say("listing-sent", title=made.title, rows=made.rows)
    file = BufferedInputFile(data, filename=name)
    await query.bot.send_document(query.from_user.id, file, caption=caption)
