"""What the clock has to say, in one transaction: so it goes out as one message a person."""

from domain.chasing.extensions import remind_extensions
from domain.chasing.sweep import chase
from domain.digests.sweep import send_digests
from domain.inquiries.sweep import remind_inquiries
from domain.leave.sweep import welcome_back
from domain.mediation.sweep import remind_deadlines
from domain.overdue.sweep import climb, remind_limits
from domain.ports import Work
from domain.referrals.sweep import remind_referrals
from domain.reminders.sweep import remind_due
from domain.request import Request


def remind_all(work: Work, request: Request) -> int:
    """All reminders of the minute, of whatever mechanism; returns how many pushes. Each sweep
    stands for itself, too: where one of them fails the others are run without it."""
    queued = 0
    for sweep in SWEEPS:
        queued += sweep(work, request)
    return queued


SWEEPS = (
    remind_due,
    climb,
    chase,
    remind_extensions,
    remind_inquiries,
    remind_limits,
    welcome_back,
    remind_deadlines,
    remind_referrals,
    send_digests,
)
"""In the order in which one message tells of them."""
