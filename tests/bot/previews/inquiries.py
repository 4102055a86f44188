"""Each window of ``inquiries`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from aiogram.fsm.state import State

from bot.dialogs.inquiries import InquiryDraft, InquiryStates, shown
from bot.texts import Say
from tests.bot.previews.parts import about_case

_DAYS = [date(2026, 11, 27), date(2026, 12, 1), date(2026, 12, 3)]
_ASKED = InquiryDraft(case_id=12, note="-", day=_DAYS[0])
_ANSWERED = InquiryDraft(case_id=12, inquiry_id=5, note="-")

PREVIEWS: Mapping[State, InquiryDraft] = {
    InquiryStates.question: InquiryDraft(case_id=12),
    InquiryStates.day: _ASKED,
    InquiryStates.check: _ASKED,
    InquiryStates.answer: _ANSWERED,
    InquiryStates.check_answer: _ANSWERED,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    draft = PREVIEWS[state]
    data = shown(
        say,
        draft,
        about=about_case(say, draft.case_id),
        today=date(2026, 11, 26),
        days=_DAYS,
        question=say.plain("preview-question"),
        by=say.plain("preview-unit", number="1"),
    )
    return {**data, "note": say.plain("preview-sentence")}
