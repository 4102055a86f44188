"""The sweep of projects: some weeks before a milestone its unit hears, and who leads the project;
on the last working day of the quarter who leads is asked to confirm, then by the rungs of all that
is overdue."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.cases.store import DueSpan
from domain.days.deadlines import end_of_day, last_day
from domain.followups.units import ANSWERING
from domain.notices import Notice
from domain.overdue.owed import hearing
from domain.overdue.rungs import DUE_TODAY, due_spans, number_of, speaks
from domain.people.line import Lines
from domain.ports import Work
from domain.projects.model import Project
from domain.projects.notices import MilestoneAhead, ProjectUnconfirmed
from domain.projects.record import followups_of, milestones_of
from domain.projects.standing import RUNNING_STATES, met, state_of
from domain.projects.telling import answering
from domain.reminders.ladder import Rung
from domain.reminders.queue import remind
from domain.request import Request
from domain.rules import Rules

_Found = list[tuple[int, Notice]]


def remind_projects(work: Work, request: Request) -> int:
    """Queues a handful of what comes near or is to be confirmed; returns how many pushes. A rerun
    queues nothing twice: milestone and project know how far they were told of."""
    lines, found = Lines(work=work, now=request.now, reached=True), _Found()
    for number in work.projects.ahead(ahead_spans(work.rules, request.now), work.handful):
        found += _ahead(work, lines, number, request.now)
    spans = due_spans(work.rules, request.now)
    for number in work.projects.to_confirm(spans) if spans else ():
        project = work.projects.by_id(number)
        found += _to_confirm(work, request, lines, project, spans)
    return remind(work, found, request.now)


def ahead_spans(rules: Rules, now: datetime) -> tuple[DueSpan, ...]:
    """For each number of days ahead, between which moments the day lies of what is told of now;
    where that day is off, the working day before speaks. None outside the hours in which reminders
    go out."""
    if not speaks(rules, now):
        return ()
    today = rules.day(now)
    before = rules.calendar.working_day_after(today) - timedelta(days=1)
    edges = [
        end_of_day(before + timedelta(days=days), rules.zone) for days in rules.projects.ahead_days
    ]
    edges.append(end_of_day(today, rules.zone))
    return tuple(
        DueSpan(after=edges[number], until=edges[number - 1], number=number)
        for number in range(1, len(edges))
    )


def _ahead(work: Work, lines: Lines, milestone_id: int, now: datetime) -> _Found:
    milestone = work.projects.milestone(milestone_id)
    project = work.projects.by_id(milestone.project_id)
    followup = followups_of(work, [milestone_id]).get(milestone_id)
    spans = ahead_spans(work.rules, now)
    if followup is None or not followup.running or project.over:
        return []
    if not any(one.after < followup.due_at <= one.until for one in spans):
        return []
    number = number_of(followup.due_at, spans)
    if milestone.told == number:
        return []
    milestone.told = number  # or of less than before: its day was moved, and comes near anew
    notice = MilestoneAhead(
        project_id=project.id,
        name=project.name,
        lead=lines.of(project.lead_id)[0].name,
        milestone_id=milestone.id,
        text=milestone.text,
        unit_name=lines.of(followup.unit_id)[0].name,
        due_at=followup.due_at,
        days=work.rules.projects.ahead_days[number - 1],
    )
    people = answering(lines, {project.lead_id, followup.unit_id})
    return [(one, notice) for one in sorted(people)]


def _to_confirm(
    work: Work, request: Request, lines: Lines, project: Project, spans: Sequence[DueSpan]
) -> _Found:
    at = project.confirm_at
    if at is None or not any(one.after < at <= one.until for one in spans):
        return []  # somebody was quicker
    present = number_of(at, spans)
    milestones = milestones_of(work, project)
    if project.rung >= present or state_of(project, milestones) not in RUNNING_STATES:
        return []
    project.rung = present
    line = lines.of(project.lead_id)
    people = answering(lines, [project.lead_id])

    def notice(rung: Rung) -> ProjectUnconfirmed:
        return ProjectUnconfirmed(
            project_id=project.id,
            name=project.name,
            lead=line[0].name,
            met=met(milestones),
            many=len(milestones),
            late=sum(one.late(request.now) for one in milestones),
            due_on=last_day(at, work.rules.zone),
            rung=rung,
            unreached=not lines.nearest(line[:1], ANSWERING).people,
        )

    if present == DUE_TODAY:
        return [(one, notice(Rung.DUE_DAY)) for one in sorted(people)]
    heard = hearing(lines, line, ANSWERING, people, present - DUE_TODAY)
    if heard is None:
        return []
    rung, hearers = heard
    return [(one, notice(rung)) for one in sorted(hearers)]
