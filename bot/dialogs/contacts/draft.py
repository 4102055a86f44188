"""Which matter and which contact it is about, in one typed place. Never a value: what is typed
goes into the vault at once, and nowhere else."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager

from domain.contacts.model import Party


@dataclass(frozen=True, kw_only=True)
class ContactDraft:
    """What has been chosen."""

    case_id: int
    contact_id: int
    """0 for one that is not written yet."""
    party: Party
    stays: bool = False
    """What was typed still stands in the chat: the messenger would not delete it."""


def start_data(case_id: int, contact_id: int = 0) -> dict[str, str | int]:
    """What the dialog is started with."""
    return {"case": case_id, "contact": contact_id}


def load(manager: DialogManager) -> ContactDraft:
    """The draft as it stands."""
    start, data = manager.start_data, manager.dialog_data
    if not isinstance(start, dict):
        raise TypeError("contacts is started with start_data()")
    return ContactDraft(
        case_id=int(start["case"]),
        contact_id=int(start["contact"]),
        party=Party(data.get("party", Party.OTHER.value)),
        stays=bool(data.get("stays", False)),
    )


def save(manager: DialogManager, draft: ContactDraft) -> None:
    """Keeps the draft."""
    manager.dialog_data.update(party=draft.party.value, stays=draft.stays)
