"""The sweep that tells who is back from leave what is waiting."""

from datetime import timedelta

from domain.leave.notices import BackAtWork
from domain.overdue.rungs import overdue_spans
from domain.overdue.sweep import _push, _queue
from domain.ports import Push, Work
from domain.request import Request


def welcome_back(work: Work, request: Request) -> int:
    """Tells those who are back from leave what is waiting, once, on their first working day."""
    rules = work.rules
    today = rules.day(request.now)
    if not overdue_spans(rules, request.now):
        return 0
    pushes: dict[int, Push] = {}
    before = rules.calendar.working_day_before(today)
    for leave in work.leaves.ended(before, today - timedelta(days=1)):
        if work.leaves.between(leave.person_id, today, today):
            continue  # on leave again: they hear when they are back
        leave.told_at = request.now
        waiting = work.leaves.waiting(leave.person_id, request.now, today)
        if waiting.open:
            notice = BackAtWork(leave_id=leave.id, open=waiting.open, overdue=waiting.overdue)
            pushes[leave.person_id] = _push(leave.person_id, notice, request.now)
    return _queue(work, list(pushes.values()), request.now)
