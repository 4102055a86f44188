"""The store of mediation records."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.cases.model import Case, Label
from domain.handfuls import Handful
from domain.mediation.model import Agreement, AgreementCounts, Deadline, MediationSession


@dataclass(frozen=True, kw_only=True)
class NearDeadline:
    """A day to remind of, with the case it belongs to."""

    deadline: Deadline
    case: Case
    category: Label


class Mediation(Protocol):
    """Sessions, agreements and the days that follow from them."""

    def add_session(self, session: MediationSession) -> None:
        """Adds a session."""
        ...

    def agreement(self, case_id: int) -> Agreement | None:
        """The agreement of the case that holds."""
        ...

    def add_agreement(self, agreement: Agreement) -> Agreement:
        """Adds and fills ``id``."""
        ...

    def deadlines(self, case_id: int) -> list[Deadline]:
        """All days of the case in the order they were set."""
        ...

    def add_deadline(self, deadline: Deadline) -> Deadline:
        """Adds and fills ``id``."""
        ...

    def lapse(self, case_id: int, now: datetime) -> None:
        """The case was opened again: its agreement holds no more, its open days are dropped."""
        ...

    def near(self, today: date, handful: Handful, *, week: date, day: date) -> list[NearDeadline]:
        """A handful of the open days from ``today`` on whose reminder has come and was not sent,
        the nearest first: as far as ``week``, and once more as far as ``day``. Only of cases that
        are under way or resolved."""
        ...

    def counts(self, path: str, first: date, last: date) -> AgreementCounts:
        """Agreements of the subtree from ``first`` to ``last``, both included."""
        ...
