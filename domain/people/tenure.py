"""How a post is left: handed to a successor, vacated, resigned, or lost with a phone.

Whoever leaves has no right from the next tap on, since rights are the seats of the day; what waits
to be told to them by that post is withdrawn; what they had reported goes on with whoever answers
for the post. Nothing of a matter's history moves.
"""

from collections.abc import Sequence
from datetime import datetime

from domain import access
from domain.cases import telling
from domain.errors import Invalid
from domain.people.fits import inviting
from domain.people.heirs import answering, hand_over, silence, standing_in
from domain.people.model import Capacity, Holding
from domain.people.notices import Ending, PostEnded, PostVacant
from domain.ports import Work
from domain.request import Request

SHOWN = 6
"""So many of the open matters have a button each."""


def resign(work: Work, request: Request, post_id: int) -> None:
    """Ends whatever the asker is on this post. Doing it again changes nothing."""
    mine = [one for one in work.people.held_by(request.by.person_id) if one.post_id == post_id]
    leave(work, request, mine, Ending.RESIGNED)


def vacate(work: Work, request: Request, post_id: int, capacity: Capacity) -> int:
    """Ends who holds a post, or who stands in for it; returns how many that were. Raises NotFound,
    Refused, Invalid (``own-post``)."""
    post = work.people.held_post(post_id)
    access.allow(request.by, inviting(post.role), access.at(work.org.unit(post.unit_id).path))
    held = work.people.open_holdings(post_id, capacity)
    if any(one.person_id == request.by.person_id for one in held):
        raise Invalid("own-post")
    leave(work, request, held, Ending.VACATED)
    return len(held)


def lose_phone(work: Work, request: Request, post_id: int, capacity: Capacity) -> int:
    """Cuts off the phone of who holds a post: in strange hands it is in strange hands everywhere,
    so every post bound to it ends, and who writes from it is a stranger. Returns how many posts
    that were. Raises NotFound, Refused, Invalid (``own-post``)."""
    post = work.people.held_post(post_id)
    access.allow(request.by, inviting(post.role), access.at(work.org.unit(post.unit_id).path))
    people = {one.person_id for one in work.people.open_holdings(post_id, capacity)}
    if request.by.person_id in people:
        raise Invalid("own-post")
    ended = 0
    for person_id in sorted(people):
        held = work.people.held_by(person_id)
        ended += len(held)
        leave(work, request, held, Ending.LOST)
        work.people.forget_channels(person_id)
    return ended


def delete_me(work: Work, request: Request) -> None:
    """Ends all posts of the asker and removes what is theirs: how they are reached, their language,
    their leave. What they did stays with the matters, by post. Raises Refused."""
    person_id = request.by.person_id
    leave(work, request, work.people.held_by(person_id), Ending.RESIGNED)
    work.leaves.forget(person_id)
    work.people.person(person_id).locale = None
    work.people.forget_channels(person_id)
    note(work, request, "delete-me", f"person:{person_id}")


def leave(work: Work, request: Request, held: Sequence[Holding], ending: Ending) -> None:
    """Ends these holdings today, in the transaction of what causes it."""
    today = work.rules.day(request.now)
    for one in held:
        one.valid_to = today
    for one in held:
        hand_over(work, one, request.now)
        _tell(work, one, ending, request.now)
        note(work, request, "post-ended", f"post:{one.post_id}:{one.capacity}:{ending}")
    for person_id in sorted({one.person_id for one in held}):
        silence(work, person_id, request.now)


def _tell(work: Work, ended: Holding, ending: Ending, now: datetime) -> None:
    """Who held it, once, unless they did it themselves or it is not they who would read it; and of
    a post that has no holder now, who answers for it."""
    post = work.people.post(ended.post_id)
    unit = work.org.unit(post.unit_id)
    if ending in {Ending.REPLACED, Ending.VACATED, Ending.CLOSED}:
        notice = PostEnded(
            holding_id=ended.id,
            unit_name=unit.name,
            role=post.role,
            stand_in=ended.capacity is Capacity.STAND_IN,
            ending=ending,
        )
        telling.tell(work, {ended.person_id}, notice, now)
    if work.people.open_holdings(post.id, Capacity.HOLDER) or ended.capacity is Capacity.STAND_IN:
        return
    kinds = [kind for kind, roles in telling.HANDLERS.items() if post.role in roles]
    waiting = work.cases.open_at(unit.id, kinds, now) if kinds else []
    yours = standing_in(work, post, now)
    people = yours or answering(work, post, now).people
    for person_id in sorted(people - {ended.person_id}):
        reports = work.cases.open_reports([person_id])
        vacant = PostVacant(
            holding_id=ended.id,
            unit_id=unit.id,
            unit_name=unit.name,
            role=post.role,
            yours=person_id in yours,
            open=len(waiting),
            cases=tuple(waiting[:SHOWN]),
            reported=sum(filed_by == post.id for _, filed_by in reports),
        )
        telling.tell(work, {person_id}, vacant, now)


def note(work: Work, request: Request, act: str, subject: str) -> None:
    """A line in the audit log: by number, never by name."""
    work.audit.add(at=request.now, person_id=request.person_id, act=act, subject=subject)
