"""What hangs on rounds: applications with their places, and objections, each looked up once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import ancestor_ids
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.selections.model import Application, Objection, Selection
from domain.selections.options import (
    ApplicationPlace,
    SelectionFacts,
    application_options,
    knows,
    knows_points,
    selects,
)
from domain.selections.views import ApplicationView, ObjectionLine
from storage.kit.reading import Reading
from storage.org.units import ref
from storage.schema import (
    features,
    selection_applications,
    selection_objections,
    selections,
    units,
)
from storage.selections.listing import rounds_seen


@dataclass(frozen=True, kw_only=True)
class ReadRound:
    """A round with all that hangs on it."""

    selection: Selection
    district: UnitRef
    path: str
    applications: Sequence[Application]
    units: Mapping[int, UnitRef]
    places: Mapping[int, ApplicationPlace]
    """By application."""
    heirs: Mapping[int, int]
    """By the community of an application: itself, or the one that goes on for it."""
    codes: Mapping[int, str]
    """Of the communities."""
    objections: Mapping[int, Sequence[Objection]]
    """By application."""

    @property
    def open_objections(self) -> int:
        """Those that wait for an answer."""
        return sum(one.open for some in self.objections.values() for one in some)


def read_round(
    reading: Reading, actor: Actor, selection_id: int, *, hides: str = "selection"
) -> ReadRound:
    """A round the actor reads of; raises NotFound, of what was asked for by way of it, and Refused
    for who reads of none, whether it is there or not."""
    connection, seen = reading.connection, rounds_seen(actor)
    row = None
    if possible(selection_id):
        row = connection.execute(
            select(selections, units.c.path, units.c.name, units.c.kind.label("unit_kind"))
            .join(units, units.c.id == selections.c.unit_id)
            .where(selections.c.id == selection_id, seen)
        ).one_or_none()
    if row is None:
        raise NotFound(hides)
    found = connection.execute(
        select(selection_applications)
        .where(selection_applications.c.selection_id == selection_id)
        .order_by(selection_applications.c.id)
    ).all()
    applications = [_made(Application, selection_applications, one) for one in found]
    rows = _with_heirs(connection, {one.unit_id for one in applications})
    heirs = {one.unit_id: _heir(rows, one.unit_id) for one in applications}
    paths = _units(connection, {_above(row) for row in rows.values()} - {0})
    return ReadRound(
        selection=_made(Selection, selections, row),
        district=UnitRef(id=row.unit_id, name=row.name, kind=row.unit_kind),
        path=row.path,
        applications=applications,
        units={number: ref(one) for number, one in rows.items()},
        places={
            one.id: ApplicationPlace(
                unit=heirs[one.unit_id].path,
                above=paths[_above(heirs[one.unit_id])].path,
                district=row.path,
            )
            for one in applications
        },
        heirs={number: one.id for number, one in heirs.items()},
        codes={number: one.code for number, one in rows.items()},
        objections=_objections(connection, selection_id),
    )


def _above(row: Row[*tuple[Any, ...]]) -> int:
    line = ancestor_ids(row.path)
    return line[-2] if len(line) > 1 else line[-1]


def _with_heirs(connection: Connection, ids: set[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    found: dict[int, Row[*tuple[Any, ...]]] = {}
    while ids:
        found |= _units(connection, ids)
        ids = {row.successor_id for row in found.values()} - found.keys() - {None}
    return found


def _heir(rows: Mapping[int, Row[*tuple[Any, ...]]], unit_id: int) -> Row[*tuple[Any, ...]]:
    while rows[unit_id].successor_id is not None:
        unit_id = rows[unit_id].successor_id
    return rows[unit_id]


def _units(connection: Connection, ids: set[int]) -> dict[int, Row[*tuple[Any, ...]]]:
    rows = connection.execute(select(units).where(units.c.id.in_(ids)))
    return {row.id: row for row in rows}


def _objections(connection: Connection, selection_id: int) -> Mapping[int, Sequence[Objection]]:
    found: dict[int, list[Objection]] = defaultdict(list)
    rows = connection.execute(
        select(selection_objections)
        .join(
            selection_applications,
            selection_applications.c.id == selection_objections.c.application_id,
        )
        .where(selection_applications.c.selection_id == selection_id)
        .order_by(selection_objections.c.id)
    )
    for row in rows:
        found[row.application_id].append(_made(Objection, selection_objections, row))
    return found


def _made(shape: Any, table: Any, row: Row[*tuple[Any, ...]]) -> Any:
    """The row as the domain's own."""
    fields = {column.key: row._mapping[column.key] for column in table.c}
    number = fields.pop("id")
    made = shape(**fields)
    made.id = number
    return made


def facts_of(reading: Reading, found: ReadRound, now: datetime) -> SelectionFacts:
    """How the round stands, as its options ask."""
    due = found.selection.due_at
    return SelectionFacts(
        selection=found.selection,
        path=found.path,
        today=reading.rules.day(now),
        overdue=due is not None and due <= now,
        applications=found.applications,
        objections=found.open_objections,
    )


def application_view(
    reading: Reading, actor: Actor, found: ReadRound, one: Application, now: datetime
) -> ApplicationView:
    """An application as this reader may see it, and what they may do about it now."""
    connection, selection, place = reading.connection, found.selection, found.places[one.id]
    inside = knows(actor, place)
    visitor = None
    if inside and one.visited_by is not None:
        visitor = connection.scalar(select(units.c.name).where(units.c.id == one.visited_by))
    objections = found.objections.get(one.id, ()) if inside else ()
    may = application_options(actor, selection, one, place, reading.rules.day(now))
    return ApplicationView(
        id=one.id,
        selection_id=selection.id,
        year=selection.year,
        round_state=selection.state,
        unit=found.units[one.unit_id],
        state=one.state,
        note=one.note if inside else "",
        recorded_for=one.recorded_for,
        applied_on=reading.rules.day(one.applied_at),
        scheme=selection.scheme,
        facts=one.facts,
        facts_from=selection.facts_from,
        facts_until=selection.facts_until,
        feature=running_feature(connection, one.unit_id),
        street_note=one.street_note if inside else "",
        visited_on=one.visited_on if inside else None,
        visited_by=visitor or "",
        visit_note=one.visit_note if inside else "",
        points=one.points if knows_points(actor, selection, place) else {},
        picked=one.picked and selects(actor, found.path),
        objections=tuple(
            ObjectionLine(
                id=each.id,
                text=each.text,
                on=reading.rules.day(each.at),
                answer=each.answer,
                upheld=each.upheld,
                open=each.open,
            )
            for each in objections
        ),
        may=may,
        answers=answers(actor, found),
    )


def answers(actor: Actor, found: ReadRound) -> bool:
    """Whether the actor answers what is said against the list now."""
    return (
        found.selection.published_on is not None
        and found.selection.ended_at is None
        and (selects(actor, found.path))
    )


def running_feature(connection: Connection, unit_id: int) -> str:
    """The title of the feature that a community has now; empty where it has none."""
    found = connection.scalar(
        select(features.c.title)
        .where(features.c.unit_id == unit_id, features.c.ended_on.is_(None))
        .order_by(features.c.id.desc())
        .limit(1)
    )
    return found or ""
