"""A step of a referral that needs a sentence: declining, the outcome, handing back, revoking."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window

from bot.dialogs.form import Asking, asking, draft_of, keep, note_of, outcome, sentence
from bot.dialogs.widgets import T, button
from bot.pages import show
from bot.pages.referrals import body, case_title, referral_page
from bot.texts import Html, Say
from domain.errors import NotFound
from domain.referrals import actions
from domain.referrals.lifecycle import ReferralArrow
from domain.referrals.views import ReferralLine


class StepOfReferral(StatesGroup):
    """Each asks for its sentence in its own words; one window to look at it."""

    decline = State()
    finish = State()
    hand_back = State()
    revoke = State()
    check = State()


FIRST: Mapping[ReferralArrow, State] = {
    ReferralArrow.DECLINE: StepOfReferral.decline,
    ReferralArrow.FINISH: StepOfReferral.finish,
    ReferralArrow.HAND_BACK: StepOfReferral.hand_back,
    ReferralArrow.REVOKE: StepOfReferral.revoke,
}
"""The window with which a step begins; accepting is one tap."""


@dataclass(frozen=True, kw_only=True)
class SentenceDraft:
    """A step on its way to being taken."""

    referral_id: int
    arrow: ReferralArrow
    note: str = ""


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The referral the step is about, and the sentence so far."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, SentenceDraft)
    try:
        view = await ask.desk.boards.referrals.view(ask.actor, draft.referral_id, ask.now)
    except NotFound:
        return shown(ask.say, draft, ask.say("referral-about-gone", id=str(draft.referral_id)))
    return shown(ask.say, draft, _about(ask.say, view.line))


def _about(say: Say, line: ReferralLine) -> Html:
    """The referral in one breath."""
    return say(
        "referral-about", id=str(line.id), body=body(say, line.body), title=case_title(say, line)
    )


def shown(say: Say, draft: SentenceDraft, about: Html) -> dict[str, Any]:
    """The data of all windows."""
    return {
        "about": about,
        "what": say.plain(f"referral-what-{draft.arrow.value}"),
        "note": draft.note,
    }


async def _on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    keep(manager, replace(draft_of(manager, SentenceDraft), note=await note_of(message, manager)))
    await manager.switch_to(StepOfReferral.check)


async def _take(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step and shows the referral as it stands after it."""
    doing = _act(asking(manager), draft_of(manager, SentenceDraft))
    await _to_referral(query, manager, await outcome(manager, doing, "referral-too-late"))


async def _act(ask: Asking, draft: SentenceDraft) -> Html:
    """Takes it; says whether a post of the desk is told."""
    do, request, note = ask.desk.office.do, ask.request, draft.note
    revokes = draft.arrow is ReferralArrow.REVOKE
    if revokes:
        referral = await do(actions.revoke, request, draft.referral_id, note=note)
    else:
        referral = await do(actions.answer, request, draft.referral_id, draft.arrow, note=note)
    told = referral.inside or revokes
    return ask.say(f"referral-done-{draft.arrow.value}" if told else "referral-done-note")


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the referral without doing anything."""
    await _to_referral(query, manager, None)


async def _to_referral(query: CallbackQuery, manager: DialogManager, heading: Html | None) -> None:
    """Closes the dialog, and draws the referral's page in its place."""
    ask, draft = asking(manager), draft_of(manager, SentenceDraft)
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.referrals.view(ask.actor, draft.referral_id, ask.now)
    await show.redraw(query, referral_page(ask.say, view, ask.desk.zone, heading))


def _ask(name: str, state: State) -> Window:
    return Window(
        T(f"referral-ask-{name}", "about"),
        *sentence(_on_text),
        button("button-back", "leave", _leave),
        state=state,
    )


dialog = Dialog(
    *(_ask(arrow.value, state) for arrow, state in FIRST.items()),
    Window(
        T("referral-check", "about", "what", "note"),
        *sentence(_on_text),
        button("referral-send", "take", _take),
        button("button-cancel", "leave", _leave),
        state=StepOfReferral.check,
    ),
    getter=_facts,
)
