"""A voice note as a report: its words, where a program makes them out; else the note itself is what
it says, and the rest is tapped."""

from contextlib import suppress
from dataclasses import replace
from pathlib import PurePath

from aiogram import Bot
from aiogram.enums import ChatAction
from aiogram.exceptions import TelegramAPIError
from aiogram.types import Message
from aiogram_dialog import DialogManager

from bot.dialogs import drafts, typed
from bot.dialogs.form import asking
from bot.dialogs.report.draft import ReportStates
from bot.dialogs.report.proposing import by_default, open_draft, proposed, take_up_words
from bot.remarks import remark
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
    lexicon = await ask.desk.boards.reading.lexicon()
    if not draft.voiced and read(draft.summary, lexicon).is_report:
        draft = await proposed(ask, draft)
    else:
        draft = by_default(ask, draft)
        if not draft.voiced:  # what is asked for next does not show it
            remark(manager, ask.say("voice-said", words=draft.summary))
    await open_draft(manager, draft)
    typed.remember(message, manager, ReportStates.summary)
    return True


async def with_words(message: Message, manager: DialogManager, draft: ReportDraft) -> ReportDraft:
    """The draft, whose last file the note is, with what the note says and what stands below it;
    where that is nothing and nothing was said before, the note itself is its words."""
    ask = asking(manager)
    said = await _heard(message, manager, draft.files[-1])
    words = masked(" ".join(one for one in (tidy(message.caption or ""), said) if one))
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
    seconds = min(max(_seconds(message), 0), _LONGEST)
    return replace(draft, summary=ask.say.plain("voice-words", seconds=seconds), voiced=True)


async def _heard(message: Message, manager: DialogManager, file: DraftFile) -> str:
    """What the operator's program makes out; empty without one."""
    ask = asking(manager)
    if ask.desk.speech is None:
        return ""
    with suppress(TelegramAPIError):  # it takes a while, and somebody waits
        bot: Bot = manager.middleware_data["bot"]
        await bot.send_chat_action(message.chat.id, ChatAction.TYPING)
    sound, suffix = ask.desk.files.get(file.file), PurePath(file.file).suffix
    return tidy(await ask.desk.speech.words(sound, suffix))


def _seconds(message: Message) -> int:
    sound = message.voice or message.audio
    return sound.duration if sound is not None else 0
