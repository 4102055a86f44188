"""Selections: the rounds, one of them, an application, points a tap each, and the way into the
dialog."""

from datetime import date

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.selections import (
    AnswerObjection,
    ApplyFor,
    AskApplicationStep,
    AskSelectionStep,
    BeginSelection,
    GiveLinePoints,
    OpenApplication,
    OpenSelection,
    PickApplication,
    ScoreLine,
    SelectionList,
    TakeSelectionStep,
)
from bot.context import Desk
from bot.dialogs.selections.draft import SelectionDraft, first
from bot.errors import explain
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.page import Page, page_number, row_id
from bot.pages.selections.application import (
    ASKED,
    application_page,
    first_open,
    line_at,
    line_page,
)
from bot.pages.selections.round import ASKED as ASKED_OF_ROUND
from bot.pages.selections.round import round_page, rounds_page
from bot.texts import Say
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.request import Request
from domain.selections import reviewing, rounds
from domain.selections.model import SelectionArrow, SelectionState
from domain.selections.views import ApplicationView, SelectionView

router = Router(name="selections")

_OVER = frozenset({SelectionState.COMMENDED, SelectionState.CANCELLED})


@router.message(Command("model"))
async def model(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The round that runs, at once; the list where there is none."""
    board = await desk.boards.selections.page(request.by, 0, request.now)
    runs = [one for one in board.lines if one.state not in _OVER]
    if len(runs) == 1:
        view = await _round(desk, request, runs[0].id)
        await show.send(message, _drawn(desk, request, say, view))
    else:
        await show.send(message, rounds_page(say, board, desk.zone))


@router.callback_query(SelectionList.filter())
async def turn(
    query: CallbackQuery, callback_data: SelectionList, desk: Desk, request: Request, say: Say
) -> None:
    """A page of the rounds."""
    number = page_number(callback_data.page)
    board = await desk.boards.selections.page(request.by, number, request.now)
    await show.answer(query, rounds_page(say, board, desk.zone))


@router.callback_query(OpenSelection.filter())
async def open_round(
    query: CallbackQuery, callback_data: OpenSelection, desk: Desk, request: Request, say: Say
) -> None:
    """A round, a page of its communities."""
    view = await _round(desk, request, callback_data.id, page_number(callback_data.page))
    await show.answer(query, _drawn(desk, request, say, view))


@router.callback_query(BeginSelection.filter())
async def begin_round(
    query: CallbackQuery,
    callback_data: BeginSelection,
    desk: Desk,
    request: Request,
    dialog_manager: DialogManager,
) -> None:
    """Asks until when one may apply."""
    board = await desk.boards.selections.page(request.by, 0, request.now)
    if board.opens is None or callback_data.year not in board.years:
        raise NotFound("year")
    arrow = SelectionArrow.OPEN
    draft = SelectionDraft(arrow=arrow, unit_id=board.opens.id, year=callback_data.year)
    await begin(query, dialog_manager, first(arrow), draft)


@router.callback_query(ApplyFor.filter())
async def apply_for(
    query: CallbackQuery,
    callback_data: ApplyFor,
    desk: Desk,
    request: Request,
    dialog_manager: DialogManager,
) -> None:
    """Shows what the desk fills in, and asks for one sentence."""
    number, unit = row_id(callback_data.id), row_id(callback_data.unit)
    found = await desk.boards.selections.applying(request.by, number, unit, request.now)
    arrow = SelectionArrow.APPLY
    draft = SelectionDraft(arrow=arrow, selection_id=number, unit_id=found.unit.id)
    await begin(query, dialog_manager, first(arrow), draft)


@router.callback_query(OpenApplication.filter())
async def open_application(
    query: CallbackQuery, callback_data: OpenApplication, desk: Desk, request: Request, say: Say
) -> None:
    """An application."""
    view = await _application(desk, request, callback_data.id)
    await show.answer(query, application_page(say, view, _today(desk, request)))


@router.callback_query(TakeSelectionStep.filter())
async def take_step(
    query: CallbackQuery,
    callback_data: TakeSelectionStep,
    desk: Desk,
    request: Request,
    say: Say,
) -> None:
    """The one step of a round that needs no words."""
    if callback_data.arrow is not SelectionArrow.REVIEW:
        raise NotFound("arrow")
    number, key, alert = row_id(callback_data.id), "selection-done-review", False
    try:
        await desk.office.do(rounds.begin_review, request, number)
    except (WrongStep, Refused):
        key, alert = "selection-late", True
    view = await _round(desk, request, number)
    await show.answer(query, _drawn(desk, request, say, view), say.plain(key), alert=alert)


@router.callback_query(AskSelectionStep.filter())
async def ask_step(
    query: CallbackQuery,
    callback_data: AskSelectionStep,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins a step of the round, if it may still be taken."""
    arrow = callback_data.arrow
    if arrow not in ASKED_OF_ROUND:
        raise NotFound("arrow")
    view = await _round(desk, request, callback_data.id)
    if arrow not in view.may:
        await too_late(query, _drawn(desk, request, say, view), say.plain("selection-late"))
        return
    draft = SelectionDraft(arrow=arrow, selection_id=view.id)
    await begin(query, dialog_manager, first(arrow), draft)


@router.callback_query(AskApplicationStep.filter())
async def ask_about(
    query: CallbackQuery,
    callback_data: AskApplicationStep,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """The same about an application."""
    arrow = callback_data.arrow
    if arrow not in ASKED:
        raise NotFound("arrow")
    view = await _application(desk, request, callback_data.id)
    if arrow not in view.may:
        page = application_page(say, view, _today(desk, request))
        await too_late(query, page, say.plain("selection-late"))
        return
    draft = SelectionDraft(arrow=arrow, selection_id=view.selection_id, application_id=view.id)
    await begin(query, dialog_manager, first(arrow), draft)


@router.callback_query(ScoreLine.filter())
async def show_line(
    query: CallbackQuery, callback_data: ScoreLine, desk: Desk, request: Request, say: Say
) -> None:
    """A line of the review, as long as points are given."""
    view = await _application(desk, request, callback_data.id)
    if SelectionArrow.SCORE in view.may:
        await show.answer(query, line_page(say, view, callback_data.at))
    else:
        page = application_page(say, view, _today(desk, request))
        await too_late(query, page, say.plain("selection-late"))


@router.callback_query(GiveLinePoints.filter())
async def give_points(
    query: CallbackQuery, callback_data: GiveLinePoints, desk: Desk, request: Request, say: Say
) -> None:
    """Points, kept at once; and the next line, or the application once all have some."""
    view = await _application(desk, request, callback_data.id)
    line = line_at(view, callback_data.at)
    try:
        await desk.office.do(reviewing.score, request, view.id, line.code, callback_data.points)
    except (WrongStep, Refused):
        page = application_page(say, view, _today(desk, request))
        await too_late(query, page, say.plain("selection-late"))
        return
    view = await _application(desk, request, view.id)
    if view.scheme.complete(view.points):
        page = application_page(say, view, _today(desk, request))
    else:
        page = line_page(say, view, first_open(view))
    await show.answer(query, page)


@router.callback_query(PickApplication.filter())
async def pick(
    query: CallbackQuery, callback_data: PickApplication, desk: Desk, request: Request, say: Say
) -> None:
    """Onto the list, or off it."""
    number, there, alert = row_id(callback_data.id), callback_data.there, False
    words = say.plain("selection-done-pick" if there else "selection-done-unpick")
    try:
        await desk.office.do(reviewing.pick, request, number, there=there)
    except (WrongStep, Refused):
        words, alert = say.plain("selection-late"), True
    except Invalid as wrong:
        words, alert = str(explain(say, wrong)), True
    view = await _application(desk, request, number)
    page = application_page(say, view, _today(desk, request))
    await show.answer(query, page, words, alert=alert)


@router.callback_query(AnswerObjection.filter())
async def answer(
    query: CallbackQuery,
    callback_data: AnswerObjection,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Asks for the answer, as long as there is none."""
    number = row_id(callback_data.id)
    view = await desk.boards.selections.objection(request.by, number, request.now)
    if not view.answers or not any(one.open and one.id == number for one in view.objections):
        page = application_page(say, view, _today(desk, request))
        await too_late(query, page, say.plain("selection-late"))
        return
    draft = SelectionDraft(
        arrow=SelectionArrow.ANSWER,
        selection_id=view.selection_id,
        application_id=view.id,
        objection_id=number,
        upheld=callback_data.upheld,
    )
    await begin(query, dialog_manager, first(draft.arrow), draft)


def _today(desk: Desk, request: Request) -> date:
    return desk.office.rules.day(request.now)


async def _round(desk: Desk, request: Request, number: int, page: int = 0) -> SelectionView:
    return await desk.boards.selections.view(request.by, row_id(number), request.now, page)


async def _application(desk: Desk, request: Request, number: int) -> ApplicationView:
    return await desk.boards.selections.application(request.by, row_id(number), request.now)


def _drawn(desk: Desk, request: Request, say: Say, view: SelectionView) -> Page:
    return round_page(say, view, desk.zone, _today(desk, request))
