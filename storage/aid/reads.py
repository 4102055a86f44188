"""The figures of legal aid as they are read, of what the actor counts for."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, false, func, or_, select

from domain.access import Act, scope
from domain.aid.model import OWES, WAYS, AidTally, AidTopic, AidWay, month_of
from domain.aid.options import options
from domain.aid.views import AidBoard, AidConfirmed, AidFix, AidLine, AidView
from domain.days.periods import Period
from domain.directories.model import EntryState
from domain.errors import NotFound
from domain.ids import possible
from domain.people.model import Actor
from storage.aid.figures import confirmed, counted, referred, with_referred
from storage.directories.store import IN_USE
from storage.kit.reading import Reading, Reads, awaited
from storage.schema import aid_counts, aid_months, begins, entries, posts, units

PAGE = 6
_FIXES = 3
_Rows = Row[*tuple[Any, ...]]
_COLUMNS = (
    *entries.c,
    units.c.name.label("unit_name"),
    units.c.path.label("unit_path"),
)


def board(reading: Reading, actor: Actor, page: int, now: datetime) -> AidBoard:
    """The stations of the actor's reach, those that owe a month first."""
    month = month_of(reading.rules.day(now))
    counts = exists().where(
        aid_counts.c.entry_id == entries.c.id,
        aid_counts.c.day.between(month.first, month.last),
    )
    rows = _rows(reading, actor, IN_USE | counts)
    tallies = _tallies(reading, rows, month)
    owing = _owing(reading, rows, month.previous())
    lines = [
        AidLine(
            entry_id=row.id,
            kind=row.kind,
            name=row.name,
            unit_name=row.unit_name,
            tally=tallies[row.id],
            owing=row.id in owing,
        )
        for row in sorted(rows, key=lambda row: (row.id not in owing, row.unit_path, row.id))
    ]
    pages = max(1, -(-len(lines) // PAGE))
    page = min(max(page, 0), pages - 1)
    return AidBoard(
        lines=tuple(lines[page * PAGE : (page + 1) * PAGE]),
        page=page,
        pages=pages,
        total=len(lines),
        sums=sum(tallies.values(), AidTally()),
        month=month,
    )


def view(
    reading: Reading, actor: Actor, entry_id: int, month: Period | None, now: datetime
) -> AidView:
    """A month of one of them (None: the present one); raises NotFound, also for a month to come."""
    present = month_of(reading.rules.day(now))
    asked = month or present
    rows = _rows(reading, actor, entries.c.id == entry_id) if possible(entry_id) else []
    if not rows or asked.first > present.first:
        raise NotFound("aid")
    row = rows[0]
    seal = _confirmed(reading, row.id, asked)
    may = options(
        actor,
        row.unit_path,
        asked,
        reading.rules.day(now),
        confirmed=seal is not None,
        stopped=row.state is EntryState.STOPPED,
    )
    return AidView(
        entry_id=row.id,
        kind=row.kind,
        name=row.name,
        unit_name=row.unit_name,
        month=asked,
        tally=_tallies(reading, rows, asked)[row.id],
        ways={
            AidWay(way): many for way, many in _by(reading, row.id, asked, aid_counts.c.way).items()
        },
        topics={
            AidTopic(topic): many
            for topic, many in _by(reading, row.id, asked, aid_counts.c.topic).items()
        },
        fixes=_fixes(reading, row.id, asked),
        confirmed=seal,
        now=present,
        owing=row.id in _owing(reading, rows, present.previous()),
        last_id=_last(reading, row.id),
        may=may,
    )


def _rows(reading: Reading, actor: Actor, *where: ColumnElement[bool]) -> Sequence[_Rows]:
    reach = scope(actor, Act.COUNT_AID)
    ways = [begins(units.c.path, prefix) for prefix in reach.prefixes]
    if reach.units:
        ways.append(units.c.id.in_(reach.units))
    return reading.connection.execute(
        select(*_COLUMNS)
        .join_from(entries, units, units.c.id == entries.c.host_id)
        .where(entries.c.kind.in_(WAYS), or_(*ways) if ways else false(), *where)
        .order_by(entries.c.id)
    ).all()


def _tallies(reading: Reading, rows: Sequence[_Rows], month: Period) -> dict[int, AidTally]:
    found = counted(reading.connection, [row.id for row in rows], month)
    hosts = {row.host_id for row in rows}
    taken = referred(reading.connection, hosts, month.bounds(reading.rules.zone))
    live = {
        row.id: with_referred(row.kind, found.get(row.id, AidTally()), taken, row.host_id)
        for row in rows
    }
    return live | confirmed(reading.connection, live, month)


def _owing(reading: Reading, rows: Collection[_Rows], month: Period) -> set[int]:
    owed = {
        row.id
        for row in rows
        if row.kind in OWES and row.state is not EntryState.STOPPED and row.entered_on <= month.last
    }
    done = reading.connection.scalars(
        select(aid_months.c.entry_id).where(
            aid_months.c.entry_id.in_(owed), aid_months.c.first == month.first
        )
    )
    return owed - set(done)


def _by(
    reading: Reading, entry_id: int, month: Period, column: ColumnElement[Any]
) -> dict[str, int]:
    rows = reading.connection.execute(
        select(column, func.sum(aid_counts.c.number))
        .where(
            aid_counts.c.entry_id == entry_id,
            aid_counts.c.day.between(month.first, month.last),
        )
        .group_by(column)
    )
    return {name: int(many) for name, many in rows}


def _last(reading: Reading, entry_id: int) -> int:
    newest = select(func.max(aid_counts.c.id)).where(aid_counts.c.entry_id == entry_id)
    return int(reading.connection.scalar(newest) or 0)


def _fixes(reading: Reading, entry_id: int, month: Period) -> tuple[AidFix, ...]:
    rows = reading.connection.execute(
        select(aid_counts, posts.c.role)
        .join(posts, posts.c.id == aid_counts.c.post_id)
        .where(
            aid_counts.c.entry_id == entry_id,
            aid_counts.c.day.between(month.first, month.last),
            aid_counts.c.reason != "",
        )
        .order_by(aid_counts.c.id.desc())
        .limit(_FIXES)
    )
    return tuple(
        AidFix(
            way=row.way,
            topic=row.topic,
            number=row.number,
            reason=row.reason,
            role=row.role,
            at=row.at,
        )
        for row in rows
    )


def _confirmed(reading: Reading, entry_id: int, month: Period) -> AidConfirmed | None:
    row = reading.connection.execute(
        select(aid_months, posts.c.role, units.c.name.label("by_unit"))
        .join(posts, posts.c.id == aid_months.c.post_id)
        .join(units, units.c.id == posts.c.unit_id)
        .where(aid_months.c.entry_id == entry_id, aid_months.c.first == month.first)
        .order_by(aid_months.c.revision.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return AidConfirmed(
        role=row.role,
        unit_name=row.by_unit,
        at=row.at,
        revision=row.revision,
        reason=row.reason,
    )


class SqlAidReads(Reads):
    """:class:`domain.aid.views.AidReads` on a database."""

    board = awaited(board)
    view = awaited(view)
