"""A post that ends leaves its questions to another."""

from datetime import datetime

from domain.people.line import COORDINATING, SUPERVISING, Lines
from domain.people.model import Post
from domain.ports import Work


def leave_to_above(work: Work, post: Post, now: datetime) -> None:
    """The post ends without a successor: whoever coordinates there or above hears the answers, else
    who supervises."""
    lines = Lines(work=work, now=now)
    line = lines.of(post.unit_id)
    for roles in (COORDINATING, SUPERVISING):
        unit_id = lines.nearest(line, roles).unit_id
        if unit_id is None:
            continue
        found = [work.people.find_post(unit_id, role) for role in sorted(roles)]
        heir = next((one for one in found if one is not None and one.id != post.id), None)
        if heir is not None:
            work.inquiries.pass_on(post.id, heir.id)
            return
