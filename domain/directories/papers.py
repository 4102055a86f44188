"""What a sheet leaves behind: a line in the log of who took what out."""

from domain import access
from domain.access import Act
from domain.ports import Work
from domain.request import Request


def note_directory(work: Work, request: Request, rows: int) -> None:
    """Notes that the directory was taken out; nothing leaves before this is on file. Raises
    Refused."""
    access.allow_ever(request.by, Act.KEEP_DIRECTORY)
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act="export_directory",
        subject=f"person:{request.by.person_id}:rows:{rows}",
    )
