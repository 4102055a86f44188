"""Which message answered which question, so that the pencil on it corrects the answer; and which
matter came of it, so that a late correction finds its way there."""

from dataclasses import dataclass, replace

from aiogram.fsm.state import State
from aiogram.types import Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.entities import Context

from bot.dialogs.contacts import ContactStates
from bot.dialogs.directories.draft import EntryForm, EntryStates
from bot.dialogs.form import draft_in
from bot.dialogs.tally import TallyDraft, TallyStates
from bot.telegram.conversation import current

_RECORD = "typed"
_KEPT = 12
_IN_TURN = {TallyStates.votes, EntryStates.field}
"""Windows that ask for one thing after another."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The dialog and the state of its window that a message answered."""

    message: int
    dialog: str
    state: str
    case: int | None = None
    """The matter it is about."""
    asked: str | None = None
    """What the window asked for, where it asks for several things in turn."""


def remember(message: Message, manager: DialogManager, state: State | None = None) -> None:
    """Notes which question the message answers, that of the open window if no other is named: no
    words of it."""
    context = manager.current_context()
    if context.state.group is ContactStates:
        return  # what is typed there goes out of the chat at once
    now = Answered(
        message=message.message_id,
        dialog=context.id,
        state=(state or context.state).state or "",
        asked=asked_now(context) if context.state in _IN_TURN else None,
    )
    _keep([*(one for one in _records() if one.message != now.message), now])


def asked_now(context: Context) -> str:
    """Which of several things the dialog of such a window asks for: objects, or a field."""
    if context.state.group is TallyStates:
        return str(draft_in(context, TallyDraft).asked)
    return draft_in(context, EntryForm).asked


def became(manager: DialogManager, case: int) -> None:
    """What was answered in the open dialog has become this matter, or part of it."""
    dialog = manager.current_context().id
    _keep([replace(one, case=case) if one.dialog == dialog else one for one in _records()])


def went_over(dialog: str, manager: DialogManager, state: State) -> None:
    """What was answered in that dialog answers this window of the open one now."""
    now, name = manager.current_context().id, state.state or ""
    _keep(
        [
            replace(one, dialog=now, state=name) if one.dialog == dialog else one
            for one in _records()
        ]
    )


def answered(message: Message) -> Answered | None:
    """What it answered, if that was not long ago."""
    return next((one for one in _records() if one.message == message.message_id), None)


def _records() -> list[Answered]:
    found = current().get(_RECORD) or []
    # before there were matters in it, a record was three; then four
    rows = ((*one, None, None)[:5] for one in found)
    return [
        Answered(message=int(message), dialog=str(dialog), state=str(state), case=case, asked=asked)
        for message, dialog, state, case, asked in rows
    ]


def _keep(records: list[Answered]) -> None:
    kept = [(one.message, one.dialog, one.state, one.case, one.asked) for one in records]
    current().put(_RECORD, kept[-_KEPT:])
