"""Where a case may go: up a tier, down its own line, or to a specialised centre beside it."""

from dataclasses import dataclass
from datetime import datetime

from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind
from domain.cases.routes import suggested_first
from domain.cases.telling import HANDLERS
from domain.errors import Invalid
from domain.org import Unit, UnitKind
from domain.people import serving
from domain.ports.work import Work

DESKS = frozenset({UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT, UnitKind.CENTRE})
"""Units that handle matters; a grid only reports them."""
TIERS = frozenset({UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT})


async def next_tier(work: Work, case: Case, now: datetime) -> Unit | None:
    """The tier above the unit responsible, whatever its kind: streets were abolished in places.
    None at the top, or where nobody above handles matters."""
    day = now.astimezone(work.rules.zone).date()
    line = await work.org.ancestors(await work.org.unit(case.responsible_id))
    return next((u for u in line[1:] if u.kind in TIERS and u.valid_on(day)), None)


async def assignable(work: Work, case: Case, now: datetime) -> list[Unit]:
    """The specialised centres at the tiers above the unit responsible and at itself, then the
    tiers of the case's own line below it, the highest first. Centres mediate disputes: an opinion
    item goes down its line only."""
    day = now.astimezone(work.rules.zone).date()
    line = await work.org.ancestors(await work.org.unit(case.responsible_id))
    centres = [
        unit
        for above in line
        for unit in await work.org.children(above.id, day)
        if case.kind is CaseKind.DISPUTE
        and unit.kind is UnitKind.CENTRE
        and unit.id != case.responsible_id
    ]
    own = await work.org.ancestors(await work.org.unit(case.unit_id))
    above = {unit.id for unit in line}
    below = [u for u in own if u.kind in TIERS and u.id not in above and u.valid_on(day)]
    return [*centres, *reversed(below)]


@dataclass(frozen=True, kw_only=True)
class Destination:
    """A unit a case may be assigned to."""

    unit: Unit
    suggested: bool
    staffed: bool


async def destinations(work: Work, case: Case, now: datetime) -> list[Destination]:
    """The units the case may be assigned to; the centres its category goes to stand first."""
    units = await assignable(work, case, now)
    wanted = await work.routes.of_category(case.category_id)
    day = now.astimezone(work.rules.zone).date()
    held = await work.people.holders([unit.id for unit in units], HANDLERS[case.kind], day)
    return [
        Destination(unit=unit, suggested=suggested, staffed=bool(serving(held, unit.id)))
        for unit, suggested in suggested_first(units, wanted)
    ]


async def destination(
    work: Work, case: Case, arrow: Arrow, to_unit_id: int | None, now: datetime
) -> int | None:
    """The unit a step hands the case to; None for a step that hands nothing on.

    Raises Invalid when there is no tier above (``no-tier-above``), or when the unit chosen is none
    of those it may go to (``unit-missing``).
    """
    match arrow:
        case Arrow.HAND_UP:
            above = await next_tier(work, case, now)
            if above is None:
                raise Invalid("no-tier-above")
            return above.id
        case Arrow.ASSIGN:
            if to_unit_id not in {unit.id for unit in await assignable(work, case, now)}:
                raise Invalid("unit-missing")
            return to_unit_id
        case _:
            return None
