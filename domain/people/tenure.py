"""How a post is left: handed to a successor, vacated, resigned, or lost with a phone.

Whoever leaves has no right from the next tap on, since rights are the seats of the day; what waits
to be told to them by that post is withdrawn; what they had reported goes on with whoever answers
for the post. Nothing of a matter's history moves.
"""

from domain import access
from domain.errors import Invalid
from domain.people.fits import inviting
from domain.people.leaving import leave, note
from domain.people.model import Capacity
from domain.people.notices import PostEnding
from domain.ports import Work
from domain.request import Request


def resign(work: Work, request: Request, post_id: int) -> None:
    """Ends whatever the asker is on this post. Doing it again changes nothing."""
    mine = [one for one in work.people.held_by(request.by.person_id) if one.post_id == post_id]
    leave(work, request, mine, PostEnding.RESIGNED)


def vacate(work: Work, request: Request, post_id: int, capacity: Capacity) -> int:
    """Ends who holds a post, or who stands in for it; returns how many that were. Raises NotFound,
    Invalid (``own-post``)."""
    post = work.people.held_post(post_id)
    unit = work.org.unit(post.unit_id)
    access.allow(request.by, inviting(post.role), access.at(unit.path), hides="post")
    held = work.people.open_holdings(post_id, capacity)
    if any(one.person_id == request.by.person_id for one in held):
        raise Invalid("own-post")
    leave(work, request, held, PostEnding.VACATED)
    return len(held)


def lose_phone(work: Work, request: Request, post_id: int, capacity: Capacity) -> int:
    """Cuts off the phone of who holds a post: in strange hands it is in strange hands everywhere,
    so every post bound to it ends, and who writes from it is a stranger. Returns how many posts
    that were. Raises NotFound, Invalid (``own-post``)."""
    post = work.people.post(post_id)
    unit = work.org.unit(post.unit_id)
    access.allow(request.by, inviting(post.role), access.at(unit.path), hides="post")
    people = {one.person_id for one in work.people.open_holdings(post_id, capacity)}
    if request.by.person_id in people:
        raise Invalid("own-post")
    ended = 0
    for person_id in sorted(people):
        held = work.people.held_by(person_id)
        if not any((one.post_id, one.capacity) == (post_id, capacity) for one in held):
            continue  # somebody else ended it meanwhile
        ended += len(held)
        leave(work, request, held, PostEnding.LOST)
        work.people.forget_channels(person_id)
    return ended


def delete_me(work: Work, request: Request) -> None:
    """Ends all posts of the asker and removes what is theirs: how they are reached, their language,
    their leave. What they did stays with the matters, by post. Raises Refused."""
    person_id = request.by.person_id
    leave(work, request, work.people.held_by(person_id), PostEnding.RESIGNED)
    work.leaves.forget(person_id)
    work.people.person(person_id).locale = None
    work.people.forget_channels(person_id)
    note(work, request, "delete-me", f"person:{person_id}")
