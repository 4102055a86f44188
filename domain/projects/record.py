"""What the actions on projects have in common: who may act on which, how it stands, the step that
is noted; and how a milestone is handed out and taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain import access
from domain.access import Act
from domain.days.deadlines import last_day
from domain.errors import Invalid, NotFound
from domain.followups.giving import drop, hand_out
from domain.followups.model import Followup, FollowupState, Handout, Source
from domain.followups.notices import FollowupHandedOut
from domain.followups.notices import all_of as all_of_followup
from domain.followups.options import sees_followup
from domain.followups.units import ANSWERING, lines_of, sides
from domain.people.line import Lines
from domain.people.model import Actor
from domain.ports import Work
from domain.projects.lifecycle import check_way
from domain.projects.model import (
    CONFIRM_AHEAD,
    MILESTONES_LIMIT,
    Milestone,
    MilestoneDraft,
    Project,
    ProjectArrow,
    ProjectStep,
)
from domain.projects.options import ProjectFacts, ProjectPlace, led_for, records, sees_project
from domain.projects.standing import (
    MilestoneFacts,
    confirmable,
    live,
    met,
    next_confirm,
    state_of,
)
from domain.request import Request


@dataclass(frozen=True, kw_only=True)
class OpenedProject:
    """A project within the asker's right."""

    project: Project
    facts: ProjectFacts
    post_id: int
    done: bool
    """The same tap has been here already."""
    recorded: bool = False
    """代录: for a lead unit without a phone."""


def opening(work: Work, request: Request, project_id: int, arrow: ProjectArrow) -> OpenedProject:
    """The project, locked, for a step that leads on from where it stands. Raises NotFound for one
    out of sight as for one that is not there, Refused for who may see it only, WrongStep."""
    project = work.projects.by_id(project_id)
    facts = facts_of(work, project, request.now)
    if not sees_project(request.by, facts.place):
        raise NotFound("project")
    recorded = False
    if arrow in LEADS:
        asked = led_for(request.by, facts.place)
        seat = access.allow(request.by, Act.ANSWER_FOLLOWUP, asked)
        recorded = records(request.by, facts.place)
    else:
        seat = access.allow(request.by, Act.KEEP_PROJECTS, access.at(facts.place.host))
    done = work.projects.step(project.id, request.token) is not None
    if not done:
        check_way(state_of(project, facts.milestones), arrow)
    return OpenedProject(
        project=project, facts=facts, post_id=seat.post_id, done=done, recorded=recorded
    )


LEADS = frozenset({ProjectArrow.CONFIRM, ProjectArrow.ASK})
"""The steps of the lead unit; the others are the keeper's."""


def facts_of(work: Work, project: Project, now: datetime) -> ProjectFacts:
    """How it stands."""
    lines = Lines(work=work, now=now, reached=True)
    line = lines.of(project.lead_id)
    answering = lines.nearest(line, ANSWERING).unit_id
    milestones = milestones_of(work, project)
    units = {*project.helpers, *(one.unit_id for one in milestones)}
    return ProjectFacts(
        place=ProjectPlace(
            host=work.org.unit(project.host_id).path,
            lead=line[0].path,
            answers=next((one.path for one in line if one.id == answering), line[0].path),
            beside=tuple(sorted(unit.path for unit in work.org.those(units))),
        ),
        project=project,
        milestones=milestones,
        confirmable=confirmable(work.rules, project, now),
    )


def milestones_of(work: Work, project: Project) -> tuple[MilestoneFacts, ...]:
    """Those that were not dropped, with what became of each."""
    present = live(work.projects.milestones(project.id))
    handed = followups_of(work, [one.id for one in present])
    return tuple(facts_from(one, handed[one.id]) for one in present if one.id in handed)


def followups_of(work: Work, milestone_ids: list[int]) -> dict[int, Followup]:
    """The item of each milestone."""
    found = work.followups.of_source(Source.PROJECT, milestone_ids)
    return {one.source_id: one for one in found if one.state is not FollowupState.DROPPED}


def opened_by(
    work: Work, actor: Actor, milestones: Sequence[MilestoneFacts], now: datetime
) -> set[int]:
    """The items of milestones that this person may open: those of others that have to do with the
    project are not theirs to see."""
    lines, found = lines_of(work, now), followups_of(work, [one.id for one in milestones])
    return {one.id for one in found.values() if sees_followup(actor, sides(lines, one).place)}


def facts_from(milestone: Milestone, followup: Followup) -> MilestoneFacts:
    """The two together."""
    return MilestoneFacts(
        id=milestone.id,
        followup_id=followup.id,
        text=milestone.text,
        unit_id=followup.unit_id,
        state=followup.state,
        due_at=followup.due_at,
        fed_back_at=followup.fed_back_at,
        verdict=followup.verdict,
    )


def note_step(
    work: Work, request: Request, opened: OpenedProject, arrow: ProjectArrow, note: str = ""
) -> None:
    """Adds the line, with how many of its milestones are met."""
    present = milestones_of(work, opened.project)
    work.projects.add_step(
        ProjectStep(
            project_id=opened.project.id,
            token=request.token,
            arrow=arrow,
            at=request.now,
            person_id=request.person_id,
            post_id=opened.post_id,
            met=met(present),
            many=len(present),
            due_on=opened.project.due_on,
            note=note,
            recorded=opened.recorded,
        )
    )


def hand_to(
    work: Work, request: Request, project: Project, draft: MilestoneDraft, unit_id: int
) -> Followup:
    """Hands a milestone out as an item of the project's. Its unit hears of the project, once for
    all its milestones, and not of each item. Raises as :func:`domain.followups.giving.hand_out`,
    Invalid (``milestones-many``)."""
    present = live(work.projects.milestones(project.id))
    if len(present) >= MILESTONES_LIMIT:
        raise Invalid("milestones-many", limit=MILESTONES_LIMIT)
    made = work.projects.add_milestone(Milestone(project_id=project.id, text=draft.text))
    followup = hand_out(
        work,
        request,
        Handout(
            source=Source.PROJECT,
            source_id=made.id,
            host_id=project.host_id,
            unit_id=unit_id,
            helpers=tuple(one for one in project.helpers if one != unit_id),
            title=draft.text,
            due=draft.due_on,
        ),
    )
    kinds = (FollowupHandedOut.kind,)
    work.outbox.withdraw(all_of_followup(followup.id), request.now, kinds=kinds)
    told_until(work, made, followup, request)
    return followup


def told_until(work: Work, milestone: Milestone, followup: Followup, request: Request) -> None:
    """Whoever has just heard of its day is not told at once that it is near."""
    left = (last_day(followup.due_at, work.rules.zone) - work.rules.day(request.now)).days
    milestone.told = sum(left <= days for days in work.rules.projects.ahead_days)


def take_back(work: Work, request: Request, milestone: Milestone, reason: str) -> None:
    """The milestone is wanted no more; its item is dropped, if it is not over."""
    milestone.dropped_at = request.now
    followup = followups_of(work, [milestone.id]).get(milestone.id)
    if followup is not None and followup.open:
        drop(work, request, followup, reason)


def finish_by(project: Project, day: date) -> None:
    """Another finish day; what was asked before that goes with the old one."""
    project.due_on, project.asked_due, project.asked_reason = day, None, ""


def goes_on_confirming(work: Work, project: Project, now: datetime) -> None:
    """Something more is to be reached: where no confirmation is owed any more it is again."""
    if project.confirm_at is None or project.confirm_at <= now:
        owes_confirmation(work, project, work.rules.day(now) + CONFIRM_AHEAD)


def owes_confirmation(work: Work, project: Project, after: date) -> None:
    """The lead unit confirms by the end of the quarter in which that day lies."""
    project.confirm_at, project.rung = next_confirm(work.rules, after), 0
