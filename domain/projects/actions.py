"""What who keeps the list does with it: enters a project, writes it anew, takes over a sheet."""

from collections.abc import Sequence

from domain import access
from domain.access import Act
from domain.cases.draft import clean_note
from domain.days.deadlines import check_coming
from domain.errors import Invalid
from domain.followups.actions import extend
from domain.ports import Work
from domain.projects import record
from domain.projects.model import (
    CONFIRM_AHEAD,
    NUMBER_LIMIT,
    Project,
    ProjectArrow,
    ProjectDraft,
    ProjectHelp,
)
from domain.projects.planning import (
    MilestonePlan,
    check_before,
    checked,
    differences,
    milestone_plan,
    planned,
)
from domain.projects.record import OpenedProject, hand_to, note_step, take_back
from domain.projects.standing import RUNNING_STATES, state_of
from domain.projects.telling import forget, tell_assigned, tell_moved
from domain.projects.views import ProjectPart
from domain.request import Request


def register(work: Work, request: Request, host_id: int, draft: ProjectDraft) -> Project:
    """Enters a project on the unit's list, and hands its milestones out. The same tap again gives
    the same one.

    Raises NotFound, Refused, Invalid (``project-name``, ``name-too-long``, ``aim-too-long``,
    ``project-system``, ``project-number``, ``project-known``, ``milestone-…``, ``milestones-…``,
    ``project-before``, ``day-gone``, ``day-far-off``, ``unit-gone``, ``followup-unit``,
    ``followup-helpers``).
    """
    host = work.org.unit(host_id)
    seat = access.allow(request.by, Act.KEEP_PROJECTS, access.at(host.path))
    work.projects.lock(host.id)
    known = work.projects.by_token(request.token)
    if known is not None:
        return known
    wanted = checked(work, request.now, host.id, draft)
    check_before(work, wanted.milestones, wanted.due_on)
    check_coming(wanted.due_on, work.rules.day(request.now))
    if work.projects.named(host.id, wanted.system, wanted.name):
        raise Invalid("project-known")
    system = next(one for one in work.rules.projects.systems if one.code == wanted.system)
    project = work.projects.add(
        Project(
            token=request.token,
            host_id=host.id,
            lead_id=wanted.lead_id,
            system=system.code,
            system_zh=system.name.zh,
            system_en=system.name.en,
            version=work.rules.projects.version,
            number=wanted.number or _next_number(work, host.id, system.code),
            name=wanted.name,
            aim=wanted.aim,
            due_on=wanted.due_on,
            registered_at=request.now,
            helping=[ProjectHelp(unit_id=one) for one in wanted.helpers],
        )
    )
    record.owes_confirmation(work, project, work.rules.day(request.now) + CONFIRM_AHEAD)
    for at, one in enumerate(wanted.milestones):
        tap = request.under(f"{request.token}:m{at}")
        hand_to(work, tap, project, one, one.unit_id or wanted.lead_id)
    opened = OpenedProject(
        project=project,
        facts=record.facts_of(work, project, request.now),
        post_id=seat.post_id,
        done=False,
    )
    note_step(work, request, opened, ProjectArrow.REGISTER)
    tell_assigned(work, request, project)
    return project


def change(work: Work, request: Request, project_id: int, draft: ProjectDraft, reason: str) -> bool:
    """Writes it anew (调整): a milestone of the same words keeps what became of it, a later day of
    it is an extension, another day or unit makes it a new one, and what is named no more is
    dropped for the ``reason``. Whom it concerns hears. Returns whether there was anything to write.

    Raises as :func:`register`, WrongStep (it is over), Invalid (``milestone-over``: what was fed
    back or judged stays as it is).
    """
    opened = record.opening(work, request, project_id, ProjectArrow.ADJUST)
    project = opened.project
    if opened.done:
        return True
    wanted = checked(work, request.now, project.host_id, draft)
    work.projects.lock(project.host_id)
    named = work.projects.named(project.host_id, wanted.system, wanted.name)
    if any(one != project.id for one in named):
        raise Invalid("project-known")
    changes = differences(work, request.now, project, wanted)
    if not changes:
        return False
    if ProjectPart.DUE in changes:
        check_coming(wanted.due_on, work.rules.day(request.now))
    plan, why = milestone_plan(work, request.now, project, wanted), clean_note(reason)
    before = {project.lead_id, *project.helpers}
    before |= {one.unit_id for one in opened.facts.milestones}
    _write(work, project, wanted)
    _milestones(work, request, project, plan, why)
    if plan.fresh and state_of(project, opened.facts.milestones) not in RUNNING_STATES:
        record.goes_on_confirming(work, project, request.now)
    note_step(work, request, opened, ProjectArrow.ADJUST, why)
    led = ProjectPart.LEAD in changes
    if led:
        forget(work, project, request)
        project.rung = 0  # the confirmation that is owed is asked of the new one from the start
        tell_assigned(work, request, project)
    tell_moved(work, request, project, ProjectArrow.ADJUST, also=before, assigned=led)
    return True


def import_projects(
    work: Work, request: Request, host_id: int, drafts: Sequence[ProjectDraft], reason: str
) -> tuple[int, int]:
    """Takes over a sheet: a row changes the project that is known again by it
    (:func:`domain.projects.planning.planned`), any other is entered. Returns how many were
    entered, and how many changed.

    Raises what :func:`register` and :func:`change` raise; then nothing is taken over.
    """
    host = work.org.unit(host_id)
    access.allow(request.by, Act.KEEP_PROJECTS, access.at(host.path))
    work.projects.lock(host.id)
    added = changed = 0
    rows = planned(work, request.now, host_id, drafts)
    for at, (row, draft) in enumerate(zip(rows, drafts, strict=True)):
        tap = request.under(f"{request.token}:{at}")
        if row.wrong is not None:
            raise row.wrong
        if row.project_id is None:
            register(work, tap, host_id, draft)
            added += 1
        elif row.changes:
            changed += change(work, tap, row.project_id, draft, reason)
    return added, changed


def _next_number(work: Work, host_id: int, system: str) -> int:
    taken = [one.number for one in work.projects.listed(host_id) if one.system == system]
    return min(max(taken, default=0) + 1, NUMBER_LIMIT)


def _write(work: Work, project: Project, wanted: ProjectDraft) -> None:
    """All but the milestones."""
    if project.system != wanted.system:
        found = next(one for one in work.rules.projects.systems if one.code == wanted.system)
        project.system = found.code
        project.system_zh, project.system_en = found.name.zh, found.name.en
        project.version = work.rules.projects.version
    project.number = wanted.number or project.number
    project.name, project.aim = wanted.name, wanted.aim
    project.lead_id = wanted.lead_id
    if project.due_on != wanted.due_on:
        record.finish_by(project, wanted.due_on)
    if set(project.helpers) != set(wanted.helpers):
        project.help_by(wanted.helpers)


def _milestones(
    work: Work, request: Request, project: Project, plan: MilestonePlan, reason: str
) -> None:
    """As planned."""
    for milestone, followup, draft in plan.extended:
        tap = request.under(f"{request.token}:e{milestone.id}")
        longer = extend(work, tap, followup.id, draft.due_on)
        record.told_until(work, milestone, longer, request)
    for gone in plan.gone:
        take_back(work, request.under(f"{request.token}:x{gone.id}"), gone, reason)
    for at, one in enumerate(plan.fresh):
        tap = request.under(f"{request.token}:m{at}")
        hand_to(work, tap, project, one, one.unit_id or project.lead_id)
