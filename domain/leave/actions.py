"""Saying that somebody is on leave, and that they are back."""

from datetime import date, datetime, timedelta

from domain import access
from domain.access import Act
from domain.cases import telling
from domain.errors import Invalid, NotFound
from domain.leave.model import Leave
from domain.leave.notices import LeaveSet
from domain.org.model import Unit
from domain.people.model import Capacity, Post
from domain.ports import Work
from domain.request import Request

LONGEST = timedelta(days=366)


def take_leave(work: Work, request: Request, first: date, last: date) -> Leave:
    """Sets the actor's own leave; their stand-ins hear of it. The same days again give the same
    leave. Raises Invalid (``leave-days``, ``leave-overlaps``)."""
    leave, fresh = _set(work, request, request.by.person_id, first, last)
    if fresh:
        for seat in request.by.seats:
            if seat.capacity is Capacity.HOLDER:
                post = work.people.post(seat.post_id)
                _tell(work, request, leave, post)
    return leave


def give_leave(work: Work, request: Request, post_id: int, first: date, last: date) -> Leave:
    """The same for the holder of a post below; they hear of it, too.

    Raises NotFound, Invalid (``leave-days``, ``leave-overlaps``, ``leave-holder``: the
    post has no holder, or several, who each say so themselves).
    """
    post = work.people.post(post_id)
    unit = work.org.unit(post.unit_id)
    access.allow(request.by, Act.SET_LEAVE, access.at(unit.path), hides="post")
    holders = work.people.open_holdings(post_id, Capacity.HOLDER)
    if len(holders) != 1:
        raise Invalid("leave-holder")
    person_id = holders[0].person_id
    leave, fresh = _set(work, request, person_id, first, last)
    if fresh:
        work.audit.add(
            at=request.now,
            person_id=request.by.person_id,
            act=Act.SET_LEAVE,
            subject=f"post:{post_id}",
        )
        _tell(work, request, leave, post)
    return leave


def end_leave(work: Work, request: Request, leave_id: int) -> Leave:
    """Cancels the actor's own leave, or ends it with yesterday. Raises NotFound,
    also for somebody else's."""
    leave = work.leaves.by_id(leave_id)
    if leave.person_id != request.by.person_id:
        raise NotFound("leave")
    if _end(leave, work.rules.day(request.now), request.now):
        for seat in request.by.seats:
            if seat.capacity is Capacity.HOLDER:
                post = work.people.post(seat.post_id)
                _tell(work, request, leave, post, over=True)
    return leave


def end_leave_of(work: Work, request: Request, post_id: int, leave_id: int) -> Leave:
    """The same for the holder of a post below. Raises NotFound."""
    post = work.people.post(post_id)
    unit = work.org.unit(post.unit_id)
    access.allow(request.by, Act.SET_LEAVE, access.at(unit.path), hides="post")
    leave = work.leaves.by_id(leave_id)
    holders = work.people.open_holdings(post_id, Capacity.HOLDER)
    if leave.person_id not in {holding.person_id for holding in holders}:
        raise NotFound("leave")
    if _end(leave, work.rules.day(request.now), request.now):
        work.audit.add(
            at=request.now,
            person_id=request.by.person_id,
            act=Act.SET_LEAVE,
            subject=f"post:{post_id}:over",
        )
        _tell(work, request, leave, post, over=True)
    return leave


def _set(
    work: Work, request: Request, person_id: int, first: date, last: date
) -> tuple[Leave, bool]:
    """The leave, and whether it is new."""
    if first < work.rules.day(request.now) or last < first or last - first > LONGEST:
        raise Invalid("leave-days")
    there = work.leaves.between(person_id, first, last)
    same = next((one for one in there if (one.first, one.last) == (first, last)), None)
    if same is not None:
        return same, False
    if there:
        raise Invalid("leave-overlaps")
    leave = Leave(
        person_id=person_id,
        first=first,
        last=last,
        set_by=request.by.person_id,
        created_at=request.now,
    )
    return work.leaves.add(leave), True


def _end(leave: Leave, today: date, now: datetime) -> bool:
    """Whether there was something left to end."""
    if leave.cancelled_at is not None or leave.last < today:
        return False
    if leave.first >= today:
        leave.cancelled_at = now
    else:
        leave.last = today - timedelta(days=1)
    return True


def _tell(work: Work, request: Request, leave: Leave, post: Post, *, over: bool = False) -> None:
    """The stand-ins of the post, and its holder if somebody else said so."""
    unit: Unit = work.org.unit(post.unit_id)
    held = work.people.posted([post.unit_id], [post.role], work.rules.day(request.now))
    for one in held:
        yours = one.person_id == leave.person_id
        concerned = yours or one.capacity is Capacity.STAND_IN
        if one.post_id != post.id or one.person_id == request.by.person_id or not concerned:
            continue
        notice = LeaveSet(
            leave_id=leave.id,
            unit_name=unit.name,
            role=post.role,
            first=leave.first,
            last=leave.last,
            yours=yours,
            over=over,
        )
        telling.tell(work, {one.person_id}, notice, request.now)
