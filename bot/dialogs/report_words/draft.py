"""What has been written so far, read from and written to the dialog's data in one place."""

from dataclasses import dataclass
from enum import StrEnum

from aiogram_dialog import DialogManager

from domain.days.periods import Period


class Purpose(StrEnum):
    """What the sentence is for."""

    REMARK = "remark"
    REVISE = "revise"
    LATE = "late"
    WITHDRAW = "withdraw"
    """No sentence, just a second look."""


@dataclass(frozen=True, kw_only=True)
class WordsDraft:
    """A sentence on its way."""

    unit_id: int
    period: Period
    purpose: Purpose = Purpose.REMARK
    after: int = 0
    """The revision that is corrected or taken back."""
    sentence: str = ""


def start_data(
    unit_id: int, period: Period, purpose: Purpose, after: int = 0
) -> dict[str, str | int]:
    """What the dialog is started with."""
    return {"unit": unit_id, "period": period.code, "purpose": purpose.value, "after": after}


def load(manager: DialogManager) -> WordsDraft:
    """The draft as it stands."""
    start = manager.start_data
    if not isinstance(start, dict):
        raise TypeError("report_words is started with start_data()")
    return WordsDraft(
        unit_id=int(start["unit"]),
        period=Period.parse(start["period"]),
        purpose=Purpose(start["purpose"]),
        after=int(start["after"]),
        sentence=manager.dialog_data.get("sentence", ""),
    )


def save(manager: DialogManager, sentence: str) -> None:
    """Keeps the sentence."""
    manager.dialog_data["sentence"] = sentence
