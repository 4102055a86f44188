"""The notices of what is asked after: a question without its answer, a red matter nobody takes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from domain.cases.model import CaseKind, Label
from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung


def chases_of(case_id: int) -> str:
    """How the subjects of all that asks after a case begin."""
    return f"case:{case_id}:chase:"


@dataclass(frozen=True, kw_only=True)
class QuestionWaits(Notice):
    """A question to the reporter has no answer yet: to the reporter first, then to who asked it,
    and up from there."""

    kind: ClassVar[str] = "question-waits"
    merges: ClassVar[bool] = True
    case_id: int
    case_kind: CaseKind
    category: Label
    question: str
    by_unit: str
    """The unit that asks."""
    asked_at: datetime
    rung: Rung
    unreached: bool = False
    """The reporter cannot be reached: they were never asked again."""
    number: int

    @property
    def subject(self) -> str:
        return f"{chases_of(self.case_id)}{self.asked_at:%Y%m%d%H%M%S}:{self.number}"


class RedFor(StrEnum):
    """As whom somebody hears that nobody takes a red matter."""

    TAKER = "taker"
    """It is theirs to take."""
    ABOVE = "above"
    """It is not, but they may see that somebody does."""
    REPORTER = "reporter"


@dataclass(frozen=True, kw_only=True)
class RedWaits(Notice):
    """A red matter still waits for somebody to take it."""

    kind: ClassVar[str] = "red-waits"
    case_id: int
    case_kind: CaseKind
    category: Label
    unit_name: str
    """The unit where it was found."""
    place: str
    keeper: str
    """The unit that is to take it."""
    since: datetime
    told: RedFor
    offered: bool = False
    """It was handed on, and the receiver has not taken it."""
    unreached: bool = False
    """Nobody who may take it can be reached."""
    number: int

    @property
    def subject(self) -> str:
        return f"{chases_of(self.case_id)}{self.since:%Y%m%d%H%M%S}:{self.number}"


NOTICES: Notices = (QuestionWaits, RedWaits)
