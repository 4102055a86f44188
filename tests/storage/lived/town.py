"""Who lives the year: the people of the small district, and what is under way."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random

from domain.cases.model import CaseKind
from domain.directories.model import EntryKind
from domain.ports import Work
from domain.request import Request
from tests.makers import District, a_token


@dataclass
class Matter:
    """A matter on its way, as far as who handles it must know."""

    id: int
    kind: CaseKind
    place: str
    next_on: date
    stage: str = "accept"


@dataclass
class Year:
    """What is under way, and what was drawn."""

    district: District
    dice: Random = field(default_factory=lambda: Random(2026))  # noqa: S311 - a story, no secret
    matters: list[Matter] = field(default_factory=list)
    entries: dict[int, EntryKind] = field(default_factory=dict)

    def by(self, work: Work, chair: str, when: datetime) -> Request:
        """A tap of whoever sits there."""
        return Request(
            actor=self.district.actor(work, chair, when.date()), token=a_token(), now=when
        )
