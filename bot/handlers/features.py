"""Features: the communities, one of theirs, and the way into its dialog."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.features import AskFeatureStep, BeginFeature, FeatureList, OpenFeature
from bot.context import Desk
from bot.dialogs.features.draft import FeatureStep, first
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.features import ASKED, feature_page, features_page
from bot.pages.page import Page, page_number, row_id
from bot.texts import Say
from domain.errors import NotFound
from domain.features.options import FeatureArrow
from domain.features.views import FeatureView
from domain.request import Request

router = Router(name="features")


@router.message(Command("feature"))
async def features(message: Message, desk: Desk, request: Request, say: Say) -> None:
    """The community's own at once; the list for who sees several."""
    board = await desk.boards.features.page(request.by, 0, request.now)
    own = board.lines[0].id if board.total == 1 else None
    if own is None:
        await show.send(message, features_page(say, board))
        return
    view = await desk.boards.features.view(request.by, own, request.now)
    await show.send(message, _drawn(desk, request, say, view))


@router.callback_query(FeatureList.filter())
async def turn(
    query: CallbackQuery, callback_data: FeatureList, desk: Desk, request: Request, say: Say
) -> None:
    """Another page."""
    number = page_number(callback_data.page)
    board = await desk.boards.features.page(request.by, number, request.now)
    await show.answer(query, features_page(say, board))


@router.callback_query(OpenFeature.filter())
async def open_feature(
    query: CallbackQuery, callback_data: OpenFeature, desk: Desk, request: Request, say: Say
) -> None:
    """One of them, a page of what took place."""
    view = await _view(desk, request, callback_data.id)
    page = _drawn(desk, request, say, view, page_number(callback_data.page))
    await show.answer(query, page)


@router.callback_query(BeginFeature.filter())
async def begin_feature(
    query: CallbackQuery,
    callback_data: BeginFeature,
    desk: Desk,
    request: Request,
    dialog_manager: DialogManager,
) -> None:
    """Asks what it is."""
    number = row_id(callback_data.unit)
    unit = await desk.boards.features.begins(request.by, number, request.now)
    draft = FeatureStep(arrow=FeatureArrow.BEGIN, unit_id=unit.id)
    await begin(query, dialog_manager, first(draft.arrow), draft)


@router.callback_query(AskFeatureStep.filter())
async def ask_step(
    query: CallbackQuery,
    callback_data: AskFeatureStep,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins a step, if it may still be taken."""
    arrow = callback_data.arrow
    if arrow not in ASKED:
        raise NotFound("arrow")
    view = await _view(desk, request, callback_data.id)
    if arrow not in view.may:
        await too_late(query, _drawn(desk, request, say, view), say.plain("feature-late"))
        return
    draft = FeatureStep(arrow=arrow, feature_id=view.id)
    if arrow is FeatureArrow.REVISE:
        draft = FeatureStep(
            arrow=arrow,
            feature_id=view.id,
            kind=view.kind,
            title=view.title,
            purpose=view.purpose,
            day=view.since,
        )
    await begin(query, dialog_manager, first(arrow), draft)


async def _view(desk: Desk, request: Request, number: int) -> FeatureView:
    return await desk.boards.features.view(request.by, row_id(number), request.now)


def _drawn(desk: Desk, request: Request, say: Say, view: FeatureView, page: int = 0) -> Page:
    today = desk.office.rules.day(request.now)
    return feature_page(say, view, desk.zone, today, page)
