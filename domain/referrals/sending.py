"""What the actions on referrals share: one in sight, who answers for a body, who is told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from domain import access
from domain.cases.model import Case
from domain.cases.telling import tell
from domain.cases.timeline import Noted, note_step, target_of
from domain.days.deadlines import end_of_working_day
from domain.errors import NotFound
from domain.org.model import Unit
from domain.people.line import Lines
from domain.people.model import Seat
from domain.ports import Work
from domain.referrals.lifecycle import ReferralArrow, Way, move
from domain.referrals.model import ANSWERS_INSIDE, Body, Referral
from domain.referrals.notices import ReferralMoved, all_of
from domain.referrals.options import Found, in_view
from domain.request import Request
from domain.rules import Rules


def in_sight(work: Work, request: Request, referral_id: int) -> Found:
    """The referral with its case, both locked. Raises NotFound, also for one that this person may
    not know of: they see neither the case nor answer for the body."""
    # the case first, as every step of it does: two that end it at once must not wait in a ring
    case = work.cases.by_id(work.referrals.case_of(referral_id))
    referral = work.referrals.by_id(referral_id)
    sender = body = target_of(work, case)
    if referral.to_unit_id is not None:
        body = access.at(work.org.unit(referral.to_unit_id).path)
    found = Found(
        referral=referral,
        case=case,
        sender=sender,
        body=body,
        timeline=work.cases.timeline(case.id),
        since=request.now - work.rules.undo,
    )
    if not in_view(request.by, found):
        raise NotFound("referral")
    return found


def answering_unit(work: Work, case: Case, body: Body, now: datetime) -> Unit | None:
    """The nearest unit on the line of the unit responsible whose liaison answers for the body;
    None when nobody on the desk does."""
    roles = ANSWERS_INSIDE.get(body)
    if roles is None:
        return None
    lines = Lines(work=work, now=now)
    line = lines.of(case.responsible_id)
    unit_id = lines.nearest(line, roles).unit_id
    return next((unit for unit in line if unit.id == unit_id), None)


def progress_due(rules: Rules, now: datetime) -> datetime:
    """By when it is asked how it goes with one that was accepted, or asked after, now."""
    days = rules.referrals.progress_days
    return end_of_working_day(now, days, rules.calendar, rules.zone)


def liaisons(work: Work, referral: Referral, now: datetime) -> set[int]:
    """Those who answer for the body it was sent to; nobody for a body that is not on the desk."""
    if referral.to_unit_id is None:
        return set()
    unit = work.org.unit(referral.to_unit_id)
    return Lines(work=work, now=now).nearest([unit], ANSWERS_INSIDE[referral.body]).people


@dataclass(frozen=True, kw_only=True)
class Move:
    """A step of a referral that was taken."""

    seat: Seat
    case: Case
    referral: Referral
    way: Way
    note: str = ""
    slip: bool = False
    """It was revoked so soon that it passes for a slip."""


def note_move(work: Work, request: Request, taken: Move) -> None:
    """Adds the step to the case's timeline, where the referral's own is read from."""
    offers = taken.way.source is None
    noted = Noted(
        letter=taken.way.letter,
        before=taken.case.state,
        note=taken.note,
        to_unit_id=taken.referral.to_unit_id if offers else None,
        referral_id=taken.referral.id,
    )
    note_step(work, request, taken.seat, taken.case, noted)


def tell_move(work: Work, request: Request, taken: Move, people: Collection[int]) -> None:
    """Tells of it all but who took it."""
    category = work.cases.category(taken.case.category_id)
    notice = ReferralMoved(
        case_id=taken.case.id,
        referral_id=taken.referral.id,
        category=category.label,
        body=taken.referral.body,
        arrow=taken.way.arrow,
        by_role=taken.seat.role,
        by_unit=taken.seat.unit_name,
        note=taken.note,
        slip=taken.slip,
        step=request.token,
    )
    tell(work, set(people) - {request.by.person_id}, notice, request.now)


def take_back(
    work: Work,
    request: Request,
    seat: Seat,
    case: Case,
    referral: Referral,
    *,
    note: str = "",
    slip: bool = False,
) -> None:
    """Revokes it; who has heard of it, or works on it, is told. Raises WrongStep."""
    answered = referral.answered_at is not None
    way = move(referral, ReferralArrow.REVOKE, request.now, note)
    told = silence(work, case, referral, request.now)
    if answered:
        told |= liaisons(work, referral, request.now)
    taken = Move(seat=seat, case=case, referral=referral, way=way, note=note, slip=slip)
    note_move(work, request, taken)
    tell_move(work, request, taken, told)


def silence(work: Work, case: Case, referral: Referral, now: datetime) -> set[int]:
    """Withdraws all that waits to be told of the referral; returns whom the offer has reached."""
    subjects = all_of(case.id, referral.id)
    reached = work.outbox.reached(f"{subjects}offered")
    work.outbox.withdraw(subjects, now)
    return reached
