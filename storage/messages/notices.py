"""Notices as rows of the outbox: their JSON, and the class again."""

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, get_type_hints

from domain.cases.model import Label, Outcome
from domain.cases.notices import (
    CaseConverted,
    CaseDetailAdded,
    CaseMerged,
    CaseMoved,
    CaseOffered,
    CaseReported,
    CaseSplit,
    CaseThanked,
    ExtensionAnswered,
    ExtensionAsked,
    MergedMoved,
)
from domain.leave.notices import BackAtWork, LeaveSet
from domain.mediation.notices import DeadlineNear
from domain.notices import Notice
from domain.overdue.notices import CaseOverdue, LimitNear
from domain.referrals.model import Body
from domain.referrals.notices import ReferralDue, ReferralMoved, ReferralOffered
from domain.reminders.notices import ReportDue, ReportMissing

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
