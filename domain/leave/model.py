"""请假: for some days somebody is not at work, and the stand-in (AB岗) hears in their place."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from domain.people.model import Capacity, Held


@dataclass(eq=False, kw_only=True)
class Leave:
    """From the first day to the last, both included. Why is nobody's business."""

    id: int = field(init=False, repr=False)
    person_id: int
    first: date
    last: date
    set_by: int
    created_at: datetime
    cancelled_at: datetime | None = None
    told_at: datetime | None = None
    """When the person was told, back at work, what is waiting."""


def at_work(held: Iterable[Held]) -> list[Held]:
    """Those who are told what a post is told today.

    Who is on leave is left out, and the stand-in then counts as the holder. A post with nobody
    at work keeps everybody: what it is told must not be lost.
    """
    posts: dict[int, list[Held]] = {}
    for one in held:
        posts.setdefault(one.post_id, []).append(one)
    found: list[Held] = []
    for those in posts.values():
        present = [one for one in those if not one.away]
        away = [one for one in those if one.away and one.capacity is Capacity.HOLDER]
        if away and present and all(one.capacity is Capacity.STAND_IN for one in present):
            present = [replace(one, capacity=Capacity.HOLDER) for one in present]
        found += present or those
    return found


def instead_of(person_id: int, held: Iterable[Held]) -> set[int]:
    """Who is told in the place of a person: themselves, or while they are on leave whoever of
    the same posts is at work."""
    rows = list(held)
    posts = {one.post_id for one in rows if one.person_id == person_id and one.away}
    present = {one.person_id for one in rows if one.post_id in posts and not one.away}
    return present or {person_id}
