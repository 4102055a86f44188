"""Which question comes next, and which was before: read off the draft, never remembered."""

from typing import Final

from aiogram.fsm.state import State

from bot.dialogs.report.states import Report
from domain.cases.draft import ReportDraft
from domain.cases.model import CaseKind

_ORDER: Final = (
    Report.kind,
    Report.category,
    Report.place,
    Report.people,
    Report.summary,
    Report.preview,
)


def missing(draft: ReportDraft) -> State:
    """The first question without an answer; the preview when there is none."""
    for state in _ORDER:
        if state in _asked(draft) and not _answered(draft, state):
            return state
    return Report.preview


def before(draft: ReportDraft, state: State) -> State:
    """Where Back leads: to the preview once the draft is whole, else to the question before."""
    if missing(draft) is Report.preview and state is not Report.preview:
        return Report.preview
    asked = [one for one in _ORDER if one in _asked(draft)]
    return asked[max(asked.index(state) - 1, 0)] if state in asked else missing(draft)


def _asked(draft: ReportDraft) -> frozenset[State]:
    if draft.kind is CaseKind.OPINION:
        return frozenset(_ORDER) - {Report.people}
    return frozenset(_ORDER)


def _answered(draft: ReportDraft, state: State) -> bool:
    return {
        Report.kind: draft.kind is not None,
        Report.category: draft.category_id is not None,
        Report.place: draft.unit_id is not None,
        Report.people: draft.people is not None,
        Report.summary: bool(draft.summary),
    }.get(state, True)
