"""Referrals: their pages, one-tap steps, the way into their dialogs, and the sheet to print."""

import asyncio
from dataclasses import replace

from aiogram import Bot, Router
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.referrals import (
    OpenReferral,
    OpenReferrals,
    Refer,
    ReferralList,
    ReferralOutcome,
    ReferralPaper,
    ReferralStep,
)
from bot.buttons.report import NewReport
from bot.context import Desk
from bot.dialogs.refer import ReferCase, ReferDraft
from bot.dialogs.referral_step import FIRST, SentenceDraft
from bot.errors import answer_tap
from bot.exports.handover import handover
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.page import Page, button, page_number, row_id
from bot.pages.referral_lists import all_page, of_case_page
from bot.pages.referrals import referral_page
from bot.texts import Say
from domain.access import Act, may_ever
from domain.errors import Refused, WrongStep
from domain.referrals import actions
from domain.referrals.incoming import hands_in
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.views import ReferralView
from domain.request import Request

router = Router(name="referrals")


@router.message(Command("referrals"))
async def referrals(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """All within reach; somebody whose post has none hears so."""
    await show.send(message, await _all(desk, request, say, 0))


@router.callback_query(ReferralList.filter())
async def turn(
    query: CallbackQuery, callback_data: ReferralList, desk: Desk, request: Request, say: Say
) -> None:
    """Another page."""
    await show.answer(query, await _all(desk, request, say, page_number(callback_data.page)))


@router.callback_query(OpenReferrals.filter())
async def of_case(
    query: CallbackQuery, callback_data: OpenReferrals, desk: Desk, request: Request, say: Say
) -> None:
    """The referrals of a case."""
    board = await desk.boards.referrals.of_case(request.by, row_id(callback_data.id), request.now)
    await show.answer(query, of_case_page(say, board, desk.zone))


@router.callback_query(OpenReferral.filter())
async def open_referral(
    query: CallbackQuery, callback_data: OpenReferral, desk: Desk, request: Request, say: Say
) -> None:
    """The sheet in the place of what was tapped."""
    view = await _view(desk, request, row_id(callback_data.id))
    await show.answer(query, referral_page(say, view, desk.zone))


@router.callback_query(Refer.filter())
async def refer(
    query: CallbackQuery,
    callback_data: Refer,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins referring the case, if that may still be done."""
    case_id = row_id(callback_data.id)
    board = await desk.boards.referrals.of_case(request.by, case_id, request.now)
    if board.may_refer:
        await begin(query, dialog_manager, ReferCase.body, ReferDraft(case_id=case_id))
    else:
        await too_late(query, of_case_page(say, board, desk.zone), say.plain("refer-gone"))


@router.callback_query(ReferralStep.filter())
async def step(
    query: CallbackQuery,
    callback_data: ReferralStep,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Takes a one-tap step, or begins one that needs a sentence."""
    referral_id, arrow = row_id(callback_data.id), callback_data.arrow
    view = await _view(desk, request, referral_id)
    slip = arrow is ReferralArrow.REVOKE and view.slip
    if arrow in {ReferralArrow.ACCEPT, ReferralArrow.UNDO} or slip:
        await _take(query, desk, request, say, referral_id, arrow)
    elif arrow in view.arrows:
        await begin(
            query, dialog_manager, FIRST[arrow], SentenceDraft(referral_id=referral_id, arrow=arrow)
        )
    else:
        page = referral_page(say, view, desk.zone)
        await too_late(query, page, say.plain("referral-too-late"))


async def _take(
    query: CallbackQuery,
    desk: Desk,
    request: Request,
    say: Say,
    referral_id: int,
    arrow: ReferralArrow,
) -> None:
    key, alert = "referral-done-note", False
    try:
        if arrow is ReferralArrow.REVOKE:
            await desk.office.do(actions.revoke, request, referral_id)
            key = "referral-done-revoke"
        else:
            done = await desk.office.do(actions.answer, request, referral_id, arrow)
            inside = done.inside or arrow is ReferralArrow.UNDO
            key = f"referral-done-{arrow.value}" if inside else key
    except (WrongStep, Refused):
        key, alert = "referral-too-late", True
    page = referral_page(say, await _view(desk, request, referral_id), desk.zone)
    await show.answer(query, page, say.plain(key), alert=alert)


@router.callback_query(ReferralOutcome.filter())
async def conclude(
    query: CallbackQuery,
    callback_data: ReferralOutcome,
    desk: Desk,
    request: Request,
    say: Say,
) -> None:
    """Gives the case the outcome, and shows the case."""
    referral_id = row_id(callback_data.id)
    key, alert = "referral-concluded", False
    try:
        await desk.office.do(actions.conclude, request, referral_id)
    except (WrongStep, Refused):
        key, alert = "too-late", True
    referral = await _view(desk, request, referral_id)
    view = await desk.boards.cases.view(request.by, referral.line.case_id, request.now)
    page = case_page(say, view, desk.zone, request.by)
    await show.answer(query, page, say.plain(key), alert=alert)


@router.callback_query(ReferralPaper.filter())
async def paper(
    query: CallbackQuery,
    callback_data: ReferralPaper,
    desk: Desk,
    request: Request,
    say: Say,
    bot: Bot,
) -> None:
    """Sends the sheet as a document to print and to sign; it is written off the event loop."""
    view = await _view(desk, request, row_id(callback_data.id))
    data = await asyncio.to_thread(handover, say, view, desk.zone)
    name = say.plain("referral-paper-name", id=str(view.line.id))
    await answer_tap(query)
    await bot.send_document(query.from_user.id, BufferedInputFile(data, filename=f"{name}.docx"))


async def _view(desk: Desk, request: Request, referral_id: int) -> ReferralView:
    return await desk.boards.referrals.view(request.by, referral_id, request.now)


async def _all(desk: Desk, request: Request, say: Say, number: int) -> Page:
    if not (may_ever(request.by, Act.REFER) or may_ever(request.by, Act.ANSWER_REFERRAL)):
        return Page(text=say("referrals-not-yours"))
    board = await desk.boards.referrals.page(request.by, number, request.now)
    page = all_page(say, board, desk.zone)
    if not hands_in(request.by):
        return page
    return replace(page, rows=(*page.rows, [button(say.plain("handing-in"), NewReport())]))
