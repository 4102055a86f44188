"""What the message becomes once the report is on file."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot import words
from bot.buttons.cases import OpenCase
from bot.buttons.report import NewReport
from bot.context import Desk
from bot.pages.related import undo_button
from bot.texts import Html, Say
from domain.cases.model import Case, Urgency
from domain.people.model import Actor


async def render(
    desk: Desk, actor: Actor, say: Say, case: Case
) -> tuple[Html, InlineKeyboardMarkup]:
    """The number, what happens next, and where to go from here."""
    told = await desk.boards.cases.receipt(actor, case.id, desk.clock.now())
    due = case.due_at
    lines = [
        say("receipt-filed", number=case.id),
        say("receipt-next", unit=told.unit_name, due=words.deadline(say, due, desk.zone))
        if due is not None
        else say("receipt-next-open", unit=told.unit_name),
    ]
    if case.urgency is Urgency.RED:
        lines.append(say("report-danger"))
    within = desk.office.rules.undo
    undo = [] if told.undo_step is None else [undo_button(say, case.id, told.undo_step, within)]
    buttons = InlineKeyboardMarkup(
        inline_keyboard=[
            [
                InlineKeyboardButton(
                    text=say.plain("receipt-open"), callback_data=OpenCase(id=case.id).pack()
                ),
                InlineKeyboardButton(
                    text=say.plain("receipt-another"), callback_data=NewReport().pack()
                ),
            ],
            *([undo] if undo else []),
        ]
    )
    return Html("\n".join(lines)), buttons
