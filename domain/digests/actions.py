"""Choosing when a digest comes."""

from domain import access
from domain.access import Act
from domain.digests.model import Digest, DigestPace
from domain.digests.sweep import told_until
from domain.errors import NotFound
from domain.ports import Work
from domain.request import Request


def choose(work: Work, request: Request, post_id: int, pace: DigestPace | None) -> None:
    """Sets when the digest of one of the asker's own posts comes; None: not at all. The same again
    changes nothing. Raises NotFound for a post that is not theirs, Refused for one without a
    board."""
    own = [seat for seat in request.by.seats if seat.post_id == post_id]
    if not own:
        raise NotFound("post")
    by_it = request.by.only({own[0].role})
    access.allow(by_it, Act.BOARD, access.at(own[0].unit_path))
    held = [one for one in work.people.held_by(request.by.person_id) if one.post_id == post_id]
    for one in held:
        there = work.digests.of(one.id)
        if pace is None:
            work.digests.remove(one)
        elif there is None:
            chosen = Digest(
                holding_id=one.id,
                pace=pace,
                chosen_at=request.now,
                told_on=told_until(work.rules, request.now),
            )
            work.digests.add(chosen)
        elif there.pace is not pace:
            there.pace, there.chosen_at = pace, request.now
            there.told_on = told_until(work.rules, request.now)
