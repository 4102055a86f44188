"""The notices of letters and reviews. None of them carries a figure: that is read where it can be
explained."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from domain.notices import Notice, Notices
from domain.reminders.ladder import Rung


class AnnualNews(StrEnum):
    """What has happened with a letter."""

    SIGNED = "signed"
    BEGUN = "begun"
    """The unit is to assess itself."""
    HANDED_IN = "handed_in"
    RECORDED = "recorded"
    """The issuing unit goes on without the unit's own figures."""
    FED_BACK = "fed_back"
    APPEALED = "appealed"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    """An appeal."""
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class AnnualOwed(StrEnum):
    """What is owed next, of which it is reminded."""

    SIGN = "sign"
    ASSESS = "assess"
    VERIFY = "verify"
    APPEAL = "appeal"
    """Nothing is owed, but the last day comes."""
    ANSWER = "answer"
    SETTLE = "settle"


def all_of_letter(letter_id: int) -> str:
    """How the subjects of everything told of one letter begin."""
    return f"annual:{letter_id}:"


def due_of_letter(letter_id: int) -> str:
    """How the subjects begin of what reminds of its next step."""
    return f"{all_of_letter(letter_id)}due:"


@dataclass(frozen=True, kw_only=True)
class _OfLetter(Notice):
    letter_id: int
    year: int
    issuer_name: str
    unit_name: str


@dataclass(frozen=True, kw_only=True)
class AnnualMoved(_OfLetter):
    """To who heads the unit, or the issuing unit: it is their turn, or it has gone on."""

    kind: ClassVar[str] = "annual-moved"
    news: AnnualNews
    step: str = ""
    """Tells apart what may happen more than once."""
    due_at: datetime | None = None

    @property
    def subject(self) -> str:
        return f"{all_of_letter(self.letter_id)}{self.news}:{self.step}"


@dataclass(frozen=True, kw_only=True)
class AnnualDue(_OfLetter):
    """To who owes the next step, then up from there: on its due day, and by the rungs after it."""

    kind: ClassVar[str] = "annual-due"
    merges: ClassVar[bool] = True
    owed: AnnualOwed
    due_at: datetime
    rung: Rung

    @property
    def subject(self) -> str:
        at = f"{self.due_at.isoformat()}:{self.rung}"
        return f"{due_of_letter(self.letter_id)}{self.owed}:{at}"


NOTICES: Notices = (AnnualMoved, AnnualDue)
