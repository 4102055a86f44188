"""A voice note as a report: its words, where a program makes them out; else the note itself is what
it says, and the rest is tapped."""

from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs import drafts, typed
from bot.dialogs.form import asking
from bot.dialogs.report.draft import ReportStates
from bot.dialogs.report.proposing import by_default, open_draft, proposed, take_up_words
from bot.remarks import remark, words_kept
from bot.telegram import photos
from domain.cases.draft import DraftFile, ReportDraft
from domain.cases.model import SUMMARY_LIMIT
from domain.errors import Invalid
from domain.privacy import find_personal
from domain.reading.reading import read
from domain.sentence import masked, tidy

_LONGEST = 3600


async def take_up_voice(message: Message, manager: DialogManager) -> bool:
    """Opens the report of a voice note or a sound. One that cannot be kept is what stands below it:
    false when that reads like no report. Nothing is filed by it. Raises Invalid
    (``too-many-drafts``, and what a file is refused for)."""
    ask = asking(manager)
    draft = drafts.new_draft(None)
    bot: Bot = manager.middleware_data["bot"]
    try:
        file = await photos.take(bot, ask.desk.files, ask.desk.apart, message)
    except Invalid as error:
        if error.reason != "file-kind" or not message.caption:
            raise
        return await take_up_words(message, manager, without=True)
    draft = await with_words(message, manager, draft.with_file(file))
    await open_draft(manager, await _filled(manager, draft))
    typed.remember(message, manager, ReportStates.summary)
    return True


async def take_over_voice(
    manager: DialogManager, beside: str, files: tuple[DraftFile, ...], note: DraftFile, seconds: int
) -> None:
    """Opens the report of a voice note, one of the files, that another dialog has taken for an
    answer, with the words ``beside`` it; in its place. Raises Invalid (``too-many-drafts``)."""
    before = manager.current_context().id
    draft = replace(drafts.new_draft(None), files=files)
    draft = _worded(manager, draft, beside, await _heard(manager, note), seconds)
    await open_draft(manager, await _filled(manager, draft), ShowMode.AUTO)
    typed.went_over(before, manager, ReportStates.summary)


async def _filled(manager: DialogManager, draft: ReportDraft) -> ReportDraft:
    """The draft with what its words say, where they read like a report; else by default."""
    ask = asking(manager)
    lexicon = await ask.desk.boards.reading.lexicon()
    if not draft.voiced and read(draft.summary, lexicon).is_report:
        return await proposed(ask, draft)
    if not draft.voiced:  # what is asked for next does not show it
        remark(manager, ask.say("voice-said", words=draft.summary))
    return by_default(ask, draft)


async def with_words(message: Message, manager: DialogManager, draft: ReportDraft) -> ReportDraft:
    """The draft, whose last file the note is, with what the note says and what stands below it;
    where that is nothing and nothing was said before, the note itself is its words."""
    said = await _heard(manager, draft.files[-1])
    words_kept(manager)
    return _worded(manager, draft, tidy(message.caption or ""), said, seconds_of(message))


def _worded(
    manager: DialogManager, draft: ReportDraft, beside: str, said: str, seconds: int
) -> ReportDraft:
    ask = asking(manager)
    words = masked(" ".join(one for one in (beside, said) if one))
    if len(words) > SUMMARY_LIMIT:
        remark(manager, ask.say("voice-cut", limit=SUMMARY_LIMIT))
        words = tidy(words[:SUMMARY_LIMIT])
    if said:
        remark(manager, ask.say("voice-heard"))
        if find_personal(said):
            remark(manager, ask.say("voice-number"))
    if words:
        return replace(draft, summary=words, voiced=False)
    if draft.summary and not draft.voiced:
        return draft
    remark(manager, ask.say("voice-kept"))
    return replace(draft, summary=ask.say.plain("voice-words", seconds=seconds), voiced=True)


async def _heard(manager: DialogManager, file: DraftFile) -> str:
    """What the operator's program makes out; empty without one."""
    ask = asking(manager)
    if ask.desk.speech is None:
        return ""
    with suppress(TelegramAPIError):  # it takes a while, and somebody waits
        bot: Bot = manager.middleware_data["bot"]
        event: Any = manager.event  # a message or a tap: both say who waits
        await bot.send_chat_action(event.from_user.id, ChatAction.TYPING)
    sound, suffix = ask.desk.files.get(file.file), PurePath(file.file).suffix
    return tidy(await ask.desk.speech.words(sound, suffix))


def seconds_of(message: Message) -> int:
    """How long the voice note or sound is, within an hour; 0 for anything else."""
    sound = message.voice or message.audio
    return min(max(sound.duration, 0), _LONGEST) if sound is not None else 0
