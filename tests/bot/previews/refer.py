"""Each window of ``refer`` with something in it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State

from bot.dialogs.refer import ReferCase, ReferDraft, shown
from bot.texts import Say
from domain.cases.model import CaseKind, Label, Urgency
from domain.cases.model import State as CaseState
from domain.cases.views import CaseLine
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.referrals.model import Body, Consent, ReferralDraft, Tried
from domain.referrals.views import ReferChoices

_EMPTY = ReferDraft(case_id=12)
_WHOLE = ReferDraft(
    case_id=12,
    answers=ReferralDraft(body=Body.LEGAL_AID, consent=Consent.BOTH, reason="…"),
)
PREVIEWS: Mapping[State, ReferDraft] = {
    ReferCase.body: _EMPTY,
    ReferCase.consent: _WHOLE,
    ReferCase.no_consent: _WHOLE,
    ReferCase.reason: _WHOLE,
    ReferCase.check: _WHOLE,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    sentence = say.plain("preview-sentence")
    data = shown(say, PREVIEWS[state], choices(say), ZoneInfo("Asia/Shanghai"))
    return {**data, "reason": sentence, "masked": True}


def choices(say: Say) -> ReferChoices:
    """Where a dispute about wages may go."""
    sentence, category = say.plain("preview-sentence"), say.plain("preview-category")
    due = datetime(2026, 11, 26, 16, tzinfo=UTC)
    return ReferChoices(
        case=CaseLine(
            id=12,
            kind=CaseKind.DISPUTE,
            category=Label(zh=category, en=category),
            unit_name=category,
            place="",
            summary=sentence,
            urgency=Urgency.YELLOW,
            state=CaseState.MEDIATING,
            outcome=None,
            reported_at=due,
            due_at=None,
            overdue=False,
        ),
        answered_by={Body.LEGAL_AID: UnitRef(id=1, name=category, kind=UnitKind.DISTRICT)},
        running=frozenset({Body.COURT}),
        fast_suggested=True,
        fast_asked=False,
        answer_due={True: due, False: due},
        tried=Tried.UNDER_WAY,
    )
