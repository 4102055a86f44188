"""What the windows show. Only reads."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.form import asking
from bot.dialogs.referral_step.draft import SentenceDraft, load
from bot.pages.referrals import body, case_title
from bot.texts import Html, Say
from domain.cases.privacy import find_personal
from domain.errors import NotFound
from domain.referrals.views import ReferralLine


async def referral_step(dialog_manager: DialogManager, **_: object) -> dict[str, Any]:
    """The referral the step is about, and the sentence so far."""
    ask, draft = asking(dialog_manager), load(dialog_manager)
    now = ask.desk.clock.now()
    try:
        view = await ask.desk.boards.referral(ask.actor, draft.referral_id, now)
    except NotFound:
        return shown(ask.say, draft, ask.say("referral-about-gone", id=str(draft.referral_id)))
    return shown(ask.say, draft, about(ask.say, view.line))


def about(say: Say, line: ReferralLine) -> Html:
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
        "personal": bool(find_personal(draft.note)),
    }
