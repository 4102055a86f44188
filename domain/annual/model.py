"""责任书与年度考核: what a unit has promised for a year, and the review of the same year.

A letter is of two units and a year; its review goes line by line through the sheet it was drafted
with. Nobody is named, and nothing of it is about a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from domain.annual.scale import AnnualFact, AnnualForm, AnnualTopic
from domain.cases.model import NOTE_LIMIT, AttachmentKind
from domain.org.model import UnitKind

TARGETS_LIMIT = NOTE_LIMIT
LETTERED = frozenset({UnitKind.DISTRICT, UnitKind.STREET, UnitKind.COMMUNITY})
"""Which of the units right below an issuing unit are given a letter."""


class AnnualStage(StrEnum):
    """How a letter stands. The ways between are in :mod:`domain.annual.lifecycle`."""

    DRAFTED = "drafted"
    """起草: not signed yet."""
    SIGNED = "signed"
    CHECKED = "checked"
    """年中检查: looked at in the middle of the year."""
    ASSESSING = "assessing"
    """自查: the unit goes through its own sheet."""
    VERIFYING = "verifying"
    """核实: the issuing unit does, line by line."""
    FED_BACK = "fed_back"
    """反馈: the unit has been told, and may appeal."""
    APPEALED = "appealed"
    """申诉: against a line at least."""
    SETTLED = "settled"
    """审定: it stands."""
    ARCHIVED = "archived"
    WITHDRAWN = "withdrawn"
    """Drafted by mistake, or for a unit that is no more; it counts nowhere."""


PROMISED = (AnnualStage.SIGNED, AnnualStage.CHECKED)
"""Signed, and not reviewed yet."""
SHOWN = (
    AnnualStage.FED_BACK,
    AnnualStage.APPEALED,
    AnnualStage.SETTLED,
    AnnualStage.ARCHIVED,
)
"""What the issuing unit found is shown to the unit."""
OVER = (AnnualStage.SETTLED, AnnualStage.ARCHIVED, AnnualStage.WITHDRAWN)


class AnnualArrow(StrEnum):
    """What somebody does about a letter."""

    DRAFT = "draft"
    SIGN = "sign"
    CHECK = "check"
    BEGIN = "begin"
    """The review begins: the unit assesses itself."""
    HAND_IN = "hand_in"
    RECORD = "record"
    """代录: its time is over, and the desk's figures go on without the unit's."""
    FEED_BACK = "feed_back"
    APPEAL = "appeal"
    SETTLE = "settle"
    ARCHIVE = "archive"
    WITHDRAW = "withdraw"


@dataclass(eq=False, kw_only=True)
class AnnualLetter:
    """One letter with its review. All moments are aware, kept in UTC."""

    id: int = field(init=False, repr=False)
    token: str
    """Names the tap that drafted it, and the unit."""
    year: int
    issuer_id: int
    unit_id: int
    form: AnnualForm
    drafted_at: datetime
    last_token: str = ""
    """Names the tap that changed it last, so that a replay changes nothing."""
    stage: AnnualStage = AnnualStage.DRAFTED
    targets: str = ""
    signed_on: date | None = None
    """Local."""
    scan: str = ""
    """The name of the signed page in the file store; empty: there is none."""
    scan_kind: AttachmentKind | None = None
    check_note: str = ""
    """What the look in the middle of the year found."""
    due_at: datetime | None = None
    """The moment from which the present step is overdue; None where none is owed."""
    rung: int = 0
    """How far that moment has been told of, by :mod:`domain.annual.sweep`."""
    facts_at: datetime | None = None
    """When the desk's figures were taken, which is when the unit handed its sheet in."""
    appeal_until: datetime | None = None
    """The moment from which no line can be appealed against any more."""
    accepted: bool = False
    """The unit has said that it does not appeal."""

    @property
    def signed(self) -> bool:
        """Whether it counts as signed."""
        return self.stage not in {AnnualStage.DRAFTED, AnnualStage.WITHDRAWN}


@dataclass(eq=False, kw_only=True)
class AnnualLine:
    """What was said of one item of a letter. Figures are points in hundredths, and stay: the one
    that follows stands beside the one before."""

    id: int = field(init=False, repr=False)
    letter_id: int
    topic: AnnualTopic
    fact: AnnualFact | None = None
    """The desk's, as it was when the sheet was handed in; None where it has none."""
    desk: int | None = None
    """What that comes to."""
    own: int | None = None
    own_reason: str = ""
    verified: int | None = None
    verified_reason: str = ""
    appeal: str = ""
    """Why the unit does not agree; empty: it does."""
    granted: bool | None = None
    """None: not answered."""
    settled: int | None = None
    """The figure after an appeal that was granted."""
    answer: str = ""

    @property
    def said(self) -> int | None:
        """What is verified: the unit's own figure, or where it has said nothing the desk's."""
        return self.desk if self.own is None else self.own

    @property
    def result(self) -> int | None:
        """The figure that counts after all."""
        return self.verified if self.settled is None else self.settled

    @property
    def open_appeal(self) -> bool:
        """Whether an appeal waits for its answer."""
        return bool(self.appeal) and self.granted is None


def by_topic(lines: list[AnnualLine]) -> Mapping[AnnualTopic, AnnualLine]:
    """The lines of a letter by what they are about."""
    return {one.topic: one for one in lines}
