"""Features as they are read, each within the actor's reach."""

from datetime import date, datetime
from itertools import pairwise
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, false, func, or_, select

from domain.access import Act, scope
from domain.errors import NotFound, Refused
from domain.features.options import FeatureArrow, options
from domain.features.views import (
    EventLine,
    FeatureLine,
    FeaturePage,
    FeatureView,
    RevisionLine,
)
from domain.ids import possible
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref
from storage.schema import begins, feature_events, feature_revisions, features, posts, units

PAGE = 8
_EVENTS, _REVISIONS = 60, 12
"""As many are read at once."""
_running = and_(features.c.unit_id == units.c.id, features.c.ended_on.is_(None))


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The communities whose features the actor reads; none for who looks nothing up."""
    return or_(false(), *(begins(units.c.path, one) for one in scope(actor, Act.LOOK_UP).prefixes))


def _seen(actor: Actor) -> ColumnElement[bool]:
    if not scope(actor, Act.LOOK_UP).prefixes:
        raise Refused(Act.LOOK_UP.value)
    return seen_by(actor)


def page_of(reading: Reading, actor: Actor, page: int, now: datetime) -> FeaturePage:
    """The communities within reach: those without a feature first, by code."""
    connection, today = reading.connection, reading.rules.day(now)
    there = (
        units.c.kind == UnitKind.COMMUNITY,
        units.c.valid_from <= today,
        or_(units.c.valid_to.is_(None), units.c.valid_to > today),
        _seen(actor),
    )
    total, running = connection.execute(
        select(func.count(), func.count(features.c.id))
        .select_from(units.outerjoin(features, _running))
        .where(*there)
    ).one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = connection.execute(
        select(units, features.c.id.label("feature_id"), features.c.kind.label("feature_kind"))
        .add_columns(features.c.title, features.c.since)
        .select_from(units.outerjoin(features, _running))
        .where(*there)
        .order_by(case((features.c.id.is_(None), 0), else_=1), units.c.code)
        .limit(PAGE)
        .offset(page * PAGE)
    ).all()
    held = _held(reading, [row.feature_id for row in rows if row.feature_id], today)
    return FeaturePage(
        lines=tuple(
            FeatureLine(
                unit=ref(row),
                id=row.feature_id,
                kind=row.feature_kind,
                title=row.title or "",
                since=row.since,
                events=held.get(row.feature_id, (0, 0))[0],
                came=held.get(row.feature_id, (0, 0))[1],
                begins=FeatureArrow.BEGIN
                in options(actor, row.path, row.kind, gone=False, ended_on=today),
            )
            for row in rows
        ),
        page=page,
        pages=pages,
        total=total,
        running=running,
    )


def _held(reading: Reading, ids: list[int], today: date) -> dict[int, tuple[int, int]]:
    """Events of the running year and how many came, by feature."""
    rows = reading.connection.execute(
        select(feature_events.c.feature_id, func.count(), func.sum(feature_events.c.came))
        .where(
            feature_events.c.feature_id.in_(ids),
            feature_events.c.on.between(date(today.year, 1, 1), today),
            feature_events.c.dropped_at.is_(None),
        )
        .group_by(feature_events.c.feature_id)
    )
    return {row[0]: (int(row[1]), int(row[2])) for row in rows}


def view(reading: Reading, actor: Actor, feature_id: int, now: datetime) -> FeatureView:
    """One of them; raises NotFound."""
    return _view(reading, actor, feature_id, now, "feature")


def _view(
    reading: Reading, actor: Actor, feature_id: int, now: datetime, hides: str
) -> FeatureView:
    seen = _seen(actor)
    if not possible(feature_id):
        raise NotFound(hides)
    connection = reading.connection
    row = connection.execute(
        select(features, units.c.path, units.c.kind.label("unit_kind"), units.c.valid_to)
        .add_columns(units.c.name)
        .join(units, units.c.id == features.c.unit_id)
        .where(features.c.id == feature_id, seen)
    ).one_or_none()
    if row is None:
        raise NotFound(hides)
    today = reading.rules.day(now)
    events = connection.execute(
        select(feature_events)
        .where(feature_events.c.feature_id == feature_id)
        .order_by(feature_events.c.on.desc(), feature_events.c.id.desc())
        .limit(_EVENTS)
    ).all()
    held, came = _held(reading, [feature_id], today).get(feature_id, (0, 0))
    gone = row.valid_to is not None and row.valid_to <= today
    return FeatureView(
        id=row.id,
        unit=UnitRef(id=row.unit_id, name=row.name, kind=row.unit_kind),
        kind=row.kind,
        title=row.title,
        purpose=row.purpose,
        since=row.since,
        ended_on=row.ended_on,
        year=today.year,
        held=held,
        came=came,
        events=tuple(
            EventLine(
                id=one.id, on=one.on, what=one.what, came=one.came, dropped_why=one.dropped_why
            )
            for one in events
        ),
        corrected=_corrected(reading, feature_id),
        may=options(actor, row.path, row.unit_kind, gone=gone, ended_on=row.ended_on),
    )


def _corrected(reading: Reading, feature_id: int) -> tuple[RevisionLine, ...]:
    """The newest first; each says what it was called until then."""
    found = reading.connection.execute(
        select(feature_revisions, posts.c.role)
        .join(posts, posts.c.id == feature_revisions.c.post_id)
        .where(feature_revisions.c.feature_id == feature_id)
        .order_by(feature_revisions.c.number.desc())
        .limit(_REVISIONS + 1)
    ).all()
    pairs = pairwise(found)
    return tuple(_revision(row, before) for row, before in pairs)


def _revision(row: Row[*tuple[Any, ...]], before: Row[*tuple[Any, ...]]) -> RevisionLine:
    former = before.title if before.title != row.title else ""
    return RevisionLine(number=row.number, at=row.at, role=row.role, title=former, why=row.why)


def begins_for(reading: Reading, actor: Actor, unit_id: int, now: datetime) -> UnitRef:
    """A community for which the actor may begin one; raises NotFound."""
    found = None
    if possible(unit_id):
        found = reading.connection.execute(
            select(units).where(units.c.id == unit_id, _seen(actor))
        ).one_or_none()
    if found is None:
        raise NotFound("unit")
    today = reading.rules.day(now)
    gone = found.valid_to is not None and found.valid_to <= today
    may = options(actor, found.path, found.kind, gone=gone, ended_on=today)
    if FeatureArrow.BEGIN not in may:
        raise NotFound("unit")
    return ref(found)


def event(reading: Reading, actor: Actor, event_id: int, now: datetime) -> FeatureView:
    """The one an event belongs to; raises NotFound."""
    found = None
    if possible(event_id):
        found = reading.connection.scalar(
            select(feature_events.c.feature_id).where(feature_events.c.id == event_id)
        )
    return _view(reading, actor, found or 0, now, "event")


class SqlFeatureReads(Reads):
    """:class:`domain.features.views.FeatureReads` on a database."""

    page = awaited(page_of)
    view = awaited(view)
    begins = awaited(begins_for)
    event = awaited(event)
