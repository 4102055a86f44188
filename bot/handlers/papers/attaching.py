"""The button that begins putting photos and papers with a case."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.buttons.cases import AttachOf
from bot.context import Desk
from bot.dialogs.papers import Papers, PapersDraft
from bot.handlers import opening
from bot.handlers.opening import CaseDialog
from bot.texts import Say
from domain.request import Request

router = Router(name="papers")

_DIALOG = CaseDialog(
    first=Papers.files,
    may=lambda may: may.attach,
    draft=lambda number: PapersDraft(case_id=number),
)


@router.callback_query(AttachOf.filter())
async def papers(
    query: CallbackQuery,
    callback_data: AttachOf,
    desk: Desk,
    request: Request,
    say: Say,
    dialog_manager: DialogManager,
) -> None:
    """Asks for them."""
    await opening.of_case(query, desk, request, say, dialog_manager, callback_data.id, _DIALOG)
