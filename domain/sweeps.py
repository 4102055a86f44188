"""What the clock has to say, in one transaction: so it goes out as one message a person."""

from domain.leave.sweep import welcome_back
from domain.mediation.sweep import remind_deadlines
from domain.overdue.sweep import climb, remind_limits
from domain.ports import Work
from domain.referrals.sweep import remind_referrals
from domain.reminders.sweep import remind_due
from domain.request import Request


def remind_all(work: Work, request: Request) -> int:
    """All reminders of the minute, of whatever feature; returns how many pushes. Each sweep stands
    for itself, too: where one of them fails the others are run without it."""
    queued = 0
    for sweep in SWEEPS:
        queued += sweep(work, request)
    return queued


def sweep_clocks(work: Work, request: Request) -> int:
    """What is overdue climbs, months nearly over are reminded of, and who is back hears what is
    waiting; returns how many pushes."""
    climbed = climb(work, request)
    reminded = remind_limits(work, request)
    return climbed + reminded + welcome_back(work, request)


SWEEPS = (remind_due, sweep_clocks, remind_deadlines, remind_referrals)
"""In the order in which one message tells of them."""
