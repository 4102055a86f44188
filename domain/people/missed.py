"""What somebody was to be told while nobody could reach them."""

from domain.notices import Notice
from domain.ports import Work
from domain.request import Request


def hear_missed(work: Work, request: Request) -> list[Notice]:
    """What the person who asks was to be told while they could not be reached, the most urgent
    first; a second time there is nothing. Raises Refused for the machine itself."""
    return work.outbox.missed(request.by.person_id)
