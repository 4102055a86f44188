"""What the clock has to say, in handfuls: a transaction for each, so that nobody's tap waits for
all of them. The sender waits until all is said, so it goes out as one message a person."""

from collections.abc import Callable

from domain.assessments.sweep import remind_assessments, resume_assessments
from domain.chasing.extensions import remind_extensions
from domain.chasing.sweep import chase
from domain.digests.sweep import send_digests
from domain.followups.sweep import remind_followups
from domain.inquiries.sweep import remind_inquiries
from domain.leave.sweep import welcome_back
from domain.mediation.sweep import remind_deadlines
from domain.overdue.sweep import climb, remind_limits
from domain.ports import Work
from domain.referrals.sweep import remind_referrals
from domain.reminders.sweep import remind_due
from domain.request import Request

Sweep = Callable[[Work, Request], int]

SWEEPS: tuple[Sweep, ...] = (
    remind_due,
    climb,
    chase,
    remind_extensions,
    remind_inquiries,
    remind_followups,
    resume_assessments,
    remind_assessments,
    remind_limits,
    welcome_back,
    remind_deadlines,
    remind_referrals,
    send_digests,
)
"""In the order in which one message tells of them."""


def handful(work: Work, request: Request, sweep: Sweep) -> tuple[int, bool]:
    """How many pushes the sweep queued, and whether there may be more for it to find. What it told
    of is written down with that, so it is not found again."""
    queued = sweep(work, request)
    return queued, work.clocks.more or work.mediation.more
