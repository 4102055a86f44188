"""What is asked for a step of an item that needs words, a day or a unit, and where it begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aiogram.fsm.state import State, StatesGroup

from bot.dialogs.form import Asking
from domain.days.deadlines import last_day
from domain.followups.model import FollowupArrow
from domain.followups.options import FollowupOptions
from domain.followups.views import FollowupView

DAYS_ON = (3, 5, 10)
"""The working days on that are mostly given."""


class FollowupStates(StatesGroup):
    """The windows."""

    reason = State()
    check_reason = State()
    feedback = State()
    check_feedback = State()
    until = State()
    check_until = State()
    unit = State()
    day = State()
    check_again = State()


FIRST: Mapping[FollowupArrow, State] = {
    FollowupArrow.SEND_BACK: FollowupStates.reason,
    FollowupArrow.FEED_BACK: FollowupStates.feedback,
    FollowupArrow.EXTEND: FollowupStates.until,
    FollowupArrow.HAND_OUT_AGAIN: FollowupStates.unit,
}
"""With which window a step begins."""


@dataclass(frozen=True, kw_only=True)
class FollowupDraft:
    """A step of an item on its way."""

    followup_id: int
    arrow: FollowupArrow
    note: str = ""
    day: date | None = None
    unit_id: int = 0
    page: int = 0


def may_take(may: FollowupOptions, arrow: FollowupArrow) -> bool:
    """Whether the reader may take the step now."""
    return {
        FollowupArrow.ACCEPT: may.accept,
        FollowupArrow.SEND_BACK: may.send_back,
        FollowupArrow.FEED_BACK: may.feed_back,
        FollowupArrow.EXTEND: may.extend,
        FollowupArrow.HAND_OUT_AGAIN: may.hand_out_again,
    }.get(arrow, False)


def days_of(ask: Asking, draft: FollowupDraft, view: FollowupView | None) -> list[date]:
    """From today on; for more time from the present due day on, where that is later."""
    calendar, start = ask.desk.office.rules.calendar, ask.today
    if view is not None and draft.arrow is FollowupArrow.EXTEND:
        start = max(start, last_day(view.line.due_at, ask.desk.zone))
    return [calendar.add_working_days(start, on) for on in DAYS_ON]
