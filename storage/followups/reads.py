"""Items handed out as they are read: by who is to see to them, who helps, who handed them out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy import case as either

from domain.access import Act, scope
from domain.errors import NotFound
from domain.followups.model import Followup, Helping, Source
from domain.followups.options import hands_out, options, sees_followup, sees_source
from domain.followups.units import HOSTING, Sides, lines_of, reaches, sides
from domain.followups.views import (
    FollowupBoard,
    FollowupEntry,
    FollowupLine,
    FollowupView,
    TodoPage,
)
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.line import Lines
from domain.people.model import Actor
from domain.ports import Work
from storage.followups import lists
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref, unit_within
from storage.schema import followup_helpers, followup_steps, followups, posts, units
from storage.work import answer_of

PAGE = 4
_host = units.alias("host")
_unit = units.alias("unit")


def todo(reading: Reading, actor: Actor, page: int, now: datetime, *, given: bool) -> TodoPage:
    """The open ones that the actor's units are to see to or help with, or have handed out."""
    connection, rules = reading.connection, reading.rules
    both = (
        lists.own(connection, rules, actor, now),
        lists.given(connection, rules, actor, now),
    )
    which, other = both[given], both[not given]
    total, overdue, page, pages, lines = _listed(reading, actor, which, page, now, given=given)
    others = connection.scalar(select(func.count()).select_from(followups).where(other)) or 0
    return TodoPage(
        given=given,
        lines=lines,
        page=page,
        pages=pages,
        total=total,
        late=overdue,
        others=others,
    )


def board_of(
    reading: Reading, actor: Actor, unit_id: int | None, page: int, now: datetime
) -> FollowupBoard:
    """The open ones for which a unit on the actor's boards (None: the highest), or one below it, is
    responsible; raises Refused, NotFound."""
    top = unit_within(reading.connection, actor, unit_id)
    which = lists.with_units_below(top.path)
    total, late, page, pages, lines = _listed(reading, actor, which, page, now, given=True)
    return FollowupBoard(unit=ref(top), lines=lines, page=page, pages=pages, total=total, late=late)


def _listed(
    reading: Reading,
    actor: Actor,
    which: ColumnElement[bool],
    page: int,
    now: datetime,
    *,
    given: bool,
) -> tuple[int, int, int, int, tuple[FollowupLine, ...]]:
    """How many there are and how many of them late; the page, of how many, and its lines."""
    late = either((lists.late(now), 1), else_=0)
    counted = select(func.count(), func.coalesce(func.sum(late), 0)).where(which)
    total, overdue = reading.connection.execute(counted).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    numbers = reading.connection.scalars(
        lists.listed(which)
        .order_by(*lists.late_first(now, given=given))
        .limit(PAGE)
        .offset(page * PAGE)
    ).all()
    return total, overdue, page, pages, in_sight(reading, actor, numbers, now)


def one(reading: Reading, actor: Actor, followup_id: int, now: datetime) -> FollowupView:
    """One of them with its way; raises NotFound, also out of sight."""
    found = _read(reading, actor, [followup_id] if possible(followup_id) else [], now)
    if followup_id not in found:
        raise NotFound("followup")
    line, followup = found[followup_id]
    return FollowupView(
        line=line,
        helpers=tuple(_names(reading.connection, followup.helpers)),
        feedback=followup.feedback,
        fed_back_at=followup.fed_back_at,
        handed_out_at=followup.handed_out_at,
        host_id=followup.host_id,
        way=_way(reading.connection, followup, line.host),
    )


def of_source(
    reading: Reading, actor: Actor, source: Source, source_ids: tuple[int, ...], now: datetime
) -> tuple[FollowupLine, ...]:
    """Those of these numbers of a source that are within sight, the oldest first."""
    wanted = [one for one in source_ids if possible(one)]
    numbers = reading.connection.scalars(
        select(followups.c.id)
        .where(followups.c.source == source, followups.c.source_id.in_(wanted))
        .order_by(followups.c.id)
    ).all()
    return in_sight(reading, actor, numbers, now)


def in_sight(
    reading: Reading, actor: Actor, numbers: Sequence[int], now: datetime
) -> tuple[FollowupLine, ...]:
    """Those of the numbers that are within sight, in their order."""
    found = _read(reading, actor, numbers, now)
    return tuple(found[number][0] for number in numbers if number in found)


def receivers(reading: Reading, actor: Actor, host_id: int, now: datetime) -> tuple[UnitRef, ...]:
    """The units to which a unit may hand out at once. Raises NotFound where the actor does not hand
    out for it."""
    if scope(actor, Act.HAND_OUT).empty:
        raise NotFound("unit")

    def found(work: Work) -> tuple[UnitRef, ...]:
        line = (lines := lines_of(work, now)).of(host_id)
        goes_on = lines.nearest(line, HOSTING).unit_id
        hosts = next((unit.path for unit in line if unit.id == goes_on), line[0].path)
        if not hands_out(actor, line[0].path, hosts):
            raise NotFound("unit")
        return tuple(
            UnitRef(id=unit.id, name=unit.name, kind=unit.kind)
            for unit in reaches(work, host_id, now)
        )

    return answer_of(reading.connection, reading.rules, found)


def _read(
    reading: Reading, actor: Actor, numbers: Sequence[int], now: datetime
) -> dict[int, tuple[FollowupLine, Followup]]:
    """Those of the numbers that are within sight, with who may do what."""
    rows = reading.connection.execute(
        select(
            *followups.c,
            _host.c.name.label("host_name"),
            _unit.c.name.label("unit_name"),
        )
        .join(_host, _host.c.id == followups.c.host_id)
        .join(_unit, _unit.c.id == followups.c.unit_id)
        .where(followups.c.id.in_(numbers))
    ).all()
    helping = _helping(reading.connection, numbers)
    items = {row.id: _followup_of(row, helping.get(row.id, [])) for row in rows}

    def placed(work: Work) -> dict[int, Sides]:
        lines: Lines = lines_of(work, now)
        return {number: sides(lines, item) for number, item in items.items()}

    found = answer_of(reading.connection, reading.rules, placed)
    answers = scope(actor, Act.ANSWER_FOLLOWUP).units
    read = {}
    for row in rows:
        item, place = items[row.id], found[row.id].place
        if not sees_followup(actor, place):
            continue
        may = options(actor, place, item.state)
        owed = [item.answer_at] if item.answer_at else []
        owed += [item.due_at] if item.running else []
        read[row.id] = (
            FollowupLine(
                id=row.id,
                source=item.source,
                source_id=item.source_id,
                title=item.title,
                host=row.host_name,
                unit_name=row.unit_name,
                state=item.state,
                round=item.round,
                due_at=item.due_at,
                answer_at=item.answer_at,
                overdue=item.running and item.due_at <= now,
                late=any(at <= now for at in owed),
                verdict=item.verdict,
                hosts=hands_out(actor, place.host, place.hosts),
                source_seen=sees_source(actor, item.source, place),
                helps=item.unit_id not in answers and not answers.isdisjoint(item.helpers),
                may=may,
            ),
            item,
        )
    return read


def _helping(connection: Connection, numbers: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for row in connection.execute(
        select(followup_helpers.c.followup_id, followup_helpers.c.unit_id)
        .where(followup_helpers.c.followup_id.in_(numbers))
        .order_by(followup_helpers.c.id)
    ):
        found.setdefault(row.followup_id, []).append(row.unit_id)
    return found


def _followup_of(row: Any, helpers: Sequence[int]) -> Followup:
    """A row with all columns of an item, as an item that belongs to no session."""
    fields = {column.key: row._mapping[column.key] for column in followups.c}
    number = fields.pop("id")
    item = Followup(**fields, helping=[Helping(unit_id=one) for one in helpers])
    item.id = number
    return item


def _names(connection: Connection, unit_ids: Sequence[int]) -> list[str]:
    rows = connection.execute(select(units.c.id, units.c.name).where(units.c.id.in_(unit_ids)))
    names = {row.id: row.name for row in rows}
    return [names[one] for one in unit_ids]


def _way(connection: Connection, followup: Followup, host: str) -> tuple[FollowupEntry, ...]:
    by = units.alias("by")
    rows = connection.execute(
        select(
            *followup_steps.c,
            posts.c.role,
            by.c.name.label("by_unit"),
            _unit.c.name.label("to_unit"),
        )
        .join(_unit, _unit.c.id == followup_steps.c.unit_id)
        .outerjoin(posts, posts.c.id == followup_steps.c.post_id)
        .outerjoin(by, by.c.id == posts.c.unit_id)
        .where(followup_steps.c.followup_id == followup.id)
        .order_by(followup_steps.c.id)
    )
    return tuple(
        FollowupEntry(
            arrow=row.arrow,
            at=row.at,
            by_unit=row.by_unit or host,
            by_role=row.role,
            to_unit=row.to_unit,
            due_at=row.due_at,
            note=row.note,
            recorded=row.recorded,
            verdict=row.verdict,
        )
        for row in rows
    )


class SqlFollowupReads(Reads):
    """:class:`domain.followups.views.FollowupReads` on a database."""

    todo = awaited(todo)
    board = awaited(board_of)
    one = awaited(one)
    of_source = awaited(of_source)
    receivers = awaited(receivers)
