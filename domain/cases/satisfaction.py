"""What the reporter says about how a public-opinion item was answered: of the matter, of nobody."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Satisfaction(StrEnum):
    """满意 / 基本满意 / 不满意."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    NOT = "not"


@dataclass(eq=False, kw_only=True)
class OpinionRating:
    """The grade of an item's present answer. It names no person, neither who gave it nor who is
    meant; a grade given before the item was closed again is of an older answer."""

    id: int = field(init=False, repr=False)
    case_id: int
    grade: Satisfaction
    at: datetime

    def of_answer_from(self, closed_at: datetime | None) -> bool:
        """Whether it is about the answer with which the item was closed at this moment."""
        return closed_at is not None and self.at >= closed_at
