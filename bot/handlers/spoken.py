"""A button's label typed instead of tapped, whatever window is open."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager

from bot.dialogs.spoken import asks_for_words, pressed
from domain.errors import Invalid

router = Router(name="spoken")


@router.message(F.text)
async def spoken(message: Message, dialog_manager: DialogManager) -> None:
    """Presses that button; other words go on to the dialog, if it asks for words."""
    if not dialog_manager.has_context():
        raise SkipHandler
    before, wordless = dialog_manager.current_context(), not asks_for_words(dialog_manager)
    if not await pressed(message, dialog_manager, loosely=wordless):
        if wordless:
            raise Invalid("tap-wanted")
        raise SkipHandler
    if dialog_manager.has_context() and dialog_manager.current_context() is before:
        await dialog_manager.show()
