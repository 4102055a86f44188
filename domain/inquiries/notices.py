"""The notices of questions from above: to who owes the answer, and to who asked."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.cases.model import CaseKind, Label, Outcome, State
from domain.notices import Notice, Notices
from domain.people.model import Role
from domain.reminders.ladder import Rung


def all_of(inquiry_id: int) -> str:
    """How the subjects of everything told of one question begin."""
    return f"inquiry:{inquiry_id}:"


def asked_of(inquiry_id: int) -> str:
    """How the subject begins of what tells who owes the answer that it is asked."""
    return f"{all_of(inquiry_id)}asked:"


@dataclass(frozen=True, kw_only=True)
class _OfInquiry(Notice):
    case_id: int
    category: Label
    inquiry_id: int
    question: str


@dataclass(frozen=True, kw_only=True)
class InquiryAsked(_OfInquiry):
    """To who owes the answer: somebody above asks about a matter."""

    kind: ClassVar[str] = "inquiry-asked"
    by_role: Role
    by_unit: str
    due_at: datetime

    @property
    def subject(self) -> str:
        return f"{asked_of(self.inquiry_id)}{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class InquiryTakenBack(_OfInquiry):
    """To whom the question has reached: it is asked no more."""

    kind: ClassVar[str] = "inquiry-taken-back"
    by_role: Role
    by_unit: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.inquiry_id)}taken-back"


@dataclass(frozen=True, kw_only=True)
class InquiryAnswered(_OfInquiry):
    """To who asked: the answer."""

    kind: ClassVar[str] = "inquiry-answered"
    by_role: Role
    by_unit: str
    answer: str

    @property
    def subject(self) -> str:
        return f"{all_of(self.inquiry_id)}answered"


@dataclass(frozen=True, kw_only=True)
class InquiryEnded(_OfInquiry):
    """To who asked: the matter is over, and that is the answer; or it was not, and the question
    waits again."""

    kind: ClassVar[str] = "inquiry-ended"
    case_kind: CaseKind
    state: State
    outcome: Outcome | None
    note: str
    """What was written with the step that ended it."""
    step: str
    undone: bool = False

    @property
    def subject(self) -> str:
        return f"{all_of(self.inquiry_id)}ended:{self.step}"


@dataclass(frozen=True, kw_only=True)
class InquiryGoesOn(_OfInquiry):
    """To who asked: the matter goes on under another number, and the question with it."""

    kind: ClassVar[str] = "inquiry-goes-on"
    from_id: int
    """The number they know."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.inquiry_id)}goes-on:{self.case_id}"


@dataclass(frozen=True, kw_only=True)
class InquiryDue(_OfInquiry):
    """To who owes the answer, on the morning of its due day and when it is overdue; then up from
    there, and to who asked."""

    kind: ClassVar[str] = "inquiry-due"
    merges: ClassVar[bool] = True
    unit_name: str
    """The unit that owes it."""
    by_unit: str
    """The unit that asks."""
    due_at: datetime
    rung: Rung
    unreached: bool = False
    """Nobody of the unit can be reached: no phone is bound, or it is blocked."""

    @property
    def subject(self) -> str:
        return f"{all_of(self.inquiry_id)}due:{self.rung}"


NOTICES: Notices = (
    InquiryAsked,
    InquiryTakenBack,
    InquiryAnswered,
    InquiryEnded,
    InquiryGoesOn,
    InquiryDue,
)
