"""Courses as they are read: of the units whose board the reader reads, and of their own."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from domain.access import Act, scope
from domain.cases.views import FileRef
from domain.errors import NotFound, Refused
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.trainings.options import options
from domain.trainings.views import TrainingLine, TrainingPage, TrainingView, TrainingYear
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref
from storage.schema import begins, trainings, units

PAGE = 4
_STANDS = trainings.c.withdrawn_at.is_(None)
_LINE = (*trainings.c, units.c.name, units.c.kind, units.c.path)
_SHEET = 5000
"""Rows of a year; a district holds some hundreds."""


def page_of(reading: Reading, actor: Actor, unit_id: int, page: int) -> TrainingPage:
    """A page of them; of one unit alone where its id is not 0."""
    connection, within = reading.connection, _reach(actor)
    unit = None
    if unit_id:
        unit = _unit(connection, within, unit_id)
        within = trainings.c.unit_id == unit.id
    found = _from(*_LINE).where(within, _STANDS)
    total = connection.execute(found.with_only_columns(func.count())).scalar_one()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 0), pages - 1)
    rows = connection.execute(
        found.order_by(trainings.c.day.desc(), trainings.c.id.desc())
        .limit(PAGE)
        .offset(page * PAGE)
    )
    return TrainingPage(
        lines=tuple(_line(row) for row in rows),
        page=page,
        pages=pages,
        total=total,
        unit=unit,
        may_enter=_may_enter(connection, actor),
    )


def years(reading: Reading, actor: Actor, year: int) -> tuple[TrainingYear, ...]:
    """How many each unit has held in a year."""
    return _years(reading.connection, _reach(actor), *_of_year(year))


def training_years(
    connection: Connection, path: str, first: date, last: date
) -> tuple[TrainingYear, ...]:
    """The same of a subtree between two days, for the year's evidence."""
    return _years(connection, begins(units.c.path, path), first, last)


def _years(
    connection: Connection, within: ColumnElement[bool], first: date, last: date
) -> tuple[TrainingYear, ...]:
    rows = connection.execute(
        _from(units.c.id, units.c.name, units.c.kind, func.count().label("held"))
        .where(within, _STANDS, trainings.c.day.between(first, last))
        .group_by(units.c.id, units.c.name, units.c.kind, units.c.code)
        .order_by(units.c.code)
    )
    return tuple(TrainingYear(unit=ref(row), held=row.held) for row in rows)


def view(reading: Reading, actor: Actor, training_id: int) -> TrainingView:
    """One of them."""
    row = _one(reading.connection, actor, training_id)
    return TrainingView(line=_line(row), may=options(actor, row.path))


def file(reading: Reading, actor: Actor, training_id: int) -> FileRef:
    """The material of one of them."""
    row = _one(reading.connection, actor, training_id)
    if row.file is None:
        raise NotFound("file")
    return FileRef(file=row.file, kind=row.file_kind)


def sheet(reading: Reading, actor: Actor, year: int) -> tuple[TrainingLine, ...]:
    """All of a year."""
    rows = reading.connection.execute(
        _from(*_LINE)
        .where(_reach(actor), _STANDS, trainings.c.day.between(*_of_year(year)))
        .order_by(units.c.code, trainings.c.day, trainings.c.id)
        .limit(_SHEET)
    )
    return tuple(_line(row) for row in rows)


def _of_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _from(*columns: Any) -> Select[*tuple[Any, ...]]:
    return select(*columns).join_from(trainings, units, units.c.id == trainings.c.unit_id)


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The courses the actor reads that were not taken back; none for who reads of none."""
    return and_(_STANDS, _within(actor))


def _reach(actor: Actor) -> ColumnElement[bool]:
    """Of the units whose board is read, and of those that may enter one. Raises Refused."""
    if scope(actor, Act.BOARD).empty and scope(actor, Act.TRAIN).empty:
        raise Refused(Act.TRAIN.value)
    return _within(actor)


def _within(actor: Actor) -> ColumnElement[bool]:
    board, own = scope(actor, Act.BOARD), scope(actor, Act.TRAIN)
    return or_(
        units.c.id.in_(own.units | board.units),
        *(begins(units.c.path, prefix) for prefix in (*board.prefixes, *own.prefixes)),
    )


def _unit(connection: Connection, within: ColumnElement[bool], unit_id: int) -> UnitRef:
    if not possible(unit_id):
        raise NotFound("unit")
    row = connection.execute(select(units).where(units.c.id == unit_id, within)).one_or_none()
    if row is None:
        raise NotFound("unit")
    return ref(row)


def _one(connection: Connection, actor: Actor, training_id: int) -> Row[*tuple[Any, ...]]:
    if not possible(training_id):
        raise NotFound("training")
    asked = _from(*_LINE).where(trainings.c.id == training_id, _reach(actor), _STANDS)
    row = connection.execute(asked).one_or_none()
    if row is None:
        raise NotFound("training")
    return row


def _may_enter(connection: Connection, actor: Actor) -> tuple[UnitRef, ...]:
    own = scope(actor, Act.TRAIN).units
    if not own:
        return ()
    rows = connection.execute(select(units).where(units.c.id.in_(own)).order_by(units.c.code))
    return tuple(ref(row) for row in rows)


def _line(row: Row[*tuple[Any, ...]]) -> TrainingLine:
    return TrainingLine(
        id=row.id,
        unit=UnitRef(id=row.unit_id, name=row.name, kind=row.kind),
        day=row.day,
        form=row.form,
        topic=row.topic,
        came=row.came,
        material=row.material,
        has_file=row.file is not None,
    )


class SqlTrainingReads(Reads):
    """:class:`domain.trainings.views.TrainingReads` on a database."""

    page = awaited(page_of)
    years = awaited(years)
    view = awaited(view)
    file = awaited(file)
    sheet = awaited(sheet)
