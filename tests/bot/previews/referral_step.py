"""Each window of ``referral_step`` with something in it."""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.referral_step import FIRST, SentenceDraft, StepOfReferral, shown
from bot.texts import Say
from domain.referrals.lifecycle import ReferralArrow

PREVIEWS: Mapping[State, SentenceDraft] = {
    **{state: SentenceDraft(referral_id=3, arrow=arrow) for arrow, state in FIRST.items()},
    StepOfReferral.check: SentenceDraft(referral_id=3, arrow=ReferralArrow.FINISH),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    title = say("case-title", id="12", category=say.plain("preview-category"))
    about = say("referral-about", id="3", body=say.plain("body-legal_aid"), title=title)
    data = shown(say, PREVIEWS[state], about)
    return {**data, "note": say.plain("preview-sentence")}
