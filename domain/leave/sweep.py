"""The sweep that tells who is back from leave what is waiting."""

from datetime import timedelta

from domain.leave.notices import BackAtWork
from domain.notices import Notice
from domain.overdue.rungs import speaks
from domain.ports import Work
from domain.reminders.queue import remind
from domain.request import Request


def welcome_back(work: Work, request: Request) -> int:
    """Tells a handful of those who are back from leave what is waiting, once, on their first
    working day."""
    rules = work.rules
    today = rules.day(request.now)
    if not speaks(rules, request.now):
        return 0
    back: dict[int, Notice] = {}
    before = rules.calendar.working_day_before(today)
    for leave in work.leaves.ended(before, today - timedelta(days=1), work.handful):
        if work.leaves.between(leave.person_id, today, today):
            continue  # on leave again: they hear when they are back
        leave.told_at = request.now
        waiting = work.leaves.waiting(leave.person_id, request.now, today)
        if waiting.open:
            back[leave.person_id] = BackAtWork(
                leave_id=leave.id, open=waiting.open, overdue=waiting.overdue
            )
    return remind(work, back.items(), request.now)
