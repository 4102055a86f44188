"""Projects, in a transaction."""

import operator
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from domain.cases.store import DueSpan
from domain.errors import NotFound
from domain.followups.model import Source
from domain.handfuls import Handful
from domain.ids import possible
from domain.projects.model import Milestone, Project, ProjectStep
from storage.followups.schema import RUNNING_ALONE
from storage.kit.handfuls import Handfuls, spanned, unsaid
from storage.kit.turns import take_turns
from storage.schema import followups, milestones, project_steps, projects

_HANDFUL = 20
"""As many milestones are told of in one transaction."""
_AT_ONCE = 200
"""As many projects; the next minute takes the next."""
_LISTED = 1000
"""As many of a list are looked at."""


class SqlProjects:
    """:class:`domain.projects.store.Projects` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock(self, host_id: int) -> None:
        """Whoever enters or renames one of a unit's goes one after another."""
        take_turns(self._session.connection(), f"projects:{host_id}")

    def add(self, project: Project) -> Project:
        """Adds and fills ``id``."""
        self._session.add(project)
        self._session.flush()
        return project

    def by_id(self, project_id: int) -> Project:
        """The project, locked for change; raises NotFound."""
        if not possible(project_id):
            raise NotFound("project")
        self._session.flush()  # what is changed already must survive the reading anew
        found = self._session.get(Project, project_id, with_for_update=True, populate_existing=True)
        if found is None:
            raise NotFound("project")
        return found

    def by_token(self, token: str) -> Project | None:
        """The one this tap or row has entered."""
        found: Project | None = self._session.scalar(
            select(Project).where(projects.c.token == token)
        )
        return found

    def listed(self, host_id: int) -> list[Project]:
        """A unit's list: all that were not cancelled, the newest first; none is locked."""
        self._session.flush()
        found = self._session.scalars(
            select(Project)
            .where(projects.c.host_id == host_id, projects.c.cancelled_at.is_(None))
            .order_by(projects.c.id.desc())
            .limit(_LISTED)
        )
        return list(found)

    def named(self, host_id: int, system: str, name: str) -> list[int]:
        """The numbers of those of just this name in a system of a unit's list that were not
        cancelled."""
        self._session.flush()
        found = self._session.scalars(
            select(projects.c.id).where(
                projects.c.host_id == host_id,
                projects.c.system == system,
                projects.c.name == name,
                projects.c.cancelled_at.is_(None),
            )
        )
        return list(found)

    def milestones(self, project_id: int) -> list[Milestone]:
        """All of them, the dropped ones too, the oldest first."""
        self._session.flush()
        found = self._session.scalars(
            select(Milestone).where(milestones.c.project_id == project_id).order_by(milestones.c.id)
        )
        return list(found)

    def milestone(self, milestone_id: int) -> Milestone:
        """One of them; raises NotFound."""
        found = self._session.get(Milestone, milestone_id) if possible(milestone_id) else None
        if found is None:
            raise NotFound("project")  # as for one that is there, and out of sight
        return found

    def add_milestone(self, milestone: Milestone) -> Milestone:
        """Adds and fills ``id``."""
        self._session.add(milestone)
        self._session.flush()
        return milestone

    def add_step(self, step: ProjectStep) -> None:
        """Adds a step."""
        self._session.add(step)
        self._session.flush()

    def step(self, project_id: int, token: str) -> ProjectStep | None:
        """The step this tap has taken already."""
        found: ProjectStep | None = self._session.scalar(
            select(ProjectStep).where(
                project_steps.c.project_id == project_id, project_steps.c.token == token
            )
        )
        return found

    def ahead(self, spans: Sequence[DueSpan], handful: Handful) -> list[int]:
        """The numbers of a handful of milestones still to be reached whose day lies within a span
        that has not spoken of them."""
        if not spans:
            return []
        rows = _ahead(len(spans)).taken(self._session, handful, spanned(spans))
        return [row.id for row in rows]

    def to_confirm(self, spans: Sequence[DueSpan]) -> list[int]:
        """The numbers of projects whose confirmation is due within a span that has not spoken of
        them."""
        self._session.flush()
        return list(self._session.scalars(_to_confirm(len(spans)), spanned(spans)))


@cache
def _ahead(spans: int) -> Handfuls:
    return Handfuls(
        select(milestones.c.id)
        .join(followups, followups.c.source_id == milestones.c.id)
        .join(projects, projects.c.id == milestones.c.project_id)
        .where(
            followups.c.source == Source.PROJECT,
            RUNNING_ALONE,
            milestones.c.dropped_at.is_(None),
            projects.c.cancelled_at.is_(None),
            unsaid(followups.c.due_at, milestones.c.told, spans, differs=operator.ne),
        ),
        (milestones.c.id,),
        _HANDFUL,
        named=lambda row: ((row.id,), f"milestone:{row.id}"),
    )


@cache
def _to_confirm(spans: int) -> Select[Any]:
    return (
        select(projects.c.id)
        .where(unsaid(projects.c.confirm_at, projects.c.rung, spans))
        .order_by(projects.c.id)
        .limit(_AT_ONCE)
    )
