"""What is told of the directories: that an entry was found wrong, and what is to be checked."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from domain.directories.model import EntryKind
from domain.notices import Notice, Notices
from domain.people.model import Role
from domain.reminders.ladder import Rung


def entries_of(entry_id: int) -> str:
    """How the subjects of all that is told of an entry begin."""
    return f"entry:{entry_id}:"


@dataclass(frozen=True, kw_only=True)
class EntryDoubted(Notice):
    """To who keeps it: somebody found it wrong."""

    kind: ClassVar[str] = "entry-doubted"
    entry_id: int
    entry_kind: EntryKind
    name: str
    phone: str
    by_role: Role
    by_unit: str
    step: str

    @property
    def subject(self) -> str:
        return f"{entries_of(self.entry_id)}doubted:{self.step}"


@dataclass(frozen=True, kw_only=True)
class EntryDue(Notice):
    """To who keeps it, on the day it is to be checked; then up from there."""

    kind: ClassVar[str] = "entry-due"
    merges: ClassVar[bool] = True
    entry_id: int
    entry_kind: EntryKind
    name: str
    phone: str
    unit_name: str
    due_on: date
    rung: Rung

    @property
    def subject(self) -> str:
        return f"{entries_of(self.entry_id)}due:{self.due_on.isoformat()}:{self.rung}"


NOTICES: Notices = (EntryDoubted, EntryDue)
