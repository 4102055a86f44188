"""Reports on their way: each draft is a record of its chat, whatever becomes of the dialog.

So nothing is lost when another command comes in between, when the dialog is of an older version,
or when the process restarts; the storage forgets records nobody touched for 60 days.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.telegram.conversation import current
from domain.cases.draft import DraftFile, ReportDraft
from domain.cases.model import AttachmentKind, CaseKind, PeopleBand, Urgency

_PREFIX = "draft:"


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A draft with the moment it was last changed."""

    draft: ReportDraft
    at: datetime


def new_draft(kind: CaseKind) -> ReportDraft:
    """An empty draft under a new key."""
    return ReportDraft(key=secrets.token_urlsafe(12), kind=kind)


def load(key: str) -> ReportDraft | None:
    """The draft under this key; None when it was filed or given up."""
    record = current().get(_PREFIX + key)
    return None if record is None else read(record["draft"])


def save(draft: ReportDraft, now: datetime) -> None:
    """Keeps the draft as it stands."""
    current().put(_PREFIX + draft.key, {"at": now.isoformat(), "draft": written(draft)})


def forget(key: str) -> None:
    """The draft was filed or given up."""
    current().drop(_PREFIX + key)


def waiting() -> list[Waiting]:
    """The drafts of the chat worth continuing, the latest first."""
    found = []
    for key in current().keys(_PREFIX):
        record = current().get(key)
        draft = read(record["draft"])
        if worth_keeping(draft):
            found.append(Waiting(draft=draft, at=datetime.fromisoformat(record["at"])))
    return sorted(found, key=lambda one: one.at, reverse=True)


def sweep() -> None:
    """Drops the drafts in which nothing but the kind was answered."""
    for key in current().keys(_PREFIX):
        if not worth_keeping(read(current().get(key)["draft"])):
            current().drop(key)


def worth_keeping(draft: ReportDraft) -> bool:
    """Whether more was answered than the kind, which is one tap to give again."""
    return draft.category_id is not None or bool(draft.summary) or bool(draft.files)


def written(draft: ReportDraft) -> dict[str, Any]:
    """The draft as JSON values."""
    return {
        "key": draft.key,
        "kind": draft.kind,
        "unit_id": draft.unit_id,
        "category_id": draft.category_id,
        "place": draft.place,
        "people": draft.people,
        "summary": draft.summary,
        "urgency": draft.urgency,
        "files": [{"kind": f.kind, "file": f.file, "size": f.size} for f in draft.files],
        "found_on": draft.found_on.isoformat() if draft.found_on else None,
    }


def read(values: Mapping[str, Any]) -> ReportDraft:
    """The draft again. Raises KeyError, ValueError for values no version has written."""
    draft = ReportDraft(
        key=values["key"],
        kind=None if values["kind"] is None else CaseKind(values["kind"]),
        unit_id=values["unit_id"],
        category_id=values["category_id"],
        place=values["place"],
        people=None if values["people"] is None else PeopleBand(values["people"]),
        summary=values["summary"],
        urgency=Urgency(values["urgency"]),
        found_on=date.fromisoformat(found) if (found := values.get("found_on")) else None,
    )
    files = tuple(
        DraftFile(kind=AttachmentKind(f["kind"]), file=f["file"], size=f["size"])
        for f in values["files"]
    )
    return replace(draft, files=files)
