"""/clocks: a unit's time limits. And the answers to a request for more time."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, StartMode

from bot.buttons import AnswerExtension, ClocksOf, ExtendOf, PickClock, SetClock
from bot.context import Desk
from bot.dialogs.extend.draft import start_data
from bot.dialogs.extend.states import Extend
from bot.errors import answer_tap
from bot.pages import show
from bot.pages.case import case_page
from bot.pages.clocks import ACCEPT, CHOICES, clocks_page, pick_page, unit_choice
from bot.pages.page import row_id
from bot.texts import Say
from domain.access import Act
from domain.cases import deadlines
from domain.cases import extension as cases_extension
from domain.errors import NotFound, Refused, WrongStep
from domain.people.model import Actor

router = Router(name="clocks")

_WORDS = 60


@router.message(Command("clocks"))
async def clocks(
    message: Message, command: CommandObject, desk: Desk, actor: Actor, say: Say
) -> None:
    """The clocks of one's own unit, or of the one named after the command."""
    name = " ".join((command.args or "").split())[:_WORDS]
    unit_id: int | None = None
    if name:
        units = await desk.boards.units_for(actor, Act.SET_CLOCKS, name)
        if len(units) != 1:
            key = "clocks-which" if units else "clocks-no-unit"
            await show.send(message, unit_choice(say(key, name=name), units, leave=False))
            return
        unit_id = units[0].id
    board = await desk.boards.clocks(actor, unit_id, desk.clock.now())
    await show.send(message, clocks_page(say, board))


@router.callback_query(ClocksOf.filter())
async def of_unit(
    query: CallbackQuery, callback_data: ClocksOf, desk: Desk, actor: Actor, say: Say
) -> None:
    """The clocks of a unit."""
    board = await desk.boards.clocks(actor, row_id(callback_data.unit), desk.clock.now())
    await show.answer(query, clocks_page(say, board))


@router.callback_query(PickClock.filter())
async def pick(
    query: CallbackQuery, callback_data: PickClock, desk: Desk, actor: Actor, say: Say
) -> None:
    """The days to choose from."""
    if callback_data.what not in CHOICES:
        raise NotFound("clock")
    board = await desk.boards.clocks(actor, row_id(callback_data.unit), desk.clock.now())
    await show.answer(query, pick_page(say, board, callback_data.urgency, callback_data.what))


@router.callback_query(SetClock.filter())
async def set_days(
    query: CallbackQuery, callback_data: SetClock, desk: Desk, actor: Actor, say: Say
) -> None:
    """Sets them, and shows the clocks as they are now."""
    if callback_data.what not in CHOICES:
        raise NotFound("clock")
    unit, now = row_id(callback_data.unit), desk.clock.now()
    board = await desk.boards.clocks(actor, unit, now)
    row = next(one for one in board.rows if one.urgency is callback_data.urgency)
    accepts = callback_data.what == ACCEPT
    await desk.office.do(
        deadlines.set_clock,
        actor,
        unit,
        row.urgency,
        accept=callback_data.days if accepts else row.accept,
        handle=row.handle if accepts else callback_data.days,
        now=now,
    )
    board = await desk.boards.clocks(actor, unit, now)
    await show.answer(query, clocks_page(say, board, say("clocks-done")))


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
    view = await desk.boards.case(actor, row_id(callback_data.id), desk.clock.now())
    if not view.clock.may_ask:
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
            actor,
            row_id(callback_data.id),
            yes,
            token=token,
            now=now,
        )
    except WrongStep:
        await answer_tap(query, say.plain("extend-over"), alert=True)
        return
    except Refused:
        await answer_tap(query, say.plain("error-refused-answer_extension"), alert=True)
        return
    view = await desk.boards.case(actor, extension.case_id, now)
    words = say.plain("extend-approved" if yes else "extend-declined")
    await show.answer(query, case_page(say, view, desk.zone, actor), words)
