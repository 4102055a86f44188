"""Assessments: the list, a matter, its steps by one tap, scoring, and the way into its dialog."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.assessments import (
    AskAssessmentStep,
    AssessmentFace,
    AssessmentList,
    ExpectGrade,
    FilePapers,
    GivePoints,
    JudgeMeasure,
    OpenAssessment,
    OpenMeasure,
    ScoreItem,
    TakeAssessmentStep,
    TickAnnex,
)
from bot.context import Desk
from bot.dialogs.assessments.draft import AssessmentDraft, first
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.assessments.listing import list_page
from bot.pages.assessments.matter import ASKED, matter_page
from bot.pages.assessments.scoring import face_page, following, item_of, item_page
from bot.pages.page import Page, page_number, row_id
from bot.texts import Say
from domain.assessments import filing, rating, ruling
from domain.assessments.model import AssessmentArrow
from domain.assessments.views import AssessmentView
from domain.errors import NotFound, Refused, WrongStep
from domain.request import Request

router = Router(name="assessments")

_AT_ONCE = {
    AssessmentArrow.RATE: rating.rate,
    AssessmentArrow.RESCORE: rating.rescore,
    AssessmentArrow.SUBMIT: rating.submit,
    AssessmentArrow.APPROVE: ruling.approve,
    AssessmentArrow.ARCHIVE: filing.archive,
}


@router.message(Command("assess"))
async def assess(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The figures, and the matters within reach."""
    await show.send(message, await _list(desk, request, say, 0))


@router.callback_query(AssessmentList.filter())
async def turn(
    query: CallbackQuery, callback_data: AssessmentList, desk: Desk, request: Request, say: Say
) -> None:
    """Another page."""
    await show.answer(query, await _list(desk, request, say, page_number(callback_data.page)))


@router.callback_query(OpenAssessment.filter())
async def open_matter(
    query: CallbackQuery, callback_data: OpenAssessment, desk: Desk, request: Request, say: Say
) -> None:
    """A matter, or a part of it, in the place of what was tapped."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, _page(say, view, callback_data.face, desk))


@router.callback_query(OpenMeasure.filter())
async def open_measure(
    query: CallbackQuery, callback_data: OpenMeasure, desk: Desk, request: Request, say: Say
) -> None:
    """The matter a measure belongs to."""
    number = row_id(callback_data.id)
    view = await desk.boards.assessments.measure(request.by, number, request.now)
    await show.answer(query, matter_page(say, view, desk.zone))


@router.callback_query(TakeAssessmentStep.filter())
async def take_step(
    query: CallbackQuery,
    callback_data: TakeAssessmentStep,
    desk: Desk,
    request: Request,
    say: Say,
) -> None:
    """A step that needs no words."""
    action = _AT_ONCE.get(callback_data.arrow)
    if action is None:
        raise NotFound("arrow")
    number, key, alert = row_id(callback_data.id), callback_data.arrow.value, False
    try:
        await desk.office.do(action, request, number)
    except (WrongStep, Refused):
        key, alert = "late", True
    words = say.plain("assessment-late" if alert else f"assessment-done-{key}")
    view = await _view(desk, request, number)
    await show.answer(query, matter_page(say, view, desk.zone), words, alert=alert)


@router.callback_query(AskAssessmentStep.filter())
async def ask_step(
    query: CallbackQuery,
    callback_data: AskAssessmentStep,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins a step that needs some, if it may still be taken."""
    arrow = callback_data.arrow
    if arrow is AssessmentArrow.REGISTER:
        board = await desk.boards.assessments.page(request.by, 0, request.now)
        if not board.units:
            raise Refused("assess")
        draft = AssessmentDraft(arrow=arrow, unit_id=board.units[0].id)
    elif arrow in ASKED:
        view = await _view(desk, request, callback_data.id)
        if arrow not in view.may:
            page = matter_page(say, view, desk.zone)
            await too_late(query, page, say.plain("assessment-late"))
            return
        draft = AssessmentDraft(arrow=arrow, matter=view.line.id)
    else:
        raise NotFound("arrow")
    await begin(query, dialog_manager, first(arrow), draft)


@router.callback_query(ScoreItem.filter())
async def show_item(
    query: CallbackQuery, callback_data: ScoreItem, desk: Desk, request: Request, say: Say
) -> None:
    """An item of the scale, as long as points are given."""
    view = await _view(desk, request, callback_data.id)
    if AssessmentArrow.SCORE in view.may:
        await show.answer(query, item_page(say, view, callback_data.at))
    else:
        await too_late(query, matter_page(say, view, desk.zone), say.plain("assessment-late"))


@router.callback_query(GivePoints.filter())
async def give_points(
    query: CallbackQuery, callback_data: GivePoints, desk: Desk, request: Request, say: Say
) -> None:
    """Points, kept at once; and the next item."""
    view = await _view(desk, request, callback_data.id)
    number, at = view.line.id, callback_data.at
    _, item = item_of(view, at)
    try:
        await desk.office.do(rating.score, request, number, item.code, callback_data.points)
    except (WrongStep, Refused):
        late = say.plain("assessment-late")
        await too_late(query, matter_page(say, view, desk.zone), late)
        return
    view = await _view(desk, request, number)
    await show.answer(query, item_page(say, view, following(view, at)))


@router.callback_query(ExpectGrade.filter())
async def expect(
    query: CallbackQuery, callback_data: ExpectGrade, desk: Desk, request: Request, say: Say
) -> None:
    """The grade after the measures."""
    number = row_id(callback_data.id)
    await desk.office.do(rating.expect, request, number, callback_data.grade)
    view = await _view(desk, request, number)
    words = say.plain("assessment-done-expect")
    await show.answer(query, matter_page(say, view, desk.zone), words)


@router.callback_query(TickAnnex.filter())
async def tick(
    query: CallbackQuery, callback_data: TickAnnex, desk: Desk, request: Request, say: Say
) -> None:
    """An annex is there, or not."""
    number, kind = row_id(callback_data.id), callback_data.kind
    await desk.office.do(filing.tick, request, number, kind, there=callback_data.there)
    view = await _view(desk, request, number)
    await show.answer(query, _page(say, view, AssessmentFace.ANNEXES, desk))


@router.callback_query(FilePapers.filter())
async def file_papers(
    query: CallbackQuery, callback_data: FilePapers, desk: Desk, request: Request, say: Say
) -> None:
    """Filed, as of today."""
    number = row_id(callback_data.id)
    await desk.office.do(filing.file_papers, request, number, above=callback_data.above)
    view = await _view(desk, request, number)
    words = say.plain("assessment-done-file")
    await show.answer(query, matter_page(say, view, desk.zone), words)


@router.callback_query(JudgeMeasure.filter())
async def judge(
    query: CallbackQuery, callback_data: JudgeMeasure, desk: Desk, request: Request, say: Say
) -> None:
    """What is said of a measure that was fed back."""
    measure = row_id(callback_data.id)
    await desk.office.do(rating.judge_measure, request, measure, callback_data.verdict)
    view = await desk.boards.assessments.measure(request.by, measure, request.now)
    page = _page(say, view, AssessmentFace.MEASURES, desk)
    await show.answer(query, page, say.plain("assessment-done-judge"))


async def _list(desk: Desk, request: Request, say: Say, page: int) -> Page:
    board = await desk.boards.assessments.page(request.by, page, request.now)
    return list_page(say, board, desk.zone)


async def _view(desk: Desk, request: Request, number: int) -> AssessmentView:
    return await desk.boards.assessments.view(request.by, row_id(number), request.now)


def _page(say: Say, view: AssessmentView, face: AssessmentFace, desk: Desk) -> Page:
    part = face_page(say, view, face)
    return part if part is not None else matter_page(say, view, desk.zone)
