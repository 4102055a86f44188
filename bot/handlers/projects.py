"""Key projects: the lists, a project, its steps of one tap, and the way into its dialog."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.projects import (
    AskProjectStep,
    JudgeMilestone,
    OpenMilestone,
    OpenProject,
    ProjectFace,
    ProjectList,
    TakeProjectStep,
)
from bot.context import Desk
from bot.dialogs.projects.draft import ProjectAsked, first
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.page import page_number, row_id
from bot.pages.projects.listing import list_page
from bot.pages.projects.project import ASKED, face_page, project_page
from bot.texts import Say
from domain.access import Act, allow_ever
from domain.errors import NotFound, Refused, WrongStep
from domain.projects import steps
from domain.projects.model import ProjectArrow
from domain.projects.views import ProjectPick, ProjectView
from domain.request import Request

router = Router(name="projects")

_AT_ONCE = {ProjectArrow.CONFIRM: steps.confirm, ProjectArrow.GRANT: steps.grant}


@router.message(Command("projects"))
async def projects(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The figures, and the projects within sight."""
    allow_ever(request.by, Act.SEE_PROJECT)
    board = await desk.boards.projects.page(request.by, ProjectPick.ALL, 0, request.now)
    await show.send(message, list_page(say, board))


@router.callback_query(ProjectList.filter())
async def turn(
    query: CallbackQuery, callback_data: ProjectList, desk: Desk, request: Request, say: Say
) -> None:
    """Another list, or another page of it."""
    page = page_number(callback_data.page)
    board = await desk.boards.projects.page(request.by, callback_data.pick, page, request.now)
    await show.answer(query, list_page(say, board))


@router.callback_query(OpenProject.filter())
async def open_project(
    query: CallbackQuery, callback_data: OpenProject, desk: Desk, request: Request, say: Say
) -> None:
    """A project, or a part of it, in the place of what was tapped."""
    view = await _view(desk, request, callback_data.id)
    await show.answer(query, face_page(say, view, callback_data.face))


@router.callback_query(OpenMilestone.filter())
async def open_milestone(
    query: CallbackQuery, callback_data: OpenMilestone, desk: Desk, request: Request, say: Say
) -> None:
    """The project a milestone belongs to."""
    number = row_id(callback_data.id)
    view = await desk.boards.projects.milestone(request.by, number, request.now)
    await show.answer(query, project_page(say, view))


@router.callback_query(TakeProjectStep.filter())
async def take_step(
    query: CallbackQuery, callback_data: TakeProjectStep, desk: Desk, request: Request, say: Say
) -> None:
    """A step of one tap. Whoever has confirmed one goes on to the next that is to be confirmed: the
    message with them all is this one."""
    action = _AT_ONCE.get(callback_data.arrow)
    if action is None:
        raise NotFound("arrow")
    number, key, alert = row_id(callback_data.id), callback_data.arrow.value, False
    try:
        await desk.office.do(action, request, number)
    except (WrongStep, Refused):
        alert = True
    words = say.plain("project-late" if alert else f"project-done-{key}")
    if callback_data.arrow is ProjectArrow.CONFIRM and not alert:
        read = desk.boards.projects.page
        board = await read(request.by, ProjectPick.TO_CONFIRM, 0, request.now)
        if board.total:
            await show.answer(query, list_page(say, board), words)
            return
    view = await _view(desk, request, number)
    await show.answer(query, project_page(say, view), words, alert=alert)


@router.callback_query(JudgeMilestone.filter())
async def judge(
    query: CallbackQuery, callback_data: JudgeMilestone, desk: Desk, request: Request, say: Say
) -> None:
    """What is said of a milestone that was fed back; then the next one that was."""
    number, alert = row_id(callback_data.id), False
    try:
        await desk.office.do(steps.judge_milestone, request, number, callback_data.verdict)
    except (WrongStep, Refused):
        alert = True
    view = await desk.boards.projects.milestone(request.by, number, request.now)
    words = say.plain("project-late" if alert else "project-done-judge")
    await show.answer(query, face_page(say, view, ProjectFace.JUDGE), words, alert=alert)


@router.callback_query(AskProjectStep.filter())
async def ask_step(
    query: CallbackQuery,
    callback_data: AskProjectStep,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins a step that needs words, if it may still be taken."""
    arrow, milestone = callback_data.arrow, 0
    if arrow is ProjectArrow.REGISTER:
        allow_ever(request.by, Act.KEEP_PROJECTS)
        draft = ProjectAsked(arrow=arrow)
    elif arrow in {*ASKED, ProjectArrow.DROP}:
        view = await _view(desk, request, callback_data.id)
        if arrow is ProjectArrow.DROP:
            milestone = row_id(callback_data.milestone)
        gone = milestone not in {0, *(one.id for one in view.milestones)}
        if arrow not in view.may or gone:
            await too_late(query, project_page(say, view), say.plain("project-late"))
            return
        draft = ProjectAsked(arrow=arrow, project=view.line.id, milestone=milestone)
    else:
        raise NotFound("arrow")
    await begin(query, dialog_manager, first(arrow), draft)


async def _view(desk: Desk, request: Request, number: int) -> ProjectView:
    return await desk.boards.projects.view(request.by, row_id(number), request.now)
