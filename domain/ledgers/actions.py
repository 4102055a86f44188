"""What an export leaves behind: a line in the log of who took what out."""

from datetime import date

from domain import access
from domain.access import Act
from domain.ledgers.model import Export, TakenOut
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


def note_sheet(work: Work, request: Request, what: TakenOut, unit_id: int, rows: int) -> None:
    """The same for a board of the unit, or a list behind one of its figures. Raises NotFound,
    Refused."""
    unit = work.org.unit(unit_id)
    access.allow(request.by, Act.BOARD, access.at(unit.path))
    _note_sheet(work, request, what, f"unit:{unit.id}:rows:{rows}")


def note_own_sheet(work: Work, request: Request, what: TakenOut, rows: int) -> None:
    """The same for a list of the asker's own: what they reported, or have to handle. Raises
    Refused."""
    access.allow_ever(request.by, Act.ADD_DETAIL if what is TakenOut.MINE else Act.SEE)
    _note_sheet(work, request, what, f"person:{request.by.person_id}:rows:{rows}")


def _note_sheet(work: Work, request: Request, what: TakenOut, subject: str) -> None:
    work.audit.add(
        at=request.now,
        person_id=request.by.person_id,
        act=f"export_{what.value}",
        subject=subject,
    )
