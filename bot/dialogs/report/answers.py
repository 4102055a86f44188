"""Messages sent while a report is being written: the sentence, a place, photos and voice."""

from dataclasses import replace
from typing import Any

from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.dates import parse_day
from bot.dialogs.form import asking
from bot.dialogs.report.clicks import found_on, go_on, today_of
from bot.dialogs.report.draft import begun, draft_of, keep, name_unit, set_aside
from bot.dialogs.report.getters import own_seat
from bot.dialogs.report.states import Report
from bot.dialogs.widgets import say_of
from bot.telegram import photos
from domain.access import Act
from domain.cases.draft import FILES_LIMIT, ReportDraft, clean_place, clean_summary
from domain.cases.privacy import find_personal
from domain.errors import Invalid
from domain.referrals.incoming import hands_in


async def _attach(message: Message, manager: DialogManager) -> ReportDraft:
    """Takes the message's photo or voice note into the draft and keeps it."""
    draft = draft_of(manager)
    if len(draft.files) >= FILES_LIMIT:
        raise Invalid("too-many-files", limit=FILES_LIMIT)
    file = await photos.take(manager.middleware_data["bot"], asking(manager).desk.files, message)
    draft = draft.with_file(file)
    keep(manager, draft)
    return draft


async def _summarise(text: str, manager: DialogManager) -> None:
    """Keeps the sentence; one with a personal number in it only after asking."""
    tidy = clean_summary(text)
    if find_personal(tidy):
        set_aside(manager, tidy)
        await manager.switch_to(Report.warning)
    else:
        await go_on(manager, replace(draft_of(manager), summary=tidy))


async def on_found(message: Message, _: Any, manager: DialogManager) -> None:
    """A day further back."""
    day = parse_day(message.text or "", today_of(asking(manager)), ahead=False)
    await found_on(manager, day)


async def on_summary(message: Message, _: Any, manager: DialogManager) -> None:
    """A sentence, or a photo whose caption is the sentence, or just a photo or voice note."""
    if photos.has_file(message):
        await _attach(message, manager)
        if message.caption:
            await _summarise(message.caption, manager)
    elif message.text:
        await _summarise(message.text, manager)
    else:
        raise Invalid("sentence-wanted")


async def on_place(message: Message, _: Any, manager: DialogManager) -> None:
    """A building or road, on the unit chosen before or the person's own."""
    if photos.has_file(message):
        await _attach_beside(message, manager)
        return
    if not message.text:
        raise Invalid("place-wanted")
    draft, ask = draft_of(manager), asking(manager)
    if hands_in(ask.actor):
        # who sends a matter from the district on knows the community by its name, not its streets
        meant = await ask.desk.boards.units_for(ask.actor, Act.REPORT, message.text)
        if len(meant) == 1:
            name_unit(manager, meant[0])
            await go_on(manager, replace(draft, unit_id=meant[0].id, place=""))
            return
    here = own_seat(ask.actor)
    unit_id = draft.unit_id or (here.unit_id if here is not None else None)
    if unit_id is None:
        raise Invalid("place-missing")
    await go_on(manager, replace(draft, unit_id=unit_id, place=clean_place(message.text)))


async def on_files(message: Message, _: Any, manager: DialogManager) -> None:
    """A photo or voice note, in the preview or the window of attachments."""
    if not photos.has_file(message):
        raise Invalid("tap-wanted")
    await _attach(message, manager)
    if message.caption:
        await message.answer(say_of(manager)("report-caption-left"))


async def on_tap_wanted(message: Message, _: Any, manager: DialogManager) -> None:
    """A message where a button is asked for; a photo or voice note is taken all the same."""
    if not photos.has_file(message) or not begun(manager):
        raise Invalid("tap-wanted")
    await _attach_beside(message, manager)


async def _attach_beside(message: Message, manager: DialogManager) -> None:
    draft = await _attach(message, manager)
    await message.answer(say_of(manager)("report-file-kept", count=len(draft.files)))
    manager.show_mode = ShowMode.SEND
