"""What is told of two-way evaluations, for tests of notices."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.reminders.ladder import Rung
from domain.twoway.notices import TwowayCancelled, TwowayClosed, TwowayDue, TwowayOpened

DUE = datetime(2026, 12, 8, 16, 0, tzinfo=UTC)
CLOSES = datetime(2026, 12, 15, 16, 0, tzinfo=UTC)
TWOWAY_RUNGS = (Rung.BEFORE, Rung.DUE_DAY, *RUNGS)
_OF: dict[str, Any] = {"round_id": 3, "host_name": "琅琊区", "first": date(2026, 7, 1)}
_UNIT: dict[str, Any] = {
    "unit_id": 4,
    "unit_name": "古道社区",
    "sheets": 2,
    "due_at": DUE,
    "closes_at": CLOSES,
}


def twoway_due(rung: Rung, **changes: Any) -> TwowayDue:
    """Sheets that are due, or late."""
    return replace(TwowayDue(rung=rung, **_OF, **_UNIT), **changes)


OF_TWOWAYS: list[Notice] = [
    TwowayOpened(**_OF, **_UNIT),
    TwowayClosed(came=5, total=6, **_OF),
    TwowayCancelled(**_OF),
    *(twoway_due(rung) for rung in TWOWAY_RUNGS),
    *(twoway_due(rung, unreached=True) for rung in TWOWAY_RUNGS),
    twoway_due(Rung.HANDLER, last=True),
]


def the_longest_twoways(name: str, number: int) -> list[list[Notice]]:
    """With every field as long as it may be, each alone; and a morning of many."""
    of = {**_OF, "round_id": number, "host_name": name}
    unit = {**_UNIT, "unit_id": number, "unit_name": name, "sheets": 999}
    alone: list[Notice] = [
        TwowayOpened(**of, **unit),
        TwowayClosed(came=number, total=number, **of),
        TwowayCancelled(**of),
    ]
    many = [
        [
            TwowayDue(rung=rung, last=last, unreached=lost, **of, **{**unit, "unit_id": one})
            for one in range(1, 100)
        ]
        for rung in TWOWAY_RUNGS
        for last in (False, True)
        for lost in (False, True)
    ]
    return [*([one] for one in alone), *map(list, many)]
