"""/cancel: leaves what is open, asking once before a report half written is given up."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.report.draft import ReportStates, has_answers
from bot.texts import Say

router = Router(name="cancel")


@router.message(Command("cancel"))
async def cancel(message: Message, dialog_manager: DialogManager, say: Say) -> None:
    """Closes the open dialog."""
    if not dialog_manager.has_context():
        await message.answer(say("cancel-nothing"))
        return
    if dialog_manager.current_context().state.group is ReportStates and has_answers(dialog_manager):
        await dialog_manager.switch_to(ReportStates.cancel)
        await dialog_manager.show(ShowMode.SEND)
        return
    await dialog_manager.reset_stack()
    await message.answer(say("cancel-done"))
