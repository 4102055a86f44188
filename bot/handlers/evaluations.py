"""Residents' evaluations: the list, one of them, its papers, and the way into the dialogs."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import date, datetime

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.state import State
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.evaluations import (
    ConfirmTally,
    EvaluationAt,
    EvaluationList,
    EvaluationStep,
    ObjectsOfEvaluation,
    OpenEvaluation,
    OpenRectification,
    PaperOfEvaluation,
    PrepareEvaluation,
    SendTallyBack,
    StepOfEvaluation,
)
from bot.context import Desk
from bot.dialogs.evaluation_day import PlanDraft, PlanStates
from bot.dialogs.recount import ReasonDraft, TallyReason
from bot.dialogs.rectify import RectifyDraft, RectifyStates
from bot.dialogs.tally import drawn, first_of
from bot.errors import answer_tap, explain
from bot.exports.evaluations import notice_paper, results_xlsx, sheet_paper
from bot.handlers.opening import begin, too_late
from bot.pages import show, times
from bot.pages.evaluations.listing import list_page, proposal_page
from bot.pages.evaluations.objects import objects_page
from bot.pages.evaluations.page import evaluation_page, publish_page
from bot.pages.evaluations.words import half_of, month_of
from bot.pages.lists import posts_with
from bot.pages.page import Page, page_number, row_id
from bot.texts import Html, Say
from domain.access import Act, scope
from domain.days.halves import HalfYear
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.evaluations import actions, confirming
from domain.evaluations.model import Evaluation, EvaluationPaper
from domain.evaluations.options import EvaluationOptions
from domain.evaluations.views import EvaluationView
from domain.ports import Work
from domain.request import Request

router = Router(name="evaluations")

Maker = Callable[[Say, EvaluationView, datetime], bytes]
_PAPERS: Mapping[EvaluationPaper, tuple[Maker, str]] = {
    EvaluationPaper.SHEET: (sheet_paper, "docx"),
    EvaluationPaper.NOTICE: (notice_paper, "docx"),
    EvaluationPaper.RESULTS: (results_xlsx, "xlsx"),
}
_MAY: Mapping[EvaluationStep, Callable[[EvaluationOptions], bool]] = {
    EvaluationStep.PUBLISH: lambda may: may.publish,
    EvaluationStep.PLAN: lambda may: may.plan,
    EvaluationStep.ENTER: lambda may: may.enter,
    EvaluationStep.CORRECT: lambda may: may.correct,
    EvaluationStep.RECTIFY: lambda may: may.rectify,
}
_AT_ONCE: Mapping[EvaluationStep, tuple[Callable[[Work, Request, int], Evaluation], str]] = {
    EvaluationStep.PUBLISHED: (actions.publish, "evaluation-did-publish"),
    EvaluationStep.DROP: (confirming.drop_correction, "evaluation-did-drop"),
}


@router.message(Command("evaluation"))
async def evaluation(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The community's own for this half-year; the list of those within reach for who sees
    several."""
    if not scope(request.by, Act.SEE).prefixes:
        text = say("evaluations-not-yours", posts=posts_with(say, frozenset({Act.EVALUATE})))
        await show.send(message, Page(text=text))
        return
    half = HalfYear.containing(_today(desk, request))
    board = await desk.boards.evaluations.page(request.by, half, 0, request.now)
    if board.total == 1:
        page = await _at(desk, request, say, board.lines[0].unit.id, half)
    else:
        page = list_page(say, board, _today(desk, request))
    await show.send(message, page)


@router.callback_query(EvaluationList.filter())
async def listing(
    query: CallbackQuery, callback_data: EvaluationList, desk: Desk, request: Request, say: Say
) -> None:
    """Another page, or another half-year."""
    half, number = half_of(callback_data.half), page_number(callback_data.page)
    unit = row_id(callback_data.unit) if callback_data.unit else None
    board = await desk.boards.evaluations.page(request.by, half, number, request.now, unit)
    await show.answer(query, list_page(say, board, _today(desk, request)))


@router.callback_query(EvaluationAt.filter())
async def at(
    query: CallbackQuery, callback_data: EvaluationAt, desk: Desk, request: Request, say: Say
) -> None:
    """A community's for a half-year, or that there is none."""
    unit, half = row_id(callback_data.unit), half_of(callback_data.half)
    await show.answer(query, await _at(desk, request, say, unit, half))


@router.callback_query(OpenEvaluation.filter())
async def open_evaluation(
    query: CallbackQuery, callback_data: OpenEvaluation, desk: Desk, request: Request, say: Say
) -> None:
    """One of them."""
    await show.answer(query, await _page(desk, request, say, callback_data.id))


@router.callback_query(ObjectsOfEvaluation.filter())
async def objects(
    query: CallbackQuery, callback_data: ObjectsOfEvaluation, desk: Desk, request: Request, say: Say
) -> None:
    """Each object, a page of them."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, objects_page(say, view, page_number(callback_data.page)))


@router.callback_query(OpenRectification.filter())
async def open_rectification(
    query: CallbackQuery, callback_data: OpenRectification, desk: Desk, request: Request, say: Say
) -> None:
    """The evaluation that found it wrong."""
    number = row_id(callback_data.id)
    view = await desk.boards.evaluations.finding(request.by, number, request.now)
    await show.answer(query, _drawn(desk, request, say, view))


@router.callback_query(PrepareEvaluation.filter())
async def prepare(
    query: CallbackQuery,
    callback_data: PrepareEvaluation,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins preparing one, if there is none yet."""
    unit, half = row_id(callback_data.unit), half_of(callback_data.half)
    found = await desk.boards.evaluations.proposal(request.by, unit, half, request.now)
    if found.may_prepare:
        draft = PlanDraft(unit_id=unit, half=month_of(half))
        await begin(query, dialog_manager, PlanStates.day, draft)
    else:
        page = await _at(desk, request, say, unit, half)
        await too_late(query, page, say.plain("evaluation-late"))


@router.callback_query(StepOfEvaluation.filter())
async def step(
    query: CallbackQuery,
    callback_data: StepOfEvaluation,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Gives a correction up with one tap, asks before it is published; or begins a dialog, if that
    may still be done."""
    number, what = row_id(callback_data.id), callback_data.step
    if what in _AT_ONCE:
        await _at_once(query, desk, request, say, number, what)
        return
    view = await _view(desk, request, number)
    if what is EvaluationStep.PUBLISH and view.may.publish:
        await show.answer(query, publish_page(say, view))
    elif _MAY[what](view.may):
        first, draft = _dialog(view, what)
        await begin(query, dialog_manager, first, draft)
    else:
        await too_late(query, _drawn(desk, request, say, view), say.plain("evaluation-late"))


def _dialog(view: EvaluationView, what: EvaluationStep) -> tuple[State, object]:
    match what:
        case EvaluationStep.PLAN:
            half = month_of(view.half)
            draft = PlanDraft(unit_id=view.unit.id, half=half, evaluation_id=view.id)
            return PlanStates.day, draft
        case EvaluationStep.ENTER:
            return first_of(view), drawn(view)
        case EvaluationStep.CORRECT:
            return TallyReason.reason, ReasonDraft(evaluation_id=view.id)
        case _:
            return RectifyStates.about, RectifyDraft(evaluation_id=view.id)


async def _at_once(
    query: CallbackQuery,
    desk: Desk,
    request: Request,
    say: Say,
    number: int,
    what: EvaluationStep,
) -> None:
    act, key = _AT_ONCE[what]
    alert = False
    try:
        await desk.office.do(act, request, number)
    except (WrongStep, Refused):
        key, alert = "evaluation-late", True
    page = await _page(desk, request, say, number)
    await show.answer(query, page, say.plain(key), alert=alert)


@router.callback_query(ConfirmTally.filter())
async def confirm(
    query: CallbackQuery, callback_data: ConfirmTally, desk: Desk, request: Request, say: Say
) -> None:
    """Confirms the figures that were shown, with one tap."""
    number, words, alert = row_id(callback_data.id), say.plain("evaluation-did-confirm"), False
    try:
        await desk.office.do(confirming.confirm, request, number, callback_data.revision)
    except (WrongStep, Refused):
        words, alert = say.plain("evaluation-late"), True
    except Invalid as wrong:
        words, alert = str(explain(say, wrong)), True
    await show.answer(query, await _page(desk, request, say, number), words, alert=alert)


@router.callback_query(SendTallyBack.filter())
async def send_back(
    query: CallbackQuery,
    callback_data: SendTallyBack,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Asks why."""
    view = await _view(desk, request, callback_data.id)
    if view.may.confirm and view.revision == callback_data.revision:
        draft = ReasonDraft(evaluation_id=view.id, revision=view.revision)
        await begin(query, dialog_manager, TallyReason.reason, draft)
    else:
        await too_late(query, _drawn(desk, request, say, view), say.plain("evaluation-late"))


@router.callback_query(PaperOfEvaluation.filter())
async def paper(
    query: CallbackQuery, callback_data: PaperOfEvaluation, desk: Desk, request: Request, say: Say
) -> None:
    """Sends a paper as a document, made beside the loop."""
    what = callback_data.what
    view = await _view(desk, request, callback_data.id)
    make, ending = _PAPERS[what]
    if what not in view.papers or query.bot is None:
        raise NotFound("paper")
    await desk.office.do(actions.take_paper, request, view.id, what)
    await answer_tap(query, say.plain("export-working"))
    made = await asyncio.to_thread(make, say, view, request.now)
    half = times.half_year(say, view.half)
    title = say.plain(f"evaluation-file-{what.value}", unit=view.unit.name, half=half)
    file = BufferedInputFile(made, filename=f"{title}.{ending}")
    caption = say(f"evaluation-caption-{what.value}", title=title)
    await query.bot.send_document(query.from_user.id, file, caption=caption)


def _today(desk: Desk, request: Request) -> date:
    return desk.office.rules.day(request.now)


async def _view(desk: Desk, request: Request, number: int) -> EvaluationView:
    return await desk.boards.evaluations.view(request.by, row_id(number), request.now)


async def _page(desk: Desk, request: Request, say: Say, number: int) -> Page:
    return _drawn(desk, request, say, await _view(desk, request, number))


def _drawn(
    desk: Desk, request: Request, say: Say, view: EvaluationView, news: Html | None = None
) -> Page:
    return evaluation_page(say, view, desk.zone, _today(desk, request), news)


async def _at(desk: Desk, request: Request, say: Say, unit: int, half: HalfYear) -> Page:
    found = await desk.boards.evaluations.proposal(request.by, unit, half, request.now)
    if found.evaluation_id is None:
        return proposal_page(say, found, _today(desk, request))
    return await _page(desk, request, say, found.evaluation_id)
