"""Which question comes next, and which was before: read off the draft, never remembered."""

from collections.abc import Iterator

from aiogram.fsm.state import State

from bot.dialogs.report.states import Report
from domain.cases.draft import ReportDraft
from domain.cases.model import CaseKind


def missing(draft: ReportDraft) -> State:
    """The first question without an answer; the preview when there is none."""
    return next((state for state, answered in _asked(draft) if not answered), Report.preview)


def before(draft: ReportDraft, state: State) -> State:
    """Where Back leads: to the preview once the draft is whole, else to the question before."""
    next_one = missing(draft)
    if next_one is Report.preview and state is not Report.preview:
        return Report.preview
    asked = [*(one for one, _ in _asked(draft)), Report.preview]
    return asked[max(asked.index(state) - 1, 0)] if state in asked else next_one


def _asked(draft: ReportDraft) -> Iterator[tuple[State, bool]]:
    """The questions of this draft in their order, each with whether it is answered."""
    yield Report.kind, draft.kind is not None
    yield Report.category, draft.category_id is not None
    yield Report.place, draft.unit_id is not None
    if draft.kind is not CaseKind.OPINION:
        yield Report.people, draft.people is not None
    yield Report.summary, bool(draft.summary)
