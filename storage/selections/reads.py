"""Selections as they are read, each within the actor's reach."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select

from domain.access import Act, scope
from domain.errors import NotFound
from domain.ids import possible
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.ports import Work
from domain.selections.model import Application, ApplicationState, SelectionState
from domain.selections.options import (
    OUT,
    application_options,
    applies,
    knows_points,
    options,
    picked,
    selects,
    shows,
)
from domain.selections.views import (
    ApplicationDraftView,
    ApplicationLine,
    ApplicationView,
    SelectionSheet,
    SelectionView,
)
from storage.kit.reading import Reading, Reads, awaited
from storage.org.units import ref
from storage.schema import begins, selection_applications, selection_objections, units
from storage.selections.details import (
    ReadRound,
    application_view,
    facts_of,
    read_round,
    running_feature,
)
from storage.selections.listing import page_of
from storage.work import answer_of

PAGE = 8
_ROUNDS = 6
_OUT_OF_IT = frozenset({ApplicationState.WITHDRAWN})


def view(
    reading: Reading, actor: Actor, selection_id: int, now: datetime, page: int = 0
) -> SelectionView:
    """A round; raises NotFound."""
    found = read_round(reading, actor, selection_id)
    return _view(reading, actor, found, now, page, PAGE)


def _view(
    reading: Reading, actor: Actor, found: ReadRound, now: datetime, page: int, size: int
) -> SelectionView:
    selection, facts = found.selection, facts_of(reading, found, now)
    runs = selects(actor, found.path)
    shown = _shown(actor, found, runs=runs)
    applies_for = _applies_for(reading, actor, found, now)
    pages = max(1, -(-max(len(shown), len(applies_for)) // size))
    page = min(max(page, 0), pages - 1)
    listed = picked(found.applications) if runs else []
    listed.sort(key=lambda one: found.codes[one.unit_id])
    standing = [one for one in found.applications if one.state not in _OUT_OF_IT]
    return SelectionView(
        id=selection.id,
        district=found.district,
        year=selection.year,
        state=selection.state,
        scheme=selection.scheme,
        apply_by=selection.apply_by,
        facts_from=selection.facts_from,
        facts_until=selection.facts_until,
        due_at=selection.due_at,
        overdue=facts.overdue,
        published_on=selection.published_on,
        published_until=selection.published_until,
        applied=len(standing) if runs else 0,
        waiting=sum(one.state is ApplicationState.APPLIED for one in shown),
        picked=len(listed),
        listed=tuple(found.units[one.unit_id].name for one in listed),
        open_objections=found.open_objections if runs else 0,
        lines=tuple(
            _line(actor, found, one, facts.today) for one in shown[page * size : (page + 1) * size]
        ),
        page=page,
        pages=pages,
        applies_for=applies_for[page * size : (page + 1) * size],
        runs=runs,
        may=options(actor, facts),
    )


def _shown(actor: Actor, found: ReadRound, *, runs: bool) -> list[Application]:
    """Those this reader reads of, by code; until the list is out for the district by their
    points."""
    some = [
        one
        for one in found.applications
        if shows(actor, found.selection, one, found.places[one.id])
    ]
    some.sort(key=lambda one: found.codes[one.unit_id])
    if runs and found.selection.state not in OUT:
        some.sort(key=lambda one: (one.state in _OUT_OF_IT, -sum(one.points.values())))
    return some


def _line(actor: Actor, found: ReadRound, one: Application, today: date) -> ApplicationLine:
    selection, place = found.selection, found.places[one.id]
    counted = knows_points(actor, selection, place)
    runs = selects(actor, found.path)
    return ApplicationLine(
        id=one.id,
        unit=found.units[one.unit_id],
        state=one.state,
        picked=one.picked and runs,
        given=sum(one.points.values()) if counted and one.points else None,
        scored=runs and selection.scheme.complete(one.points),
        visited=runs and one.visited_on is not None,
        objections=sum(each.open for each in found.objections.get(one.id, ())) if runs else 0,
        yours=bool(application_options(actor, selection, one, place, today)),
    )


def _applies_for(
    reading: Reading, actor: Actor, found: ReadRound, now: datetime
) -> tuple[UnitRef, ...]:
    """The communities for which the reader may apply now: there, in the district, and not in it
    yet."""
    today = reading.rules.day(now)
    if found.selection.state is not SelectionState.APPLYING or today > found.selection.apply_by:
        return ()
    reach = scope(actor, Act.APPLY_FOR_MODEL)
    ways: list[ColumnElement[bool]] = [begins(units.c.path, one) for one in reach.prefixes]
    ways.append(units.c.id.in_(reach.units))
    there = {found.heirs[one.unit_id] for one in found.applications if one.state not in _OUT_OF_IT}
    rows = reading.connection.execute(
        select(units)
        .where(
            or_(*ways),
            begins(units.c.path, found.path),
            units.c.kind == UnitKind.COMMUNITY,
            units.c.valid_from <= today,
            or_(units.c.valid_to.is_(None), units.c.valid_to > today),
        )
        .order_by(units.c.code)
    )
    return tuple(ref(row) for row in rows if row.id not in there and applies(actor, row.path))


def application(
    reading: Reading, actor: Actor, application_id: int, now: datetime
) -> ApplicationView:
    """An application; raises NotFound."""
    return _application(reading, actor, application_id, now, "application")


def _application(
    reading: Reading, actor: Actor, application_id: int, now: datetime, hides: str
) -> ApplicationView:
    number = None
    if possible(application_id):
        number = reading.connection.scalar(
            select(selection_applications.c.selection_id).where(
                selection_applications.c.id == application_id
            )
        )
    found = read_round(reading, actor, number or 0, hides=hides)
    one = next(one for one in found.applications if one.id == application_id)
    if not shows(actor, found.selection, one, found.places[one.id]):
        raise NotFound(hides)
    return application_view(reading, actor, found, one, now)


def objection(reading: Reading, actor: Actor, objection_id: int, now: datetime) -> ApplicationView:
    """The one an objection is about; raises NotFound."""
    number = None
    if possible(objection_id):
        number = reading.connection.scalar(
            select(selection_objections.c.application_id).where(
                selection_objections.c.id == objection_id
            )
        )
    view = _application(reading, actor, number or 0, now, "objection")
    if all(one.id != objection_id for one in view.objections):
        raise NotFound("objection")
    return view


def applying(
    reading: Reading, actor: Actor, selection_id: int, unit_id: int, now: datetime
) -> ApplicationDraftView:
    """What would be applied with; raises NotFound for a community the actor may not apply for."""
    found = read_round(reading, actor, selection_id)
    offered = _applies_for(reading, actor, found, now)
    unit = next((one for one in offered if one.id == unit_id), None)
    if unit is None:
        raise NotFound("unit")
    selection = found.selection
    first, last = selection.facts_from, selection.facts_until

    def known(work: Work) -> ApplicationDraftView:
        whole = work.org.unit(unit.id)
        return ApplicationDraftView(
            selection_id=selection.id,
            year=selection.year,
            unit=unit,
            scheme=selection.scheme,
            facts=work.selections.facts(whole, selection.scheme.facts, first, last),
            facts_from=first,
            facts_until=last,
            feature=running_feature(reading.connection, unit.id),
            apply_by=selection.apply_by,
        )

    return answer_of(reading.connection, reading.rules, known)


def sheet(reading: Reading, actor: Actor, selection_id: int, now: datetime) -> SelectionSheet:
    """A round as a sheet; raises NotFound. As many rows as a district has communities."""
    found = read_round(reading, actor, selection_id)
    shown: Sequence[Application] = _shown(actor, found, runs=selects(actor, found.path))
    return SelectionSheet(
        view=_view(reading, actor, found, now, 0, max(1, len(shown))),
        rows=tuple(application_view(reading, actor, found, one, now) for one in shown),
    )


class SqlSelectionReads(Reads):
    """:class:`domain.selections.views.SelectionReads` on a database."""

    page = awaited(page_of)
    view = awaited(view)
    application = awaited(application)
    objection = awaited(objection)
    applying = awaited(applying)
    sheet = awaited(sheet)
