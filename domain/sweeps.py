"""What the clock has to say, in handfuls: a transaction for each, so that nobody's tap waits for
all of them. The sender waits until all is said, so it goes out as one message a person."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from domain.aid.sweep import remind_aid
from domain.annual.sweep import remind_annuals
from domain.assessments.sweep import remind_assessments, resume_assessments
from domain.callins.sweep import remind_callins
from domain.chasing.extensions import remind_extensions
from domain.chasing.sweep import chase
from domain.digests.sweep import send_digests
from domain.directories.sweep import remind_entries
from domain.evaluations.sweep import remind_evaluations
from domain.followups.sweep import remind_followups
from domain.handfuls import Handful
from domain.inquiries.sweep import remind_inquiries
from domain.leave.sweep import welcome_back
from domain.mediation.sweep import remind_deadlines
from domain.meetings.sweep import plan_meetings, remind_meetings
from domain.overdue.sweep import climb, remind_limits
from domain.ports import Work
from domain.projects.sweep import remind_projects
from domain.referrals.sweep import remind_referrals
from domain.reminders.sweep import remind_due
from domain.request import Request
from domain.selections.sweep import close_selections, remind_selections
from domain.twoway.sweep import close_rounds, remind_twoways

Sweep = Callable[[Work, Request], int]

SWEEPS: tuple[Sweep, ...] = (
    remind_due,
    climb,
    chase,
    remind_extensions,
    remind_inquiries,
    remind_callins,
    remind_evaluations,
    plan_meetings,
    remind_meetings,
    remind_followups,
    resume_assessments,
    remind_assessments,
    remind_limits,
    welcome_back,
    remind_deadlines,
    remind_referrals,
    remind_twoways,
    close_rounds,
    remind_entries,
    remind_aid,
    remind_projects,
    remind_annuals,
    close_selections,
    remind_selections,
    send_digests,
)
"""In the order in which one message tells of them."""


class Look(NamedTuple):
    """How far one transaction came."""

    passed: int
    """So many of the sweeps have had their turn."""
    queued: int
    part: Handful
    """What the last of them found."""


def first_handfuls(work: Work, request: Request, sweeps: Sequence[Sweep]) -> Look:
    """The first handfuls of these sweeps, up to the first that finds something. Mostly none does:
    to begin and end a transaction for each takes longer than to see that."""
    passed, queued, part = 0, 0, Handful()
    while passed < len(sweeps) and not (queued or part.found or part.rest):
        part = Handful()
        queued = handful(work, request, sweeps[passed], part)
        passed += 1
    return Look(passed, queued, part)


def handful(work: Work, request: Request, sweep: Sweep, part: Handful) -> int:
    """How many pushes the sweep queued of this handful, which then knows where the next begins."""
    part.anew()
    work.handful = part
    return sweep(work, request)
