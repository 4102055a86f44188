"""合并: two reports of one matter go on as one case, under the older number."""

from datetime import datetime

from domain.cases import telling
from domain.cases.deadlines import wind
from domain.cases.letters import Letter
from domain.cases.lifecycle import Arrow, handling, move
from domain.cases.model import Case, PeopleBand, Urgency
from domain.cases.notices import CaseMerged
from domain.cases.options import check_merging
from domain.cases.timeline import Noted, note_step, opening, within_sight
from domain.errors import Invalid
from domain.people.model import Seat
from domain.ports import Work
from domain.request import Request

_BY_WEIGHT = (Urgency.YELLOW, Urgency.ORANGE, Urgency.RED)
_BY_SIZE = tuple(PeopleBand)


def merge(work: Work, request: Request, case_id: int, into_id: int) -> Case:
    """Ends the younger of the two as merged into the older, whichever was named first; returns
    the older. Its reporter hears of what is done about the older from then on.

    The right is asked for the one that ends; the other one must be in sight. Raises NotFound,
    Refused, WrongStep (the younger cannot be merged as it stands), Invalid (``merge-itself``,
    ``merge-kinds``, ``merge-over``: the older has ended, ``referral-running``: another body has
    the younger before it).
    """
    # the older first, so that two such taps lock in one order
    kept, _ = within_sight(work, request, min(case_id, into_id))
    ended, seat, done = opening(work, request, max(case_id, into_id), handling)
    if done:
        return kept
    check_merging(kept, ended)
    if work.referrals.running(ended.id):
        raise Invalid("referral-running", id=ended.id)
    transition, effect = move(ended, Arrow.MERGE, request.now)
    ended.merged_into_id = kept.id
    wind(work, ended, request.now)
    note_step(
        work,
        request,
        seat,
        ended,
        Noted(letter=transition.letter, before=transition.source, effect=effect),
    )
    _raise_urgency(work, kept, ended.urgency, request.now)
    if _BY_SIZE.index(ended.people) > _BY_SIZE.index(kept.people):
        kept.people, kept.people_known = ended.people, True
    note_step(work, request, seat, kept, Noted(letter=Letter.TOOK_IN, before=kept.state))
    _tell(work, request, seat, ended, kept)
    return kept


def _raise_urgency(work: Work, kept: Case, urgency: Urgency, now: datetime) -> None:
    """What was urgent stays urgent, and no deadline becomes a later one by it."""
    if _BY_WEIGHT.index(urgency) <= _BY_WEIGHT.index(kept.urgency):
        return
    due = kept.due_at
    kept.urgency = urgency
    wind(work, kept, now)
    if due is not None and kept.due_at is not None:
        kept.due_at = min(due, kept.due_at)


def _tell(work: Work, request: Request, seat: Seat, ended: Case, kept: Case) -> None:
    """The reporters of the one that ended, and who has the other one in hand."""
    if ended.urgency is not Urgency.RED:
        work.outbox.withdraw(f"case:{ended.id}:reported:", request.now)
    category = work.cases.category(ended.category_id)
    told = {request.by.person_id, kept.reporter_id}
    for person, number in (telling.reporters(work, ended)).items():
        if person in told:
            continue
        told.add(person)
        telling.overtake(work, ended, person, request.now)
        notice = CaseMerged(
            case_id=number,
            into_id=kept.id,
            category=category.label,
            by_role=seat.role,
            by_unit=seat.unit_name,
            to_reporter=True,
            step=request.token,
        )
        telling.tell(work, {person}, notice, request.now)
    handling = set() if kept.handler_id is None else telling.concerned(work, kept, request.now)
    if handling := handling - told:
        notice = CaseMerged(
            case_id=ended.id,
            into_id=kept.id,
            category=category.label,
            by_role=seat.role,
            by_unit=seat.unit_name,
            to_reporter=False,
            step=request.token,
        )
        telling.tell(work, handling, notice, request.now)
