"""What is told of the directories, for tests of notices."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.directories.model import NAME_LIMIT, PHONE_LIMIT, EntryKind
from domain.directories.notices import EntryDoubted, EntryDue
from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.people.model import Role
from domain.reminders.ladder import Rung

_RUNGS = (Rung.ANSWER, *RUNGS)
_OF: dict[str, Any] = {
    "entry_id": 5,
    "entry_kind": EntryKind.MEALS,
    "name": "古道老年助餐点",
    "phone": "0550-3012345",
}


def entry_due(rung: Rung, **changes: Any) -> EntryDue:
    """An entry that is to be checked."""
    due = EntryDue(unit_name="古道社区", due_on=date(2027, 1, 11), rung=rung, **_OF)
    return replace(due, **changes)


OF_DIRECTORIES: list[Notice] = [
    EntryDoubted(by_role=Role.GRID_HEAD, by_unit="古道第一网格", step="tap", **_OF),
    *(entry_due(rung) for rung in _RUNGS),
]


def the_longest_entries(name: str, number: int) -> list[list[Notice]]:
    """With every field as long as it may be; and a morning of many."""
    long = {"name": "名" * NAME_LIMIT, "phone": "0" * PHONE_LIMIT}
    doubted = EntryDoubted(
        by_role=Role.GRID_HEAD, by_unit=name, step="tap", **{**_OF, **long, "entry_id": number}
    )
    many: list[list[Notice]] = [
        [entry_due(rung, unit_name=name, **long, entry_id=number - one) for one in range(60)]
        for rung in _RUNGS
    ]
    return [[doubted], *many]
