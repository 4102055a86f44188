"""Units as they are named to a reader."""

from dataclasses import dataclass

from domain.org.model import UnitKind


@dataclass(frozen=True, kw_only=True)
class UnitRef:
    """A unit as it is named to a reader."""

    id: int
    name: str
    kind: UnitKind
