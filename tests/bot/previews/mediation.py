"""Each window of ``mediation`` with something in it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State

from bot.dialogs.mediation.draft import RecordDraft, RecordEntry, RecordStates
from bot.dialogs.mediation.windows import shown
from bot.texts import Say
from domain.cases.satisfaction import Satisfaction
from domain.days.calendar import WorkingCalendar
from domain.days.quiet import QuietHours
from domain.mediation.model import AgreementForm, Means
from domain.rules import Rules
from tests.bot.previews.parts import about_case

_ZONE = ZoneInfo("Asia/Shanghai")
_RULES = Rules(
    zone=_ZONE,
    calendar=WorkingCalendar(published={}, published_years=frozenset({2026})),
    quiet=QuietHours(zone=_ZONE),
)
_TODAY = date(2026, 11, 24)


def _draft(entry: RecordEntry, **facts: Any) -> RecordDraft:
    return RecordDraft(case_id=12, entry=entry, **facts)


_SESSION = _draft(RecordEntry.SESSION, means=Means.HOME_VISIT)
_AGREED = _draft(RecordEntry.AGREEMENT, form=AgreementForm.WRITTEN, amount=Decimal(800))
_BROKEN = _draft(RecordEntry.VISIT, kept=False, satisfaction=Satisfaction.NOT)

PREVIEWS: Mapping[State, RecordDraft] = {
    RecordStates.day: _draft(RecordEntry.PLAN),
    RecordStates.means: _draft(RecordEntry.SESSION),
    RecordStates.form: _draft(RecordEntry.AGREEMENT),
    RecordStates.amount: _AGREED,
    RecordStates.text: _AGREED,
    RecordStates.kept: _draft(RecordEntry.VISIT),
    RecordStates.satisfaction: _draft(RecordEntry.VISIT, kept=True),
    RecordStates.note: _BROKEN,
    RecordStates.check: _AGREED,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return preview_of(say, PREVIEWS[state])


def preview_of(say: Say, draft: RecordDraft) -> dict[str, Any]:
    """The data of a window for this draft."""
    about = about_case(say, draft.case_id)
    return shown(say, draft, about, _TODAY, _RULES)
