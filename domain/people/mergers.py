"""Posts of a unit that ends: they go over to its successor, or end with it."""

from domain.cases import telling
from domain.inquiries.heirs import leave_to_above
from domain.org.model import Unit
from domain.people.fits import fits
from domain.people.leaving import leave
from domain.people.model import Capacity, Holding, Post
from domain.people.notices import PostEnding, PostMoved
from domain.ports import Work
from domain.request import Request

_BOTH = (Capacity.HOLDER, Capacity.STAND_IN)


def go_over(work: Work, request: Request, unit: Unit, successor: Unit) -> None:
    """Whoever holds a post at the unit holds the same one at its successor from now on, beside
    whoever is there already: a second holder stands in. Where the successor has no such post
    theirs ends."""
    for post in work.people.posts_at(unit.id):
        held = [one for each in _BOTH for one in work.people.open_holdings(post.id, each)]
        if fits(post.role, successor.kind):
            for one in held:
                _move(work, request, one, post, unit, successor)
        else:
            leave(work, request, held, PostEnding.CLOSED)
        _end(work, request, post)
        _pass_on(work, request, post, successor)


def end_posts(work: Work, request: Request, unit: Unit) -> None:
    """The posts of a unit that is closed end with it."""
    for post in work.people.posts_at(unit.id):
        held = [one for each in _BOTH for one in work.people.open_holdings(post.id, each)]
        leave(work, request, held, PostEnding.CLOSED)
        _end(work, request, post)
        leave_to_above(work, post, request.now)


def _pass_on(work: Work, request: Request, post: Post, successor: Unit) -> None:
    """What the post has asked about matters below is the successor's question."""
    there = work.people.find_post(successor.id, post.role)
    if there is None:
        leave_to_above(work, post, request.now)
    else:
        work.inquiries.pass_on(post.id, there.id)


def _end(work: Work, request: Request, post: Post) -> None:
    """With the post end the links to it."""
    post.valid_to = work.rules.day(request.now)
    for each in _BOTH:
        for link in work.people.open_invitations(post.id, each, request.now):
            link.expires_at = request.now


def _move(
    work: Work, request: Request, held: Holding, post: Post, unit: Unit, successor: Unit
) -> None:
    today = work.rules.day(request.now)
    there = work.people.find_post(successor.id, post.role)
    if there is None:
        there = work.people.add_post(Post(role=post.role, unit_id=successor.id, valid_from=today))
    held.valid_to = today
    work.digests.remove(held)
    on_it = [one for each in _BOTH for one in work.people.open_holdings(there.id, each)]
    if any(one.person_id == held.person_id for one in on_it):
        return  # they hold it already
    taken = any(one.capacity is Capacity.HOLDER for one in on_it)
    capacity = Capacity.STAND_IN if taken else held.capacity
    moved = Holding(post_id=there.id, person_id=held.person_id, capacity=capacity, valid_from=today)
    work.people.add_holding(moved)
    notice = PostMoved(
        holding_id=moved.id,
        from_unit=unit.name,
        unit_name=successor.name,
        role=post.role,
        stand_in=capacity is Capacity.STAND_IN,
    )
    telling.tell(work, {held.person_id}, notice, request.now)
