"""The rounds within reach as a list."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select

from domain.access import Act, scope
from domain.errors import Refused
from domain.org.model import UnitKind, ancestor_ids
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.selections.model import SelectionState
from domain.selections.rounds import years
from domain.selections.views import SelectionLine, SelectionPage
from storage.kit.reading import Reading
from storage.org.units import ref
from storage.schema import begins, selections, units

_ROUNDS = 6


def rounds_seen(actor: Actor) -> ColumnElement[bool]:
    """The rounds of the districts at, above and below where somebody reads of them."""
    reach = scope(actor, Act.SEE_SELECTION)
    if reach.empty:
        raise Refused(Act.SEE_SELECTION.value)
    paths = [
        *reach.prefixes,
        *(seat.unit_path for seat in actor.seats if seat.unit_id in reach.units),
    ]
    line = {one for path in paths for one in ancestor_ids(path)}
    return or_(units.c.id.in_(line), *(begins(units.c.path, one) for one in reach.prefixes))


def page_of(reading: Reading, actor: Actor, page: int, now: datetime) -> SelectionPage:
    """The rounds within reach, the newest first."""
    connection, seen = reading.connection, rounds_seen(actor)
    joined = selections.join(units, units.c.id == selections.c.unit_id)
    total = connection.scalar(select(func.count()).select_from(joined).where(seen)) or 0
    pages = max(1, -(-total // _ROUNDS))
    page = min(max(page, 0), pages - 1)
    rows = connection.execute(
        select(selections, units.c.name, units.c.kind)
        .select_from(joined)
        .where(seen)
        .order_by(selections.c.year.desc(), selections.c.id.desc())
        .limit(_ROUNDS)
        .offset(page * _ROUNDS)
    )
    district = _opens(reading, actor)
    held: set[int] = set()
    if district is not None:
        held = set(
            connection.scalars(
                select(selections.c.year).where(
                    selections.c.unit_id == district.id,
                    selections.c.state != SelectionState.CANCELLED,
                )
            )
        )
    open_to = [one for one in years(reading.rules.day(now)) if one not in held]
    return SelectionPage(
        lines=tuple(
            SelectionLine(
                id=row.id,
                district=UnitRef(id=row.unit_id, name=row.name, kind=row.kind),
                year=row.year,
                state=row.state,
                due_at=row.due_at,
            )
            for row in rows
        ),
        page=page,
        pages=pages,
        opens=district,
        years=tuple(open_to) if district is not None else (),
    )


def _opens(reading: Reading, actor: Actor) -> UnitRef | None:
    own = scope(actor, Act.SELECT_MODELS).units
    row = reading.connection.execute(
        select(units)
        .where(units.c.id.in_(own), units.c.kind == UnitKind.DISTRICT)
        .order_by(units.c.path)
        .limit(1)
    ).one_or_none()
    return None if row is None else ref(row)
