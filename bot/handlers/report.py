"""/report: begins a report, or offers to go on with one that waits."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.buttons.report import NewReport
from bot.dialogs import drafts
from bot.dialogs.report.draft import ReportStates
from bot.errors import answer_tap
from domain.access import Act, may_ever
from domain.errors import Refused
from domain.people.model import Actor

router = Router(name="report")


@router.message(Command("report"))
async def command(message: Message, dialog_manager: DialogManager, actor: Actor) -> None:
    """By command."""
    await _begin(dialog_manager, actor)


@router.callback_query(NewReport.filter())
async def tapped(query: CallbackQuery, dialog_manager: DialogManager, actor: Actor) -> None:
    """By the button under a receipt: a new message, so that the receipt stays."""
    await _begin(dialog_manager, actor)
    await answer_tap(query)


async def _begin(manager: DialogManager, actor: Actor) -> None:
    if not may_ever(actor, Act.REPORT):
        raise Refused(Act.REPORT.value)
    drafts.sweep()
    first = ReportStates.waiting if drafts.waiting() else ReportStates.kind
    await manager.start(first, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)
