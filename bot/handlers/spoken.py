"""What is typed while a dialog is open, before the dialog takes it for an answer: the words of a
button press it, and a corrected answer is given anew."""

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.entities import Context

from bot.buttons.cases import OpenCase
from bot.context import Desk
from bot.danger import mind, words_of
from bot.dialogs import typed
from bot.dialogs.report.draft import ReportStates
from bot.dialogs.spoken import press_or_ask, pressed, takes_messages, turn_to
from bot.handlers.unasked import take_up
from bot.pages import show
from bot.pages.page import Page, button
from bot.remarks import remark
from bot.texts import Say
from domain.access import Act, may_ever
from domain.reading.reading import life_at_stake
from domain.request import Request

router = Router(name="spoken")


async def _is_correction(message: Message) -> bool:
    # not by F: whatever does not wait is asked in a thread
    return bool(message.text and message.edit_date)


@router.message(_is_correction)
async def corrected(
    message: Message, desk: Desk, request: Request, say: Say, dialog_manager: DialogManager
) -> None:
    """The pencil on one's own message: the question it answered is answered anew, but not where its
    window asks for something else by now. Once that is over, it is said that the words on file do
    not change by it, and the new ones are shown as what may be added to the matter; where something
    else is open, the way to it is. What is no answer that is known is none to what is open now."""
    before = typed.answered(message)
    context = dialog_manager.current_context() if dialog_manager.has_context() else None
    open_now = None if context is None else context.id
    if before is None and context is None:
        raise SkipHandler
    if before is None or _moved_on(before, context):
        await message.answer(say("typed-old"))
    elif before.dialog == open_now and await turn_to(dialog_manager, before.state):
        raise SkipHandler
    elif before.case is None:
        await message.answer(say("typed-late"))
    elif open_now is None:
        remark(dialog_manager, say("typed-filed", id=str(before.case)))
        await take_up(message, desk, request, say, dialog_manager, [before.case])
    else:
        page = Page(
            text=say("typed-filed", id=str(before.case)),
            rows=([button(say.plain("receipt-open"), OpenCase(id=before.case))],),
        )
        await show.send(message, page)


def _moved_on(before: typed.Answered, context: Context | None) -> bool:
    """Whether the dialog it answered is open, and asks for another thing."""
    if context is None or before.dialog != context.id or before.asked is None:
        return False
    return before.asked != typed.asked_now(context)


@router.message()
async def spoken(message: Message, dialog_manager: DialogManager) -> None:
    """Presses that button; whatever else comes goes on to the dialog, if its window takes anything,
    and is answered with the window where only buttons stand."""
    if not dialog_manager.has_context():
        raise SkipHandler
    _mind_danger(message, dialog_manager)
    before, wordless = dialog_manager.current_context(), not takes_messages(dialog_manager)
    if message.text or message.caption:
        typed.remember(message, dialog_manager)
    if wordless:
        await press_or_ask(message, dialog_manager)
    elif not await pressed(message, dialog_manager):
        raise SkipHandler
    if dialog_manager.has_context() and dialog_manager.current_context() is before:
        await dialog_manager.show()


def _mind_danger(message: Message, manager: DialogManager) -> None:
    """A life at stake comes before what is open: whom to call, and how it is reported. Of less than
    that a report asks by itself, and others write about it calmly (how a brawl was settled)."""
    if not life_at_stake(words_of(message)) or not mind(message, manager):
        return
    reporting = manager.current_context().state.group is ReportStates
    if not reporting and may_ever(manager.middleware_data["actor"], Act.REPORT):
        remark(manager, manager.middleware_data["say"]("danger-report"))
