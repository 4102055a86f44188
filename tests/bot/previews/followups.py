"""Each window of ``followups`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.followups.draft import FollowupDraft, FollowupStates
from bot.dialogs.followups.windows import shown
from bot.texts import Say
from domain.followups.model import FollowupArrow
from domain.org.model import UnitKind
from domain.org.views import UnitRef

_DAYS = [date(2026, 11, 27), date(2026, 12, 1), date(2026, 12, 8)]
_BACK = FollowupDraft(followup_id=5, arrow=FollowupArrow.SEND_BACK, note="-")
_SAID = FollowupDraft(followup_id=5, arrow=FollowupArrow.FEED_BACK, note="-")
_LONGER = FollowupDraft(followup_id=5, arrow=FollowupArrow.EXTEND, day=_DAYS[0])
_AGAIN = FollowupDraft(
    followup_id=5, arrow=FollowupArrow.HAND_OUT_AGAIN, day=_DAYS[0], unit_id=3, page=1
)

PREVIEWS: Mapping[State, FollowupDraft] = {
    FollowupStates.reason: _BACK,
    FollowupStates.check_reason: _BACK,
    FollowupStates.feedback: _SAID,
    FollowupStates.check_feedback: _SAID,
    FollowupStates.until: _LONGER,
    FollowupStates.check_until: _LONGER,
    FollowupStates.unit: _AGAIN,
    FollowupStates.day: _AGAIN,
    FollowupStates.check_again: _AGAIN,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft = PREVIEWS[state]
    units = tuple(
        UnitRef(id=n, name=say.plain("preview-unit", number=str(n)), kind=UnitKind.COMMUNITY)
        for n in range(1, 20)
    )
    data = shown(
        say,
        draft,
        title=say.plain("preview-sentence"),
        records=draft.arrow is FollowupArrow.FEED_BACK,
        today=date(2026, 11, 26),
        days=_DAYS,
        units=units,
    )
    return {**data, "note": say.plain("preview-sentence")}
