"""What has been written so far, read from and written to the dialog's data in one place."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager

from domain.referrals.lifecycle import ReferralArrow


@dataclass(frozen=True, kw_only=True)
class SentenceDraft:
    """A step on its way to being taken."""

    referral_id: int
    arrow: ReferralArrow
    note: str = ""


def start_data(referral_id: int, arrow: ReferralArrow) -> dict[str, str | int]:
    """What the dialog is started with."""
    return {"referral": referral_id, "arrow": arrow.value}


def load(manager: DialogManager) -> SentenceDraft:
    """The draft as it stands."""
    start = manager.start_data
    if not isinstance(start, dict):
        raise TypeError("referral_step is started with start_data()")
    return SentenceDraft(
        referral_id=int(start["referral"]),
        arrow=ReferralArrow(start["arrow"]),
        note=manager.dialog_data.get("note", ""),
    )


def save(manager: DialogManager, note: str) -> None:
    """Keeps the sentence."""
    manager.dialog_data["note"] = note
