"""Notices of a case's ways aside: merged into another, split, converted to the other kind."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Label, Outcome, Urgency
from domain.notice import Notice
from domain.people import Role


@dataclass(frozen=True, kw_only=True)
class MergedMoved(Notice):
    """To the reporter of a case that was merged: a step was taken in the one it goes on as."""

    kind: ClassVar[str] = "merged-moved"
    merged_id: int
    """The number the reader knows."""
    case_id: int
    """The case it goes on as."""
    case_kind: CaseKind
    category: Label
    arrow: Arrow
    by_role: Role
    by_unit: str
    note: str
    outcome: Outcome | None
    step: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:{self.step}"


@dataclass(frozen=True, kw_only=True)
class CaseMerged(Notice):
    """To the reporter of the case that ends: it goes on under another number. Or to the handler
    of that other one."""

    kind: ClassVar[str] = "case-merged"
    case_id: int
    """The one that ends."""
    into_id: int
    category: Label
    by_role: Role
    by_unit: str
    to_reporter: bool
    step: str

    @property
    def subject(self) -> str:
        return f"case:{self.into_id}:{self.step}"


@dataclass(frozen=True, kw_only=True)
class CaseSplit(Notice):
    """To the reporter: a part of the matter goes on under a number of its own."""

    kind: ClassVar[str] = "case-split"
    case_id: int
    """The new one."""
    from_id: int
    category: Label
    by_role: Role
    by_unit: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:split"


class Told(StrEnum):
    """As whom somebody hears that a case is of the other kind now."""

    HANDLER = "handler"
    """It is theirs to take up."""
    FORMER = "former"
    """It is no longer theirs."""
    REPORTER = "reporter"


@dataclass(frozen=True, kw_only=True)
class CaseConverted(Notice):
    """The case goes on as the other kind, under its number."""

    kind: ClassVar[str] = "case-converted"
    case_id: int
    case_kind: CaseKind
    """What it is now."""
    category: Label
    unit_name: str
    place: str
    urgency: Urgency
    by_role: Role
    by_unit: str
    told: Told
    step: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:{self.step}"
