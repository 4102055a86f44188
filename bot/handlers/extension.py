"""Asking for more time, and the answer to it."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode

from bot.buttons.extension import AnswerExtension, ExtendOf
from bot.context import Desk
from bot.dialogs.extend.draft import start_data
from bot.dialogs.extend.states import Extend
from bot.errors import answer_tap
from bot.handlers.clocks import router
from bot.pages import show
from bot.pages.cases import case_page
from bot.pages.page import row_id
from bot.texts import Say
from domain.cases import extension as cases_extension
from domain.errors import Refused, WrongStep
from domain.people.model import Actor
from domain.request import Request


@router.callback_query(ExtendOf.filter())
async def extend(
    query: CallbackQuery,
    callback_data: ExtendOf,
    desk: Desk,
    actor: Actor,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins asking for more time, if that may still be asked."""
    view = await desk.boards.cases.view(actor, row_id(callback_data.id), desk.clock.now())
    if not view.may.extend:
        page = case_page(say, view, desk.zone, actor)
        await show.answer(query, page, say.plain("too-late"), alert=True)
        return
    data = start_data(view.line.id)
    await dialog_manager.start(Extend.days, data=data, mode=StartMode.RESET_STACK)
    await answer_tap(query)


@router.callback_query(AnswerExtension.filter())
async def answer_extension(
    query: CallbackQuery,
    callback_data: AnswerExtension,
    desk: Desk,
    actor: Actor,
    say: Say,
    token: str,
) -> None:
    """Grants more time or not, with one tap, and shows the case."""
    yes, now = callback_data.yes, desk.clock.now()
    try:
        extension = await desk.office.do(
            cases_extension.answer_extension,
            Request(actor=actor, token=token, now=now),
            row_id(callback_data.id),
            yes,
        )
    except WrongStep:
        await answer_tap(query, say.plain("extend-over"), alert=True)
        return
    except Refused:
        await answer_tap(query, say.plain("error-refused-answer_extension"), alert=True)
        return
    view = await desk.boards.cases.view(actor, extension.case_id, now)
    words = say.plain("extend-approved" if yes else "extend-declined")
    await show.answer(query, case_page(say, view, desk.zone, actor), words)
