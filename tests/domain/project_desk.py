"""A district with its list of key projects, and all who have to do with one."""

from datetime import date, datetime
from typing import TypeVar

from domain.cases.satisfaction import Satisfaction
from domain.followups import actions as followups
from domain.notices import Notice
from domain.people.model import Actor, Role
from domain.projects import actions, record, standing, steps
from domain.projects.model import (
    Milestone,
    MilestoneDraft,
    Project,
    ProjectDraft,
    ProjectState,
)
from domain.projects.standing import MilestoneFacts
from domain.request import Request
from domain.sweeps import SWEEPS
from tests.domain.conftest import Town
from tests.makers import ZONE

N = TypeVar("N", bound=Notice)
FIRST, SECOND, FINISH = date(2027, 1, 15), date(2027, 3, 31), date(2027, 4, 30)
"""The days of the two milestones, and the finish day; none is off."""
DATES = (FIRST, SECOND)


def local(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


class ProjectDesk:
    """琅琊区 keeps the list; it is Tuesday 24 November 2026, ten in the morning."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.keeper = town.person("琅琊区", Role.SUPERVISOR)
        self.street = town.person("琅琊街道", Role.COORDINATOR)
        self.officer = town.person("古道社区", Role.INFORMATION_OFFICER)
        self.drafted = 0

    def draft(
        self,
        name: str = "",
        *,
        lead: str = "琅琊街道",
        helpers: tuple[str, ...] = ("古道社区",),
        days: tuple[date, ...] = DATES,
        due_on: date = FINISH,
        number: int = 0,
        units: tuple[str, ...] = (),
    ) -> ProjectDraft:
        """A project with a milestone on each of these days."""
        self.drafted += 1
        ids = {name: unit.id for name, unit in self.town.units.items()}
        named = [ids[one] for one in units]
        return ProjectDraft(
            system="disputes",
            number=number or self.drafted,
            name=name or f"项目{self.drafted}",
            lead_id=ids[lead],
            helpers=tuple(ids[one] for one in helpers),
            aim="建成并投入使用",
            milestones=tuple(
                MilestoneDraft(
                    text=f"节点{at}", due_on=day, unit_id=named[at] if at < len(named) else None
                )
                for at, day in enumerate(days)
            ),
            due_on=due_on,
        )

    def registered(self, draft: ProjectDraft | None = None) -> Project:
        """On the list."""
        host = self.town.units["琅琊区"].id
        asks = self.town.asks(self.keeper)
        return self.town.do(actions.register, asks, host, draft or self.draft())

    def facts(self, project: Project) -> tuple[MilestoneFacts, ...]:
        """Its milestones as they stand, in their order."""
        return record.milestones_of(self.town.work, project)

    def state(self, project: Project) -> ProjectState:
        return standing.state_of(project, self.facts(project))

    def reach(
        self,
        project: Project,
        at: int,
        verdict: Satisfaction = Satisfaction.SATISFIED,
        who: Actor | None = None,
    ) -> None:
        """A milestone is fed back, and judged."""
        number, by = self.facts(project)[at].followup_id, who or self.street
        self.town.do(followups.accept, self.town.asks(by), number)
        self.town.do(followups.feed_back, self.town.asks(by), number, "已完成")
        self.judge(project, at, verdict)

    def judge(self, project: Project, at: int, verdict: Satisfaction) -> None:
        milestone = self.facts(project)[at].id
        self.town.do(steps.judge_milestone, self.town.asks(self.keeper), milestone, verdict)

    def milestones(self, project: Project) -> list[Milestone]:
        return [one for one in self.town.all(Milestone) if one.project_id == project.id]

    def told(self, who: Actor, of: type[N]) -> list[N]:
        """What somebody was told, or is to be told, of a kind."""
        return [
            push.notice
            for push in self.town.pushes()
            if push.person_id == who.person_id
            and isinstance(push.notice, of)
            and not push.withdrawn
        ]

    def sweeps(self, moment: str) -> None:
        """All that the clock says at a local moment."""
        self.town.clock.moment = local(moment)
        for sweep in SWEEPS:
            self.town.do(sweep, Request(now=self.town.clock.now()))
