"""What a paper leaves behind: a line in the log of who took what out."""

from domain import access
from domain.access import Act
from domain.errors import NotFound
from domain.ports import Work
from domain.request import Request
from domain.selections.options import reads_round


def note_selection_paper(work: Work, request: Request, selection_id: int) -> None:
    """Notes that the list or the sheet of a round was taken out; nothing leaves before this is on
    file. Raises Refused, NotFound."""
    access.allow_ever(request.by, Act.SEE_SELECTION)
    selection = work.selections.by_id(selection_id)
    if not reads_round(request.by, work.org.unit(selection.unit_id).path):
        raise NotFound("selection")
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act="export_selection",
        subject=f"selection:{selection.id}",
    )
