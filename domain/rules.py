"""The district's rules as one value: what differs by place and is data, never a constant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.aid.model import AidRules
from domain.analysis.model import Recurrence
from domain.annual.scale import AnnualRules
from domain.assessments.scale import AssessmentRules
from domain.cases.clocks import Clocks
from domain.cases.duplicates import Duplicates
from domain.chasing.model import Chasing
from domain.days.calendar import WorkingCalendar
from domain.days.periods import DEFAULT_DUE, DueRule, PeriodKind, local_day
from domain.days.quiet import QuietHours
from domain.directories.model import DirectoryRules
from domain.people.messengers import Messenger
from domain.periodic.deductions import Deductions
from domain.periodic.tiers import TIERS, Tier
from domain.projects.model import ProjectRules
from domain.referrals.model import ReferralRules
from domain.reminders.ladder import LADDERS, SNOOZE_HOURS, RungStep
from domain.selections.scheme import SelectionRules
from domain.twoway.model import TwowayRules


@dataclass(frozen=True, kw_only=True)
class Rules:
    """Calendar, time zone, clocks, due rules and quiet hours of one deployment."""

    zone: ZoneInfo
    calendar: WorkingCalendar
    quiet: QuietHours
    clocks: Clocks = field(default_factory=Clocks)
    due: Mapping[PeriodKind, DueRule] = field(default_factory=lambda: dict(DEFAULT_DUE))
    """Where the administrator has not set another rule (:mod:`domain.periodic.due`)."""
    tiers: Mapping[PeriodKind, Tier] = field(default_factory=lambda: dict(TIERS))
    ladders: Mapping[PeriodKind, tuple[RungStep, ...]] = field(
        default_factory=lambda: dict(LADDERS)
    )
    """Who is reminded of a report, on which working day round its due day."""
    snooze_hours: tuple[int, ...] = SNOOZE_HOURS
    """The hours of a due day at which one may be reminded once more."""
    referrals: ReferralRules = field(default_factory=ReferralRules)
    morning: time = time(8, 30)
    """When the reminders of a working day go out, local."""
    follow_up_days: int = 30
    """After how many days a follow-up visit is offered; the working day on or after."""
    undo: timedelta = timedelta(minutes=5)
    """How long whoever took a step may take it back in one tap."""
    duplicates: Duplicates = field(default_factory=Duplicates)
    chasing: Chasing = field(default_factory=Chasing)
    recurrence: Recurrence = field(default_factory=Recurrence)
    """When the same again at one place is offered as one item (未诉先办)."""
    twoway: TwowayRules = field(default_factory=TwowayRules)
    directories: DirectoryRules = field(default_factory=DirectoryRules)
    aid: AidRules = field(default_factory=AidRules)
    deductions: Deductions = field(default_factory=Deductions)
    """What the annual assessment takes off for a report, by unit."""
    assessments: AssessmentRules = field(default_factory=AssessmentRules)
    """By what major matters are scored, graded and filed."""
    projects: ProjectRules = field(default_factory=ProjectRules)
    """The systems of the key projects, and their clocks."""

    annual: AnnualRules = field(default_factory=AnnualRules)
    """By what sheet units are reviewed, and in how many days."""
    selections: SelectionRules = field(default_factory=SelectionRules)
    """By what model communities are selected."""
    messengers: tuple[Messenger, ...] = tuple(Messenger)
    """Those by which people come. A chat of another one, which was there once, reaches nobody."""

    def day(self, moment: datetime) -> date:
        """The local day of a moment. Raises ValueError for a naive one."""
        return local_day(moment, self.zone)
