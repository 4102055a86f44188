"""What the message becomes once the report is on file."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.cases import OpenCase
from bot.buttons.codes import CodeOf
from bot.buttons.report import NewReport
from bot.pages.page import Page, button, joined
from bot.pages.related import undo_button
from bot.texts import Say
from domain.cases.model import Case, Urgency
from domain.cases.views import Receipt
from domain.codes.model import spaced


def receipt_page(say: Say, case: Case, told: Receipt, zone: ZoneInfo, undo: timedelta) -> Page:
    """The number, what happens next, and where to go from here. It can be undone for as long as
    ``undo``."""
    unit, due, code = told.unit_name, case.due_at, told.code
    lines = [
        say("receipt-filed", number=case.id),
        say("receipt-next", unit=unit, due=words.deadline(say, due, zone))
        if due is not None
        else say("receipt-next-open", unit=unit),
        say("receipt-code", code=spaced(code)) if code else None,
        say("report-danger") if case.urgency is Urgency.RED else None,
    ]
    on = [
        button(say.plain("receipt-open"), OpenCase(id=case.id)),
        button(say.plain("receipt-another"), NewReport()),
    ]
    back = [] if told.undo_step is None else [undo_button(say, case.id, told.undo_step, undo)]
    tell = [button(say.plain("codes-entry"), CodeOf(id=case.id))]
    return Page(text=joined(lines), rows=(on, tell, back))
