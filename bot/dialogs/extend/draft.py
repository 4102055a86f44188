"""What has been answered so far, read from and written to the dialog's data in one place."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager


@dataclass(frozen=True, kw_only=True)
class ExtendDraft:
    """A request on its way."""

    case_id: int
    days: int = 0
    parties_agree: bool = False
    reason: str = ""


def start_data(case_id: int) -> dict[str, str | int]:
    """What the dialog is started with."""
    return {"case": case_id}


def load(manager: DialogManager) -> ExtendDraft:
    """The draft as it stands."""
    start, data = manager.start_data, manager.dialog_data
    if not isinstance(start, dict):
        raise TypeError("extend is started with start_data()")
    return ExtendDraft(
        case_id=int(start["case"]),
        days=data.get("days", 0),
        parties_agree=data.get("agree", False),
        reason=data.get("reason", ""),
    )


def save(manager: DialogManager, draft: ExtendDraft) -> None:
    """Keeps the draft."""
    manager.dialog_data.update(days=draft.days, agree=draft.parties_agree, reason=draft.reason)
