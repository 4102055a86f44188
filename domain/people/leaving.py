"""What the ways out of a post have in common: the holding ends, what hangs on it goes on, and those
hear of it whom it concerns."""

from collections.abc import Sequence

from domain.cases import telling
from domain.cases.extension import ask_whoever_is_above
from domain.people.heirs import answering, filling, fills, hand_over, silence, standing_in
from domain.people.line import COORDINATING, SUPERVISING
from domain.people.model import Capacity, Holding
from domain.people.notices import PostEnded, PostEnding, PostVacant
from domain.ports import Work
from domain.request import Request

SHOWN = 6
"""So many of the open matters have a button each."""


def leave(work: Work, request: Request, held: Sequence[Holding], ending: PostEnding) -> None:
    """Ends these holdings today, in the transaction of what causes it."""
    today = work.rules.day(request.now)
    for one in held:
        one.valid_to = today
        work.digests.remove(one)
    for one in held:
        hand_over(work, one, request.now)
        _tell(work, request, one, ending)
        note(work, request, "post-ended", f"post:{one.post_id}:{one.capacity}:{ending}")
    for unit_id in sorted(_deciding(work, held)):
        ask_whoever_is_above(work, work.org.unit(unit_id).path, request.now)
    for person_id in sorted({one.person_id for one in held}):
        silence(work, person_id, request.now)
        work.contacts.hide_from(person_id, request.now)
        work.passes.end_all(person_id, request.now)


def _deciding(work: Work, held: Sequence[Holding]) -> set[int]:
    """The units whose posts of these are such as others wait for a word from."""
    posts = [work.people.post(one.post_id) for one in held]
    return {post.unit_id for post in posts if post.role in COORDINATING | SUPERVISING}


def _tell(work: Work, request: Request, ended: Holding, ending: PostEnding) -> None:
    """Who held it, once, unless they did it themselves or it is not they who would read it; and of
    a post that has no holder now, who answers for it."""
    now = request.now
    post = work.people.post(ended.post_id)
    unit = work.org.unit(post.unit_id)
    if ending in {PostEnding.REPLACED, PostEnding.VACATED, PostEnding.CLOSED}:
        notice = PostEnded(
            holding_id=ended.id,
            unit_name=unit.name,
            role=post.role,
            stand_in=ended.capacity is Capacity.STAND_IN,
            ending=ending,
        )
        telling.tell(work, {ended.person_id}, notice, now)
    if ending is PostEnding.CLOSED or ended.capacity is Capacity.STAND_IN:
        return
    if work.people.open_holdings(post.id, Capacity.HOLDER):
        return
    kinds = [kind for kind, roles in telling.HANDLERS.items() if post.role in roles]
    waiting = work.cases.open_at(unit.id, kinds, now) if kinds else []
    yours = standing_in(work, post, now)
    reading = yours or answering(work, post, now).people
    fillers = set() if yours else filling(work, post, now).people - {request.person_id}
    for person_id in sorted((reading | fillers) - {ended.person_id}):
        reports = work.cases.open_reports([person_id])
        vacant = PostVacant(
            post_id=post.id,
            holding_id=ended.id,
            unit_id=unit.id,
            unit_name=unit.name,
            role=post.role,
            yours=person_id in yours,
            fills=fills(work, post, person_id, now),
            open=len(waiting),
            cases=tuple(waiting[:SHOWN]) if person_id in reading else (),
            reported=sum(filed_by == post.id for _, filed_by in reports),
        )
        telling.tell(work, {person_id}, vacant, now)


def note(work: Work, request: Request, act: str, subject: str) -> None:
    """A line in the audit log: by number, never by name."""
    work.audit.add(at=request.now, person_id=request.person_id, act=act, subject=subject)
