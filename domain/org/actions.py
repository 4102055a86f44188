"""Changing the tree: adding units, renaming, moving, merging, closing. History stays.

A request without an actor is the command line of the machine itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain import access
from domain.access import Act
from domain.cases.extension import ask_whoever_is_above
from domain.cases.handover import tier_above
from domain.cases.model import CaseKind
from domain.errors import Invalid
from domain.org.model import (
    NAME_LIMIT,
    Alias,
    Placement,
    Unit,
    UnitKind,
    is_within,
    lies_below,
    succeeds,
)
from domain.people.mergers import end_posts, go_over
from domain.ports import Work
from domain.request import Request
from domain.sentence import masked

FORMULA_BEGINS = ("=", "+", "-", "@")


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
    Raises Refused, Invalid (``above-unknown``, with the code; ``unit-ended``: the one above;
    ``unit-name``).
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
        if above is not None:
            above = work.org.changing(above.id)
        if above is not None and above.valid_to is not None:
            raise Invalid("unit-ended", unit=above.name, code=row.code)
        work.org.add(
            Unit(
                kind=row.kind,
                code=row.code,
                name=clean_name(row.name),
                parent_id=above.id if above else None,
                valid_from=row.valid_from,
            )
        )
        added += 1
    if rows:
        _note(work, request, f"units:{added}")
    return added


def rename(work: Work, request: Request, unit_id: int, name: str) -> Unit:
    """Gives a unit another name; it is still found by the old one. Raises Refused, NotFound,
    Invalid (``unit-ended``, ``unit-name``)."""
    unit = _opened(work, request, unit_id)
    name = clean_name(name)
    if name != unit.name:
        work.org.add_alias(Alias(unit_id=unit_id, name=unit.name))
        unit.name = name
        _note(work, request, f"unit:{unit_id}:renamed")
    return unit


def clean_name(name: str) -> str:
    """A unit's name as it is kept, no personal number whole. Raises Invalid (``unit-name``) for
    none, one that is too long, or one that a table would take for a formula."""
    name = masked(name)
    if not name or len(name) > NAME_LIMIT or name.startswith(FORMULA_BEGINS):
        raise Invalid("unit-name", limit=NAME_LIMIT)
    return name


def move(work: Work, request: Request, unit_id: int, above_id: int, *, on: date) -> Unit:
    """Puts a unit, and all below it, under another from a day on, which is today or past.

    Whoever does it administers both. Raises Refused, NotFound, Invalid (``into-itself``,
    ``unit-ended``, ``unit-level``, ``unit-day``).
    """
    unit = _opened(work, request, unit_id)
    above = _opened(work, request, above_id)
    _begun(work, request, on)
    if not lies_below(unit.kind, above.kind):
        raise Invalid("unit-level")
    if unit.parent_id != above.id:
        _put(work, unit, above, on)
        _note(work, request, f"unit:{unit_id}:under:{above_id}")
        ask_whoever_is_above(work, unit.path, request.now)
    return unit


def merge(work: Work, request: Request, unit_ids: Sequence[int], into_id: int, *, on: date) -> Unit:
    """Ends units on a day, today or past, in favour of a successor (49 communities became 36).

    They live on below it, so what was filed under them rolls up there; their names become its
    aliases. What they had below them stays theirs. What they had to do, and their posts, are the
    successor's. Whoever does it administers them all. Raises Refused, NotFound, Invalid
    (``into-itself``, ``unit-ended``, ``unit-level``, ``unit-day``).
    """
    successor = _opened(work, request, into_id)
    _begun(work, request, on)
    for unit_id in unit_ids:
        unit = _opened(work, request, unit_id)
        if not succeeds(successor.kind, unit.kind):
            raise Invalid("unit-level")
        also = [one.name for one in work.org.aliases(unit.path) if one.unit_id == unit_id]
        _put(work, unit, successor, on)
        unit.valid_to = on
        unit.successor_id = into_id
        for name in dict.fromkeys([unit.name, *also]):
            work.org.add_alias(Alias(unit_id=into_id, name=name))
        work.org.succeed(unit_id, into_id)
        go_over(work, request, unit, successor)
        _note(work, request, f"unit:{unit_id}:into:{into_id}")
    ask_whoever_is_above(work, successor.path, request.now)
    return successor


def close(work: Work, request: Request, unit_id: int, *, on: date) -> Unit:
    """Ends a unit, with its posts, on a day, today or past. One that still has units below it,
    matters to see through, or items it handed out and nobody else judges, is merged into another
    instead. What may yet come back to it (a matter that turns out not to be settled, an answer to a
    referral) comes to the tier above. Raises Refused, NotFound, Invalid (``unit-ended``,
    ``unit-day``, ``unit-has-units``, ``unit-has-cases``, ``unit-has-followups``)."""
    unit = _opened(work, request, unit_id)
    _begun(work, request, on)
    if below := work.org.children(unit_id, work.rules.day(request.now)):
        raise Invalid("unit-has-units", count=len(below))
    if waiting := work.cases.open_at(unit_id, list(CaseKind), request.now):
        raise Invalid("unit-has-cases", count=len(waiting))
    if given := work.followups.open_of_host(unit_id):
        raise Invalid("unit-has-followups", count=given)
    above = tier_above(work.org.ancestors(unit), work.rules.day(request.now))
    unit.valid_to = on
    if above is not None:
        work.org.succeed(unit_id, above.id)
    end_posts(work, request, unit)
    _note(work, request, f"unit:{unit_id}:closed")
    return unit


def _opened(work: Work, request: Request, unit_id: int) -> Unit:
    """The unit, which has no end yet, if it is the asker's to change."""
    unit = work.org.changing(unit_id)
    if request.actor is not None:
        access.allow(request.actor, Act.ADMINISTER, access.at(unit.path))
    if unit.valid_to is not None:
        raise Invalid("unit-ended", unit=unit.name)
    return unit


def _begun(work: Work, request: Request, on: date) -> None:
    """The tree is as it is now: what is to come later is done later."""
    if on > work.rules.day(request.now):
        raise Invalid("unit-day")


def _put(work: Work, unit: Unit, above: Unit, on: date) -> None:
    if is_within(above.path, unit.path):
        raise Invalid("into-itself")
    open_one = work.org.open_placement(unit.id)
    if open_one is not None:
        open_one.valid_to = max(on, open_one.valid_from)
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
