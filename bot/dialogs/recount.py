"""Why figures are sent back, or corrected: one sentence, a look."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, Window

from bot.dialogs.evaluations import head, to_evaluation, view_of
from bot.dialogs.form import Asking, asking, draft_of, keep, note_of, outcome, sentence
from bot.dialogs.widgets import T, button
from bot.texts import Html
from domain.evaluations import confirming


class TallyReason(StatesGroup):
    """The windows."""

    reason = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class ReasonDraft:
    """The figures of this revision are sent back; without one, what is confirmed is corrected."""

    evaluation_id: int
    revision: int = 0
    note: str = ""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """Which evaluation it is."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, ReasonDraft)
    return shown(draft, head(ask, await view_of(ask, draft.evaluation_id)))


def shown(draft: ReasonDraft, about: Html) -> dict[str, Any]:
    """The data of both windows."""
    back = bool(draft.revision)
    return {"about": about, "note": draft.note, "back": back, "correct": not back}


async def _on_reason(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    draft = replace(draft_of(manager, ReasonDraft), note=await note_of(message, manager))
    keep(manager, draft)
    await manager.switch_to(TallyReason.check)


async def _do(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Sends them back, or begins the correction."""
    draft = draft_of(manager, ReasonDraft)
    heading = await outcome(manager, _act(asking(manager), draft), "evaluation-late")
    await to_evaluation(query, manager, draft.evaluation_id, heading)


async def _act(ask: Asking, draft: ReasonDraft) -> Html:
    do, number = ask.desk.office.do, draft.evaluation_id
    if draft.revision:
        await do(confirming.send_back, ask.request, number, draft.revision, draft.note)
        return ask.say("tally-done-back")
    await do(confirming.correct, ask.request, number, draft.note)
    return ask.say("tally-done-correct")


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the evaluation without doing anything."""
    await to_evaluation(query, manager, draft_of(manager, ReasonDraft).evaluation_id)


dialog = Dialog(
    Window(
        T("tally-ask-back", "about", when="back"),
        T("tally-ask-correct", "about", when="correct"),
        *sentence(_on_reason),
        button("button-back", "leave", _leave),
        state=TallyReason.reason,
    ),
    Window(
        T("tally-check-reason", "about", "note"),
        *sentence(_on_reason),
        button("tally-send-back", "send", _do, when="back"),
        button("tally-correct", "correct", _do, when="correct"),
        button("button-cancel", "leave", _leave),
        state=TallyReason.check,
    ),
    getter=_facts,
)
