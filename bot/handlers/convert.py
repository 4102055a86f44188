"""The button that begins making a case one of the other kind."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.buttons.cases import ConvertOf
from bot.context import Desk
from bot.dialogs.convert import ConvertCase, ConvertDraft
from bot.handlers import opening
from bot.handlers.opening import CaseDialog
from bot.texts import Say
from domain.request import Request

router = Router(name="convert")

_DIALOG = CaseDialog(
    first=ConvertCase.pick,
    may=lambda may: may.convert,
    draft=lambda number: ConvertDraft(case_id=number),
)


@router.callback_query(ConvertOf.filter())
async def convert(
    query: CallbackQuery,
    callback_data: ConvertOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Asks for the category of the other kind."""
    await opening.of_case(query, desk, request, say, dialog_manager, callback_data.id, _DIALOG)
