"""What has been answered so far, read from and written to the dialog's data in one place."""

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager

from bot.dialogs.mediation.states import Mediation
from domain.cases.satisfaction import Satisfaction
from domain.mediation.model import AgreementForm, Means


class Entry(StrEnum):
    """What is being written."""

    SESSION = "session"
    AGREEMENT = "agreement"
    FILED = "filed"
    PERFORMANCE = "performance"
    PLAN = "plan"
    VISIT = "visit"


AHEAD = frozenset({Entry.PERFORMANCE, Entry.PLAN})
"""Their day is still to come."""
DAY_ALONE = frozenset({Entry.FILED, Entry.PLAN})
"""All that they need is a day, so choosing it is the last tap."""


@dataclass(frozen=True, kw_only=True)
class RecordDraft:
    """An entry on its way. A day of None is today's, where that can be."""

    case_id: int
    entry: Entry
    day: date | None = None
    means: Means | None = None
    form: AgreementForm | None = None
    amount: int | None = None
    text: str = ""
    note: str | None = None
    kept: bool | None = None
    satisfaction: Satisfaction | None = None

    def asks(self) -> State:
        """The window for what is still missing; the one to look at it all when nothing is."""
        match self.entry:
            case Entry.SESSION if self.means is None:
                return Mediation.means
            case Entry.SESSION if not self.note:
                return Mediation.note
            case Entry.AGREEMENT if self.form is None:
                return Mediation.form
            case Entry.FILED | Entry.PLAN | Entry.PERFORMANCE if self.day is None:
                return Mediation.day
            case Entry.PERFORMANCE if self.note is None:
                return Mediation.note
            case Entry.VISIT if self.kept is None:
                return Mediation.kept
            case Entry.VISIT if self.satisfaction is None:
                return Mediation.satisfaction
            case Entry.VISIT if not self.kept and not self.note:
                return Mediation.note
        return Mediation.check

    @property
    def needs_note(self) -> bool:
        """Whether it cannot be written without a sentence."""
        return self.entry is Entry.SESSION or (self.entry is Entry.VISIT and self.kept is False)


def start_data(draft: RecordDraft) -> dict[str, Any]:
    """What the dialog is started with."""
    return _plain(draft)


def load(manager: DialogManager) -> RecordDraft:
    """The draft as it stands."""
    start = manager.start_data
    if not isinstance(start, dict):
        raise TypeError("mediation is started with start_data()")
    data = {**start, **manager.dialog_data}
    return RecordDraft(
        case_id=int(data["case_id"]),
        entry=Entry(data["entry"]),
        day=date.fromisoformat(data["day"]) if data["day"] else None,
        means=Means(data["means"]) if data["means"] else None,
        form=AgreementForm(data["form"]) if data["form"] else None,
        amount=data["amount"],
        text=data["text"],
        note=data["note"],
        kept=data["kept"],
        satisfaction=Satisfaction(data["satisfaction"]) if data["satisfaction"] else None,
    )


def save(manager: DialogManager, draft: RecordDraft) -> None:
    """Keeps the draft."""
    manager.dialog_data.update(_plain(draft))


def _plain(draft: RecordDraft) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        if isinstance(value, date):
            return value.isoformat()
        return value.value if isinstance(value, StrEnum) else value

    return {name: plain(value) for name, value in asdict(draft).items()}
