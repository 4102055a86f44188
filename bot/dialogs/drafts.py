"""Reports on their way: each draft is a record of its chat, whatever becomes of the dialog.

So nothing is lost when another command comes in between, when the dialog is of an older version,
or when the process restarts; the storage forgets records nobody touched for 60 days.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from bot.telegram.conversation import current
from domain.cases.draft import ReportDraft
from domain.cases.model import CaseKind
from domain.errors import Invalid

_PREFIX = "draft:"
MOST = 5
"""As many as are offered to go on with: what is beyond would be out of reach, and read with each
message all the same."""


@dataclass(frozen=True, kw_only=True)
class WaitingDraft:
    """A draft with the moment it was last changed, as it is kept."""

    at: datetime
    draft: ReportDraft


_RECORD = TypeAdapter(WaitingDraft)


def new_draft(kind: CaseKind | None) -> ReportDraft:
    """An empty draft under a new key; None: its kind is still to be told. Raises Invalid
    (``too-many-drafts``)."""
    if len(waiting()) >= MOST:
        raise Invalid("too-many-drafts", limit=MOST)
    return ReportDraft(key=secrets.token_urlsafe(12), kind=kind)


def load(key: str) -> ReportDraft | None:
    """The draft under this key; None when it was filed or given up."""
    record = current().get(_PREFIX + key)
    return None if record is None else _RECORD.validate_python(record).draft


def count() -> int:
    """How many there are."""
    return len(current().keys(_PREFIX))


def save(draft: ReportDraft, now: datetime) -> None:
    """Keeps the draft as it stands."""
    waiting = WaitingDraft(at=now, draft=draft)
    current().put(_PREFIX + draft.key, _RECORD.dump_python(waiting, mode="json"))


def forget(key: str) -> None:
    """The draft was filed or given up."""
    current().drop(_PREFIX + key)


def waiting() -> list[WaitingDraft]:
    """The drafts of the chat worth continuing, the latest first."""
    found = [one for one in _kept() if worth_keeping(one.draft)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def sweep() -> None:
    """Drops the drafts in which nothing but the kind was answered."""
    for one in _kept():
        if not worth_keeping(one.draft):
            forget(one.draft.key)


def _kept() -> list[WaitingDraft]:
    """All of the chat. Raises ValidationError for a record no version has written."""
    return [_RECORD.validate_python(current().get(key)) for key in current().keys(_PREFIX)]


def worth_keeping(draft: ReportDraft) -> bool:
    """Whether more was answered than the kind, which is one tap to give again."""
    return draft.category_id is not None or bool(draft.summary) or bool(draft.files)
