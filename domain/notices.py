"""Notices: every push as one frozen payload of facts, with its dedup key.

The wording is the messenger adapter's; a payload survives the trip through the outbox as JSON.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, get_type_hints

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Label, Outcome, Urgency
from domain.notice import Notice as Notice
from domain.notice import Priority as Priority
from domain.notices_clocks import (
    BackAtWork,
    CaseOverdue,
    ExtensionAnswered,
    ExtensionAsked,
    LeaveSet,
    LimitNear,
)
from domain.notices_ladder import CaseOffered, CaseThanked
from domain.notices_mediation import DeadlineNear
from domain.notices_referrals import ReferralDue, ReferralMoved, ReferralOffered
from domain.notices_ways import CaseConverted, CaseMerged, CaseSplit, MergedMoved
from domain.people import Role
from domain.referrals.model import Body


@dataclass(frozen=True, kw_only=True)
class CaseReported(Notice):
    """To those who handle: a new matter is on file in your unit."""

    kind: ClassVar[str] = "case-reported"
    case_id: int
    case_kind: CaseKind
    category: Label
    unit_name: str
    place: str
    urgency: Urgency
    sent_by: Body | None = None
    """The body it came from (援调访)."""

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:reported"


@dataclass(frozen=True, kw_only=True)
class CaseMoved(Notice):
    """To the reporter or the handlers: a step was taken. ``step`` is the step's token."""

    kind: ClassVar[str] = "case-moved"
    case_id: int
    case_kind: CaseKind
    category: Label
    arrow: Arrow
    by_role: Role
    by_unit: str
    note: str
    outcome: Outcome | None
    to_reporter: bool
    step: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:{self.step}"


@dataclass(frozen=True, kw_only=True)
class CaseDetailAdded(Notice):
    """To the handlers: the reporter added a sentence or a photo to a running matter."""

    kind: ClassVar[str] = "case-detail"
    case_id: int
    case_kind: CaseKind
    category: Label
    note: str
    files: int
    step: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:{self.step}"


@dataclass(frozen=True, kw_only=True)
class _OfReport(Notice):
    """What the notices about a periodic report say; they merge into one message a person."""

    merges: ClassVar[bool] = True
    unit_id: int
    unit_name: str
    period: str
    """The period's code, ``2026-W48``."""
    rung: str
    due_at: datetime

    @property
    def subject(self) -> str:
        return f"report:{self.unit_id}:{self.period}:{self.rung}"


@dataclass(frozen=True, kw_only=True)
class ReportDue(_OfReport):
    """To those who owe a periodic report: it is due (rungs ``before``, ``due_day``) or overdue."""

    kind: ClassVar[str] = "report-due"


@dataclass(frozen=True, kw_only=True)
class ReportMissing(_OfReport):
    """To the next tier: a unit below has not reported although its stand-in was asked."""

    kind: ClassVar[str] = "report-missing"
    unreached: bool = False
    """Nobody who owes it can be reached: they were never reminded."""


REGISTRY: Mapping[str, type[Notice]] = {
    notice.kind: notice
    for notice in (
        CaseReported,
        CaseMoved,
        CaseDetailAdded,
        CaseOffered,
        CaseThanked,
        MergedMoved,
        CaseMerged,
        CaseSplit,
        CaseConverted,
        ReferralOffered,
        ReferralMoved,
        ReferralDue,
        DeadlineNear,
        CaseOverdue,
        LimitNear,
        ExtensionAsked,
        ExtensionAnswered,
        LeaveSet,
        BackAtWork,
        ReportDue,
        ReportMissing,
    )
}


def dedup_key(notice: Notice, person_id: int) -> str:
    """The unique key of the outbox row."""
    return f"{notice.subject}:{person_id}"


def to_json(notice: Notice) -> dict[str, Any]:
    """The payload as plain JSON values."""

    def plain(value: Any) -> Any:
        if isinstance(value, date):  # a datetime is one, too
            return value.isoformat()
        if isinstance(value, Label):
            return {"zh": value.zh, "en": value.en}
        return value

    return {f.name: plain(getattr(notice, f.name)) for f in dataclasses.fields(notice)}


def from_json(kind: str, payload: Mapping[str, Any]) -> Notice:
    """The notice again. Raises KeyError for a kind this version does not know, TypeError where a
    fact is missing."""
    cls = REGISTRY[kind]
    hints = get_type_hints(cls)

    def typed(name: str, value: Any) -> Any:
        hint = hints[name]
        if hint is datetime:
            return datetime.fromisoformat(value)
        if hint is date:
            return date.fromisoformat(value)
        if hint is Label:
            return Label(**value)
        if hint == Outcome | None:
            return None if value is None else Outcome(value)
        if hint == Body | None:
            return None if value is None else Body(value)
        return hint(value) if isinstance(hint, type) else value

    # a row of an older version lacks what has a default now
    known = [f.name for f in dataclasses.fields(cls) if f.name in payload]
    return cls(**{name: typed(name, payload[name]) for name in known})
