"""Buttons of the ways aside: merge, split, convert, and undo."""

from aiogram import Router
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from bot.buttons.cases import ConvertOf, MergeOf, SplitOf, Undo
from bot.context import Desk
from bot.dialogs.ways.draft import start_data
from bot.dialogs.ways.states import Ways
from bot.errors import answer_tap, explain_plain
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.cases.undo import undo as undo_step
from domain.cases.views import CaseView
from domain.errors import Refused, WrongStep
from domain.people.model import Actor
from domain.request import Request

router = Router(name="ways")


@router.callback_query(MergeOf.filter())
async def merge(
    query: CallbackQuery,
    callback_data: MergeOf,
    desk: Desk,
    actor: Actor,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Looks for what may be the same matter."""
    view = await desk.boards.cases.view(actor, row_id(callback_data.id), desk.clock.now())
    if view.may.merge:
        await _begin(query, view, Ways.merge_pick, dialog_manager)
    else:
        await _too_late(query, view, desk, actor, say)


@router.callback_query(SplitOf.filter())
async def split(
    query: CallbackQuery,
    callback_data: SplitOf,
    desk: Desk,
    actor: Actor,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Asks what the new part is."""
    view = await desk.boards.cases.view(actor, row_id(callback_data.id), desk.clock.now())
    if view.may.split:
        await _begin(query, view, Ways.split_people, dialog_manager)
    else:
        await _too_late(query, view, desk, actor, say)


@router.callback_query(ConvertOf.filter())
async def convert(
    query: CallbackQuery,
    callback_data: ConvertOf,
    desk: Desk,
    actor: Actor,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Asks for the category of the other kind."""
    view = await desk.boards.cases.view(actor, row_id(callback_data.id), desk.clock.now())
    if view.may.convert:
        await _begin(query, view, Ways.convert_pick, dialog_manager)
    else:
        await _too_late(query, view, desk, actor, say)


@router.callback_query(Undo.filter())
async def undo(
    query: CallbackQuery,
    callback_data: Undo,
    desk: Desk,
    actor: Actor,
    say: Say,
    token: str,
) -> None:
    """Takes the step back if it is still the last and young enough; shows how the case stands."""
    case_id = row_id(callback_data.id)
    words, late = say.plain("undone"), False
    try:
        await desk.office.do(
            undo_step,
            Request(actor=actor, token=token, now=desk.clock.now()),
            case_id,
            step_id=row_id(callback_data.step),
        )
    except (WrongStep, Refused) as error:
        words, late = explain_plain(say, error), True
    view = await desk.boards.cases.view(actor, case_id, desk.clock.now())
    await show.answer(query, case_page(say, view, desk.zone, actor), words, alert=late)


async def _begin(
    query: CallbackQuery, view: CaseView, state: State, manager: DialogManager
) -> None:
    await manager.start(state, data=start_data(view.line.id), mode=StartMode.RESET_STACK)
    await answer_tap(query)


async def _too_late(
    query: CallbackQuery, view: CaseView, desk: Desk, actor: Actor, say: Say
) -> None:
    page = case_page(say, view, desk.zone, actor)
    await show.answer(query, page, say.plain("too-late"), alert=True)
