"""Who goes on with what somebody leaves behind: the stand-in, else the unit's head, else above."""

from datetime import datetime

from domain import access
from domain.access import Act
from domain.cases import telling
from domain.cases.timeline import target_of
from domain.leave.notices import LeaveSet
from domain.notices import Notice
from domain.people.line import COORDINATING, SUPERVISING, Lines, Nearest
from domain.people.model import Actor, Capacity, Holding, Post, Role
from domain.ports import Work


def standing_in(work: Work, post: Post, now: datetime) -> set[int]:
    """Who is on this very post now: a successor, else the stand-in."""
    held = work.people.posted([post.unit_id], [post.role], work.rules.day(now))
    here = [one for one in held if one.post_id == post.id]
    holders = {one.person_id for one in here if one.capacity is Capacity.HOLDER}
    return holders or {one.person_id for one in here}


def answering(work: Work, post: Post, now: datetime) -> Nearest:
    """Who heads the unit of the post, or the nearest above; at the top, who supervises."""
    lines = Lines(work=work, now=now)
    line = lines.of(post.unit_id)
    found = lines.nearest(line, COORDINATING)
    return found if found.people else lines.nearest(line, SUPERVISING)


def hand_over(work: Work, ended: Holding, now: datetime) -> None:
    """The open matters that the person had reported by this post are answered for by who is on it
    now, else by who heads its unit: they hear how it goes, and can answer a question about it."""
    post = work.people.post(ended.post_id)
    heirs = standing_in(work, post, now) or answering(work, post, now).people
    heirs = {one for one in heirs if _answers(work, one, now)} - {ended.person_id}
    if not heirs:
        return
    kept = {seat.post_id for seat in work.people.seats(ended.person_id, work.rules.day(now))}
    for case, filed_by in work.cases.open_reports([ended.person_id]):
        if filed_by not in kept:
            case.reporter_id = min(heirs)


def take_over(work: Work, post: Post, person_id: int, now: datetime) -> None:
    """The open matters that this post had reported go to who holds it now, wherever they waited
    meanwhile."""
    held = work.people.open_holdings(post.id, Capacity.HOLDER)
    held += work.people.open_holdings(post.id, Capacity.STAND_IN)
    staying = {one.person_id for one in held} - {person_id}
    waited = work.people.ever_held(post.id) | answering(work, post, now).people
    if not _answers(work, person_id, now):
        return
    for case, filed_by in work.cases.open_reports(sorted(waited - staying - {person_id})):
        if filed_by == post.id:
            case.reporter_id = person_id


def silence(work: Work, person_id: int, now: datetime) -> None:
    """What waits to be told to the person, but concerns none of the posts they still hold, is told
    no more."""
    seats = work.people.seats(person_id, work.rules.day(now))
    actor = Actor(person_id=person_id, locale="", seats=seats)
    for key, notice in work.outbox.waiting(person_id):
        if not notice.parting and not _concerns(work, actor, notice):
            work.outbox.withdraw(key, now, person_id=person_id)


def _answers(work: Work, person_id: int, now: datetime) -> bool:
    """Whether one of their posts is one whose holder answers for what they reported."""
    seats = work.people.seats(person_id, work.rules.day(now))
    actor = Actor(person_id=person_id, locale="", seats=seats)
    return access.may_ever(actor, Act.ADD_DETAIL)


def _concerns(work: Work, actor: Actor, notice: Notice) -> bool:
    """Whether by the posts they have left somebody would still be told so."""
    if isinstance(notice, LeaveSet):
        return any(
            (seat.unit_name, seat.role) == (notice.unit_name, notice.role) for seat in actor.seats
        )
    unit_id, case_id = getattr(notice, "unit_id", None), getattr(notice, "case_id", None)
    if unit_id is not None:
        unit = access.at(work.org.unit(unit_id).path)
        acts = (Act.CONFIRM_REPORT, Act.BOARD)
        return any(access.seat_for(actor, act, unit) is not None for act in acts)
    if case_id is None:
        return bool(actor.seats)
    case = work.cases.by_id(case_id)
    if actor.person_id in telling.reporters(work, case):
        return access.may_ever(actor, Act.ADD_DETAIL)
    if getattr(notice, "referral_id", None) is not None and Role.LEGAL_AID_LIAISON in actor.roles():
        return True
    told = actor.only(telling.HANDLERS[case.kind] | COORDINATING | SUPERVISING)
    return access.sees(told, target_of(work, case))
