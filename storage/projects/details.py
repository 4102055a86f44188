"""A project and its milestones as views."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from domain.days.deadlines import last_day
from domain.followups.model import RUNNING, FollowupState, Source
from domain.org.views import UnitRef
from domain.people.model import Actor
from domain.projects import standing
from domain.projects.model import Project, ProjectState
from domain.projects.options import (
    ProjectFacts,
    keeps_project,
    leads_project,
    options,
    records,
)
from domain.projects.standing import MilestoneFacts
from domain.projects.views import MilestoneLine, ProjectLine, ProjectView
from domain.rules import Rules
from storage.kit.reading import Reading
from storage.schema import followups, milestones


@dataclass(frozen=True, kw_only=True)
class Hanging:
    """A milestone that was not dropped, with what its unit has said."""

    facts: MilestoneFacts
    feedback: str


Milestones = Mapping[int, Sequence[Hanging]]
Names = Mapping[int, tuple[UnitRef, str]]


def milestones_of(reading: Reading, found: Sequence[Project]) -> Milestones:
    """Those of each project, in the order of their days."""
    hang: dict[int, list[Hanging]] = defaultdict(list)
    if not found:
        return hang
    rows = reading.connection.execute(
        select(
            milestones.c.project_id,
            milestones.c.id.label("milestone_id"),
            milestones.c.text,
            *followups.c,
        )
        .join(followups, followups.c.source_id == milestones.c.id)
        .where(
            milestones.c.project_id.in_([one.id for one in found]),
            milestones.c.dropped_at.is_(None),
            followups.c.source == Source.PROJECT,
            followups.c.state != FollowupState.DROPPED,
        )
        .order_by(followups.c.due_at, milestones.c.id)
    )
    for row in rows:
        hang[row.project_id].append(Hanging(facts=_facts(row), feedback=row.feedback))
    return hang


def _facts(row: Row[*tuple[Any, ...]]) -> MilestoneFacts:
    return MilestoneFacts(
        id=row.milestone_id,
        followup_id=row.id,
        text=row.text,
        unit_id=row.unit_id,
        state=row.state,
        due_at=row.due_at,
        fed_back_at=row.fed_back_at,
        verdict=row.verdict,
    )


def line_of(
    rules: Rules,
    actor: Actor,
    project: Project,
    hang: Sequence[Hanging],
    names: Names,
    now: datetime,
) -> ProjectLine:
    """A project as one line."""
    facts = [one.facts for one in hang]
    state, (lead, path) = standing.state_of(project, facts), names[project.lead_id]
    still = [one for one in facts if one.state in RUNNING]
    upcoming = min(still, key=lambda one: one.due_at, default=None)
    running = state in standing.RUNNING_STATES
    leads = leads_project(actor, path)
    keeps = keeps_project(actor, names[project.host_id][1])
    fed_back = running and any(one.state is FollowupState.FED_BACK for one in facts)
    return ProjectLine(
        id=project.id,
        system=project.system_name,
        number=project.number,
        name=project.name,
        lead=lead,
        state=state,
        colour=standing.colour(rules, project, facts, now),
        punctuality=standing.punctuality(rules, project, facts, now),
        met=standing.met(facts),
        many=len(facts),
        late=sum(one.late(now) for one in facts) if running else 0,
        due_on=project.due_on,
        next_due=None if upcoming is None else last_day(upcoming.due_at, rules.zone),
        asked=running and project.asked_due is not None,
        to_confirm=running and leads and standing.confirmable(rules, project, now),
        to_judge=keeps and (fed_back or state is ProjectState.COMPLETED),
    )


def view_of(
    rules: Rules,
    actor: Actor,
    of: tuple[Project, ProjectLine, ProjectFacts | None],
    hang: Sequence[Hanging],
    names: Names,
    now: datetime,
    *,
    opens: Collection[int] = (),
) -> ProjectView:
    """A project with all that hangs on it; what may be done where its facts are asked for, too.
    ``opens`` are the items that the reader may open."""
    project, line, facts = of
    ended = project.cancelled_at or project.accepted_at
    return ProjectView(
        line=line,
        system_code=project.system,
        host=names[project.host_id][0],
        helpers=tuple(names[one][0] for one in project.helpers),
        aim=project.aim,
        milestones=tuple(
            replace(_milestone(rules, one, names, now), opens=one.facts.followup_id in opens)
            for one in hang
        ),
        asked_due=project.asked_due if line.asked else None,
        asked_reason=project.asked_reason,
        confirm_on=None if project.confirm_at is None else last_day(project.confirm_at, rules.zone),
        confirmed_on=None if project.confirmed_at is None else rules.day(project.confirmed_at),
        ended_on=None if ended is None else rules.day(ended),
        reason=project.reason,
        may=frozenset() if facts is None else options(actor, facts),
        records=facts is not None and records(actor, facts.place),
    )


def _milestone(rules: Rules, one: Hanging, names: Names, now: datetime) -> MilestoneLine:
    facts = one.facts
    return MilestoneLine(
        id=facts.id,
        followup_id=facts.followup_id,
        text=facts.text,
        unit=names[facts.unit_id][0],
        due_on=last_day(facts.due_at, rules.zone),
        state=facts.state,
        met=facts.met,
        in_time=facts.in_time,
        late=facts.late(now),
        feedback=one.feedback,
        verdict=facts.verdict,
        opens=False,
    )
