"""Two-way evaluations as they are read. Whatever is read of a sheet by anybody but the unit that
fills it goes through :func:`_seen_about`."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, or_, select

from domain import access
from domain.access import Act, scope
from domain.errors import NotFound
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.twoway.dealings import plan as planned
from domain.twoway.model import (
    SheetState,
    TwowayRound,
    TwowaySheet,
    TwowayState,
)
from domain.twoway.options import is_seen, round_options, sheet_options
from domain.twoway.results import result_of
from domain.twoway.views import (
    PartyLine,
    PlanView,
    ResultLine,
    RoundLine,
    RoundView,
    SheetLine,
    SheetView,
    TwowayHome,
    TwowayResults,
)
from storage.kit.ids import possible
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref
from storage.schema import twoway_rounds, twoway_sheets, units
from storage.work import answer_of

_NEWEST = 4
_PAGE = 6
_host = units.alias("host")
_from = units.alias("from_unit")
_to = units.alias("to_unit")
_other = twoway_sheets.alias("other")
_HOST = (_host.c.name.label("host_name"), _host.c.kind.label("host_kind"), _host.c.path)
_ROUNDS = select(*twoway_rounds.c, *_HOST).join(_host, _host.c.id == twoway_rounds.c.host_id)
_BOTH = (
    _from.c.name.label("from_name"),
    _from.c.kind.label("from_kind"),
    _from.c.path.label("from_path"),
    _to.c.name.label("to_name"),
    _to.c.kind.label("to_kind"),
    _other.c.state.label("other_state"),
)
_SHEETS = (
    select(*twoway_sheets.c, *_BOTH)
    .join(_from, _from.c.id == twoway_sheets.c.from_id)
    .join(_to, _to.c.id == twoway_sheets.c.to_id)
    .outerjoin(
        _other,
        and_(
            _other.c.round_id == twoway_sheets.c.round_id,
            _other.c.from_id == twoway_sheets.c.to_id,
            _other.c.to_id == twoway_sheets.c.from_id,
        ),
    )
)
_IS_OPEN = twoway_sheets.c.state == SheetState.OPEN
Found = Row[*tuple[Any, ...]]


def home(reading: Reading, actor: Actor, now: datetime) -> TwowayHome:
    """The newest rounds that the actor opens or takes part in, and where one may be opened."""
    rows = reading.connection.execute(
        _ROUNDS.where(_within(actor), twoway_rounds.c.state != TwowayState.CANCELLED)
        .order_by(twoway_rounds.c.id.desc())
        .limit(_NEWEST)
    ).all()
    return TwowayHome(
        rounds=tuple(_line(reading.connection, actor, row, now) for row in rows),
        hosts=_free_hosts(reading.connection, actor),
    )


def plan(reading: Reading, actor: Actor, unit_id: int, now: datetime) -> PlanView:
    """What a round of this unit would be; raises Refused, NotFound."""
    host = answer_of(reading.connection, reading.rules, lambda work: work.org.unit(unit_id))
    access.allow(actor, Act.OPEN_TWOWAY, access.at(host.path))
    found = answer_of(reading.connection, reading.rules, lambda work: planned(work, host, now))
    return PlanView(
        host=ref(host),
        half=found.half,
        units=found.units,
        sheets=len(found.facts),
        due_at=found.due_at,
        closes_at=found.closes_at,
    )


def one(reading: Reading, actor: Actor, round_id: int, page: int, now: datetime) -> RoundView:
    """A round with the actor's own sheets; raises NotFound."""
    connection = reading.connection
    row = _round(connection, actor, round_id)
    made, may = round_of(row), round_options(actor, row.path, round_of(row), now)
    mine = and_(twoway_sheets.c.round_id == made.id, _fills(actor))
    total = connection.scalar(select(func.count()).select_from(twoway_sheets).where(mine)) or 0
    pages = max(1, -(-total // _PAGE))
    page = min(max(page, 0), pages - 1)
    sheets = connection.execute(
        _SHEETS.where(mine)
        .order_by(case((_IS_OPEN, 0), else_=1), _from.c.code, _to.c.code)
        .limit(_PAGE)
        .offset(page * _PAGE)
    )
    opens = row.host_id in scope(actor, Act.OPEN_TWOWAY).units
    parties = _parties(connection, made.id)
    return RoundView(
        line=_line(connection, actor, row, now),
        sheets=tuple(_sheet_line(sheet) for sheet in sheets),
        page=page,
        pages=pages,
        units=_judged(connection, actor, made.id),
        behind=tuple(one for one in parties if opens and one.came < one.total),
        total=sum(one.total for one in parties),
        total_in=sum(one.came for one in parties) if opens else 0,
        may=may,
    )


def sheet(reading: Reading, actor: Actor, sheet_id: int, now: datetime) -> SheetView:
    """A sheet that the actor's unit fills; raises NotFound for every other."""
    connection = reading.connection
    row = None
    if possible(sheet_id):
        row = connection.execute(
            _SHEETS.where(twoway_sheets.c.id == sheet_id, _fills(actor))
        ).one_or_none()
    if row is None:
        raise NotFound("sheet")
    made, own = round_of(_round(connection, actor, row.round_id)), sheet_of(row)
    following = connection.scalar(
        select(func.min(twoway_sheets.c.id)).where(
            twoway_sheets.c.round_id == made.id,
            twoway_sheets.c.from_id == own.from_id,
            twoway_sheets.c.id != own.id,
            _IS_OPEN,
        )
    )
    return SheetView(
        id=own.id,
        round_id=made.id,
        half=made.half,
        from_unit=UnitRef(id=own.from_id, name=row.from_name, kind=row.from_kind),
        to=UnitRef(id=own.to_id, name=row.to_name, kind=row.to_kind),
        form=made.form,
        facts=own.facts,
        marks=own.marks,
        state=own.state,
        late=own.late,
        due_at=made.due_at,
        closes_at=made.closes_at,
        confirmed_at=own.confirmed_at,
        over=not made.takes(now),
        next_id=following or 0,
        may=sheet_options(actor, row.from_path, own, made, row.other_state, now),
    )


def results(reading: Reading, actor: Actor, round_id: int, now: datetime) -> TwowayResults:
    """What came out for the units whose results the actor may read now; raises NotFound."""
    connection = reading.connection
    row = _round(connection, actor, round_id)
    made, least = round_of(row), reading.rules.twoway.least
    everything = round_options(actor, row.path, made, now).read_all
    which = None if everything else scope(actor, Act.READ_TWOWAY).units
    about = _seen_about(connection, made, which, now)
    return TwowayResults(
        round_id=made.id,
        host=_host_of(row),
        half=made.half,
        form=made.form,
        over=made.over(now),
        closes_at=made.closes_at,
        least=least,
        lines=tuple(
            ResultLine(unit=unit, result=result_of(made.form, sheets, least))
            for unit, sheets in about
        ),
    )


def _seen_about(
    connection: Connection, made: TwowayRound, unit_ids: Collection[int] | None, now: datetime
) -> list[tuple[UnitRef, list[TwowaySheet]]]:
    """The sheets about each of the units (None: all) that count in what anybody reads: the one way
    out of this table. Nothing of a round that was called off."""
    if made.state is TwowayState.CANCELLED:
        return []
    wanted = twoway_sheets.c.round_id == made.id
    if unit_ids is not None:
        wanted = and_(wanted, twoway_sheets.c.to_id.in_(unit_ids))
    about: dict[UnitRef, list[TwowaySheet]] = {}
    for row in connection.execute(_SHEETS.where(wanted).order_by(_to.c.code, twoway_sheets.c.id)):
        unit = UnitRef(id=row.to_id, name=row.to_name, kind=row.to_kind)
        seen = about.setdefault(unit, [])
        if is_seen(row.state, row.other_state, over=made.over(now)):
            seen.append(sheet_of(row))
    return list(about.items())


def _within(actor: Actor) -> ColumnElement[bool]:
    """The rounds that the actor opens, or that a unit of theirs takes part in."""
    units_of = scope(actor, Act.READ_TWOWAY).units
    part = select(twoway_sheets.c.round_id).where(twoway_sheets.c.from_id.in_(units_of))
    return or_(
        twoway_rounds.c.host_id.in_(scope(actor, Act.OPEN_TWOWAY).units),
        twoway_rounds.c.id.in_(part),
    )


def _fills(actor: Actor) -> ColumnElement[bool]:
    return twoway_sheets.c.from_id.in_(scope(actor, Act.FILL_TWOWAY).units)


def _round(connection: Connection, actor: Actor, round_id: int) -> Found:
    row = None
    if possible(round_id):
        row = connection.execute(
            _ROUNDS.where(twoway_rounds.c.id == round_id, _within(actor))
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


def _line(connection: Connection, actor: Actor, row: Found, now: datetime) -> RoundLine:
    made = round_of(row)
    counted = connection.execute(
        select(func.count(), func.coalesce(func.sum(case((_IS_OPEN, 0), else_=1)), 0)).where(
            twoway_sheets.c.round_id == made.id, _fills(actor)
        )
    ).one()
    mine, came = counted
    return RoundLine(
        id=made.id,
        host=_host_of(row),
        half=made.half,
        state=TwowayState.CLOSED if made.over(now) else made.state,
        due_at=made.due_at,
        closes_at=made.closes_at,
        mine=mine,
        mine_in=came,
        overdue=made.takes(now) and now >= made.due_at and came < mine,
    )


def _host_of(row: Found) -> UnitRef:
    return UnitRef(id=row.host_id, name=row.host_name, kind=row.host_kind)


def _sheet_line(row: Found) -> SheetLine:
    return SheetLine(
        id=row.id,
        from_unit=UnitRef(id=row.from_id, name=row.from_name, kind=row.from_kind),
        to=UnitRef(id=row.to_id, name=row.to_name, kind=row.to_kind),
        state=row.state,
        marked=len(row.marks),
    )


def _parties(connection: Connection, round_id: int) -> Sequence[PartyLine]:
    """How far each unit is; what its sheets say is not asked."""
    came: defaultdict[UnitRef, int] = defaultdict(int)
    total: defaultdict[UnitRef, int] = defaultdict(int)
    rows = connection.execute(
        select(_from.c.id, _from.c.name, _from.c.kind, twoway_sheets.c.state, func.count())
        .join(_from, _from.c.id == twoway_sheets.c.from_id)
        .where(twoway_sheets.c.round_id == round_id)
        .group_by(_from.c.id, _from.c.name, _from.c.kind, _from.c.code, twoway_sheets.c.state)
        .order_by(_from.c.code)
    )
    for number, name, kind, state, many in rows:
        unit = UnitRef(id=number, name=name, kind=kind)
        total[unit] += many
        came[unit] += many if state is not SheetState.OPEN else 0
    return [PartyLine(unit=unit, came=came[unit], total=many) for unit, many in total.items()]


def _judged(connection: Connection, actor: Actor, round_id: int) -> tuple[UnitRef, ...]:
    rows = connection.execute(
        select(_to.c.id, _to.c.name, _to.c.kind)
        .select_from(twoway_sheets)
        .join(_to, _to.c.id == twoway_sheets.c.to_id)
        .where(
            twoway_sheets.c.round_id == round_id,
            twoway_sheets.c.to_id.in_(scope(actor, Act.READ_TWOWAY).units),
        )
        .distinct()
    )
    return _refs(rows)


def _free_hosts(connection: Connection, actor: Actor) -> tuple[UnitRef, ...]:
    """Units for which the actor may open a round, as none is open there."""
    busy = select(twoway_rounds.c.host_id).where(twoway_rounds.c.state == TwowayState.OPEN)
    rows = connection.execute(
        select(units.c.id, units.c.name, units.c.kind)
        .where(units.c.id.in_(scope(actor, Act.OPEN_TWOWAY).units), units.c.id.not_in(busy))
        .order_by(units.c.code)
    )
    return _refs(rows)


def _refs(rows: Iterable[Found]) -> tuple[UnitRef, ...]:
    return tuple(UnitRef(id=number, name=name, kind=kind) for number, name, kind in rows)


class SqlTwowayReads(Reads):
    """:class:`domain.twoway.views.TwowayReads` on a database."""

    home = awaited(home)
    plan = awaited(plan, aside=True)
    one = awaited(one)
    sheet = awaited(sheet)
    results = awaited(results)
