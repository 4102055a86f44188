"""The shape of a mediation record as it is read."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from domain.cases.satisfaction import Satisfaction
from domain.cases.views import CaseLine
from domain.mediation.model import AgreementForm, DeadlineKind, Ending, Means
from domain.mediation.options import RecordOptions
from domain.org.views import UnitRef
from domain.people.model import Actor


@dataclass(frozen=True, kw_only=True)
class SessionRow:
    """A session that was held."""

    held_on: date
    means: Means
    note: str


@dataclass(frozen=True, kw_only=True)
class DeadlineRow:
    """A day, and what became of it."""

    id: int
    kind: DeadlineKind
    due_on: date
    note: str
    ending: Ending | None
    ended_on: date | None
    satisfaction: Satisfaction | None
    off: bool
    """That day is no working day."""
    provisional: bool
    """Its year's holidays are not published yet."""


@dataclass(frozen=True, kw_only=True)
class AgreementRow:
    """An agreement with the days that follow from it."""

    form: AgreementForm
    made_on: date
    amount: Decimal | None
    text: str
    confirmation_wanted: bool | None
    confirm_by: date
    void: bool
    """The matter was opened again, so it holds no more."""
    days: tuple[DeadlineRow, ...]


@dataclass(frozen=True, kw_only=True)
class MediationView:
    """The whole record, with what this reader may write into it now."""

    line: CaseLine
    responsible: UnitRef
    sessions: tuple[SessionRow, ...]
    agreements: tuple[AgreementRow, ...]
    follow_ups: tuple[DeadlineRow, ...]
    may: RecordOptions

    @property
    def agreement(self) -> AgreementRow | None:
        """The one that holds."""
        return next((one for one in self.agreements if not one.void), None)

    @property
    def planned(self) -> DeadlineRow | None:
        """The follow-up that is still to come."""
        return next((one for one in self.follow_ups if one.ending is None), None)


class MediationReads(Protocol):
    """The record of mediation, for those who may read it."""

    async def record(self, actor: Actor, case_id: int, now: datetime) -> MediationView:
        """The record of a dispute's mediation; raises NotFound for who may not read it."""
        ...
