"""The store of evaluations."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from domain.cases.store import DueSpan
from domain.days.halves import HalfYear
from domain.evaluations.model import (
    Evaluation,
    EvaluationObject,
    HalfYearMark,
    Rectification,
    TallySheet,
)
from domain.followups.model import Followup
from domain.org.model import Unit


class Evaluations(Protocol):
    """Evaluations with their objects, figures and rectifications, in a transaction."""

    def by_id(self, evaluation_id: int) -> Evaluation:
        """The evaluation, locked for change; raises NotFound."""
        ...

    def find(self, unit_id: int, half: HalfYear) -> Evaluation | None:
        """That of a community for a half-year, locked; if there is none, nobody else can make one
        meanwhile."""
        ...

    def add(self, evaluation: Evaluation, objects: Sequence[EvaluationObject]) -> Evaluation:
        """Adds it with what is evaluated; fills ``id`` of all."""
        ...

    def objects(self, evaluation_id: int) -> list[EvaluationObject]:
        """What is evaluated, in its order."""
        ...

    def sheets(self, evaluation_id: int) -> list[TallySheet]:
        """All records of figures, in the order of their revisions."""
        ...

    def add_sheet(self, sheet: TallySheet) -> TallySheet:
        """Adds and fills ``id``."""
        ...

    def add_rectification(self, rectification: Rectification) -> Rectification:
        """Adds and fills ``id``."""
        ...

    def rectification_of(self, evaluation_id: int, token: str) -> Rectification | None:
        """The one this tap has made already."""
        ...

    def rectified_before(self, unit_id: int, half: HalfYear) -> list[Followup]:
        """What earlier evaluations of the community, and of those that merged into it, have found
        wrong and is not over, the oldest first."""
        ...

    def meeting_items(
        self, unit_id: int, after: datetime, until: datetime, most: int
    ) -> list[Followup]:
        """Items of the community's talk meetings handed out for the first time in this stretch and
        not dropped, the newest of them, in their order."""
        ...

    def without(self, half: HalfYear, day: date) -> list[Unit]:
        """Communities there on the day that were there when the half-year began, and have no
        confirmed evaluation for it."""
        ...

    def marks(self, half: HalfYear) -> list[HalfYearMark]:
        """Of which notches of the half-year has been told."""
        ...

    def add_mark(self, mark: HalfYearMark) -> None:
        """Adds a mark."""
        ...

    def to_publish(self, spans: Sequence[DueSpan]) -> list[int]:
        """Those confirmed and not published whose due day lies in a span that has not spoken of
        them yet."""
        ...
