"""What comes in answer to a message of ours, whichever: it reaches its matter, or is told where to
go. Nothing is on file without a tap."""

from collections.abc import Sequence

from aiogram import Bot, Router
from aiogram.enums import ContentType
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.api.internal import STACK_KEY

from bot.buttons.cases import OpenCase
from bot.context import Desk
from bot.dialogs.case_step.draft import CaseStep, StepDraft
from bot.dialogs.case_step.unasked import onward
from bot.dialogs.form import start_data
from bot.notices.homes import distinct, home, homes_under
from bot.pages import show
from bot.pages.cases import case_page
from bot.telegram import photos
from bot.texts import Say
from domain.cases.draft import clean_note
from domain.cases.lifecycle import Arrow
from domain.errors import NotFound
from domain.people.model import Actor
from domain.request import Request

router = Router(name="unasked")

_AMONG = 8
TAKEN = {ContentType.TEXT, ContentType.PHOTO, ContentType.VOICE, ContentType.DOCUMENT}


async def answers(
    message: Message, bot: Bot, desk: Desk, actor: Actor | None, **data: object
) -> dict[str, Sequence[CallbackData]] | bool:
    """Whether it answers a message of ours that is about something, and where that belongs. What
    answers the window of an open dialog is that dialog's."""
    about = message.reply_to_message
    if actor is None or about is None or (message.text or "").startswith("/"):
        return False
    if about.from_user is None or about.from_user.id != bot.id:
        return False
    stack = data.get(STACK_KEY)
    if stack is not None and getattr(stack, "last_message_id", None) == about.message_id:
        return False
    pushed = await desk.boards.messages.pushed(actor, about.message_id)
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
    ids = [one.id for one in found if isinstance(one, OpenCase)]
    if not ids or message.content_type not in TAKEN:
        text = say("unasked-elsewhere" if message.content_type in TAKEN else "step-only-these")
        leads = [
            [InlineKeyboardButton(text=say.plain("unasked-open"), callback_data=one.pack())]
            for one in found[:1]
        ]
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
) -> None:
    """Takes it up for the one case it is of, or asks which of them."""
    draft = StepDraft(
        case_id=ids[0],
        arrow=Arrow.ANSWER,
        note=clean_note(message.text or message.caption or ""),
        among=tuple(ids[:_AMONG]) if len(ids) > 1 else (),
    )
    if photos.has_file(message):
        file = await photos.take(manager.middleware_data["bot"], desk.files, desk.apart, message)
        draft = draft.with_file(file)
    if draft.among:
        await _begin(manager, CaseStep.which, draft)
        return
    try:
        view = await desk.boards.cases.view(request.by, draft.case_id, request.now)
    except NotFound:
        await message.answer(say("unasked-gone", id=str(draft.case_id)))
        return
    following = onward(view, draft)
    if following is None:
        news = say("unasked-file-left" if draft.files else "unasked-left")
        await show.send(message, case_page(say, view, desk.zone, request.by, news))
        return
    await _begin(manager, following, draft)


async def _begin(manager: DialogManager, first: State, draft: StepDraft) -> None:
    await manager.start(first, data=start_data(draft), mode=StartMode.RESET_STACK)
