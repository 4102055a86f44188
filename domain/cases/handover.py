"""Where a case may go: up a tier, down its own line, or to a specialised centre beside it."""

from datetime import datetime

from domain.cases.lifecycle import Arrow
from domain.cases.model import Case
from domain.errors import Invalid
from domain.org import Unit, UnitKind
from domain.ports.work import Work

DESKS = frozenset({UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT, UnitKind.CENTRE})
"""Units that handle matters; a grid only reports them."""
_TIERS = frozenset({UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT})


async def next_tier(work: Work, case: Case, now: datetime) -> Unit | None:
    """The tier above the unit responsible, whatever its kind: streets were abolished in places.
    None at the top, or where nobody above handles matters."""
    day = now.astimezone(work.rules.zone).date()
    line = await work.org.ancestors(await work.org.unit(case.responsible_id))
    return next((u for u in line[1:] if u.kind in _TIERS and u.valid_on(day)), None)


async def assignable(work: Work, case: Case, now: datetime) -> list[Unit]:
    """The specialised centres at the tiers above the unit responsible and at itself, then the
    tiers of the case's own line below it, the highest first."""
    day = now.astimezone(work.rules.zone).date()
    line = await work.org.ancestors(await work.org.unit(case.responsible_id))
    centres = [
        unit
        for above in line
        for unit in await work.org.children(above.id, day)
        if unit.kind is UnitKind.CENTRE and unit.id != case.responsible_id
    ]
    own = await work.org.ancestors(await work.org.unit(case.unit_id))
    above = {unit.id for unit in line}
    below = [u for u in own if u.kind in _TIERS and u.id not in above and u.valid_on(day)]
    return [*centres, *reversed(below)]


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
