"""/org: the tree of units, and changing it."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from bot.buttons.org import Change, ChangeUnit, UnitAt
from bot.context import Desk
from bot.dialogs.org import ChangeOrg, OrgDraft
from bot.handlers.named import name_after
from bot.handlers.opening import begin, too_late
from bot.pages import show
from bot.pages.org import unit_page, units_page
from bot.pages.page import page_number, row_id
from bot.texts import Say
from domain.access import Act
from domain.request import Request

router = Router(name="org")


@router.message(Command("org"))
async def home(
    message: Message, command: CommandObject, desk: Desk, request: Request, say: Say
) -> None:
    """The top of what one administers; with a unit's name, that one."""
    name = name_after(command)
    if name:
        units = await desk.boards.org.find(request.by, name, Act.ADMINISTER)
    else:
        units = await desk.boards.org.tops(request.by)
    if len(units) == 1:
        card = await desk.boards.org.card(request.by, units[0].id)
        await show.send(message, unit_page(say, card))
    elif units:
        await show.send(message, units_page(units, say("org-which")))
    else:
        await message.answer(say("unit-unknown", name=name) if name else say("org-none"))


@router.callback_query(UnitAt.filter())
async def unit(
    query: CallbackQuery, callback_data: UnitAt, desk: Desk, request: Request, say: Say
) -> None:
    """A unit."""
    card = await desk.boards.org.card(request.by, row_id(callback_data.unit))
    await show.answer(query, unit_page(say, card, page_number(callback_data.page)))


@router.callback_query(ChangeUnit.filter())
async def change(
    query: CallbackQuery,
    callback_data: ChangeUnit,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Begins a change of a unit, if there is still something to change."""
    card = await desk.boards.org.card(request.by, row_id(callback_data.unit))
    if card.ended:
        await too_late(query, unit_page(say, card), say.plain("error-invalid-unit-ended"))
        return
    first = {Change.RENAME: ChangeOrg.name, Change.CLOSE: ChangeOrg.check}
    draft = OrgDraft(unit_id=card.unit.id, change=callback_data.change)
    state = first.get(callback_data.change, ChangeOrg.other)
    await begin(query, dialog_manager, state, draft)
