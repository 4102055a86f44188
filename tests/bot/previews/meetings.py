"""Each window of ``meetings`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.meetings.draft import MeetingAsk, MeetingDraft, MeetingStates
from bot.dialogs.meetings.windows import shown
from bot.texts import Say
from domain.meetings.model import Ruling
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from tests.bot.samples_meetings import a_meeting_view

_DAYS = [date(2026, 12, 14), date(2026, 12, 17), date(2026, 12, 24)]
_GIVES = MeetingDraft(ask=MeetingAsk.HANDED_OUT, meeting_id=1, item_id=1, to_unit_id=3, note="-")

PREVIEWS: Mapping[State, MeetingDraft] = {
    MeetingStates.rule: MeetingDraft(ask=MeetingAsk.SERIES),
    MeetingStates.day: _GIVES,
    MeetingStates.unit: _GIVES,
    MeetingStates.head: MeetingDraft(ask=MeetingAsk.MERGED, meeting_id=1, item_id=1),
    MeetingStates.revise: MeetingDraft(
        ask=MeetingAsk.REVISE, meeting_id=1, item_id=1, ruling=Ruling.ANSWERED
    ),
    MeetingStates.words: MeetingDraft(ask=MeetingAsk.POSTPONE, meeting_id=1, day=_DAYS[0]),
    MeetingStates.check: _GIVES,
    MeetingStates.photo: MeetingDraft(ask=MeetingAsk.PHOTO, meeting_id=1),
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    unit = UnitRef(id=3, name=say.plain("preview-unit", number="1"), kind=UnitKind.STREET)
    return shown(
        say,
        PREVIEWS[state],
        view=a_meeting_view(topic=say.plain("preview-sentence")),
        today=date(2026, 12, 10),
        days=_DAYS,
        units=(unit,),
    )
