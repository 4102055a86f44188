"""Writes a checked table of units: what is new, and what is different with those there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.errors import Invalid
from domain.org import actions
from domain.org.actions import UnitRow
from domain.org.model import Unit
from domain.ports import Work
from domain.request import Request


@dataclass(frozen=True, kw_only=True)
class UnitChange:
    """What is to be different with a unit the desk has, by its code; None leaves it as it is."""

    code: str
    name: str | None = None
    above: str | None = None
    """The code of the unit it goes under."""
    into: str | None = None
    """The code of the unit that goes on for it."""
    until: date | None = None
    """The first day without it; with ``into`` the day it merges."""


def change_units(
    work: Work, request: Request, rows: Sequence[UnitRow], changes: Sequence[UnitChange]
) -> int:
    """Adds the units of a table and changes those that are there, all of it or nothing: first what
    is new, then names, places, mergers, and last what closes, the lowest first.

    Returns how many were added. Raises what the single changes raise, with the ``code``.
    """
    added = actions.add_units(work, request, rows)
    lowest_first = sorted(changes, key=lambda one: -_coded(work, one.code).path.count("/"))
    for part in ("name", "above", "into"):
        for one in changes:
            _change(work, request, one, part)
    for one in lowest_first:
        _change(work, request, one, "until")
    return added


def _change(work: Work, request: Request, change: UnitChange, part: str) -> None:
    """One of the changes of a unit."""
    unit, today = _coded(work, change.code).id, work.rules.day(request.now)
    on = change.until or today
    try:
        match part:
            case "name" if change.name is not None:
                actions.rename(work, request, unit, change.name)
            case "above" if change.above is not None:
                actions.move(work, request, unit, _coded(work, change.above).id, on=today)
            case "into" if change.into is not None:
                actions.merge(work, request, [unit], _coded(work, change.into).id, on=on)
            case "until" if change.until is not None and change.into is None:
                actions.close(work, request, unit, on=on)
    except Invalid as wrong:
        raise Invalid(wrong.reason, **{**wrong.facts, "code": change.code}) from wrong


def _coded(work: Work, code: str) -> Unit:
    unit = work.org.by_code(code)
    if unit is None:
        raise Invalid("above-unknown", code=code)
    return unit
