"""Referring a case: where to, the parties' consent, the reason, a look, and off it goes."""

from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window

from bot import words
from bot.dialogs.form import (
    Asking,
    about,
    asking,
    draft_of,
    keep,
    member,
    sentence,
    to_case,
    written,
)
from bot.dialogs.widgets import ASKS, Choice, T, back, button, choices
from bot.pages import show
from bot.pages.cases import title
from bot.pages.referrals import body, consent, referral_page, tried
from bot.texts import Html, Say
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.privacy import find_personal, mask
from domain.referrals import actions
from domain.referrals.model import Body, Consent, Referral, ReferralDraft
from domain.referrals.views import ReferChoices


class ReferCase(StatesGroup):
    """Asked in this order; without consent it ends in its own window."""

    body = State()
    consent = State()
    no_consent = State()
    reason = State()
    check = State()


@dataclass(frozen=True, kw_only=True)
class ReferDraft:
    """A referral on its way. The fast lane is as suggested until it was switched."""

    case_id: int
    answers: ReferralDraft = field(default_factory=ReferralDraft)
    switched: bool | None = None

    def fast(self, *, suggested: bool) -> bool:
        """Whether it takes the fast lane."""
        return suggested if self.switched is None else self.switched


async def _facts(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case, where it may go, and what has been answered."""
    ask, draft = asking(dialog_manager), draft_of(dialog_manager, ReferDraft)
    try:
        options = await ask.desk.boards.referrals.choices(ask.actor, draft.case_id, ask.now)
    except NotFound:
        # not to be referred any more: just its number (sending it will say so)
        return _gone(ask.say, draft.case_id)
    return shown(ask.say, draft, options, ask.desk.zone)


def shown(say: Say, draft: ReferDraft, options: ReferChoices, zone: ZoneInfo) -> dict[str, Any]:
    """The data of all windows."""
    case, answers = options.case, draft.answers
    fast = draft.fast(suggested=options.fast_suggested)
    ask_fast = options.fast_asked and draft.switched is None
    return {
        ASKS: ("fast_on", "send") if ask_fast else (),
        "about": about(say, case),
        "title": title(say, case),
        "items": [
            Choice(id=one.value, label=words.capital(_named(say, one, options))) for one in Body
        ],
        "to": "" if answers.body is None else _to(say, answers.body, options),
        "summary": mask(case.summary),
        "masked": bool(find_personal(case.summary)),
        "reason": answers.reason,
        "tried": words.capital(tried(say, options.tried)),
        "consent": "" if answers.consent is None else consent(say, answers.consent),
        "fast": fast,
        "slow": not fast,
        "ask_fast": ask_fast,
        "due": words.deadline(say, options.answer_due[fast], zone),
    }


def _gone(say: Say, case_id: int) -> dict[str, Any]:
    """The same for a case that is out of reach by now."""
    about = say("step-about-gone", id=str(case_id))
    texts = dict.fromkeys(("to", "summary", "reason", "tried", "consent", "due"), "")
    no: dict[str, Any] = dict.fromkeys(("masked", "fast", "slow", "ask_fast"), False)
    return {"about": about, "title": about, "items": [], **texts, **no}


def _to(say: Say, to: Body, options: ReferChoices) -> Html | str:
    unit = options.answered_by.get(to)
    if unit is None:
        return body(say, to)
    return say("refer-body-known", body=body(say, to), unit=unit.name)


def _named(say: Say, to: Body, options: ReferChoices) -> str:
    if to in options.running:
        return say.plain("refer-body-running", body=body(say, to))
    unit = options.answered_by.get(to)
    if unit is None:
        return body(say, to)
    return say.plain("refer-body-known", body=body(say, to), unit=unit.name)


async def _choose_body(_: CallbackQuery, __: Any, manager: DialogManager, item: str) -> None:
    """One of the bodies, whatever the phone sends; not one that has the case already."""
    to = member(Body, item)
    ask, draft = asking(manager), draft_of(manager, ReferDraft)
    options = await ask.desk.boards.referrals.choices(ask.actor, draft.case_id, ask.now)
    if to in options.running:
        raise Invalid("referred-already")
    _answer(manager, body=to)
    await manager.switch_to(ReferCase.consent)


async def _both_agree(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Both parties said yes."""
    await _agreed(manager, Consent.BOTH)


async def _applicant_agrees(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The party that asked for it said yes."""
    await _agreed(manager, Consent.APPLICANT)


async def _nobody_agrees(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """They said no, or were not asked: it goes no further."""
    _answer(manager, consent=None)
    await manager.switch_to(ReferCase.no_consent)


async def _agreed(manager: DialogManager, given: Consent) -> None:
    draft = _answer(manager, consent=given)
    await manager.switch_to(ReferCase.check if draft.answers.reason else ReferCase.reason)


async def _on_text(message: Message, _: Any, manager: DialogManager) -> None:
    """The reason; a second one takes the place of the first."""
    _answer(manager, reason=await written(message, manager, actions.clean_reason))
    await manager.switch_to(ReferCase.check)


def _answer(manager: DialogManager, **answers: Any) -> ReferDraft:
    """Keeps an answer."""
    draft = draft_of(manager, ReferDraft)
    draft = replace(draft, answers=replace(draft.answers, **answers))
    keep(manager, draft)
    return draft


async def _fast_on(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """By the fast lane."""
    keep(manager, replace(draft_of(manager, ReferDraft), switched=True))


async def _fast_off(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """By the ordinary way."""
    keep(manager, replace(draft_of(manager, ReferDraft), switched=False))


async def _send(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Offers it, and shows the referral."""
    ask, draft = asking(manager), draft_of(manager, ReferDraft)
    try:
        options = await ask.desk.boards.referrals.choices(ask.actor, draft.case_id, ask.now)
        fast = draft.fast(suggested=options.fast_suggested)
        referral = await ask.desk.office.do(
            actions.refer, ask.request, draft.case_id, replace(draft.answers, fast=fast)
        )
    except (WrongStep, Refused, NotFound):
        await to_case(query, manager, draft.case_id, ask.say("refer-gone"))
        return
    await manager.done(show_mode=ShowMode.NO_UPDATE)
    view = await ask.desk.boards.referrals.view(ask.actor, referral.id, ask.now)
    page = referral_page(ask.say, view, ask.desk.zone, _done(ask, referral))
    await show.redraw(query, page)


def _done(ask: Asking, referral: Referral) -> Html:
    if referral.inside:
        return ask.say("referral-done-offer")
    return ask.say("referral-done-offer-outside", body=body(ask.say, referral.body))


async def _leave(query: CallbackQuery, _: Any, manager: DialogManager) -> None:
    """Back to the case without doing anything."""
    await to_case(query, manager, draft_of(manager, ReferDraft).case_id)


dialog = Dialog(
    Window(
        T("refer-ask-body", "about"),
        choices("body", "items", _choose_body),
        button("button-back", "leave", _leave),
        state=ReferCase.body,
    ),
    Window(
        T("refer-ask-consent", "about", "to"),
        button("refer-consent-both", "both", _both_agree),
        button("refer-consent-applicant", "applicant", _applicant_agrees),
        button("refer-consent-none", "none", _nobody_agrees),
        back(ReferCase.body),
        state=ReferCase.consent,
    ),
    Window(
        T("refer-no-consent", "about"),
        button("referral-to-case", "leave", _leave),
        back(ReferCase.consent),
        state=ReferCase.no_consent,
    ),
    Window(
        T("refer-ask-reason", "about"),
        *sentence(_on_text),
        back(ReferCase.consent),
        state=ReferCase.reason,
    ),
    Window(
        T("refer-check", "title", "to", "summary", "reason", "tried", "consent", "due"),
        T("refer-check-fast", when="fast"),
        T("refer-check-ask-fast", when="ask_fast"),
        T("refer-check-masked", when="masked"),
        T("refer-check-go"),
        *sentence(_on_text),
        button("refer-send", "send", _send),
        button("refer-fast-on", "fast_on", _fast_on, when="slow"),
        button("refer-fast-off", "fast_off", _fast_off, when="fast"),
        back(ReferCase.consent),
        button("button-cancel", "leave", _leave),
        state=ReferCase.check,
    ),
    getter=_facts,
)
