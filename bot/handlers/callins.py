"""Units called in to a matter: the list, one call-in, its one-tap answers, and the way into what is
asked in words."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.callins import (
    AnswerCallIn,
    AskClosing,
    CallInList,
    CallInOf,
    CloseAnyway,
    DoCallIn,
    FindCallIn,
    JudgeTask,
    OpenCallIn,
)
from bot.context import Desk
from bot.dialogs.callins.draft import CallInDraft, CallInStates, asked
from bot.handlers import opening
from bot.handlers.opening import CaseDialog, begin, too_late
from bot.pages import show
from bot.pages.callins import LISTING, callin_page, closing_page, list_page
from bot.pages.cases import case_page, title
from bot.pages.lists import posts_with
from bot.pages.page import Page, page_number, row_id
from bot.texts import Say
from domain.access import may_ever
from domain.callins import actions, outcome
from domain.callins.model import CallInArrow, Coming
from domain.callins.views import CallInView
from domain.cases import steps
from domain.cases.lifecycle import Arrow
from domain.errors import NotFound, Refused, WrongStep
from domain.request import Request

router = Router(name="callins")

_CALLING = CaseDialog(
    first=CallInStates.units,
    may=lambda may: may.call_in,
    draft=lambda number: CallInDraft(arrow=CallInArrow.CALL, case_id=number),
)


@router.message(Command("callins"))
async def callins(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """Those that wait, of who is called and of who leads; whose they are to others."""
    await show.send(message, await _list(desk, request, say, 0))


@router.callback_query(CallInList.filter())
async def turn(
    query: CallbackQuery, callback_data: CallInList, desk: Desk, request: Request, say: Say
) -> None:
    """Another page."""
    await show.answer(query, await _list(desk, request, say, page_number(callback_data.page)))


@router.callback_query(OpenCallIn.filter())
async def open_callin(
    query: CallbackQuery, callback_data: OpenCallIn, desk: Desk, request: Request, say: Say
) -> None:
    """A call-in in the place of what was tapped."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, callin_page(say, view, desk.zone))


@router.callback_query(FindCallIn.filter())
async def find_callin(
    query: CallbackQuery, callback_data: FindCallIn, desk: Desk, request: Request, say: Say
) -> None:
    """The one after which something was handed out."""
    view = await _of_task(desk, request, callback_data.id)
    await show.answer(query, callin_page(say, view, desk.zone))


@router.callback_query(CallInOf.filter())
async def call(
    query: CallbackQuery,
    callback_data: CallInOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins calling units in to a case, if that may still be done."""
    await opening.of_case(query, desk, request, say, dialog_manager, callback_data.id, _CALLING)


@router.callback_query(AnswerCallIn.filter())
async def answer(
    query: CallbackQuery,
    callback_data: AnswerCallIn,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """That a unit comes, with this tap; why it cannot is asked."""
    number, unit_id = row_id(callback_data.id), row_id(callback_data.unit)
    if callback_data.coming is Coming.CANNOT:
        view = await _view(desk, request, number)
        if unit_id in view.may.answer:
            draft = CallInDraft(arrow=CallInArrow.ANSWER, callin_id=number, unit_id=unit_id)
            await begin(query, dialog_manager, CallInStates.words, draft)
        else:
            await too_late(query, callin_page(say, view, desk.zone), say.plain("callin-late"))
        return
    key, alert = "callin-done-comes", False
    try:
        await desk.office.do(actions.answer, request, number, unit_id, Coming.COMES)
    except (WrongStep, Refused):
        key, alert = "callin-late", True
    page = callin_page(say, await _view(desk, request, number), desk.zone)
    await show.answer(query, page, say.plain(key), alert=alert)


@router.callback_query(DoCallIn.filter())
async def do(
    query: CallbackQuery,
    callback_data: DoCallIn,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins a step of whoever leads, if it may still be taken."""
    view, arrow = await _view(desk, request, callback_data.id), callback_data.arrow
    may = {
        CallInArrow.HAND_OUT: view.may.hand_out,
        CallInArrow.SETTLE: view.may.settle,
        CallInArrow.CALL_OFF: view.may.call_off,
    }
    if arrow not in may:
        raise NotFound("step")
    if may[arrow]:
        draft = CallInDraft(arrow=arrow, callin_id=view.line.id)
        await begin(query, dialog_manager, asked(arrow)[0], draft)
    else:
        await too_late(query, callin_page(say, view, desk.zone), say.plain("callin-late"))


@router.callback_query(JudgeTask.filter())
async def judge(
    query: CallbackQuery, callback_data: JudgeTask, desk: Desk, request: Request, say: Say
) -> None:
    """How content the lead is with what was done."""
    key, alert, number = "callin-done-judge", False, row_id(callback_data.id)
    try:
        await desk.office.do(outcome.judge_task, request, number, callback_data.grade)
    except (WrongStep, Refused):
        key, alert = "callin-late", True
    page = callin_page(say, await _of_task(desk, request, number), desk.zone)
    await show.answer(query, page, say.plain(key), alert=alert)


@router.callback_query(AskClosing.filter())
async def ask_closing(
    query: CallbackQuery, callback_data: AskClosing, desk: Desk, request: Request, say: Say
) -> None:
    """Whether a case of which items are open is to be closed."""
    view = await desk.boards.cases.view(request.by, row_id(callback_data.id), request.now)
    if Arrow.CLOSE in view.may.steps:
        await show.answer(query, closing_page(say, view, title(say, view.line)))
    else:
        page = case_page(say, view, desk.zone, request.by)
        await too_late(query, page, say.plain("too-late"))


@router.callback_query(CloseAnyway.filter())
async def close(
    query: CallbackQuery, callback_data: CloseAnyway, desk: Desk, request: Request, say: Say
) -> None:
    """Closes a case of which items are open: that was asked."""
    number, key, alert = row_id(callback_data.id), f"done-{Arrow.CLOSE.value}", False
    try:
        await desk.office.do(steps.take_step, request, number, Arrow.CLOSE)
    except (WrongStep, Refused):
        key, alert = "too-late", True
    view = await desk.boards.cases.view(request.by, number, request.now)
    page = case_page(say, view, desk.zone, request.by)
    await show.answer(query, page, say.plain(key), alert=alert)


async def _view(desk: Desk, request: Request, number: int) -> CallInView:
    return await desk.boards.callins.view(request.by, row_id(number), request.now)


async def _of_task(desk: Desk, request: Request, number: int) -> CallInView:
    return await desk.boards.callins.of_task(request.by, row_id(number), request.now)


async def _list(desk: Desk, request: Request, say: Say, number: int) -> Page:
    if not any(may_ever(request.by, act) for act in LISTING):
        return Page(text=say("callins-not-yours", posts=posts_with(say, LISTING)))
    board = await desk.boards.callins.page(request.by, number, request.now)
    return list_page(say, board, desk.zone)
