"""The demo's key projects: some on course, some late, one that asks for more time, one to be
judged, one accepted and one cancelled."""

from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any

from app.demo.district import toml, units
from app.demo.past import silent
from app.demo.player import Stage
from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import last_day
from domain.days.periods import moment_at
from domain.followups import actions as followups
from domain.followups.units import ANSWERING
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.projects import actions, record, steps
from domain.projects.model import MilestoneDraft, Project, ProjectDraft
from domain.projects.standing import MilestoneFacts
from domain.request import Request

_BEGAN = 75
"""Days ago the list was made."""
_EARLY = 3
"""Days before its day a milestone was fed back."""


def fill_projects(work: Work, stage: Stage, now: datetime) -> None:
    """Writes them; nobody is told."""
    scene = _Scene(silent(work), stage, now)
    for row in toml("projects.toml")["project"]:
        scene.play(row)


class _Scene:
    """Who acts, and when."""

    def __init__(self, work: Work, stage: Stage, now: datetime) -> None:
        self.work, self.stage, self.now = work, stage, now
        self.today, self.taps = work.rules.day(now), count()
        self.codes = {unit.name: unit.code for unit in units()}
        self.top = min(self.codes.values())

    def play(self, row: dict[str, Any]) -> None:
        """Enters a project, and takes it as far as it is."""
        project = self._entered(row)
        facts = sorted(record.milestones_of(self.work, project), key=lambda one: one.due_at)
        for one in facts[: row["met"]]:
            self._reached(project, one)
        for at, one in enumerate(facts[row["met"] :] if row["met"] else ()):
            self._taken_up(project, one, feeds_back=at == 0 and row.get("fed", False))
        if "ask" in row:
            day = project.due_on + timedelta(days=row["ask"])
            asks = self._asks(self._lead(project.lead_id), -1)
            steps.ask(self.work, asks, project.id, day, row["why"])
        if "accept" in row:
            steps.accept_project(self.work, self._asks(self._keeper, -1), project.id, row["accept"])
        if "cancel" in row:
            steps.cancel(self.work, self._asks(self._keeper, -1), project.id, row["cancel"])

    def _entered(self, row: dict[str, Any]) -> Project:
        calendar = self.work.rules.calendar

        def day(ahead: int) -> date:
            return calendar.next_working(self.today + timedelta(days=ahead))

        draft = ProjectDraft(
            system=row["system"],
            number=0,
            name=row["name"],
            lead_id=self._unit(row["lead"]),
            helpers=tuple(self._unit(one) for one in row.get("with", ())),
            aim=row["aim"],
            milestones=tuple(
                MilestoneDraft(text=text, due_on=day(ahead)) for ahead, text in row["steps"]
            ),
            due_on=max(day(ahead) for ahead, _ in row["steps"]),
        )
        return actions.register(
            self.work, self._asks(self._keeper, -_BEGAN), self.stage.units[self.top], draft
        )

    def _reached(self, project: Project, one: MilestoneFacts) -> None:
        """Fed back in time, and found to be so."""
        lead = self._lead(one.unit_id)
        due = (last_day(one.due_at, self.work.rules.zone) - self.today).days
        followups.accept(self.work, self._asks(lead, 2 - _BEGAN), one.followup_id)
        asks = self._asks(lead, max(due - _EARLY, 3 - _BEGAN))
        followups.feed_back(self.work, asks, one.followup_id, one.text)
        asks = self._asks(self._keeper, due)
        steps.judge_milestone(self.work, asks, one.id, Satisfaction.SATISFIED)

    def _taken_up(self, project: Project, one: MilestoneFacts, *, feeds_back: bool) -> None:
        lead = self._lead(one.unit_id)
        followups.accept(self.work, self._asks(lead, 2 - _BEGAN), one.followup_id)
        if feeds_back:
            followups.feed_back(self.work, self._asks(lead, -1), one.followup_id, one.text)

    @property
    def _keeper(self) -> Actor:
        return self.stage.actors[self.top, Role.SUPERVISOR]

    def _unit(self, name: str) -> int:
        return self.stage.units[self.codes[name]]

    def _lead(self, unit_id: int) -> Actor:
        """Who answers for a unit; the district, where nobody is there."""
        code = next(code for code, one in self.stage.units.items() if one == unit_id)
        found = (self.stage.actors.get((code, role)) for role in sorted(ANSWERING))
        return next((one for one in found if one is not None), self._keeper)

    def _asks(self, who: Actor, ahead: int) -> Request:
        """Somebody at ten that day, by a tap of its own."""
        day = self.today + timedelta(days=ahead)
        at = min(self.now, moment_at(day, time(10), self.work.rules.zone))
        return Request(actor=who, token=f"demo:project:{next(self.taps)}", now=at)
