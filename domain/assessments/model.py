"""重大事项社会稳定风险评估: a matter that is assessed before it is carried out. What people
think of it is kept as counts, never by person; one that is deferred comes back as another round."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.assessments.scale import AnnexKind, Decision, Grade, Procedure, RiskScale
from domain.errors import Invalid

NAME_LIMIT = 120
"""Characters of a matter's name, and of the body responsible for it."""
MEASURES_LIMIT = 12
"""Measures of one round."""
COUNT_LIMIT = 1_000_000


class MatterKind(StrEnum):
    """What kind of matter is assessed."""

    LAND = "land"
    RESTRUCTURING = "restructuring"
    SERVICES = "services"
    PRICES = "prices"
    SAFETY = "safety"
    ENVIRONMENT = "environment"
    WORKS = "works"
    REORGANISATION = "reorganisation"
    EVENT = "event"
    REGULATION = "regulation"
    OTHER = "other"


class AssessmentState(StrEnum):
    """Where it stands. The ways between are in :mod:`domain.assessments.lifecycle`."""

    REGISTERED = "registered"
    HEARING = "hearing"
    """The plan is made; opinions are asked, and it is scored."""
    RATED = "rated"
    IN_REVIEW = "in_review"
    TO_DECIDE = "to_decide"
    DEFERRED = "deferred"
    DECIDED = "decided"
    """Carried out or not: it is filed, and followed until it is done."""
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"


class AssessmentArrow(StrEnum):
    """What somebody does about it."""

    REGISTER = "register"
    PLAN = "plan"
    HEAR = "hear"
    SCORE = "score"
    RATE = "rate"
    RESCORE = "rescore"
    MEASURE = "measure"
    EXPECT = "expect"
    SUBMIT = "submit"
    SEND_BACK = "send_back"
    """退回补充: by the first review, with a reason."""
    APPROVE = "approve"
    """初审通过."""
    CARRY_OUT = "carry_out"
    REFUSE = "refuse"
    DEFER = "defer"
    RESUME = "resume"
    """The day has come to which it was deferred: another round."""
    TICK = "tick"
    FILE = "file"
    TRACK = "track"
    ARCHIVE = "archive"
    MOVE_START = "move_start"
    """改启动日期: with a reason, which stays."""
    WITHDRAW = "withdraw"


@dataclass(frozen=True, kw_only=True)
class Opinions:
    """What was asked and answered, as counts alone."""

    sent: int
    returned: int
    valid: int
    supports: int
    conditional: int
    opposes: int
    abstains: int

    def checked(self) -> "Opinions":
        """The same. Raises :class:`Invalid` (``opinions-count``, ``opinions-returned``,
        ``opinions-valid``, ``opinions-sum``)."""
        answers = (self.supports, self.conditional, self.opposes, self.abstains)
        counts = (self.sent, self.returned, self.valid, *answers)
        if any(not 0 <= one <= COUNT_LIMIT for one in counts):
            raise Invalid("opinions-count", limit=COUNT_LIMIT)
        if self.returned > self.sent:
            raise Invalid("opinions-returned")
        if self.valid > self.returned:
            raise Invalid("opinions-valid")
        if sum(answers) != self.valid:
            raise Invalid("opinions-sum")
        return self


@dataclass(frozen=True, kw_only=True)
class MatterDraft:
    """What is registered."""

    unit_id: int
    """填报单位: the unit that proposes it."""
    kind: MatterKind
    name: str
    body: str = ""
    """责任主体, where that is not the unit itself."""
    starts_on: date
    """The day on which the work is to begin, local."""
    procedure: Procedure


@dataclass(eq=False, kw_only=True)
class Assessment:
    """A matter that is assessed. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    token: str
    """Names the tap that registered it."""
    unit_id: int
    kind: MatterKind
    name: str
    body: str
    starts_on: date
    procedure: Procedure
    registered_at: datetime
    state: AssessmentState = AssessmentState.REGISTERED
    round: int = 1
    decision: Decision | None = None
    """The latest one; what the matter counts as."""
    decided_at: datetime | None = None
    first_decided_at: datetime | None = None
    """When anything was decided about it at all: what is deferred has been assessed in time."""
    resume_on: date | None = None
    """The day on which a deferred one comes back, local."""
    due_at: datetime | None = None
    """The moment from which its next step is overdue."""
    rung: int = 0
    """How far that was told of, by :mod:`domain.assessments.sweep`."""
    filed_here_on: date | None = None
    """本级备案."""
    filed_above_on: date | None = None
    """上级备案."""
    ended_at: datetime | None = None
    """When it was archived or withdrawn."""

    @property
    def filed(self) -> bool:
        """Whether it is filed here and above."""
        return self.filed_here_on is not None and self.filed_above_on is not None


@dataclass(eq=False, kw_only=True)
class AssessmentRound:
    """One assessment of the matter from plan to decision."""

    id: int = field(init=False, repr=False)
    assessment_id: int
    number: int
    began_at: datetime
    scale: RiskScale
    """As it was when the round began."""
    plan: str = ""
    heard_until: date | None = None
    opinions: Opinions | None = None
    reasons: str = ""
    """What those who oppose or set conditions mainly say."""
    score: int | None = None
    grade: Grade | None = None
    """初始等级."""
    expected: Grade | None = None
    """预期等级: after the measures."""
    rated_by: int | None = None
    decision: Decision | None = None
    decided_at: datetime | None = None
    against: bool = False
    """It was decided against the guidance."""
    reason: str = ""
    """What was said with the decision."""


@dataclass(eq=False, kw_only=True)
class ItemScore:
    """The points one item was given, and by whom: who scores does not review."""

    id: int = field(init=False, repr=False)
    round_id: int
    item: str
    points: int
    person_id: int


@dataclass(eq=False, kw_only=True)
class Measure:
    """Something to lower the risk; what becomes of it is its followup's."""

    id: int = field(init=False, repr=False)
    round_id: int
    text: str
    token: str


@dataclass(eq=False, kw_only=True)
class FiledAnnex:
    """An annex that is there."""

    id: int = field(init=False, repr=False)
    assessment_id: int
    kind: AnnexKind
    at: datetime


@dataclass(eq=False, kw_only=True)
class AssessmentStep:
    """One step of its way. Steps are only ever added."""

    id: int = field(init=False, repr=False)
    assessment_id: int
    round: int
    token: str
    arrow: AssessmentArrow
    at: datetime
    person_id: int | None
    post_id: int | None
    note: str = ""


def begun_early(starts_on: date, decided_on: date | None, today: date) -> bool:
    """应评未评: whether the work begins before anything is decided, by local days."""
    return starts_on <= today if decided_on is None else starts_on < decided_on
