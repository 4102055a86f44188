"""Changing the tree: adding units, moving one, merging some. History stays.

A request without an actor is the command line of the machine itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain import access
from domain.access import Act
from domain.errors import Invalid
from domain.org.model import Alias, Placement, Unit, UnitKind, is_within
from domain.ports import Work
from domain.request import Request


@dataclass(frozen=True, kw_only=True)
class UnitRow:
    """A unit to add, as it comes from a table; ``above`` is the code of the unit above."""

    code: str
    name: str
    kind: UnitKind
    above: str | None
    valid_from: date


def add_units(work: Work, request: Request, rows: Sequence[UnitRow]) -> int:
    """Adds the units not there yet, in the order given (a parent before its children).

    Returns how many were added. With no rows there is nothing to ask for and nothing to note.
    Raises Refused, Invalid (``above-unknown``, with the code).
    """
    added = 0
    for row in rows:
        above = None if row.above is None else work.org.by_code(row.above)
        if request.actor is not None:
            access.allow(request.actor, Act.ADMINISTER, access.at(above.path if above else ""))
        if row.above is not None and above is None:
            raise Invalid("above-unknown", code=row.above)
        if work.org.by_code(row.code) is not None:
            continue
        work.org.add(
            Unit(
                kind=row.kind,
                code=row.code,
                name=row.name,
                parent_id=above.id if above else None,
                valid_from=row.valid_from,
            )
        )
        added += 1
    if rows:
        _note(work, request, f"units:{added}")
    return added


def move(work: Work, request: Request, unit_id: int, above_id: int, *, on: date) -> Unit:
    """Puts a unit, and all below it, under another from a day on.

    Whoever does it administers both. Raises Refused, NotFound, Invalid (``into-itself``).
    """
    unit = work.org.unit(unit_id)
    above = work.org.unit(above_id)
    if request.actor is not None:
        access.allow(request.actor, Act.ADMINISTER, access.at(unit.path))
        access.allow(request.actor, Act.ADMINISTER, access.at(above.path))
    _put(work, unit, above, on)
    _note(work, request, f"unit:{unit_id}:under:{above_id}")
    return unit


def merge(work: Work, request: Request, unit_ids: Sequence[int], into_id: int, *, on: date) -> Unit:
    """Ends units on a day in favour of a successor (49 communities became 36).

    They live on below it, so what was filed under them rolls up there; their names become its
    aliases. What they had below them stays theirs. Whoever does it administers them all. Raises
    Refused, NotFound, Invalid (``into-itself``).
    """
    successor = work.org.unit(into_id)
    if request.actor is not None:
        access.allow(request.actor, Act.ADMINISTER, access.at(successor.path))
    for unit_id in unit_ids:
        unit = work.org.unit(unit_id)
        if request.actor is not None:
            access.allow(request.actor, Act.ADMINISTER, access.at(unit.path))
        _put(work, unit, successor, on)
        unit.valid_to = on
        unit.successor_id = into_id
        work.org.add_alias(Alias(unit_id=into_id, name=unit.name))
        _note(work, request, f"unit:{unit_id}:into:{into_id}")
    return successor


def _put(work: Work, unit: Unit, above: Unit, on: date) -> None:
    if is_within(above.path, unit.path):
        raise Invalid("into-itself")
    open_one = work.org.open_placement(unit.id)
    if open_one is not None:
        open_one.valid_to = on
    work.org.add_placement(
        Placement(unit_id=unit.id, parent_id=above.id, valid_from=on, valid_to=None)
    )
    old, new = unit.path, f"{above.path}{unit.id}/"
    for below in work.org.within(old):
        below.path = new + below.path[len(old) :]
    unit.parent_id = above.id


def _note(work: Work, request: Request, subject: str) -> None:
    work.audit.add(
        at=request.now,
        person_id=request.actor.person_id if request.actor else None,
        act=Act.ADMINISTER,
        subject=subject,
    )
