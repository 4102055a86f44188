"""The store of projects."""

from collections.abc import Sequence
from typing import Protocol

from domain.cases.store import DueSpan
from domain.handfuls import Handful
from domain.projects.model import Milestone, Project, ProjectStep


class Projects(Protocol):
    """Projects with their milestones and steps, in a transaction. Whoever changes what hangs on one
    has locked it before."""

    def lock(self, host_id: int) -> None:
        """Whoever enters or renames one of a unit's goes one after another: a name is looked for
        before it is given."""
        ...

    def add(self, project: Project) -> Project:
        """Adds and fills ``id``."""
        ...

    def by_id(self, project_id: int) -> Project:
        """The project, locked for change; raises NotFound."""
        ...

    def by_token(self, token: str) -> Project | None:
        """The one this tap or row has entered."""
        ...

    def listed(self, host_id: int) -> list[Project]:
        """A unit's list: all that were not cancelled; none is locked."""
        ...

    def named(self, host_id: int, system: str, name: str) -> list[int]:
        """The numbers of those of just this name in a system of a unit's list that were not
        cancelled."""
        ...

    def milestones(self, project_id: int) -> list[Milestone]:
        """All of them, the dropped ones too, the oldest first."""
        ...

    def milestone(self, milestone_id: int) -> Milestone:
        """One of them; raises NotFound."""
        ...

    def add_milestone(self, milestone: Milestone) -> Milestone:
        """Adds and fills ``id``."""
        ...

    def add_step(self, step: ProjectStep) -> None:
        """Adds a step."""
        ...

    def step(self, project_id: int, token: str) -> ProjectStep | None:
        """The step this tap has taken already."""
        ...

    def ahead(self, spans: Sequence[DueSpan], handful: Handful) -> list[int]:
        """The numbers of a handful of milestones still to be reached whose day lies within a span
        that has not spoken of them."""
        ...

    def to_confirm(self, spans: Sequence[DueSpan]) -> list[int]:
        """The numbers of projects whose confirmation is due within a span that has not spoken of
        them."""
        ...
