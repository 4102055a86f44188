"""The notices of cases: filed, moved, handed on, merged, split, converted."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.cases.lifecycle import Arrow
from domain.cases.model import CaseKind, Label, Outcome, Urgency
from domain.notices import Notice, Notices
from domain.people.model import Role
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
    summary: str = ""
    """What happened, personal numbers covered."""
    sent_by: Body | None = None
    """The body it came from (援调访)."""

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:reported"


_RINGING = frozenset({Arrow.ASK_BACK, Arrow.RESOLVE})
"""A question to answer, and an outcome to judge: no reporter is to miss it."""


def thread_of(number: int) -> str:
    """What tells the reporter how a matter stands, by the number they know."""
    return f"case:{number}"


@dataclass(frozen=True, kw_only=True)
class _Moved(Notice):
    """A step was taken. ``step`` is its token."""

    case_id: int
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

    @property
    def rings(self) -> bool:
        return self.arrow in _RINGING

    @property
    def stays(self) -> bool:
        return self.arrow is Arrow.ASK_BACK


@dataclass(frozen=True, kw_only=True)
class CaseMoved(_Moved):
    """To the reporter or the handlers."""

    kind: ClassVar[str] = "case-moved"
    to_reporter: bool

    @property
    def thread(self) -> str:
        return thread_of(self.case_id) if self.to_reporter else ""


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
    summary: str = ""
    """As in :class:`CaseReported`."""
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


@dataclass(frozen=True, kw_only=True)
class MergedMoved(_Moved):
    """To the reporter of a case that was merged, about the one it goes on as."""

    kind: ClassVar[str] = "merged-moved"
    merged_id: int
    """The number the reader knows."""

    @property
    def thread(self) -> str:
        return thread_of(self.merged_id)


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

    @property
    def thread(self) -> str:
        return thread_of(self.case_id) if self.to_reporter else ""


@dataclass(frozen=True, kw_only=True)
class CaseSplit(Notice):
    """To the reporter: a part of the matter goes on under a number of its own. Or, to whoever has
    heard of the part: it was a slip."""

    kind: ClassVar[str] = "case-split"
    case_id: int
    """The new one."""
    from_id: int
    category: Label
    by_role: Role
    by_unit: str
    undone: bool = False

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:{'unsplit' if self.undone else 'split'}"

    @property
    def thread(self) -> str:
        return thread_of(self.case_id)


class ConvertedFor(StrEnum):
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
    told: ConvertedFor
    summary: str = ""
    """As in :class:`CaseReported`."""
    step: str

    @property
    def subject(self) -> str:
        return f"case:{self.case_id}:{self.step}"

    @property
    def thread(self) -> str:
        return thread_of(self.case_id) if self.told is ConvertedFor.REPORTER else ""


NOTICES: Notices = (
    CaseReported,
    CaseMoved,
    CaseDetailAdded,
    CaseOffered,
    CaseThanked,
    MergedMoved,
    CaseMerged,
    CaseSplit,
    CaseConverted,
)
