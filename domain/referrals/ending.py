"""What becomes of a case's referrals when the case ends.

An outcome ends none: legal aid may help to carry an agreement out, and a failed mediation is what
a referral is for. Whoever files the case away, merges it or makes it an item can revoke what is
running, and is asked to do so first. A reporter who withdraws it cannot, so theirs is revoked with
it.
"""

from collections.abc import Sequence

from domain.cases.lifecycle import Arrow
from domain.cases.model import Case
from domain.errors import Invalid
from domain.people.model import Seat
from domain.ports import Work
from domain.referrals.model import Referral
from domain.referrals.sending import take_back
from domain.request import Request


def before_step(work: Work, request: Request, seat: Seat, case: Case, arrow: Arrow) -> None:
    """Called before a case takes a step that may end it. Raises Invalid
    (``referral-running-close``) when it would be filed away under a body that still has it."""
    if arrow is Arrow.WITHDRAW:
        for referral in work.referrals.running(case.id):
            step = request.under(f"{request.token}:{referral.id}")
            take_back(work, step, seat, case, referral)
    elif arrow is Arrow.CLOSE and _unfinished(case, work.referrals.running(case.id)):
        raise Invalid("referral-running-close")


def _unfinished(case: Case, running: Sequence[Referral]) -> bool:
    """Whether a body has something left to do; not one by which the case itself ended (a court
    that took it has it for good)."""
    return any(one.outcome is not case.outcome for one in running)
