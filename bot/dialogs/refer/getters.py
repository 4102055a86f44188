"""What the windows show. Only reads."""

from typing import Any
from zoneinfo import ZoneInfo

from aiogram_dialog import DialogManager

from bot import words
from bot.dialogs.form import asking
from bot.dialogs.refer.draft import ReferDraft, load
from bot.dialogs.widgets import Choice
from bot.pages.cases import title
from bot.pages.referrals import body, consent, tried
from bot.texts import Html, Say
from domain.cases.privacy import find_personal, mask
from domain.errors import NotFound
from domain.referrals.model import Body
from domain.referrals.views import ReferChoices


async def refer(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The case, where it may go, and what has been answered."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    now = ask.desk.clock.now()
    try:
        choices = await ask.desk.boards.refer_choices(ask.actor, draft.case_id, now)
    except NotFound:
        # not to be referred any more: just its number (sending it will say so)
        return gone(ask.say, draft.case_id)
    return shown(ask.say, draft, choices, ask.desk.zone)


def shown(say: Say, draft: ReferDraft, choices: ReferChoices, zone: ZoneInfo) -> dict[str, Any]:
    """The data of all windows."""
    case, answers = choices.case, draft.answers
    fast = draft.fast(suggested=choices.fast_suggested)
    return {
        "about": say("step-about", title=title(say, case), summary=case.summary),
        "title": title(say, case),
        "items": [
            Choice(id=one.value, label=words.capital(_named(say, one, choices))) for one in Body
        ],
        "to": "" if answers.body is None else _to(say, answers.body, choices),
        "summary": mask(case.summary),
        "masked": bool(find_personal(case.summary)),
        "reason": answers.reason,
        "tried": words.capital(tried(say, choices.tried)),
        "consent": "" if answers.consent is None else consent(say, answers.consent),
        "fast": fast,
        "slow": not fast,
        "due": words.deadline(say, choices.answer_due[fast], zone),
    }


def gone(say: Say, case_id: int) -> dict[str, Any]:
    """The same for a case that is out of reach by now."""
    about = say("step-about-gone", id=str(case_id))
    texts = dict.fromkeys(("to", "summary", "reason", "tried", "consent", "due"), "")
    no: dict[str, Any] = dict.fromkeys(("masked", "fast", "slow"), False)
    return {"about": about, "title": about, "items": [], **texts, **no}


def _to(say: Say, to: Body, choices: ReferChoices) -> Html | str:
    unit = choices.answered_by.get(to)
    if unit is None:
        return body(say, to)
    return say("refer-body-known", body=body(say, to), unit=unit.name)


def _named(say: Say, to: Body, choices: ReferChoices) -> str:
    if to in choices.running:
        return say.plain("refer-body-running", body=body(say, to))
    unit = choices.answered_by.get(to)
    if unit is None:
        return body(say, to)
    return say.plain("refer-body-known", body=body(say, to), unit=unit.name)
