"""Which message answered which question, so that the pencil on it corrects the answer."""

from dataclasses import dataclass

from aiogram.types import Message
from aiogram_dialog import DialogManager

from bot.dialogs.contacts import ContactStates
from bot.telegram.conversation import current

_RECORD = "typed"
_KEPT = 5


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The dialog and the state of its window that a message answered."""

    dialog: str
    state: str


def remember(message: Message, manager: DialogManager) -> None:
    """Notes which question the message answers: no words of it."""
    context = manager.current_context()
    if context.state.group is ContactStates:
        return  # what is typed there goes out of the chat at once
    kept = [one for one in _records() if one[0] != message.message_id]
    kept.append((message.message_id, context.id, context.state.state or ""))
    current().put(_RECORD, kept[-_KEPT:])


def answered(message: Message) -> Answered | None:
    """What it answered, if that was not long ago."""
    for number, dialog, state in _records():
        if number == message.message_id:
            return Answered(dialog=dialog, state=state)
    return None


def _records() -> list[tuple[int, str, str]]:
    found = current().get(_RECORD)
    return [(int(one[0]), str(one[1]), str(one[2])) for one in found or []]
