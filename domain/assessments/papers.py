"""What a paper leaves behind: a line in the log of who took what out."""

from domain import access
from domain.access import Act
from domain.ports import Work
from domain.request import Request


def note_register(work: Work, request: Request, rows: int) -> None:
    """Notes that the register within the asker's reach was taken out; nothing leaves before this is
    on file. Raises Refused."""
    access.allow_ever(request.by, Act.SEE_ASSESSMENT)
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act="export_assessments",
        subject=f"person:{request.by.person_id}:rows:{rows}",
    )


def note_paper(work: Work, request: Request, assessment_id: int) -> None:
    """The same for a paper of one matter. Raises NotFound."""
    matter = work.assessments.by_id(assessment_id)
    path = work.org.unit(matter.unit_id).path
    access.allow(request.by, Act.SEE_ASSESSMENT, access.at(path), hides="assessment")
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act="export_assessment",
        subject=f"assessment:{matter.id}",
    )
