"""How a project stands, worked out from its milestones and their days. Pure; the actions, the reads
and the pages go by it alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain.cases.satisfaction import Satisfaction
from domain.days.deadlines import end_of_day, last_day
from domain.followups.model import RUNNING, FollowupState
from domain.projects.model import (
    CONFIRM_AHEAD,
    Milestone,
    Project,
    ProjectColour,
    ProjectState,
    Punctuality,
)
from domain.rules import Rules

_TAKEN_UP = frozenset({FollowupState.UNDER_WAY, FollowupState.FED_BACK, FollowupState.DONE})
RUNNING_STATES = frozenset({ProjectState.NOT_STARTED, ProjectState.UNDER_WAY})
"""Where something is still to be reached."""


@dataclass(frozen=True, kw_only=True)
class MilestoneFacts:
    """A milestone that was not dropped, with what its followup says."""

    id: int
    followup_id: int
    text: str
    unit_id: int
    state: FollowupState
    due_at: datetime
    fed_back_at: datetime | None
    verdict: Satisfaction | None

    @property
    def met(self) -> bool:
        """Whether the district has found it reached."""
        return self.state is FollowupState.DONE and self.verdict is not Satisfaction.NOT

    @property
    def in_time(self) -> bool:
        """Whether it is met, and was reached by its day."""
        return self.met and self.fed_back_at is not None and self.fed_back_at < self.due_at

    def late(self, now: datetime) -> bool:
        """Whether its day is over and nothing was fed back; or what was fed back twice is not
        enough."""
        running = self.state in RUNNING or self.state is FollowupState.RETURNED
        failed = self.state is FollowupState.DONE and not self.met
        return failed or (running and self.due_at <= now)


Facts = Sequence[MilestoneFacts]


def met(milestones: Facts) -> int:
    """How many are met."""
    return sum(one.met for one in milestones)


def state_of(project: Project, milestones: Facts) -> ProjectState:
    """Where it stands."""
    if project.cancelled_at is not None:
        return ProjectState.CANCELLED
    if project.accepted_at is not None:
        return ProjectState.ACCEPTED
    if milestones and all(one.met for one in milestones):
        return ProjectState.COMPLETED
    if any(one.state in _TAKEN_UP for one in milestones):
        return ProjectState.UNDER_WAY
    return ProjectState.NOT_STARTED


def due_at(rules: Rules, due_on: date) -> datetime:
    """The moment from which a project with this finish day is late; a day off moves on."""
    return end_of_day(rules.calendar.next_working(due_on), rules.zone)


def punctuality(
    rules: Rules, project: Project, milestones: Facts, now: datetime
) -> Punctuality | None:
    """What it counts as; None for a cancelled one. It is finished when the last of its milestones
    was reached, whenever that was found."""
    state, due = state_of(project, milestones), due_at(rules, project.due_on)
    if state is ProjectState.CANCELLED:
        return None
    if state in RUNNING_STATES:
        return Punctuality.LATE_OPEN if due <= now else Punctuality.NOT_DUE
    reached = [one.fed_back_at for one in milestones if one.fed_back_at is not None]
    late = bool(reached) and max(reached) >= due
    return Punctuality.LATE_DONE if late else Punctuality.ON_TIME


def colour(rules: Rules, project: Project, milestones: Facts, now: datetime) -> ProjectColour:
    """What the due days say."""
    state = state_of(project, milestones)
    if state is ProjectState.CANCELLED:
        return ProjectColour.GREY
    if state not in RUNNING_STATES:
        return ProjectColour.BLUE
    if due_at(rules, project.due_on) <= now or any(one.late(now) for one in milestones):
        return ProjectColour.RED
    near = now + timedelta(days=max(rules.projects.ahead_days, default=0))
    if any(one.due_at <= near and one.state in RUNNING for one in milestones):
        return ProjectColour.YELLOW
    return ProjectColour.GREEN


def confirmable(rules: Rules, project: Project, now: datetime) -> bool:
    """Whether the quarter's confirmation is owed, or may be given already."""
    if project.confirm_at is None:
        return False
    return rules.day(now) >= last_day(project.confirm_at, rules.zone) - CONFIRM_AHEAD


def next_confirm(rules: Rules, after: date) -> datetime:
    """Until when the quarter in which a local day lies is to be confirmed."""
    return end_of_day(rules.projects.confirm_day(after, rules.calendar), rules.zone)


def live(milestones: Sequence[Milestone]) -> list[Milestone]:
    """Those that were not dropped."""
    return [one for one in milestones if one.dropped_at is None]
