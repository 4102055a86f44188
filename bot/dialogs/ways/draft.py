"""What has been answered so far, read from and written to the dialog's data in one place."""

from dataclasses import dataclass

from aiogram_dialog import DialogManager

from domain.cases.model import PeopleBand


@dataclass(frozen=True, kw_only=True)
class WayDraft:
    """A merging, splitting or converting that is not confirmed yet."""

    case_id: int
    other_id: int | None = None
    """The case to merge with."""
    people: PeopleBand | None = None
    summary: str = ""
    category_id: int | None = None


def start_data(case_id: int) -> dict[str, str | int]:
    """What the dialog is started with."""
    return {"case": case_id}


def load(manager: DialogManager) -> WayDraft:
    """The draft as it stands."""
    start, data = manager.start_data, manager.dialog_data
    if not isinstance(start, dict):
        raise TypeError("ways is started with start_data()")
    people = data.get("people")
    return WayDraft(
        case_id=int(start["case"]),
        other_id=data.get("other"),
        people=PeopleBand(people) if people else None,
        summary=data.get("summary", ""),
        category_id=data.get("category"),
    )


def save(manager: DialogManager, draft: WayDraft) -> None:
    """Keeps the draft."""
    manager.dialog_data.update(
        other=draft.other_id,
        people=draft.people.value if draft.people else None,
        summary=draft.summary,
        category=draft.category_id,
    )
