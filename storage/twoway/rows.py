"""Rounds and sheets as rows within reach, and as what the domain knows them by."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from domain.access import Act, scope
from domain.errors import NotFound
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.twoway.model import SheetState, TwowayRound, TwowaySheet
from storage.schema import twoway_rounds, twoway_sheets, units

_host = units.alias("host")
judging = units.alias("from_unit")
judged = units.alias("to_unit")
_other = twoway_sheets.alias("other")
_HOST = (_host.c.name.label("host_name"), _host.c.kind.label("host_kind"), _host.c.path)
ROUNDS = select(*twoway_rounds.c, *_HOST).join(_host, _host.c.id == twoway_rounds.c.host_id)
_BOTH = (
    judging.c.name.label("from_name"),
    judging.c.kind.label("from_kind"),
    judging.c.path.label("from_path"),
    judged.c.name.label("to_name"),
    judged.c.kind.label("to_kind"),
    _other.c.state.label("other_state"),
)
SHEETS = (
    select(*twoway_sheets.c, *_BOTH)
    .join(judging, judging.c.id == twoway_sheets.c.from_id)
    .join(judged, judged.c.id == twoway_sheets.c.to_id)
    .outerjoin(
        _other,
        and_(
            _other.c.round_id == twoway_sheets.c.round_id,
            _other.c.from_id == twoway_sheets.c.to_id,
            _other.c.to_id == twoway_sheets.c.from_id,
        ),
    )
)
IS_OPEN = twoway_sheets.c.state == SheetState.OPEN
Found = Row[*tuple[Any, ...]]


def within(actor: Actor) -> ColumnElement[bool]:
    """The rounds that the actor opens, or that a unit of theirs takes part in."""
    units_of = scope(actor, Act.READ_TWOWAY).units
    part = select(twoway_sheets.c.round_id).where(twoway_sheets.c.from_id.in_(units_of))
    return or_(
        twoway_rounds.c.host_id.in_(scope(actor, Act.OPEN_TWOWAY).units),
        twoway_rounds.c.id.in_(part),
    )


def filled_by(actor: Actor) -> ColumnElement[bool]:
    """The sheets that the actor fills."""
    return twoway_sheets.c.from_id.in_(scope(actor, Act.FILL_TWOWAY).units)


def round_row(connection: Connection, actor: Actor, round_id: int) -> Found:
    """A round within reach; raises NotFound for every other."""
    row = None
    if possible(round_id):
        row = connection.execute(
            ROUNDS.where(twoway_rounds.c.id == round_id, within(actor))
        ).one_or_none()
    if row is None:
        raise NotFound("twoway")
    return row


def round_of(row: Found) -> TwowayRound:
    """A row with all columns of a round, as a round that belongs to no session."""
    given = {column.key: row._mapping[column.key] for column in twoway_rounds.c}
    number = given.pop("id")
    made = TwowayRound(**given)
    made.id = number
    return made


def sheet_of(row: Found) -> TwowaySheet:
    """The same of a sheet."""
    given = {column.key: row._mapping[column.key] for column in twoway_sheets.c}
    number = given.pop("id")
    made = TwowaySheet(**given)
    made.id = number
    return made


def host_of(row: Found) -> UnitRef:
    """The unit that opened it."""
    return UnitRef(id=row.host_id, name=row.host_name, kind=row.host_kind)


def refs(rows: Iterable[Found]) -> tuple[UnitRef, ...]:
    """Rows of number, name and kind, as units are named to a reader."""
    return tuple(UnitRef(id=number, name=name, kind=kind) for number, name, kind in rows)
