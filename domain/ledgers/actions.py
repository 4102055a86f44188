"""What an export leaves behind: a line in the log of who took what out."""

from datetime import date, datetime

from domain import access
from domain.access import Act
from domain.ledgers.model import Export
from domain.people.model import Actor
from domain.ports import Work


def note_export(
    work: Work,
    actor: Actor,
    what: Export,
    unit_id: int,
    first: date,
    last: date,
    rows: int,
    *,
    now: datetime,
) -> None:
    """Notes that the actor took out a file of the unit; nothing leaves before this is on file.

    Raises NotFound, Refused.
    """
    unit = work.org.unit(unit_id)
    access.allow(actor, Act.BOARD, access.at(unit.path))
    work.audit.add(
        at=now,
        person_id=actor.person_id,
        act=f"export_{what.value}",
        subject=f"unit:{unit.id}:{first.isoformat()}:{last.isoformat()}:rows:{rows}",
    )
