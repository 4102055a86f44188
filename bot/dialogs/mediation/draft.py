"""The windows of an entry of the record, and what has been answered so far."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from aiogram.fsm.state import State, StatesGroup

from domain.cases.satisfaction import Satisfaction
from domain.mediation.model import AgreementForm, Means


class RecordStates(StatesGroup):
    """A session, the agreement, an application to the court, a performance, a follow-up."""

    day = State()
    means = State()
    form = State()
    amount = State()
    text = State()
    kept = State()
    satisfaction = State()
    note = State()
    check = State()


RecordStates.__name__ = "Mediation"  # conversations have kept its states under this name


class RecordEntry(StrEnum):
    """What is being written."""

    SESSION = "session"
    AGREEMENT = "agreement"
    FILED = "filed"
    PERFORMANCE = "performance"
    PLAN = "plan"
    VISIT = "visit"


AHEAD = frozenset({RecordEntry.PERFORMANCE, RecordEntry.PLAN})
"""Their day is still to come."""
DAY_ALONE = frozenset({RecordEntry.FILED, RecordEntry.PLAN})
"""All that they need is a day, so choosing it is the last tap."""


@dataclass(frozen=True, kw_only=True)
class RecordDraft:
    """An entry on its way. A day of None is today's, where that can be."""

    case_id: int
    entry: RecordEntry
    day: date | None = None
    means: Means | None = None
    form: AgreementForm | None = None
    amount: Decimal | None = None
    text: str = ""
    note: str | None = None
    kept: bool | None = None
    satisfaction: Satisfaction | None = None

    def asks(self) -> State:
        """The window for what is still missing; the one to look at it all when nothing is."""
        match self.entry:
            case RecordEntry.SESSION if self.means is None:
                return RecordStates.means
            case RecordEntry.SESSION if not self.note:
                return RecordStates.note
            case RecordEntry.AGREEMENT if self.form is None:
                return RecordStates.form
            case RecordEntry.FILED | RecordEntry.PLAN | RecordEntry.PERFORMANCE if self.day is None:
                return RecordStates.day
            case RecordEntry.PERFORMANCE if self.note is None:
                return RecordStates.note
            case RecordEntry.VISIT if self.kept is None:
                return RecordStates.kept
            case RecordEntry.VISIT if self.satisfaction is None:
                return RecordStates.satisfaction
            case RecordEntry.VISIT if not self.kept and not self.note:
                return RecordStates.note
        return RecordStates.check

    @property
    def needs_note(self) -> bool:
        """Whether it cannot be written without a sentence."""
        return self.entry is RecordEntry.SESSION or (
            self.entry is RecordEntry.VISIT and self.kept is False
        )
