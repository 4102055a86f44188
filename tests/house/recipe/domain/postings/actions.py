"""Putting up a posting."""

from domain import access
from domain.access import Act
from domain.cases import telling
from domain.cases.draft import clean_note
from domain.errors import Invalid
from domain.leave.model import at_work
from domain.people.model import Role
from domain.ports import Work
from domain.postings.model import Posting
from domain.postings.notices import PostingUp
from domain.request import Request


def put_up(work: Work, request: Request, unit_id: int, words: str) -> Posting:
    """Puts the sentence up at the unit; whoever else is at work there hears of it. The same tap
    again gives the same posting. Raises NotFound, Refused, Invalid (``note-missing``,
    ``note-too-long``)."""
    unit = work.org.unit(unit_id)
    access.allow(request.by, Act.PUT_UP, access.at(unit.path))
    done = work.postings.by_token(request.token)
    if done is not None:
        return done
    tidy = clean_note(words)
    if not tidy:
        raise Invalid("note-missing")
    posting = work.postings.add(
        Posting(unit_id=unit.id, words=tidy, token=request.token, put_up_at=request.now)
    )
    held = work.people.posted([unit.id], list(Role), work.rules.day(request.now))
    told = {one.person_id for one in at_work(held)} - {request.by.person_id}
    notice = PostingUp(posting_id=posting.id, unit_name=unit.name, words=tidy)
    telling.tell(work, told, notice, request.now)
    return posting
