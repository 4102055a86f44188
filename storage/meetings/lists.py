"""Meetings as lists: of the communities in a month, and of one community."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, case, false, func, or_, select

from domain.access import Act, scope
from domain.errors import NotFound, Refused
from domain.ids import possible
from domain.meetings.model import COMING, TOOK_PLACE, MeetingState, Ruling
from domain.meetings.series import month_of
from domain.meetings.views import MeetingLine, MeetingPage, UnitMeetings
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from storage.kit.reading import Reading
from storage.org.units import ref, unit_within
from storage.schema import agenda_items, begins, meetings, units

PAGE = 8
COMING_WORDS = sorted(COMING)
_COUNTED = (
    select(func.count())
    .where(
        agenda_items.c.meeting_id == meetings.c.id,
        or_(agenda_items.c.ruling.is_(None), agenda_items.c.ruling != Ruling.MERGED),
    )
    .scalar_subquery()
)
LINE = (
    *meetings.c,
    units.c.name,
    units.c.kind,
    units.c.path,
    _COUNTED.label("items"),
)
_Found = Row[*tuple[Any, ...]]


def month_page(
    reading: Reading,
    actor: Actor,
    month: date,
    page: int,
    now: datetime,
    unit_id: int | None = None,
) -> MeetingPage:
    """The communities' meetings of a month within reach, or on the board of a unit, those that need
    somebody first; raises Refused, NotFound."""
    connection, today = reading.connection, reading.rules.day(now)
    if not scope(actor, Act.SEE).prefixes:
        raise Refused(Act.HOLD_MEETING.value)
    which = and_(within(actor), meetings.c.month == month_of(month))
    top = None if unit_id is None else unit_within(connection, actor, unit_id)
    if top is not None:
        which = and_(which, begins(units.c.path, top.path))
    went_by = and_(meetings.c.state.in_(COMING_WORDS), meetings.c.on < today)
    missed = or_(meetings.c.state.in_([MeetingState.CANCELLED, MeetingState.NOT_HELD]), went_by)
    total, held, lost = connection.execute(
        from_meetings(
            func.count(),
            func.coalesce(
                func.sum(case((meetings.c.state.in_(sorted(TOOK_PLACE)), 1), else_=0)), 0
            ),
            func.coalesce(func.sum(case((missed, 1), else_=0)), 0),
        ).where(which)
    ).one()
    page, pages = _paged(page, total)
    rows = connection.execute(
        from_meetings(*LINE)
        .where(which)
        .order_by(case((went_by, 0), else_=1), meetings.c.on, units.c.code)
        .limit(PAGE)
        .offset(page * PAGE)
    )
    return MeetingPage(
        month=month_of(month),
        lines=tuple(line_of(row, today, now) for row in rows),
        page=page,
        pages=pages,
        total=total,
        held=held,
        missed=lost,
        unit=None if top is None else ref(top),
    )


def of_unit(reading: Reading, actor: Actor, unit_id: int, page: int, now: datetime) -> UnitMeetings:
    """Those of a community within reach, the newest first; raises NotFound."""
    connection, today = reading.connection, reading.rules.day(now)
    unit = community_row(connection, actor, unit_id)
    which = meetings.c.unit_id == unit.id
    total = int(connection.execute(select(func.count()).where(which)).scalar_one())
    page, pages = _paged(page, total)
    rows = connection.execute(
        from_meetings(*LINE)
        .where(which)
        .order_by(meetings.c.month.desc())
        .limit(PAGE)
        .offset(page * PAGE)
    )
    lines = tuple(line_of(row, today, now) for row in rows)
    return UnitMeetings(unit=ref(unit), lines=lines, page=page, pages=pages)


def within(actor: Actor) -> ColumnElement[bool]:
    """Units whose meetings the actor reads: those whose matters they see."""
    reach = scope(actor, Act.SEE).prefixes
    return or_(*(begins(units.c.path, one) for one in reach)) if reach else false()


def community_row(connection: Connection, actor: Actor, unit_id: int) -> _Found:
    """The community, if its meetings are within reach; raises NotFound."""
    found = None
    if possible(unit_id):
        found = connection.execute(
            select(units).where(
                units.c.id == unit_id, units.c.kind == UnitKind.COMMUNITY, within(actor)
            )
        ).one_or_none()
    if found is None:
        raise NotFound("unit")
    return found


def meeting_row(connection: Connection, actor: Actor, meeting_id: int) -> _Found:
    """The meeting with its community, if it is within reach; raises NotFound."""
    found = None
    if possible(meeting_id):
        which = and_(meetings.c.id == meeting_id, within(actor))
        found = connection.execute(from_meetings(*LINE).where(which)).one_or_none()
    if found is None:
        raise NotFound("meeting")
    return found


def from_meetings(*columns: Any) -> Select[*tuple[Any, ...]]:
    """A query of meetings with their community."""
    return select(*columns).select_from(meetings).join(units, units.c.id == meetings.c.unit_id)


def _paged(page: int, total: int) -> tuple[int, int]:
    pages = max(1, -(-total // PAGE))
    return min(max(page, 0), pages - 1), pages


def line_of(row: _Found, today: date, now: datetime) -> MeetingLine:
    """A row of :data:`LINE` as a line."""
    late = row.due_at is not None and now >= row.due_at
    return MeetingLine(
        id=row.id,
        unit=UnitRef(id=row.unit_id, name=row.name, kind=row.kind),
        month=row.month,
        on=row.on,
        planned_on=row.planned_on,
        place=row.place,
        state=row.state,
        overdue=late or (row.state in COMING and row.on < today),
        items=row.items,
        reason=row.reason,
    )
