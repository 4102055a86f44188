"""What is typed while a dialog is open, before the dialog takes it for an answer: the words of a
button press it, and a corrected answer is given anew."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager

from bot.dialogs import typed
from bot.dialogs.spoken import press_or_ask, pressed, takes_messages, turn_to
from bot.texts import Say

router = Router(name="spoken")


@router.message(F.text, F.edit_date)
async def corrected(message: Message, dialog_manager: DialogManager, say: Say) -> None:
    """The pencil on one's own message: the question it answered is answered anew; once that is
    over, it is said that the words on file do not change by it."""
    before = typed.answered(message)
    if before is None:
        raise SkipHandler
    open_now = dialog_manager.has_context() and dialog_manager.current_context().id
    if open_now != before.dialog or not await turn_to(dialog_manager, before.state):
        await message.answer(say("typed-late"))
        return
    raise SkipHandler


@router.message()
async def spoken(message: Message, dialog_manager: DialogManager) -> None:
    """Presses that button; whatever else comes goes on to the dialog, if its window takes anything,
    and is answered with the window where only buttons stand."""
    if not dialog_manager.has_context():
        raise SkipHandler
    before, wordless = dialog_manager.current_context(), not takes_messages(dialog_manager)
    if wordless:
        await press_or_ask(message, dialog_manager)
    elif not await pressed(message, dialog_manager):
        if message.text:
            typed.remember(message, dialog_manager)
        raise SkipHandler
    if dialog_manager.has_context() and dialog_manager.current_context() is before:
        await dialog_manager.show()
