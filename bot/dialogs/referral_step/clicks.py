"""What happens on a tap or a message. The step itself is one action, taken by the last tap."""

from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.form import Asking, asking
from bot.dialogs.referral_step.draft import SentenceDraft, load, save
from bot.dialogs.referral_step.states import StepOfReferral
from bot.pages import show
from bot.pages.referrals import referral_page
from bot.texts import Html
from domain.cases.draft import clean_note
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.referrals import actions
from domain.referrals.lifecycle import ReferralArrow
from domain.request import Request


async def on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The sentence; a second one takes the place of the first."""
    note = clean_note(message.text or "")
    if not note:
        raise Invalid("note-missing")
    save(manager, note)
    await manager.switch_to(StepOfReferral.check)


async def take(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Takes the step and shows the referral as it stands after it."""
    ask, draft = asking(manager), load(manager)
    try:
        inside = await _act(ask, draft)
        told = inside or draft.arrow is ReferralArrow.REVOKE
        key = f"referral-done-{draft.arrow.value}" if told else "referral-done-note"
        heading = ask.say(key)
    except (WrongStep, Refused):
        heading = ask.say("referral-too-late")
    except NotFound:  # it has gone out of reach: there is nothing left to draw
        await manager.done(show_mode=ShowMode.NO_UPDATE)
        raise
    await _leave(query, manager, ask, draft, heading)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the referral without doing anything."""
    await _leave(query, manager, asking(manager), load(manager), None)


async def _act(ask: Asking, draft: SentenceDraft) -> bool:
    """Takes it; returns whether a post of the desk is told."""
    now, note = ask.desk.clock.now(), draft.note
    if draft.arrow is ReferralArrow.REVOKE:
        referral = await ask.desk.office.do(
            actions.revoke,
            Request(actor=ask.actor, token=ask.token, now=now),
            draft.referral_id,
            note=note,
        )
    else:
        referral = await ask.desk.office.do(
            actions.answer,
            Request(actor=ask.actor, token=ask.token, now=now),
            draft.referral_id,
            draft.arrow,
            note=note,
        )
    return referral.inside


async def _leave(
    query: CallbackQuery,
    manager: DialogManager,
    ask: Asking,
    draft: SentenceDraft,
    heading: Html | None,
) -> None:
    """Closes the dialog, and draws the referral's page in its place."""
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    now = ask.desk.clock.now()
    view = await ask.desk.boards.referral(ask.actor, draft.referral_id, now)
    await show.redraw(query, referral_page(ask.say, view, ask.desk.zone, heading))
