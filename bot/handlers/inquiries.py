"""Questions from above: the list, the way into the dialogs, and taking one back."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode

from bot.buttons.inquiries import (
    AnswerInquiry,
    Inquire,
    InquiryList,
    OpenInquiry,
    TakeInquiryBack,
)
from bot.context import Desk
from bot.dialogs import typed
from bot.dialogs.form import note_of, start_data
from bot.dialogs.inquiries import InquiryDraft, InquiryStates
from bot.handlers import opening
from bot.handlers.opening import CaseDialog, begin, too_late
from bot.pages import show
from bot.pages.inquiries import LISTING, inquiry_page, list_page
from bot.pages.lists import posts_with
from bot.pages.page import Page, page_number, row_id
from bot.remarks import remarks_of
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.errors import Refused, WrongStep
from domain.inquiries import actions
from domain.inquiries.views import InquiryView
from domain.request import Request

router = Router(name="inquiries")

_ASKING = CaseDialog(
    first=InquiryStates.question,
    may=lambda may: may.inquire,
    draft=lambda number: InquiryDraft(case_id=number),
)


@router.message(Command("inquiries"))
async def inquiries(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The open ones, of who asked and of who owes the answer; whose they are to others."""
    await show.send(message, await _list(desk, request, say, 0))


@router.callback_query(InquiryList.filter())
async def turn(
    query: CallbackQuery, callback_data: InquiryList, desk: Desk, request: Request, say: Say
) -> None:
    """Another page."""
    await show.answer(query, await _list(desk, request, say, page_number(callback_data.page)))


@router.callback_query(OpenInquiry.filter())
async def open_inquiry(
    query: CallbackQuery, callback_data: OpenInquiry, desk: Desk, request: Request, say: Say
) -> None:
    """A question in the place of what was tapped."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, inquiry_page(say, view, desk.zone))


@router.callback_query(Inquire.filter())
async def ask(
    query: CallbackQuery,
    callback_data: Inquire,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins asking about a case, if that may still be done."""
    await opening.of_case(query, desk, request, say, dialog_manager, callback_data.id, _ASKING)


@router.callback_query(AnswerInquiry.filter())
async def answer(
    query: CallbackQuery,
    callback_data: AnswerInquiry,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins answering a question, if it still waits for that."""
    view = await _view(desk, request, callback_data.id)
    if view.may.answer:
        await begin(query, dialog_manager, InquiryStates.answer, _draft(view))
    else:
        await too_late(query, inquiry_page(say, view, desk.zone), say.plain("inquiry-late"))


@router.callback_query(TakeInquiryBack.filter())
async def take_back(
    query: CallbackQuery, callback_data: TakeInquiryBack, desk: Desk, request: Request, say: Say
) -> None:
    """Takes it back, with one tap: it can be asked again."""
    key, alert = "inquiry-done-take-back", False
    try:
        await desk.office.do(actions.take_back, request, row_id(callback_data.id))
    except (WrongStep, Refused):
        key, alert = "inquiry-late", True
    page = inquiry_page(say, await _view(desk, request, callback_data.id), desk.zone)
    await show.answer(query, page, say.plain(key), alert=alert)


async def take_up(
    message: Message,
    desk: Desk,
    request: Request,
    say: Say,
    manager: DialogManager,
    inquiry_id: int,
) -> None:
    """What was written in answer to the push that asks: a look, and it is sent."""
    view = await _view(desk, request, inquiry_id)
    left = None if view.may.answer else say("inquiry-late")
    if left is None and message.text is None:
        left = say("step-only-text")
    if left is not None:
        news = Html("\n\n".join(one for one in (remarks_of(manager), left) if one))
        await show.send(message, inquiry_page(say, view, desk.zone, news))
        return
    draft = _draft(view, await note_of(message, manager))
    data = start_data(draft)
    await manager.start(InquiryStates.check_answer, data=data, mode=StartMode.RESET_STACK)
    typed.remember(message, manager)


def _draft(view: InquiryView, note: str = "") -> InquiryDraft:
    return InquiryDraft(case_id=view.line.case_id, inquiry_id=view.line.id, note=note)


async def _view(desk: Desk, request: Request, inquiry_id: int) -> InquiryView:
    return await desk.boards.inquiries.view(request.by, row_id(inquiry_id), request.now)


async def _list(desk: Desk, request: Request, say: Say, number: int) -> Page:
    if not any(may_ever(request.by, act) for act in LISTING):
        return Page(text=say("inquiries-not-yours", posts=posts_with(say, LISTING)))
    board = await desk.boards.inquiries.page(request.by, number, request.now)
    return list_page(say, board, desk.zone, may_ask=may_ever(request.by, Act.INQUIRE))
