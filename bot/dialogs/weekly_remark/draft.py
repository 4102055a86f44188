"""What has been written so far, read from and written to the dialog's data in one place."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager

from domain.periods import Period


@dataclass(frozen=True, kw_only=True)
class RemarkDraft:
    """A remark on its way."""

    unit_id: int
    period: Period
    remark: str = ""


def start_data(unit_id: int, period: Period) -> dict[str, str | int]:
    """What the dialog is started with."""
    return {"unit": unit_id, "period": period.code}


def load(manager: DialogManager) -> RemarkDraft:
    """The draft as it stands."""
    start = manager.start_data
    if not isinstance(start, dict):
        raise TypeError("weekly_remark is started with start_data()")
    return RemarkDraft(
        unit_id=int(start["unit"]),
        period=Period.parse(start["period"]),
        remark=manager.dialog_data.get("remark", ""),
    )


def save(manager: DialogManager, remark: str) -> None:
    """Keeps the sentence."""
    manager.dialog_data["remark"] = remark
