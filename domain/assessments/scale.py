"""By what an assessment is scored and graded: points, thresholds, veto items, what the guidance
allows, and which annexes are due. Data of the district with a version; a round keeps its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from domain.cases.model import Label


class Grade(StrEnum):
    """How risky a matter is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """The riskier, the higher."""
        return list(Grade).index(self)


class Decision(StrEnum):
    """What was decided about a matter."""

    CARRY_OUT = "carry_out"
    PARTLY = "partly"
    STEPWISE = "stepwise"
    DEFER = "defer"
    REFUSE = "refuse"


GOING_AHEAD = frozenset({Decision.CARRY_OUT, Decision.PARTLY, Decision.STEPWISE})
"""实施, in whole or in part."""
_BY_SETTING = frozenset({Decision.PARTLY, Decision.STEPWISE})


class Procedure(StrEnum):
    """How thoroughly a matter is assessed."""

    ORDINARY = "ordinary"
    SIMPLE = "simple"


class AnnexKind(StrEnum):
    """What goes with the filing."""

    PLAN = "plan"
    NOTICE = "notice"
    VISITS = "visits"
    TALKS = "talks"
    OPINIONS = "opinions"
    HEARING = "hearing"
    REPORT = "report"
    EMERGENCY = "emergency"


@dataclass(frozen=True, kw_only=True)
class ScaleItem:
    """One thing that is given points, the more the safer."""

    code: str
    name: Label
    points: int
    """At most."""
    veto: bool = False
    """A zero makes the matter high whatever the sum."""


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """Items that belong together."""

    code: str
    name: Label
    items: tuple[ScaleItem, ...]


@dataclass(frozen=True, kw_only=True)
class RiskScale:
    """One version. Shares are in percent."""

    version: str = ""
    dimensions: tuple[Dimension, ...] = ()
    low_from: int = 80
    """This share of the greatest sum is low."""
    medium_from: int = 60
    """And this one medium; below it is high."""
    low_below: int = 10
    """A smaller share of opposing opinions is low."""
    high_above: int = 33
    """A larger one is high."""
    allows: Mapping[Grade, tuple[Decision, ...]] = field(default_factory=dict)
    """What of carrying out the guidance allows at which grade after the measures."""

    @property
    def items(self) -> tuple[ScaleItem, ...]:
        """All of them, in their order."""
        return tuple(item for one in self.dimensions for item in one.items)

    @property
    def greatest(self) -> int:
        """The greatest sum there can be."""
        return sum(item.points for item in self.items)

    def allowed(self, decision: Decision, grade: Grade) -> bool:
        """Whether the guidance goes with this decision. To wait or to refuse it never forbids."""
        return decision not in GOING_AHEAD or decision in self.allows.get(grade, ())


@dataclass(frozen=True, kw_only=True)
class AssessmentRules:
    """What a district has settled about assessments."""

    scale: RiskScale = RiskScale()
    """That of new rounds."""
    annexes: Mapping[Procedure, tuple[AnnexKind, ...]] = field(default_factory=dict)
    """Which are due with the filing."""
    stepwise: bool = False
    """Whether a matter may be carried out in part or by steps."""
    heard_days: int = 10
    """Days for which opinions are asked, by the calendar."""
    review_days: int = 5
    """Working days of the first review."""
    filing_days: int = 10
    """Working days for the filing, from the decision."""
    track_days: int = 30
    """Days between two looks at a matter that is carried out, by the calendar."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Those there are to choose from."""
        return tuple(one for one in Decision if self.stepwise or one not in _BY_SETTING)
