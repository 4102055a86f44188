"""The attachments of a report: what comes in at whichever question, and taking all of it off."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.dialogs.form import asking, only_taps
from bot.dialogs.report.draft import keep_report, report_of
from bot.remarks import remark
from bot.telegram import photos
from domain.cases.draft import FILES_LIMIT, ReportDraft
from domain.errors import Invalid


async def on_drop_files(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Takes the attachments off the draft, and with a voice note the words that stand for it."""
    draft = replace(report_of(manager), files=())
    keep_report(manager, replace(draft, summary="", voiced=False) if draft.voiced else draft)


async def attach(message: Message, manager: DialogManager) -> ReportDraft:
    """Takes the message's photo or voice note into the draft and keeps it."""
    draft = report_of(manager)
    if len(draft.files) >= FILES_LIMIT:
        raise Invalid("too-many-files", limit=FILES_LIMIT)
    desk = asking(manager).desk
    file = await photos.take(manager.middleware_data["bot"], desk.files, desk.apart, message)
    draft = draft.with_file(file)
    keep_report(manager, draft)
    return draft


async def on_files(message: Message, _: Any, manager: DialogManager) -> None:
    """A photo or voice note, in the preview or the window of attachments."""
    if not photos.has_file(message):
        await only_taps(message, _, manager)
        return
    await attach(message, manager)
    if message.caption:
        remark(manager, asking(manager).say("report-caption-left"))


async def attach_beside(message: Message, manager: DialogManager) -> None:
    """Takes it where something else is asked for, and says so."""
    draft = await attach(message, manager)
    remark(manager, asking(manager).say("report-file-kept", count=len(draft.files)))
