"""The units of a call-in: who may be called, who answers for them, who leads."""

from datetime import datetime

from domain.access import Target
from domain.callins.model import CallIn
from domain.callins.options import CalledPlace, CallInPlace
from domain.cases.handover import DESKS, TIERS
from domain.cases.model import Case, CaseKind
from domain.cases.telling import HANDLERS
from domain.followups.units import ANSWERING
from domain.org.model import Unit, UnitKind
from domain.people.line import Lines
from domain.ports import Work


def reaches(work: Work, host_id: int, filed_id: int, now: datetime) -> list[Unit]:
    """The units that the one with a matter may call: those beside it and those above, those right
    below, the tiers of the place where it was filed, and the specialised centres of all tiers
    above; the nearest first. Never itself."""
    day = work.rules.day(now)
    line = work.org.ancestors(work.org.unit(host_id))
    below_each = [(above, work.org.children(above.id, day)) for above in line[:2]]
    near = [unit for _, below in reversed(below_each) for unit in below if unit.kind in DESKS]
    own = [unit for unit in work.org.ancestors(work.org.unit(filed_id)) if unit.kind in TIERS]
    far = [
        unit
        for above in line[2:]
        for unit in work.org.children(above.id, day)
        if unit.kind is UnitKind.CENTRE
    ]
    above = [unit for unit in line[1:] if unit.kind in TIERS]
    found = {unit.id: unit for unit in (*above[:1], *near, *own, *far, *above[1:])}
    return [unit for unit in found.values() if unit.valid_on(day) and unit.id != host_id]


def leading(lines: Lines, case: Case) -> set[int]:
    """Who leads: whoever took the matter, or is at work in their place; else who handles such
    matters at its unit, or at the nearest above."""
    line, roles = lines.of(case.responsible_id), HANDLERS[case.kind]
    if case.handler_id is not None:
        return lines.keeping(case.handler_id, line, roles)
    return lines.nearest(line, roles).people


def place_of(lines: Lines, callin: CallIn, kind: CaseKind, target: Target) -> CallInPlace:
    """Where it lies, by the kind of its matter and what access asks of that; ``lines`` are of those
    who can be reached."""
    return CallInPlace(
        kind=kind,
        target=target,
        called=tuple(called_place(lines, unit_id) for unit_id in callin.unit_ids),
    )


def called_place(lines: Lines, unit_id: int) -> CalledPlace:
    """A unit that is called, and the one that answers for it."""
    line = lines.of(unit_id)
    found = lines.nearest(line, ANSWERING).unit_id
    answering = next((unit for unit in line if unit.id == found), line[0])
    return CalledPlace(unit_id=unit_id, path=line[0].path, answers=answering.path)


def answering(lines: Lines, unit_id: int) -> set[int]:
    """Who answers for a unit that is called."""
    return lines.nearest(lines.of(unit_id), ANSWERING).people
