"""What is told of letters and annual reviews, for tests of notices."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.annual.notices import AnnualDue, AnnualMoved, AnnualNews, AnnualOwed
from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.reminders.ladder import Rung

DUE = datetime(2026, 12, 8, 16, 0, tzinfo=UTC)
ANNUAL_RUNGS = (Rung.DUE_DAY, *RUNGS)
_OF: dict[str, Any] = {
    "letter_id": 3,
    "year": 2026,
    "issuer_name": "琅琊区",
    "unit_name": "琅琊街道",
    "due_at": DUE,
}


def annual_due(rung: Rung, **changes: Any) -> AnnualDue:
    """A step that is due, or late."""
    return replace(AnnualDue(owed=AnnualOwed.ASSESS, rung=rung, **_OF), **changes)


OF_ANNUALS: list[Notice] = [
    *(AnnualMoved(news=news, **_OF) for news in AnnualNews),
    *(annual_due(rung) for rung in ANNUAL_RUNGS),
    *(annual_due(Rung.DUE_DAY, owed=owed) for owed in AnnualOwed),
]


def the_longest_annuals(name: str, number: int) -> list[list[Notice]]:
    """With every field as long as it may be, each alone; and a morning of many."""
    of = {**_OF, "letter_id": number, "issuer_name": name, "unit_name": name}
    alone: list[Notice] = [AnnualMoved(news=news, step="9" * 32, **of) for news in AnnualNews]
    many = [
        [AnnualDue(owed=owed, rung=rung, **{**of, "letter_id": one}) for one in range(1, 100)]
        for owed in AnnualOwed
        for rung in ANNUAL_RUNGS
    ]
    return [*([one] for one in alone), *map(list, many)]
