"""The button that begins merging a case with another."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.buttons.cases import MergeOf
from bot.context import Desk
from bot.dialogs.merge import MergeCase, MergeDraft
from bot.handlers import opening
from bot.handlers.opening import CaseDialog
from bot.texts import Say
from domain.request import Request

router = Router(name="merge")

_DIALOG = CaseDialog(
    first=MergeCase.pick, may=lambda may: may.merge, draft=lambda number: MergeDraft(case_id=number)
)


@router.callback_query(MergeOf.filter())
async def merge(
    query: CallbackQuery,
    callback_data: MergeOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Looks for what may be the same matter."""
    await opening.of_case(query, desk, request, say, dialog_manager, callback_data.id, _DIALOG)
