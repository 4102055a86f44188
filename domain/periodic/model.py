"""The periodic report of a place: its figures, and the snapshot once confirmed."""

from dataclasses import dataclass, field, fields
from datetime import date, datetime, time

from domain.days.calendar import Roll
from domain.days.periods import DueRule, PeriodKind
from domain.org.model import UnitKind


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The summary columns of the weekly form (周报), for the stretch from its first day on.

    ``carried + found + reopened - resolved - moved - dropped == open`` always: both sides count
    the same steps. Opinion items are counted apart and take no part in the identity.
    """

    carried: int = 0
    found: int = 0
    group: int = 0
    """其中群体性: found matters whose scale is not individual."""
    reopened: int = 0
    """重新打开: ended before the stretch, and opened again in it. A matter found once stays found
    once, and what was ended and opened again within the stretch is in neither column: no matter is
    in one twice."""
    resolved: int = 0
    moved: int = 0
    """移送司法/转办."""
    dropped: int = 0
    """撤回、合并或终止."""
    open: int = 0
    overdue: int = 0
    total_found: int = 0
    """累计排查, since the desk began."""
    total_resolved: int = 0
    opinions_found: int = 0
    opinions_answered: int = 0
    entered_late: int = 0
    """其中补报: found matters that were entered on a later day."""

    def __add__(self, other: "Figures") -> "Figures":
        """The figures of two places together: each column is a count."""
        names = (one.name for one in fields(self))
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def fresh(self) -> int:
        """Everything new in the period: with it, a nil report would not be true."""
        return self.found + self.opinions_found

    @property
    def balanced(self) -> bool:
        """Whether the identity holds."""
        came = self.carried + self.found + self.reopened
        return came - self.resolved - self.moved - self.dropped == self.open


@dataclass(frozen=True, kw_only=True)
class PeriodicTally:
    """How many reports of one kind were owed below, and what became of them."""

    expected: int = 0
    on_time: int = 0
    late: int = 0
    nil: int = 0
    missing: int = 0
    """Due and not in."""
    unreached: int = 0
    """联系不上: due and not in, and nobody could be reminded of it."""
    waiting: int = 0
    """Not in, and not due yet."""

    def __add__(self, other: "PeriodicTally") -> "PeriodicTally":
        names = (one.name for one in fields(self))
        return PeriodicTally(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def filed(self) -> int:
        """已报."""
        return self.on_time + self.late


@dataclass(frozen=True, kw_only=True)
class AssessmentFigures:
    """重大事项风险评估 decided in the period: a matter counts once, by its latest decision."""

    go: int = 0
    """实施, in whole or in part."""
    wait: int = 0
    """暂缓."""
    no: int = 0
    """不实施."""

    def __add__(self, other: "AssessmentFigures") -> "AssessmentFigures":
        return AssessmentFigures(
            go=self.go + other.go, wait=self.wait + other.wait, no=self.no + other.no
        )

    @property
    def made(self) -> int:
        """评估: all that were decided."""
        return self.go + self.wait + self.no


@dataclass(frozen=True, kw_only=True)
class Extras:
    """What the forms of the higher tiers tell beside the figures."""

    weekly: PeriodicTally = PeriodicTally()
    half_monthly: PeriodicTally = PeriodicTally()
    success: int = 0
    concluded: int = 0
    """Mediations of the period that came to an end by success or failure: 调解成功率 = success /
    concluded."""
    oral: int = 0
    written: int = 0
    amount: int = 0
    """涉及金额 of the agreements, in whole yuan."""
    judicial: int = 0
    """司法确认 asked for."""
    found_before: int = 0
    """新排查 of the period before, for 环比."""
    found_year_before: int = 0
    """新排查 of the same period a year before, for 同比."""
    meetings_items: int = 0
    """议题 of talk meetings held in the period."""
    meetings_done: int = 0
    """Those that were done in it, of whichever meeting."""
    meetings_content: int = 0
    """Those with which a meeting in it was content, or fairly so."""
    categories: tuple[tuple[int, int], ...] = ()
    """新排查 by category: id and count, none that is zero."""
    hard: tuple[int, ...] = ()
    """重大疑难件 still open, by number."""
    hard_at: tuple[str, ...] = ()
    """The units that answer for them, one for each; empty in a snapshot from before they were kept.
    What the city's form calls 责任领导 is a unit here, as nobody's name is kept."""
    aid_cases: int | None = None
    """法援受理, in 件; None: nothing there gives legal aid."""
    aid_asked: int | None = None
    """法援咨询, in 人次; the same."""
    assessments: AssessmentFigures | None = None
    """None: a snapshot from before the desk kept them."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row of a form, or its sum. ``unit_id`` None: what was filed at none of the rows' units."""

    unit_id: int | None
    name: str = ""
    unit_kind: UnitKind | None = None
    figures: Figures
    extras: Extras = Extras()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A form filled in: its sum, and its rows in order of code."""

    total: Line
    rows: tuple[Line, ...] = ()


def percent(part: int, whole: int) -> int | None:
    """A rate in whole percent, half up; None for a zero denominator (printed as "—").

    72 found and 59 resolved are 82 %, as the source document rounds.
    """
    return None if whole == 0 else (200 * part + whole) // (2 * whole)


@dataclass(eq=False, kw_only=True)
class PeriodicReport:
    """A confirmed report: a fixed snapshot, unique by unit, kind, period and revision.

    A correction is another revision; the last one that was not withdrawn stands.
    """

    id: int = field(init=False, repr=False)
    unit_id: int
    kind: PeriodKind
    first: date
    """First day of the period."""
    revision: int = 0
    nil: bool
    late: bool
    remark: str
    confirmed_by: int
    confirmed_post_id: int
    confirmed_at: datetime
    figures: Figures
    sheet: Sheet | None = None
    """The whole form of a tier that has rows."""
    reason: str = ""
    """Why it was corrected, for a revision."""
    late_reason: str = ""
    """Why it was late, as its sender states."""
    withdrawn_at: datetime | None = None
    withdrawn_by: int | None = None


@dataclass(eq=False, kw_only=True)
class DueChange:
    """A due rule that holds for periods that begin on ``valid_from`` or later."""

    id: int = field(init=False, repr=False)
    kind: PeriodKind
    weekday: int | None
    grace: int
    at: time | None
    roll: Roll
    valid_from: date
    set_by: int | None
    """None: set from the command line."""
    set_at: datetime

    @property
    def rule(self) -> DueRule:
        """The same as a rule."""
        return DueRule(
            self.kind, weekday=self.weekday, grace=self.grace, at=self.at, roll=self.roll
        )
