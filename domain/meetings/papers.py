"""What a paper of a meeting leaves behind: a line in the log of who took what out."""

from domain import access
from domain.access import Act
from domain.meetings.model import MeetingPaper
from domain.ports import Work
from domain.request import Request


def note_minutes(work: Work, request: Request, meeting_id: int, what: MeetingPaper) -> None:
    """Notes that somebody takes a paper of it along; nothing leaves before this is on file. Raises
    NotFound, also where it is out of sight."""
    meeting = work.meetings.by_id(meeting_id)
    path = work.org.unit(meeting.unit_id).path
    access.allow(request.by, Act.SEE, access.at(path), hides="meeting")
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act=f"meeting_{what.value}",
        subject=f"meeting:{meeting.id}",
    )
