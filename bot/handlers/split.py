"""The button that begins splitting a case."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.buttons.cases import SplitOf
from bot.context import Desk
from bot.dialogs.split import SplitCase, SplitDraft
from bot.handlers import opening
from bot.handlers.opening import CaseDialog
from bot.texts import Say
from domain.request import Request

router = Router(name="split")

_DIALOG = CaseDialog(
    first=SplitCase.people,
    may=lambda may: may.split,
    draft=lambda number: SplitDraft(case_id=number),
)


@router.callback_query(SplitOf.filter())
async def split(
    query: CallbackQuery,
    callback_data: SplitOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Asks what the new part is."""
    await opening.of_case(query, desk, request, say, dialog_manager, callback_data.id, _DIALOG)
