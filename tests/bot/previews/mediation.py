"""Each window of ``mediation`` with something in it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from aiogram.fsm.state import State

from bot.dialogs.mediation.draft import Entry, RecordDraft
from bot.dialogs.mediation.getters import shown
from bot.dialogs.mediation.states import Mediation
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


def _draft(entry: Entry, **facts: Any) -> RecordDraft:
    return RecordDraft(case_id=12, entry=entry, **facts)


_SESSION = _draft(Entry.SESSION, means=Means.HOME_VISIT)
_AGREED = _draft(Entry.AGREEMENT, form=AgreementForm.WRITTEN, amount=800)
_BROKEN = _draft(Entry.VISIT, kept=False, satisfaction=Satisfaction.NOT)

PREVIEWS: Mapping[State, RecordDraft] = {
    Mediation.day: _draft(Entry.PLAN),
    Mediation.means: _draft(Entry.SESSION),
    Mediation.form: _draft(Entry.AGREEMENT),
    Mediation.amount: _AGREED,
    Mediation.text: _AGREED,
    Mediation.kept: _draft(Entry.VISIT),
    Mediation.satisfaction: _draft(Entry.VISIT, kept=True),
    Mediation.note: _BROKEN,
    Mediation.check: _AGREED,
}
"""Each window, and a draft that leads to it."""


def preview(say: Say, state: State) -> dict[str, Any]:
    """The data of a window's preview."""
    return preview_of(say, PREVIEWS[state])


def preview_of(say: Say, draft: RecordDraft) -> dict[str, Any]:
    """The data of a window for this draft."""
    about = about_case(say, draft.case_id)
    return shown(say, draft, about, _TODAY, _RULES)
