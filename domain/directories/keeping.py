"""Who keeps what a unit hosts."""

from domain.directories.model import AID, EntryKind
from domain.org.model import Unit, UnitKind
from domain.people.line import COORDINATING
from domain.people.model import Role

_KEEPERS = COORDINATING | {Role.INFORMATION_OFFICER}


def keepers(kind: EntryKind, host: Unit) -> frozenset[Role]:
    """The posts that are asked: the liaison for legal aid, at a specialised centre its mediator,
    elsewhere the information officer or whoever coordinates."""
    if kind in AID:
        return frozenset({Role.LEGAL_AID_LIAISON})
    if host.kind is UnitKind.CENTRE:
        return frozenset({Role.MEDIATOR})
    return _KEEPERS
