"""A call-in as one line of a list, and what opens it."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.callins import OpenCallIn
from bot.pages.page import button, clip
from bot.texts import Html, Say
from domain.callins.views import CallInLine

_PLACE, _BUTTON = 24, 10


def callin_text(say: Say, line: CallInLine, zone: ZoneInfo) -> Html:
    """A call-in as one line of a list."""
    if line.owes_answer:
        due = words.deadline(say, line.answer_at, zone)
        standing = say.plain("callins-answer", due=due)
    elif line.owes_outcome:
        due = words.deadline(say, line.due_at, zone)
        standing = say.plain("callins-outcome", due=due)
    else:
        counts = {"comes": line.comes, "cannot": line.cannot, "silent": line.silent}
        standing = say.plain("callins-standing", **counts)
    return say(
        "callins-line-late" if line.late else "callins-line",
        at=words.moment(say, line.meets_at, zone),
        place=clip(line.place, _PLACE),
        lead=line.lead,
        standing=standing,
    )


def callin_button(say: Say, line: CallInLine) -> InlineKeyboardButton:
    """Opens it."""
    label = say.plain("callins-open", place=clip(line.place, _BUTTON))
    return button(label, OpenCallIn(id=line.id))
