"""What happens on a tap or a message. The referral itself is one action, done by the last tap."""

from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode

from bot.dialogs.form import Asking, asking, to_case
from bot.dialogs.refer.draft import ReferDraft, load, save
from bot.dialogs.refer.states import ReferCase
from bot.pages import show
from bot.pages.referrals import body, referral_page
from bot.texts import Html
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.referrals import actions
from domain.referrals.model import Body, Consent, Referral, ReferralDraft
from domain.request import Request


async def choose_body(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the bodies, whatever the phone sends; not one that has the case already."""
    if item not in set(Body):
        raise NotFound("body")
    ask, draft = asking(manager), load(manager)
    choices = await ask.desk.boards.refer_choices(ask.actor, draft.case_id, ask.desk.clock.now())
    if Body(item) in choices.running:
        raise Invalid("referred-already")
    _keep(manager, draft, replace(draft.answers, body=Body(item)))
    await manager.switch_to(ReferCase.consent)


async def both_agree(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Both parties said yes."""
    await _agreed(manager, Consent.BOTH)


async def applicant_agrees(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The party that asked for it said yes."""
    await _agreed(manager, Consent.APPLICANT)


async def nobody_agrees(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """They said no, or were not asked: it goes no further."""
    draft = load(manager)
    _keep(manager, draft, replace(draft.answers, consent=None))
    await manager.switch_to(ReferCase.no_consent)


async def on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The reason; a second one takes the place of the first."""
    draft = load(manager)
    _keep(manager, draft, replace(draft.answers, reason=actions.clean_reason(message.text or "")))
    await manager.switch_to(ReferCase.check)


async def fast_on(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """By the fast lane."""
    save(manager, replace(load(manager), switched=True))


async def fast_off(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """By the ordinary way."""
    save(manager, replace(load(manager), switched=False))


async def send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Offers it, and shows the referral."""
    ask, draft = asking(manager), load(manager)
    now = ask.desk.clock.now()
    try:
        choices = await ask.desk.boards.refer_choices(ask.actor, draft.case_id, now)
        fast = draft.fast(suggested=choices.fast_suggested)
        referral = await ask.desk.office.do(
            actions.refer,
            Request(actor=ask.actor, token=ask.token, now=now),
            draft.case_id,
            replace(draft.answers, fast=fast),
        )
    except (WrongStep, Refused, NotFound):
        await to_case(query, manager, draft.case_id, ask.say("refer-gone"))
        return
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.referral(ask.actor, referral.id, now)
    page = referral_page(ask.say, view, ask.desk.zone, _done(ask, referral))
    await show.redraw(query, page)


async def leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await to_case(query, manager, load(manager).case_id)


def _done(ask: Asking, referral: Referral) -> Html:
    if referral.inside:
        return ask.say("referral-done-offer")
    return ask.say("referral-done-offer-outside", body=body(ask.say, referral.body))


async def _agreed(manager: DialogManager, consent: Consent) -> None:
    draft = load(manager)
    _keep(manager, draft, replace(draft.answers, consent=consent))
    await manager.switch_to(ReferCase.check if draft.answers.reason else ReferCase.reason)


def _keep(manager: DialogManager, draft: ReferDraft, answers: ReferralDraft) -> None:
    save(manager, replace(draft, answers=answers))
