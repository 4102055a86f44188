"""Who is told of what becomes of a project."""

from collections.abc import Collection

from domain.cases import telling
from domain.followups.units import ANSWERING, HOSTING
from domain.people.line import Lines
from domain.ports import Work
from domain.projects.model import Project, ProjectArrow
from domain.projects.notices import (
    MilestoneAhead,
    ProjectAssigned,
    ProjectMoved,
    ProjectUnconfirmed,
    all_of,
)
from domain.projects.record import milestones_of
from domain.request import Request


def keeping(lines: Lines, project: Project) -> set[int]:
    """Who keeps the list, at the unit or the nearest above."""
    return lines.nearest(lines.of(project.host_id), HOSTING).people


def answering(lines: Lines, unit_ids: Collection[int]) -> set[int]:
    """Who answers for each of these units, or at the nearest one above."""
    return {person for one in unit_ids for person in lines.nearest(lines.of(one), ANSWERING).people}


def helping(lines: Lines, project: Project) -> set[int]:
    """Who answers at the units that help; where nobody can be reached there, nobody does."""
    units = [lines.of(one)[:1] for one in project.helpers]
    return {person for line in units for person in lines.nearest(line, ANSWERING).people}


def tell_assigned(work: Work, request: Request, project: Project) -> None:
    """Those who lead it hear, those who help and those who have a milestone; but for who has just
    done it."""
    lines = Lines(work=work, now=request.now, reached=True)
    milestones = milestones_of(work, project)
    if not milestones:
        return

    def notice(*, yours: bool) -> ProjectAssigned:
        return ProjectAssigned(
            project_id=project.id,
            name=project.name,
            lead=work.org.unit(project.lead_id).name,
            yours=yours,
            milestones=len(milestones),
            first_due_at=min(one.due_at for one in milestones),
            step=request.token,
        )

    besides = {request.person_id}
    leads = answering(lines, [project.lead_id])
    others = answering(lines, [one.unit_id for one in milestones]) | helping(lines, project)
    telling.tell(work, leads - besides, notice(yours=True), request.now)
    telling.tell(work, others - leads - besides, notice(yours=False), request.now)


def tell_moved(
    work: Work,
    request: Request,
    project: Project,
    arrow: ProjectArrow,
    *,
    note: str = "",
    also: Collection[int] = (),
    assigned: bool = False,
) -> None:
    """The other side hears of a step: of a request who keeps the list, of all else who leads the
    project, helps or has a milestone, and who answers for the units ``also``: those that had to
    do with it until now. But for who has just done it, and for who leads it where that was
    ``assigned`` with the step: they have heard of the whole."""
    lines = Lines(work=work, now=request.now, reached=True)
    if arrow is ProjectArrow.ASK:
        people = keeping(lines, project)
    else:
        units = {project.lead_id, *(one.unit_id for one in milestones_of(work, project)), *also}
        people = answering(lines, units) | helping(lines, project)
        if assigned:
            people -= answering(lines, [project.lead_id])
    notice = ProjectMoved(
        project_id=project.id,
        name=project.name,
        lead=work.org.unit(project.lead_id).name,
        arrow=arrow,
        due_on=(arrow is ProjectArrow.ASK and project.asked_due) or project.due_on,
        note=note,
        step=request.token,
    )
    telling.tell(work, people - {request.person_id}, notice, request.now)


def forget(work: Work, project: Project, request: Request, *, over: bool = False) -> None:
    """That it is to be confirmed is told no more; of one that is ``over`` nothing that waits is."""
    kinds = [ProjectUnconfirmed.kind]
    if over:
        kinds += [ProjectAssigned.kind, MilestoneAhead.kind]
    work.outbox.withdraw(all_of(project.id), request.now, kinds=tuple(kinds))
