"""Projects as they are read, each within the actor's sight."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, false, or_, select
from sqlalchemy.orm import Session

from domain.access import Act, Scope, allow_ever, scope
from domain.days.periods import moment_at
from domain.errors import NotFound
from domain.followups.model import Source
from domain.followups.units import reaches
from domain.ids import possible
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.ports import Work
from domain.projects.model import Project, ProjectDraft
from domain.projects.options import ProjectFacts
from domain.projects.picking import counts_of, picked
from domain.projects.planning import planned
from domain.projects.record import facts_of, opened_by
from domain.projects.views import (
    PlannedRow,
    ProjectLine,
    ProjectPage,
    ProjectPick,
    ProjectView,
)
from storage.kit.reading import Reading, Reads, awaited
from storage.org.named import by_name
from storage.projects.details import Milestones, line_of, milestones_of, view_of
from storage.schema import (
    begins,
    followups,
    milestones,
    project_helpers,
    projects,
    units,
)
from storage.work import answer_of

PAGE = 4
_AT_ONCE = 1000
"""As many are read at once: a district's list of years."""


def page_of(
    reading: Reading, actor: Actor, pick: ProjectPick, page: int, now: datetime
) -> ProjectPage:
    """The figures and a page of a list, what is late on top."""
    lines = [line for _, line in _lines(reading, actor, now)]
    chosen = picked(lines, pick)
    pages = max(1, -(-len(chosen) // PAGE))
    page = min(max(page, 0), pages - 1)
    return ProjectPage(
        pick=pick,
        counts=counts_of(lines),
        lines=tuple(chosen[page * PAGE : (page + 1) * PAGE]),
        page=page,
        pages=pages,
        total=len(chosen),
        keeps=_kept(reading, actor),
    )


def view(reading: Reading, actor: Actor, project_id: int, now: datetime) -> ProjectView:
    """One of them; raises NotFound."""
    which = projects.c.id == (project_id if possible(project_id) else 0)
    found = _found(reading, actor, which)
    if not found:
        raise NotFound("project")
    [project] = found

    def asked(work: Work) -> tuple[ProjectFacts, set[int]]:
        facts = facts_of(work, project, now)
        return facts, opened_by(work, actor, facts.milestones, now)

    facts, opens = answer_of(reading.connection, reading.rules, asked)
    hang = milestones_of(reading, [project])
    names = _names(reading, [project], hang)
    line = line_of(reading.rules, actor, project, hang[project.id], names, now)
    of = (project, line, facts)
    return view_of(reading.rules, actor, of, hang[project.id], names, now, opens=opens)


def milestone(reading: Reading, actor: Actor, milestone_id: int, now: datetime) -> ProjectView:
    """The one a milestone belongs to; raises NotFound."""
    found = reading.connection.scalar(
        select(milestones.c.project_id).where(
            milestones.c.id == (milestone_id if possible(milestone_id) else 0)
        )
    )
    return view(reading, actor, found or 0, now)


def sheet(reading: Reading, actor: Actor, now: datetime) -> tuple[ProjectView, ...]:
    """All of the same projects, by system and number, for a sheet. Who keeps a list gets just this,
    as it can be taken over again: without what is another's, or was cancelled."""
    kept, which = _kept(reading, actor), _present(reading, now)
    if kept is not None:
        which = and_(which, projects.c.host_id == kept.id, projects.c.cancelled_at.is_(None))
    found = _found(reading, actor, which)
    hang = milestones_of(reading, found)
    names = _names(reading, found, hang)
    rules = reading.rules

    def read(project: Project) -> ProjectView:
        line = line_of(rules, actor, project, hang[project.id], names, now)
        return view_of(rules, actor, (project, line, None), hang[project.id], names, now)

    def place(project: Project) -> tuple[int, str, int, int]:
        return (
            rules.projects.place(project.system),
            project.system,
            project.number,
            project.id,
        )

    return tuple(read(project) for project in sorted(found, key=place))


def called(reading: Reading, actor: Actor) -> Mapping[str, tuple[int, ...]]:
    """The units to which the actor may hand milestones, by code and by name."""
    return by_name(reading.connection, _under(reading, scope(actor, Act.KEEP_PROJECTS)))


def hands_to(reading: Reading, actor: Actor, now: datetime) -> tuple[UnitRef, ...]:
    """Those that are offered at once for a new project or milestone; raises Refused."""
    allow_ever(actor, Act.KEEP_PROJECTS)
    kept = _kept(reading, actor)
    if kept is None:
        return ()
    found = answer_of(reading.connection, reading.rules, lambda work: reaches(work, kept.id, now))
    return tuple(UnitRef(id=unit.id, name=unit.name, kind=unit.kind) for unit in found)


def tried(
    reading: Reading, actor: Actor, drafts: tuple[ProjectDraft, ...], now: datetime
) -> tuple[PlannedRow, ...]:
    """What each row of a sheet would do; raises Refused."""
    allow_ever(actor, Act.KEEP_PROJECTS)
    kept = _kept(reading, actor)
    if kept is None:
        return ()
    return answer_of(
        reading.connection, reading.rules, lambda work: planned(work, now, kept.id, drafts)
    )


def _lines(reading: Reading, actor: Actor, now: datetime) -> list[tuple[Project, ProjectLine]]:
    found = _found(reading, actor, _present(reading, now))
    hang = milestones_of(reading, found)
    names = _names(reading, found, hang)
    return [(one, line_of(reading.rules, actor, one, hang[one.id], names, now)) for one in found]


def _found(reading: Reading, actor: Actor, which: ColumnElement[bool]) -> list[Project]:
    """Those within sight, detached; the newest first."""
    with Session(reading.connection) as session, session.no_autoflush:
        found = session.scalars(
            select(Project)
            .where(which, seen_by(actor))
            .order_by(projects.c.id.desc())
            .limit(_AT_ONCE)
        ).all()
        session.expunge_all()
    return list(found)


def _present(reading: Reading, now: datetime) -> ColumnElement[bool]:
    """What is open, and what was to be finished or was ended this year."""
    first = date(reading.rules.day(now).year, 1, 1)
    begun = moment_at(date(first.year - 1, 12, 31), None, reading.rules.zone)
    return or_(
        and_(projects.c.accepted_at.is_(None), projects.c.cancelled_at.is_(None)),
        projects.c.due_on >= first,
        projects.c.accepted_at >= begun,
        projects.c.cancelled_at >= begun,
    )


def seen_by(actor: Actor) -> ColumnElement[bool]:
    """The projects the actor may read: those kept, led or helped with, or with a milestone, at or
    below where they sit."""
    below = select(units.c.id).where(_ways(scope(actor, Act.SEE_PROJECT)))
    helped = select(project_helpers.c.project_id).where(project_helpers.c.unit_id.in_(below))
    handed: Select[tuple[int]] = (
        select(milestones.c.project_id)
        .join(followups, followups.c.source_id == milestones.c.id)
        .where(
            followups.c.source == Source.PROJECT,
            followups.c.unit_id.in_(below),
            milestones.c.dropped_at.is_(None),
        )
    )
    return or_(
        projects.c.host_id.in_(below),
        projects.c.lead_id.in_(below),
        projects.c.id.in_(helped),
        projects.c.id.in_(handed),
    )


def _ways(reach: Scope) -> ColumnElement[bool]:
    ways = [begins(units.c.path, prefix) for prefix in reach.prefixes]
    if reach.units:
        ways.append(units.c.id.in_(reach.units))
    return or_(*ways) if ways else false()


def _under(reading: Reading, reach: Scope) -> ColumnElement[bool]:
    """The very units and all below them."""
    paths = reading.connection.scalars(select(units.c.path).where(units.c.id.in_(reach.units)))
    ways = [begins(units.c.path, path) for path in paths]
    return or_(*ways) if ways else false()


def _kept(reading: Reading, actor: Actor) -> UnitRef | None:
    """The first unit whose list the actor keeps."""
    own = scope(actor, Act.KEEP_PROJECTS).units
    row = reading.connection.execute(
        select(units).where(units.c.id.in_(own)).order_by(units.c.path).limit(1)
    ).one_or_none()
    return None if row is None else UnitRef(id=row.id, name=row.name, kind=row.kind)


def _names(
    reading: Reading, found: Sequence[Project], hang: Milestones
) -> Mapping[int, tuple[UnitRef, str]]:
    """The units they name, with their paths."""
    wanted = {one for project in found for one in (project.host_id, project.lead_id)}
    wanted |= {one for project in found for one in project.helpers}
    wanted |= {one.facts.unit_id for some in hang.values() for one in some}
    rows = reading.connection.execute(select(units).where(units.c.id.in_(wanted)))
    return {row.id: (UnitRef(id=row.id, name=row.name, kind=row.kind), row.path) for row in rows}


class SqlProjectReads(Reads):
    """:class:`domain.projects.views.ProjectReads` on a database."""

    page = awaited(page_of)
    view = awaited(view)
    milestone = awaited(milestone)
    sheet = awaited(sheet, aside=True)
    called = awaited(called)
    hands_to = awaited(hands_to)
    tried = awaited(tried, aside=True)
