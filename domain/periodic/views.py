"""The periodic reports as people read them: as they write themselves, or as they were confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from domain.cases.model import Label
from domain.cases.views import CaseLine
from domain.days.periods import DueRule, Period, PeriodKind
from domain.evaluations.views import EvaluationYear
from domain.meetings.views import GivenYear, MeetingYear
from domain.org.views import UnitRef
from domain.people.model import Actor, Role
from domain.periodic.deductions import Deductions
from domain.periodic.model import Extras, Figures, PeriodicTally, Sheet
from domain.periodic.options import PeriodicOptions
from domain.trainings.views import TrainingYear


@dataclass(frozen=True, kw_only=True)
class PeriodicRow:
    """A confirmed report as shown."""

    nil: bool
    late: bool
    remark: str
    confirmed_at: datetime
    by_role: Role
    figures: Figures
    sheet: Sheet | None = None
    revision: int = 0
    reason: str = ""
    late_reason: str = ""
    was: Figures | None = None
    """The figures before the last correction."""
    was_beside: Extras | None = None
    """What else the form told before it, for a tier with rows."""


@dataclass(frozen=True, kw_only=True)
class Recount:
    """What a correction would change."""

    was: Figures
    """As confirmed."""
    now: Figures
    """Counted anew."""
    beside_was: Extras | None = None
    """What else the form tells, as confirmed; None for a tier without rows."""
    beside_now: Extras | None = None


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """What of a period is still on its way to a report that is not confirmed yet."""

    minutes: int = 0
    """Meetings held in it whose minutes are not confirmed."""
    stations: int = 0
    """Centres and stations of legal aid that have not confirmed the month."""


@dataclass(frozen=True, kw_only=True)
class PeriodicView:
    """The report of a unit and period as it writes itself, or as it was confirmed."""

    unit: UnitRef
    period: Period
    due_at: datetime
    due_provisional: bool
    """The due day lies in a year whose holidays are not published yet."""
    now_late: bool
    figures: Figures
    before: Figures
    """The same columns for the period before, to compare."""
    open_lines: tuple[CaseLine, ...]
    """The most pressing matters still open now, of either kind."""
    open_total: int
    """How many there are in all."""
    confirmed: PeriodicRow | None
    may: PeriodicOptions
    columns: tuple[str, ...] = ()
    """The columns of the form, in their order."""
    sheet: Sheet | None = None
    """The whole form as of now, for a tier that has rows."""
    categories: Mapping[int, Label] = field(default_factory=dict)
    next_due: DueRule | None = None
    """The due rule from the next period on, where it is another."""
    awaited: Awaited = Awaited()
    """What it lacks as yet, once its period is over."""
    kept_remark: str = ""
    """What was said to it before it was taken back: it is said again when it is confirmed."""


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """When the reports of one kind are due: the rule in force, and what follows it."""

    kind: PeriodKind
    rule: DueRule
    next_rule: DueRule | None
    next_from: date | None


@dataclass(frozen=True, kw_only=True)
class DueBoard:
    """The due rules of the desk."""

    rows: tuple[DueRow, ...]
    may_set: bool


@dataclass(frozen=True, kw_only=True)
class YearRow:
    """How a unit sent in its reports of one kind in a year."""

    unit: UnitRef
    kind: PeriodKind
    tally: PeriodicTally
    deducted: Decimal
    reasons: tuple[tuple[str, str], ...] = ()
    """Why reports came late, as their senders state: period and reason."""


@dataclass(frozen=True, kw_only=True)
class YearSheet:
    """The evidence of a year for the annual assessment: of units, never of persons."""

    unit: UnitRef
    first: date
    last: date
    """The last day of the year, or today."""
    rows: tuple[YearRow, ...]
    deductions: Deductions
    meetings: tuple[MeetingYear, ...] = ()
    """The communities' talk meetings: held of those planned."""
    given: tuple[GivenYear, ...] = ()
    """What those handed out, by the unit responsible: fed back in time of what fell due."""
    evaluations: tuple[EvaluationYear, ...] = ()
    """The communities' residents' evaluations: held of the half-years that were due."""
    trainings: tuple[TrainingYear, ...] = ()
    """The courses that units have held; nobody owes a number of them."""


class PeriodicReads(Protocol):
    """The periodic reports as they are read, each within the actor's reach."""

    async def report(
        self,
        actor: Actor,
        kind: PeriodKind,
        unit_id: int | None,
        period: Period | None,
        now: datetime,
    ) -> PeriodicView:
        """The periodic report (None: own unit; the period now due); raises Refused, NotFound."""
        ...

    async def recount(
        self, actor: Actor, unit_id: int, period: Period, now: datetime
    ) -> Recount | None:
        """What a correction of the confirmed report would change (None: none is confirmed); raises
        Refused, NotFound."""
        ...

    async def due(self, actor: Actor, now: datetime) -> DueBoard:
        """When the reports of each tier are due; raises Refused."""
        ...

    async def year(self, actor: Actor, unit_id: int, year: int, now: datetime) -> YearSheet:
        """How the units below sent in their reports of a year; raises Refused, NotFound."""
        ...
