"""The notices of evaluations: what waits to be confirmed or was sent back, and what is due."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from domain.notices import Notice, Notices
from domain.people.model import Role
from domain.reminders.ladder import Rung


def all_of_evaluation(evaluation_id: int) -> str:
    """How the subjects of everything told of one evaluation begin."""
    return f"evaluation:{evaluation_id}:"


def to_confirm_of(evaluation_id: int) -> str:
    """How the subject begins of what asks somebody to confirm it."""
    return f"{all_of_evaluation(evaluation_id)}{EvaluationNews.TO_CONFIRM}:"


def publishing_of(evaluation_id: int) -> str:
    """How the subject begins of what reminds of publishing it."""
    return f"{all_of_evaluation(evaluation_id)}publish:"


class EvaluationNews(StrEnum):
    """What has happened with an evaluation."""

    TO_CONFIRM = "to_confirm"
    SENT_BACK = "sent_back"
    CONFIRMED = "confirmed"
    ANNULLED = "annulled"


@dataclass(frozen=True, kw_only=True)
class EvaluationMoved(Notice):
    """To whoever holds the evaluations of a community: it is their turn, or it has gone on."""

    kind: ClassVar[str] = "evaluation-moved"
    news: EvaluationNews
    evaluation_id: int
    unit_name: str
    half_from: date
    by_role: Role
    by_unit: str
    step: str
    note: str = ""
    """Why it was sent back."""

    @property
    def subject(self) -> str:
        return f"{all_of_evaluation(self.evaluation_id)}{self.news}:{self.step}"


@dataclass(frozen=True, kw_only=True)
class EvaluationToPublish(Notice):
    """To who holds it, then up from there: the bodies are to be told and the result published, on
    the morning of the due day and when it is overdue."""

    kind: ClassVar[str] = "evaluation-to-publish"
    merges: ClassVar[bool] = True
    evaluation_id: int
    unit_name: str
    half_from: date
    due_at: datetime
    rung: Rung

    @property
    def subject(self) -> str:
        return f"{publishing_of(self.evaluation_id)}{self.due_at.isoformat()}:{self.rung}"


@dataclass(frozen=True, kw_only=True)
class EvaluationMissing(Notice):
    """To who holds the evaluations of a community, then up from there: there is none for the
    half-year yet."""

    kind: ClassVar[str] = "evaluation-missing"
    merges: ClassVar[bool] = True
    unit_id: int
    unit_name: str
    half_from: date
    due_on: date
    rung: Rung
    notch: int
    """1 is the first of those of a half-year."""

    @property
    def subject(self) -> str:
        return f"halfyear:{self.unit_id}:{self.half_from}:{self.notch}"


NOTICES: Notices = (EvaluationMoved, EvaluationToPublish, EvaluationMissing)
