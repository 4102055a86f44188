"""A sample of each notice of selections, and the longest each can get."""

from datetime import UTC, date, datetime
from typing import Any

from domain.cases.model import Label
from domain.notices import Notice
from domain.reminders.ladder import Rung
from domain.selections.model import SelectionArrow, SelectionState
from domain.selections.notices import (
    ApplicationDecided,
    ApplicationMoved,
    LinePoints,
    SelectionDue,
    SelectionMoved,
    SelectionOpened,
)

TOLD = (
    SelectionArrow.APPLY,
    SelectionArrow.RECOMMEND,
    SelectionArrow.DECLINE,
    SelectionArrow.WITHDRAW,
    SelectionArrow.OBJECT,
    SelectionArrow.STRIKE,
)
"""What is told of an application."""
WENT_ON = (SelectionArrow.REVIEW, SelectionArrow.COMMEND, SelectionArrow.CANCEL)
"""What is told of a round."""
OWED = (
    SelectionState.APPLYING,
    SelectionState.RECOMMENDING,
    SelectionState.REVIEWING,
    SelectionState.PUBLISHED,
)
SELECTION_RUNGS = (Rung.DUE_DAY, Rung.HANDLER, Rung.STAND_IN, Rung.HEAD, Rung.NEXT_TIER)
_DUE = datetime(2026, 12, 14, 16, 0, tzinfo=UTC)
_LINES = tuple(
    LinePoints(name=Label(zh=zh, en=en), points=points, most=most)
    for zh, en, points, most in (
        ("居民评议", "Residents' evaluation", 27, 30),
        ("办理情况", "Handling of matters", 25, 30),
    )
)


def opened(**more: Any) -> SelectionOpened:
    """It is open."""
    fields: dict[str, Any] = {
        "selection_id": 1,
        "year": 2026,
        "unit_id": 3,
        "unit_name": "古道社区",
        "apply_by": date(2026, 12, 4),
        "places": 10,
        "award": 10000,
    }
    return SelectionOpened(**{**fields, **more})


def application_moved(arrow: SelectionArrow, **more: Any) -> ApplicationMoved:
    """Something was done about an application."""
    fields: dict[str, Any] = {
        "selection_id": 1,
        "year": 2026,
        "application_id": 4,
        "unit_name": "古道社区",
        "note": "邻里互助成了习惯",
        "step": "tg:1:1",
    }
    return ApplicationMoved(arrow=arrow, **{**fields, **more})


def decided(**more: Any) -> ApplicationDecided:
    """Whether it is on the list."""
    fields: dict[str, Any] = {
        "selection_id": 1,
        "year": 2026,
        "application_id": 4,
        "unit_name": "古道社区",
        "chosen": False,
        "lines": _LINES,
        "until": date(2026, 12, 14),
    }
    return ApplicationDecided(**{**fields, **more})


def went_on(arrow: SelectionArrow, **more: Any) -> SelectionMoved:
    """The round went on."""
    fields: dict[str, Any] = {
        "selection_id": 1,
        "year": 2026,
        "applications": 12,
        "note": "",
        "step": "tg:1:1",
    }
    return SelectionMoved(arrow=arrow, **{**fields, **more})


def selection_due(rung: Rung, state: SelectionState, **more: Any) -> SelectionDue:
    """Something is due."""
    fields: dict[str, Any] = {
        "selection_id": 1,
        "year": 2026,
        "owes": "琅琊街道",
        "due_at": _DUE,
        "waiting": 2,
        "objections": 1,
        "again": f"{state}:2:2026-12-14",
    }
    return SelectionDue(rung=rung, state=state, **{**fields, **more})


OF_SELECTIONS: list[Notice] = [
    opened(),
    *(application_moved(arrow) for arrow in TOLD),
    *(decided(chosen=chosen) for chosen in (True, False)),
    decided(chosen=True, lines=()),
    *(went_on(arrow) for arrow in WENT_ON),
    *(selection_due(Rung.DUE_DAY, state) for state in OWED),
    *(selection_due(rung, SelectionState.PUBLISHED, objections=0) for rung in SELECTION_RUNGS),
    selection_due(Rung.NEXT_TIER, SelectionState.RECOMMENDING, unreached=True),
]


def the_longest_of_selections(name: str, largest: int, note: str) -> list[list[Notice]]:
    """Those that take the most room."""
    label = Label(zh="<" * 40, en="<" * 40)
    lines = tuple(LinePoints(name=label, points=40, most=40) for _ in range(8))
    return [
        [opened(unit_name=name)],
        *([application_moved(arrow, note=note, unit_name=name)] for arrow in TOLD),
        [decided(unit_name=name, lines=lines)],
        [went_on(SelectionArrow.CANCEL, note=note)],
        *(
            [
                selection_due(rung, SelectionState.PUBLISHED, selection_id=largest - n, owes=name)
                for n in range(300)
            ]
            for rung in SELECTION_RUNGS
        ),
    ]
