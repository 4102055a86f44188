"""The due dates of matters that ended before they were kept, worked out again from their steps."""

from datetime import datetime

from domain.cases import clocks
from domain.cases.deadlines import term_of
from domain.cases.extension_model import ExtensionState
from domain.cases.model import Case, State, Step
from domain.days.deadlines import end_of_working_day
from domain.ports import Work
from domain.request import Request

HANDFUL = 200


def recall_dues(work: Work, request: Request, after: int) -> int | None:
    """Works out the next handful's; returns the last number looked at, None when there is no more.

    As the clocks of today would have set them: what a unit or the settings said otherwise at that
    time and say no more cannot be known. Nothing was owed while the reporter was asked, and a
    matter taken over from another ledger never had a clock; these stay without. Again it changes
    nothing.
    """
    found = work.cases.ended_without_due(after, HANDFUL)
    for case in found:
        case.ended_due_at = _due(work, case, work.cases.timeline(case.id))
    return found[-1].id if found else None


def _due(work: Work, case: Case, steps: list[Step]) -> datetime | None:
    """When it was due just before it ended."""
    rules, ending = work.rules, _ending(steps)
    if ending is None:
        return None
    began = [step for step in steps if step.id < ending.id and step.after is not step.before]
    stood = ending.before
    if case.accepted_at is not None and stood in clocks.HANDLING:
        term = term_of(work, case, case.accepted_at)
        still = clocks.stood_still(case, steps, ending.at, rules.calendar, rules.zone)
        due = end_of_working_day(case.accepted_at, term.handle + still, rules.calendar, rules.zone)
        asked = work.clocks.extensions(case.id, case.accepted_at)
        granted = (one.until for one in asked if one.state is ExtensionState.APPROVED)
        return max((due, *granted))
    if stood is State.REPORTED and began:
        term = term_of(work, case, began[-1].at)
        return end_of_working_day(began[-1].at, term.accept, rules.calendar, rules.zone)
    return None


def _ending(steps: list[Step]) -> Step | None:
    """The step by which it is over now."""
    over = (State.RESOLVED, State.WITHDRAWN, State.MERGED)
    ends = [
        step for step in steps if step.after in over and step.before not in {None, State.CLOSED}
    ]
    return ends[-1] if ends else None
