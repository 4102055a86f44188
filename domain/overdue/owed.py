"""Who stands on which rung of what a unit owes by a day: a check, a month's figures."""

from collections.abc import Sequence

from domain.org.model import Unit
from domain.overdue.rungs import RUNGS
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
    lines: Lines, line: Sequence[Unit], roles: Roles, present: int
) -> tuple[Rung, set[int]] | None:
    """The rung that speaks, counted from 1: the present one, or where nobody new stands on it the
    next that has somebody."""
    told: set[int] = set()
    for number, rung in enumerate(RUNGS, 1):
        fresh = _on_rung(lines, line, roles, rung) - told
        if number >= present and fresh:
            return rung, fresh
        told |= fresh
    return None


def _on_rung(lines: Lines, line: Sequence[Unit], roles: Roles, rung: Rung) -> set[int]:
    match rung:
        case Rung.STAND_IN:
            held = lines.held(line[:1], roles)
            stand_ins = (one for one in held if one.capacity is Capacity.STAND_IN)
            return {one.person_id for one in stand_ins if not one.away}
        case Rung.HEAD:
            return lines.nearest(line[:1], COORDINATING).people
        case Rung.NEXT_TIER:
            return lines.above(line).people
        case _:
            return owing(lines, line, roles)
