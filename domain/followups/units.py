"""The units of an item: who may get it, who answers for it, who is told."""

from dataclasses import dataclass
from datetime import datetime

from domain.cases.handover import tier_above
from domain.errors import Invalid
from domain.followups.model import Followup, Source
from domain.followups.options import FollowupPlace
from domain.org.model import Unit, UnitKind, is_within
from domain.people.line import Lines
from domain.people.model import Role
from domain.ports import Work

ANSWERING = frozenset(
    {
        Role.MEDIATOR,
        Role.INFORMATION_OFFICER,
        Role.COORDINATOR,
        Role.CENTRE_OFFICER,
        Role.SUPERVISOR,
    }
)
"""The posts that answer for a unit, whichever of them it has."""
BESIDE = frozenset({Source.CALLIN})
"""What also the units right beside the host may be handed: they were called in to it."""
HOSTING = frozenset({Role.MEDIATOR, Role.INFORMATION_OFFICER, Role.COORDINATOR, Role.SUPERVISOR})
"""The posts that hand out for a unit."""


@dataclass(frozen=True, kw_only=True)
class Sides:
    """Who sits on both sides of an item now."""

    place: FollowupPlace
    answering: frozenset[int]
    """Who answers for the unit."""
    hosting: frozenset[int]
    """Who handed it out."""


def lines_of(work: Work, now: datetime) -> Lines:
    """Of those who can be reached: what was handed to a unit without a phone is owed by the nearest
    above that has one."""
    return Lines(work=work, now=now, reached=True)


def sides(lines: Lines, followup: Followup) -> Sides:
    """The paths of its units, and who is asked on either side: whoever is at the unit, or where
    nobody is there who can be reached, whoever answers at the nearest one above."""
    line, above = lines.of(followup.unit_id), lines.of(followup.host_id)
    answering, hosting = lines.nearest(line, ANSWERING), lines.nearest(above, HOSTING)
    work = lines.work
    beside = work.org.those({*followup.helpers, *work.followups.units_of(followup.id)})
    return Sides(
        place=FollowupPlace(
            unit=line[0].path,
            answers=_path(line, answering.unit_id),
            host=above[0].path,
            hosts=_path(above, hosting.unit_id),
            beside=tuple(sorted(unit.path for unit in beside)),
        ),
        answering=frozenset(answering.people),
        hosting=frozenset(hosting.people),
    )


def _path(line: list[Unit], unit_id: int | None) -> str:
    return next((unit.path for unit in line if unit.id == unit_id), line[0].path)


def reaches(work: Work, host_id: int, now: datetime) -> list[Unit]:
    """The units a host may choose from at once: itself, the tiers above, what lies right below, and
    the specialised centres beside all these; in this order. Further down it may hand out, too."""
    host, day = work.org.unit(host_id), work.rules.day(now)
    line = [unit for unit in work.org.ancestors(host) if unit.valid_on(day)]
    beside = [
        unit
        for above in line
        for unit in work.org.children(above.id, day)
        if unit.kind is UnitKind.CENTRE
    ]
    below = [unit for unit in work.org.children(host_id, day) if unit.kind is not UnitKind.CENTRE]
    return list({unit.id: unit for unit in (*line, *below, *beside)}.values())


def check_unit(
    work: Work,
    host_id: int,
    unit_id: int,
    now: datetime,
    source: Source | None = None,
    *,
    known: bool = False,
) -> Unit:
    """A unit to which the host may hand out: itself, one above, any below, or a centre beside one
    of these; of what comes from some sources also one right beside it, or (``known``) any that its
    source knows to take part. Raises :class:`Invalid` (``unit-gone``, ``followup-unit``),
    NotFound."""
    unit, host = work.org.unit(unit_id), work.org.unit(host_id)
    if not unit.valid_on(work.rules.day(now)):
        raise Invalid("unit-gone")
    if source in BESIDE and (known or unit.parent_id == host.parent_id):
        return unit
    beside = unit.kind is UnitKind.CENTRE and unit.parent_id is not None
    top = work.org.unit(unit.parent_id).path if beside and unit.parent_id else unit.path
    if not is_within(host.path, top) and not is_within(unit.path, host.path):
        raise Invalid("followup-unit")
    return unit


def above_of(work: Work, followup: Followup, now: datetime) -> Unit | None:
    """The tier above the responsible unit; None at the top."""
    line = work.org.ancestors(work.org.unit(followup.unit_id))
    return tier_above(line, work.rules.day(now))
