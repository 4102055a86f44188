"""Where a case may go: up a tier, down its own line, or to a specialised centre beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain import access
from domain.access import Act
from domain.cases.lifecycle import Arrow
from domain.cases.model import Case, CaseKind
from domain.cases.routes import SectorRoute, suggested_first
from domain.cases.telling import HANDLERS
from domain.errors import Invalid
from domain.org.model import Unit, UnitKind
from domain.people.line import Lines, nearest
from domain.ports import Work
from domain.request import Request

DESKS = frozenset({UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT, UnitKind.CENTRE})
"""Units that handle matters; a grid only reports them."""
TIERS = frozenset({UnitKind.COMMUNITY, UnitKind.STREET, UnitKind.DISTRICT})


def next_tier(work: Work, case: Case, now: datetime) -> Unit | None:
    """The tier above the unit responsible, whatever its kind: streets were abolished in places.
    None at the top, or where nobody above handles matters."""
    line = work.org.ancestors(work.org.unit(case.responsible_id))
    return tier_above(line, work.rules.day(now))


def tier_above(line: Sequence[Unit], day: date) -> Unit | None:
    """The same of a unit and all above it, the nearest first."""
    return next((u for u in line[1:] if u.kind in TIERS and u.valid_on(day)), None)


def assignable(work: Work, case: Case, now: datetime) -> list[Unit]:
    """The specialised centres at the tiers above the unit responsible and at itself, then the
    tiers of the case's own line below it, the highest first. Centres mediate disputes: an opinion
    item goes down its line only."""
    day = work.rules.day(now)
    line = work.org.ancestors(work.org.unit(case.responsible_id))
    centres = [
        unit
        for above in line
        for unit in work.org.children(above.id, day)
        if case.kind is CaseKind.DISPUTE
        and unit.kind is UnitKind.CENTRE
        and unit.id != case.responsible_id
    ]
    own = work.org.ancestors(work.org.unit(case.unit_id))
    above = {unit.id for unit in line}
    below = [u for u in own if u.kind in TIERS and u.id not in above and u.valid_on(day)]
    return [*centres, *reversed(below)]


@dataclass(frozen=True, kw_only=True)
class Assignable:
    """A unit a case may be assigned to."""

    unit: Unit
    suggested: bool
    staffed: bool


def destinations(work: Work, case: Case, now: datetime) -> list[Assignable]:
    """The units the case may be assigned to; the centres its category goes to stand first."""
    units = assignable(work, case, now)
    wanted = work.routes.of_category(case.category_id)
    held = Lines(work=work, now=now).held(units, HANDLERS[case.kind])
    return [
        Assignable(unit=unit, suggested=suggested, staffed=bool(nearest(held, [unit.id]).people))
        for unit, suggested in suggested_first(units, wanted)
    ]


def destination(
    work: Work, case: Case, arrow: Arrow, to_unit_id: int | None, now: datetime
) -> int | None:
    """The unit a step hands the case to; None for a step that hands nothing on.

    Raises Invalid when there is no tier above (``no-tier-above``), or when the unit chosen is none
    of those it may go to (``unit-missing``).
    """
    match arrow:
        case Arrow.HAND_UP:
            above = next_tier(work, case, now)
            if above is None:
                raise Invalid("no-tier-above")
            return above.id
        case Arrow.ASSIGN:
            if to_unit_id not in {unit.id for unit in assignable(work, case, now)}:
                raise Invalid("unit-missing")
            return to_unit_id
        case _:
            return None


@dataclass(frozen=True, kw_only=True)
class RouteRow:
    """A route as it comes from a table: a category's code or name, and the centre's code."""

    category: str
    centre: str


def set_routes(work: Work, request: Request, rows: Sequence[RouteRow]) -> int:
    """Puts these routes in the place of all there are, a category's centres in the order given.

    Returns how many there are now. Raises Refused, Invalid (``category-missing``,
    ``unit-missing``: a code that the desk does not have, or that is no centre's).
    """
    pairs: list[tuple[int, Unit]] = []
    for row in rows:
        unit = work.org.by_code(row.centre)
        if request.actor is not None:
            access.allow(request.actor, Act.ADMINISTER, access.at(unit.path if unit else ""))
        category = work.routes.category(row.category, work.rules.day(request.now))
        if category is None:
            raise Invalid("category-missing")
        if unit is None or unit.kind is not UnitKind.CENTRE:
            raise Invalid("unit-missing")
        pairs.append((category.id, unit))
    work.routes.clear()
    for position, (category_id, unit) in enumerate(pairs):
        work.routes.add(SectorRoute(category_id=category_id, unit_id=unit.id, position=position))
    work.audit.add(
        at=request.now,
        person_id=request.actor.person_id if request.actor else None,
        act=Act.ADMINISTER,
        subject=f"routes:{len(pairs)}",
    )
    return len(pairs)
