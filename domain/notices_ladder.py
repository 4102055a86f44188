"""Notices of a case's way between units, and of the reporter's thanks."""

from dataclasses import dataclass
from typing import ClassVar

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Label, Urgency
from domain.notice import Notice
from domain.people import Role


@dataclass(frozen=True, kw_only=True)
class CaseOffered(Notice):
    """To those who may take it: a matter was handed up or assigned to your unit. Of a red one
    coordinators and supervisors above hear, too, whose it is not to take."""

    kind: ClassVar[str] = "case-offered"
    case_id: int
    case_kind: CaseKind
    category: Label
    unit_name: str
    place: str
    urgency: Urgency
    arrow: Arrow
    by_role: Role
    by_unit: str
    to_unit: str
    yours: bool
    """Whether the reader may take it."""
    note: str
    step: str

    @property
    def subject(self) -> str:
        return f"{offers_of(self.case_id)}{self.step}"


@dataclass(frozen=True, kw_only=True)
class CaseThanked(Notice):
    """To the handler: the reporter says thank you. Several come as one message."""

    kind: ClassVar[str] = "case-thanked"
    merges: ClassVar[bool] = True
    case_id: int
    category: Label
    by_unit: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:thanks"


def offers_of(case_id: int) -> str:
    """How the subjects of all a case's offers begin."""
    return f"case:{case_id}:offered:"
