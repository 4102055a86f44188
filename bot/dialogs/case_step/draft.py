"""What has been answered so far, read from and written to the dialog's data in one place."""

from dataclasses import dataclass, replace
from typing import Any

from aiogram_dialog import DialogManager

from domain.cases.draft import FILES_LIMIT, DraftFile
from domain.cases.lifecycle import Arrow
from domain.cases.model import AttachmentKind, Outcome
from domain.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class StepDraft:
    """A step on its way to being taken."""

    case_id: int
    arrow: Arrow
    note: str = ""
    outcome: Outcome | None = None
    files: tuple[DraftFile, ...] = ()
    to_unit_id: int | None = None

    def with_file(self, file: DraftFile) -> "StepDraft":
        """With one more attachment."""
        self.check_room()
        return replace(self, files=(*self.files, file))

    def check_room(self) -> None:
        """Raises Invalid (``too-many-files``) when no further attachment fits."""
        if len(self.files) >= FILES_LIMIT:
            raise Invalid("too-many-files", limit=FILES_LIMIT)


def start_data(case_id: int, arrow: Arrow) -> dict[str, str | int]:
    """What the dialog is started with."""
    return {"case": case_id, "arrow": arrow.value}


def load(manager: DialogManager) -> StepDraft:
    """The draft as it stands."""
    start, data = manager.start_data, manager.dialog_data
    if not isinstance(start, dict):
        raise TypeError("case_step is started with start_data()")
    outcome = data.get("outcome")
    return StepDraft(
        case_id=int(start["case"]),
        arrow=Arrow(start["arrow"]),
        note=data.get("note", ""),
        outcome=Outcome(outcome) if outcome else None,
        files=tuple(_file(record) for record in data.get("files", ())),
        to_unit_id=data.get("to"),
    )


def save(manager: DialogManager, draft: StepDraft) -> None:
    """Keeps the draft."""
    manager.dialog_data.update(
        note=draft.note,
        outcome=draft.outcome.value if draft.outcome else None,
        to=draft.to_unit_id,
        files=[{"kind": f.kind.value, "file": f.file, "size": f.size} for f in draft.files],
    )


def _file(record: dict[str, Any]) -> DraftFile:
    return DraftFile(kind=AttachmentKind(record["kind"]), file=record["file"], size=record["size"])
