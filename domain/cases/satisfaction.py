"""What the reporter says when it is done: thanks, and how content they are with an answer.

It is said of the matter and of nobody.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.cases.letters import Letter

THANKS = Letter.THANKS.value
"""The token of the reporter's thanks, which are told by their letter: once for each matter."""


class Satisfaction(StrEnum):
    """满意 / 基本满意 / 不满意."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    NOT = "not"


@dataclass(eq=False, kw_only=True)
class OpinionRating:
    """The grade of an item's present answer. It names no person, neither who gave it nor who is
    meant; a grade given before the item was answered again is of an older answer."""

    id: int = field(init=False, repr=False)
    case_id: int
    grade: Satisfaction
    at: datetime
