"""What comes in answer to a message of ours, whichever: it reaches its matter, or is told where to
go. Nothing is on file without a tap."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram import Bot, Router
from aiogram.enums import ContentType
from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.api.internal import STACK_KEY

from bot.buttons.cases import OpenCase
from bot.buttons.inquiries import InquiryList, OpenInquiry
from bot.context import Desk
from bot.danger import mind, words_of
from bot.dialogs import typed
from bot.dialogs.case_step.draft import CaseStep, StepDraft
from bot.dialogs.case_step.unasked import carried, onward
from bot.dialogs.form import PIECES, start_data
from bot.dialogs.meaning import is_nicety
from bot.dialogs.papers import Papers
from bot.dialogs.report.voiced import seconds_of
from bot.handlers import inquiries
from bot.handlers.opening import unfinished
from bot.notices.homes import distinct, home, homes_under
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.opening import unfinished_page
from bot.remarks import remark, remarks_of, words_kept
from bot.switchboard import Sort, only
from bot.telegram import photos
from bot.texts import Html, Say
from domain.cases.draft import clean_note
from domain.cases.lifecycle import Arrow
from domain.errors import Invalid, NotFound
from domain.people.model import Actor
from domain.reading.reading import life_at_stake
from domain.request import Request

router = Router(name="unasked")

_AMONG = 8
TAKEN = {
    *(ContentType.TEXT, ContentType.PHOTO, ContentType.DOCUMENT),
    *(ContentType.VOICE, ContentType.AUDIO),
}


@only(Sort.REPLY)
async def answers(
    message: Message, bot: Bot, desk: Desk, actor: Actor | None, **data: object
) -> dict[str, Sequence[CallbackData]] | bool:
    """Whether it answers a message of ours that is about something, and where that belongs. What
    answers the window of an open dialog is that dialog's."""
    about = message.reply_to_message
    if actor is None or about is None or (message.text or "").startswith("/"):
        return False
    if message.edit_date is not None and typed.answered(message) is not None:
        return False  # it was taken up when it came, and is corrected there
    if about.from_user is None or about.from_user.id != bot.id:
        return False
    stack = data.get(STACK_KEY)
    if stack is not None and getattr(stack, "last_message_id", None) == about.message_id:
        return False
    pushed = await desk.boards.messages.pushed(actor, desk.channel, about.message_id)
    found = distinct(home(notice) for notice in pushed) or homes_under(about)
    return {"found": found} if found else False


@router.message(answers)
async def answered(
    message: Message,
    found: Sequence[CallbackData],
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """An answer to a push or a page: to the case it is about, or with the way to where it goes."""
    asked = [one.id for one in found if isinstance(one, OpenInquiry)]
    if asked and len(found) == 1 and message.content_type in TAKEN:
        if not await not_now(message, say, dialog_manager):
            await inquiries.take_up(message, desk, request, say, dialog_manager, asked[0])
        return
    if asked:
        found = [InquiryList(page=0)]  # of which of them, only its reader knows
    ids = [one.id for one in found if isinstance(one, OpenCase)]
    if life_at_stake(words_of(message)):
        mind(message, dialog_manager)
    if not ids or message.content_type not in TAKEN:
        text = say("unasked-elsewhere" if message.content_type in TAKEN else "step-only-these")
        leads = [
            [InlineKeyboardButton(text=say.plain("unasked-open"), callback_data=one.pack())]
            for one in found[:1]
        ]
        text = _below(remarks_of(dialog_manager), text)
        await message.answer(text, reply_markup=InlineKeyboardMarkup(inline_keyboard=leads))
        return
    await take_up(message, desk, request, say, dialog_manager, ids)


async def take_up(
    message: Message,
    desk: Desk,
    request: Request,
    say: Say,
    manager: DialogManager,
    ids: Sequence[int],
    *,
    fresh: bool = False,
) -> None:
    """Takes it up for the one case it is of, or asks which of them. What is open and not finished
    is not dropped for it. ``fresh``: it may be another matter just as well. Raises Invalid
    (``note-greeting``: thanks are no answer; ``note-too-long``; what a file is refused for)."""
    if await not_now(message, say, manager):
        return
    words = words_of(message)
    if is_nicety(words) and not photos.has_file(message):
        raise Invalid("note-greeting")
    view = None
    if len(ids) == 1:
        try:
            view = await desk.boards.cases.view(request.by, ids[0], request.now)
        except NotFound:
            gone = say("unasked-gone", id=str(ids[0]))
            await message.answer(_below(remarks_of(manager), gone))
            return
    draft = StepDraft(
        case_id=ids[0],
        arrow=Arrow.ANSWER,
        among=tuple(ids[:_AMONG]) if view is None else (),
        fresh=fresh,
        seconds=seconds_of(message),
    )
    if photos.has_file(message):
        papers = view is not None and view.may.attach
        bot = manager.middleware_data["bot"]
        file = await photos.take(bot, desk.files, desk.apart, message, papers=papers)
        draft = draft.with_file(file)
    draft = replace(draft, note="" if is_nicety(words) else clean_note(words))
    following = CaseStep.which if view is None else onward(view, draft)
    if following is not None:
        if following is not Papers.files:
            words_kept(manager)
        elif draft.note:
            remark(manager, say("papers-words-left"))
        data = start_data(carried(following, draft))
        data[PIECES] = {str(message.message_id): draft.note} if draft.note else {}
        await manager.start(following, data=data, mode=StartMode.RESET_STACK)
        typed.remember(message, manager)
    elif view is not None:
        left = say("unasked-file-left" if draft.files else "unasked-left")
        news = _below(remarks_of(manager), left)
        await show.send(message, case_page(say, view, desk.zone, request.by, news))


async def not_now(message: Message, say: Say, manager: DialogManager) -> bool:
    """Whether something is open and not finished, and so comes first."""
    if not unfinished(manager):
        return False
    page, said = unfinished_page(say, report=False), say("unasked-not-now")
    said = _below(remarks_of(manager), said, Html(page.text))
    await show.send(message, replace(page, text=said))
    return True


def _below(*said: Html) -> Html:
    return Html("\n\n".join(one for one in said if one))
