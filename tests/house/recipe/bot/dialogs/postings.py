"""Putting up a posting: a sentence, a look, and up it goes."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window

from bot.dialogs.form import Asking, asking, draft_of, keep, note_of, outcome, sentence
from bot.dialogs.widgets import T, button
from bot.pages import show
from bot.pages.postings import postings_page
from bot.texts import Html
from domain.postings.actions import put_up


class PostingStates(StatesGroup):
    """The windows."""

    words = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class PostingDraft:
    """A posting on its way."""

    unit_id: int
    words: str = ""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """What was written."""
    return shown(draft_of(dialog_manager, PostingDraft))


def shown(draft: PostingDraft) -> dict[str, Any]:
    """The data of both windows."""
    return {"words": draft.words}


async def _on_words(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    keep(manager, replace(draft_of(manager, PostingDraft), words=await note_of(message, manager)))
    await manager.switch_to(PostingStates.check)


async def _send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Puts it up, and shows it among the others."""
    ask, draft = asking(manager), draft_of(manager, PostingDraft)
    await _to_page(query, manager, await outcome(manager, _put_up(ask, draft)))


async def _put_up(ask: Asking, draft: PostingDraft) -> Html:
    await ask.desk.office.do(put_up, ask.request, draft.unit_id, draft.words)
    return ask.say("posting-done")


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back without putting anything up."""
    await _to_page(query, manager, None)


async def _to_page(query: CallbackQuery, manager: DialogManager, heading: Html | None) -> None:
    ask = asking(manager)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    board = await ask.desk.boards.postings.newest(ask.actor)
    await show.redraw(query, postings_page(ask.say, board, ask.desk.zone, heading))


dialog = Dialog(
    Window(
        T("posting-words"),
        *sentence(_on_words),
        button("button-cancel", "leave", _leave),
        state=PostingStates.words,
    ),
    Window(
        T("posting-check", "words"),
        *sentence(_on_words),
        button("posting-send", "send", _send),
        button("button-cancel", "leave", _leave),
        state=PostingStates.check,
    ),
    getter=_facts,
)
