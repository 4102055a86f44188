"""Windows that ask for a number as it is: of a party, for the vault; of an office, for the
directory; and several figures in a row, which may look like one."""

import re

from aiogram.types import Message
from aiogram_dialog.api.entities import Context

from bot.dialogs.assessments.draft import AssessmentStates
from bot.dialogs.contacts import ContactStates
from bot.dialogs.directories.draft import EntryForm, EntryStates
from bot.dialogs.form import draft_in
from bot.dialogs.tally import TallyStates

_VAULT = {ContactStates.value, ContactStates.correct}
_FIGURES = {
    TallyStates.counts,
    TallyStates.votes,
    AssessmentStates.counts,
    AssessmentStates.answers,
}
_TOO_LONG = re.compile(r"\d{7}")
"""No figure of ours has so many digits."""


def asks_for_number(context: Context, message: Message) -> bool:
    """Whether the open window takes the message as the number it asks for. The vault takes all to
    itself, but for what is corrected: that was none of its answers, which are gone from the chat.
    The others take words alone."""
    if context.state in _VAULT:
        return message.edit_date is None
    text = message.text
    if not text:
        return False
    if context.state == EntryStates.field:
        return draft_in(context, EntryForm).asked == "phone"
    return context.state in _FIGURES and not _TOO_LONG.search(text)
