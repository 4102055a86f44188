"""Who stands on which rung of what a unit owes by a day: a feedback, a meeting, a check, a month's
figures. What a case owes is in :mod:`domain.overdue.roster`."""

from collections.abc import Collection, Sequence

from domain.org.model import Unit
from domain.overdue import roster
from domain.people.line import COORDINATING, Lines
from domain.people.model import Capacity, Role
from domain.reminders.ladder import Rung

Roles = frozenset[Role]


def owing(lines: Lines, line: Sequence[Unit], roles: Roles) -> set[int]:
    """Who gives it: whoever serves in one of the roles at the unit or at the nearest above; where
    nobody does, who coordinates."""
    found = lines.nearest(line, roles).people
    return found or lines.nearest(line, COORDINATING).people


def hearing(
    lines: Lines, line: Sequence[Unit], roles: Roles, people: Collection[int], present: int
) -> tuple[Rung, set[int]] | None:
    """The rung that speaks, counted from 1, and who stands on it: the ``people`` who owe it, the
    stand-ins of their ``roles`` at the unit, who coordinates there, who is above. The present one,
    or where nobody new stands on it the next that has somebody."""

    def on_rung(rung: Rung) -> set[int]:
        match rung:
            case Rung.HANDLER:
                return set(people)
            case Rung.STAND_IN:
                held = lines.held(line[:1], roles)
                stand_ins = (one for one in held if one.capacity is Capacity.STAND_IN)
                return {one.person_id for one in stand_ins if not one.away}
            case Rung.HEAD:
                return lines.nearest(line[:1], COORDINATING).people
            case _:
                return lines.above(line).people

    return roster.hearing(on_rung, present)
