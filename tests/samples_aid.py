"""What is told of the figures of legal aid, for tests of notices."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from domain.aid.notices import AidDue
from domain.directories.model import NAME_LIMIT
from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.reminders.ladder import Rung

_RUNGS = (Rung.ANSWER, *RUNGS)


def aid_due(rung: Rung, **changes: Any) -> AidDue:
    """A month that waits to be confirmed."""
    due = AidDue(
        entry_id=5,
        name="琅琊区法律援助中心",
        month=date(2026, 10, 1),
        unit_name="琅琊区",
        due_at=datetime(2026, 11, 3, 16, tzinfo=UTC),
        rung=rung,
    )
    return replace(due, **changes)


OF_AID: list[Notice] = [aid_due(rung) for rung in _RUNGS]


def the_longest_of_aid(name: str, number: int) -> list[list[Notice]]:
    """A morning of many, with every field as long as it may be."""
    return [
        [
            aid_due(rung, entry_id=number - one, name="名" * NAME_LIMIT, unit_name=name)
            for one in range(80)
        ]
        for rung in _RUNGS
    ]
