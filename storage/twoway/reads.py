"""Two-way evaluations as they are read. Whatever is read of a sheet by anybody but the unit that
fills it goes through :func:`_seen_about`."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, case, func, or_, select

from domain.access import Act, scope
from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import is_within
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.twoway.dealings import plan as planned
from domain.twoway.model import (
    SheetState,
    TwowayRound,
    TwowaySheet,
    TwowayState,
    judged_half,
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
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref
from storage.schema import twoway_rounds, twoway_sheets, units
from storage.twoway.rows import (
    IS_OPEN,
    ROUNDS,
    SHEETS,
    Found,
    filled_by,
    host_of,
    judged,
    judging,
    refs,
    round_of,
    round_row,
    sheet_of,
    within,
)
from storage.work import answer_of

_NEWEST = 4
_PAGE = 6


def home(reading: Reading, actor: Actor, now: datetime) -> TwowayHome:
    """The newest rounds that the actor opens or takes part in, and where one may be opened."""
    rows = reading.connection.execute(
        ROUNDS.where(within(actor), twoway_rounds.c.state != TwowayState.CANCELLED)
        .order_by(twoway_rounds.c.id.desc())
        .limit(_NEWEST)
    ).all()
    return TwowayHome(
        rounds=tuple(_line(reading.connection, actor, row, now) for row in rows),
        hosts=_free_hosts(reading, actor, now),
    )


def plan(reading: Reading, actor: Actor, unit_id: int, now: datetime) -> PlanView:
    """What a round of this unit would be; raises NotFound for one the actor opens none for."""
    if unit_id not in scope(actor, Act.OPEN_TWOWAY).units:
        raise NotFound("unit")
    host = answer_of(reading.connection, reading.rules, lambda work: work.org.unit(unit_id))
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
    row = round_row(connection, actor, round_id)
    made, may = round_of(row), round_options(actor, row.path, round_of(row), now)
    mine = and_(twoway_sheets.c.round_id == made.id, filled_by(actor))
    total = connection.scalar(select(func.count()).select_from(twoway_sheets).where(mine)) or 0
    opens = row.host_id in scope(actor, Act.OPEN_TWOWAY).units
    parties = _parties(connection, made.id)
    behind = [one for one in parties if opens and one.came < one.total]
    pages = max(1, -(-max(total, len(behind)) // _PAGE))
    page = min(max(page, 0), pages - 1)
    sheets = connection.execute(
        SHEETS.where(mine)
        .order_by(case((IS_OPEN, 0), else_=1), judging.c.code, judged.c.code)
        .limit(_PAGE)
        .offset(page * _PAGE)
    )
    return RoundView(
        line=_line(connection, actor, row, now),
        sheets=tuple(_sheet_line(sheet) for sheet in sheets),
        page=page,
        pages=pages,
        units=_judged(connection, actor, made.id),
        behind=tuple(behind[page * _PAGE : (page + 1) * _PAGE]),
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
            SHEETS.where(twoway_sheets.c.id == sheet_id, filled_by(actor))
        ).one_or_none()
    if row is None:
        raise NotFound("sheet")
    made, own = round_of(round_row(connection, actor, row.round_id)), sheet_of(row)
    following = connection.scalar(
        select(func.min(twoway_sheets.c.id)).where(
            twoway_sheets.c.round_id == made.id,
            twoway_sheets.c.from_id == own.from_id,
            twoway_sheets.c.id != own.id,
            IS_OPEN,
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
    row = round_row(connection, actor, round_id)
    made, least = round_of(row), reading.rules.twoway.least
    everything = round_options(actor, row.path, made, now).read_all
    which = None if everything else scope(actor, Act.READ_TWOWAY).units
    about = _seen_about(connection, made, which, now)
    return TwowayResults(
        round_id=made.id,
        host=host_of(row),
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
    for row in connection.execute(SHEETS.where(wanted).order_by(judged.c.code, twoway_sheets.c.id)):
        unit = UnitRef(id=row.to_id, name=row.to_name, kind=row.to_kind)
        seen = about.setdefault(unit, [])
        if is_seen(row.state, row.other_state, over=made.over(now)):
            seen.append(sheet_of(row))
    return list(about.items())


def _line(connection: Connection, actor: Actor, row: Found, now: datetime) -> RoundLine:
    made = round_of(row)
    counted = connection.execute(
        select(func.count(), func.coalesce(func.sum(case((IS_OPEN, 0), else_=1)), 0)).where(
            twoway_sheets.c.round_id == made.id, filled_by(actor)
        )
    ).one()
    mine, came = counted
    return RoundLine(
        id=made.id,
        host=host_of(row),
        half=made.half,
        state=TwowayState.CLOSED if made.over(now) else made.state,
        due_at=made.due_at,
        closes_at=made.closes_at,
        mine=mine,
        mine_in=came,
        overdue=made.takes(now) and now >= made.due_at and came < mine,
    )


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
        select(judging.c.id, judging.c.name, judging.c.kind, twoway_sheets.c.state, func.count())
        .join(judging, judging.c.id == twoway_sheets.c.from_id)
        .where(twoway_sheets.c.round_id == round_id)
        .group_by(
            judging.c.id, judging.c.name, judging.c.kind, judging.c.code, twoway_sheets.c.state
        )
        .order_by(judging.c.code)
    )
    for number, name, kind, state, many in rows:
        unit = UnitRef(id=number, name=name, kind=kind)
        total[unit] += many
        came[unit] += many if state is not SheetState.OPEN else 0
    return [PartyLine(unit=unit, came=came[unit], total=many) for unit, many in total.items()]


def _judged(connection: Connection, actor: Actor, round_id: int) -> tuple[UnitRef, ...]:
    rows = connection.execute(
        select(judged.c.id, judged.c.name, judged.c.kind)
        .select_from(twoway_sheets)
        .join(judged, judged.c.id == twoway_sheets.c.to_id)
        .where(
            twoway_sheets.c.round_id == round_id,
            twoway_sheets.c.to_id.in_(scope(actor, Act.READ_TWOWAY).units),
        )
        .distinct()
    )
    return refs(rows)


def _free_hosts(reading: Reading, actor: Actor, now: datetime) -> tuple[UnitRef, ...]:
    """Units for which the actor may open a round: none is open there, above or below, and none was
    held of the half-year it would be about."""
    connection = reading.connection
    own = scope(actor, Act.OPEN_TWOWAY).units
    if not own:
        return ()
    half = judged_half(reading.rules.day(now))
    held = and_(twoway_rounds.c.first == half.first, twoway_rounds.c.state != TwowayState.CANCELLED)
    running = select(units.c.path).where(
        units.c.id.in_(
            select(twoway_rounds.c.host_id).where(
                or_(twoway_rounds.c.state == TwowayState.OPEN, held)
            )
        )
    )
    busy = connection.scalars(running).all()
    rows = connection.execute(select(units).where(units.c.id.in_(own)).order_by(units.c.code))
    return tuple(
        ref(row)
        for row in rows
        if not any(is_within(row.path, path) or is_within(path, row.path) for path in busy)
    )


class SqlTwowayReads(Reads):
    """:class:`domain.twoway.views.TwowayReads` on a database."""

    home = awaited(home)
    plan = awaited(plan, aside=True)
    one = awaited(one)
    sheet = awaited(sheet)
    results = awaited(results)
