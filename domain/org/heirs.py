"""Who goes on for a unit that merged into another."""

from domain.org.model import Unit
from domain.ports import Work


def goes_on(work: Work, unit: Unit) -> Unit:
    """The unit that goes on for it, by way of however many mergers; itself, where it did not end
    so. What it still owes of its own time is that one's to give."""
    while unit.successor_id is not None:
        unit = work.org.unit(unit.successor_id)
    return unit
