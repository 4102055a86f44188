"""Where a case may be handed to, as it is shown to whoever decides."""

from dataclasses import dataclass

from domain.boards import UnitRef


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A unit a case may be assigned to."""

    unit: UnitRef
    suggested: bool
    """The specialised centre of the case's category."""
    staffed: bool
    """Whether anybody there could take it."""


@dataclass(frozen=True, kw_only=True)
class Handover:
    """Where this reader may hand the case to now."""

    up: UnitRef | None
    """The tier above; None when the reader may not hand it up, or there is none."""
    destinations: tuple[Destination, ...]
    """The units to assign it to, the suggested ones first; none when the reader may not."""
