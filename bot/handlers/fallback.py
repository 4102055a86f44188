"""What nobody else took: to the question it answers, else a word of help; and never silence to a
tap."""

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager

from bot.buttons.report import NewReport
from bot.context import Desk
from bot.danger import mind, speaks_of_danger, whom_to_call, words_of
from bot.dialogs.form import asking
from bot.dialogs.meaning import is_nicety
from bot.dialogs.report.proposing import reads_like_report, take_up_words
from bot.dialogs.report.voiced import take_up_voice
from bot.errors import answer_tap
from bot.handlers.search import look_for, may_be_words
from bot.handlers.unasked import TAKEN, take_up
from bot.telegram import photos
from bot.telegram.conversation import current
from bot.texts import Say
from domain.access import Act, may_ever
from domain.errors import Invalid
from domain.people.model import Actor
from domain.reading.reading import life_at_stake
from domain.request import Request

router = Router(name="fallback")

_ALBUM = "album"
"""The record of the album that was answered last."""


@router.message()
async def message_out_of_turn(
    message: Message,
    desk: Desk,
    request: Request,
    actor: Actor,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """A sentence, photo or sticker while nothing is being asked in a dialog. A question about a
    matter may still wait for it: then it is the answer, if the sender says so. What reads like a
    matter, and a voice note, opens its report; a correction that reads like one, too. Words of
    danger are answered with whom to call; a few words are looked for. The pictures of an album
    are answered once, a correction that is no report not at all, unless it tells of danger."""
    if message.edit_date is not None:
        taken = may_ever(actor, Act.REPORT) and await take_up_words(message, dialog_manager)
        if not taken and speaks_of_danger(message):
            await message.answer(whom_to_call(say, actor))
        return
    if _of_the_same_album(message):
        return
    if message.content_type in TAKEN and not is_nicety(message.text or ""):
        asked = await desk.boards.cases.asked(actor)
        if asked:
            mind(message, dialog_manager)
            fresh = may_ever(actor, Act.REPORT) and (
                photos.is_sound(message) or await reads_like_report(asking(dialog_manager), message)
            )
            await take_up(message, desk, request, say, dialog_manager, asked, fresh=fresh)
            return
    take_up_report = take_up_voice if photos.is_sound(message) else take_up_words
    try:
        if may_ever(actor, Act.REPORT) and await take_up_report(message, dialog_manager):
            return
    except Invalid:
        mind(message, dialog_manager)
        raise
    if speaks_of_danger(message):
        await message.answer(whom_to_call(say, actor))
    if may_ever(actor, Act.SEE) and may_be_words(message.text or ""):
        await look_for(message, message.text or "", desk, request, say)
        return
    if life_at_stake(words_of(message)):
        return
    if not may_ever(actor, Act.REPORT):
        await message.answer(say("fallback-help"))
        return
    begin = InlineKeyboardButton(text=say.plain("fallback-begin"), callback_data=NewReport().pack())
    key = "fallback-text" if message.text else "fallback-other"
    await message.answer(say(key), reply_markup=InlineKeyboardMarkup(inline_keyboard=[[begin]]))


def _of_the_same_album(message: Message) -> bool:
    album = message.media_group_id
    if album is None:
        return False
    before = current().get(_ALBUM)
    current().put(_ALBUM, album)
    return bool(before == album)


@router.callback_query()
async def old_button(query: CallbackQuery, say: Say) -> None:
    """A button this version does not know."""
    await answer_tap(query, say.plain("error-stale"))
