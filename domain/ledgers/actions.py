"""What an export leaves behind: a line in the log of who took what out."""

from datetime import date

from domain import access
from domain.access import Act
from domain.ledgers.model import Export
from domain.ports import Work
from domain.request import Request


def note_export(
    work: Work, request: Request, what: Export, unit_id: int, first: date, last: date, rows: int
) -> None:
    """Notes that the actor took out a file of the unit; nothing leaves before this is on file.

    Raises NotFound, Refused.
    """
    unit = work.org.unit(unit_id)
    access.allow(request.by, Act.BOARD, access.at(unit.path))
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act=f"export_{what.value}",
        subject=f"unit:{unit.id}:{first.isoformat()}:{last.isoformat()}:rows:{rows}",
    )
