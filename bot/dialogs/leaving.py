"""How a dialog about a case ends: its message becomes the case's page again."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.asking import asking
from bot.pages import show
from bot.pages.cases import case_page
from bot.texts import Html


async def to_case(
    query: CallbackQuery, manager: DialogManager, case_id: int, heading: Html | None = None
) -> None:
    """Closes the dialog, and draws the case's page in its place, saying what was done.
    Raises NotFound when the case has gone out of sight; the dialog is closed all the same."""
    ask = asking(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.cases.view(ask.actor, case_id, ask.desk.clock.now())
    await show.redraw(query, case_page(ask.say, view, ask.desk.zone, ask.actor, heading))


async def only_text(message: Message, _: Any, manager: DialogManager) -> None:
    """Something else came where a sentence is wanted."""
    await message.answer(asking(manager).say("step-only-text"))
