"""What is told of items handed out, for tests of notices."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.cases.satisfaction import Satisfaction
from domain.followups.model import TITLE_LIMIT, FollowupArrow, Source
from domain.followups.notices import FollowupDue, FollowupHandedOut, FollowupMoved
from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.reminders.ladder import Rung

DUE = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)
TOLD = (
    FollowupArrow.SEND_BACK,
    FollowupArrow.FEED_BACK,
    FollowupArrow.EXTEND,
    FollowupArrow.JUDGE,
    FollowupArrow.DO_AGAIN,
    FollowupArrow.DROP,
)
RUNGS_OF = {
    FollowupArrow.FEED_BACK: (Rung.ANSWER, Rung.SENDER, *RUNGS),
    FollowupArrow.ACCEPT: RUNGS,
    FollowupArrow.HAND_OUT_AGAIN: RUNGS,
}
_OF: dict[str, Any] = {"followup_id": 5, "source": Source.MEETING, "title": "三号楼路灯不亮"}
_UNITS: dict[str, Any] = {"host": "古道社区", "unit_name": "琅琊街道", "due_at": DUE}


def handed_out(**changes: Any) -> FollowupHandedOut:
    """To the unit that is to see to it."""
    notice = FollowupHandedOut(yours=True, round=1, step="tap", **_OF, **_UNITS)
    return replace(notice, **changes)


def moved(arrow: FollowupArrow, **changes: Any) -> FollowupMoved:
    """To the other side."""
    notice = FollowupMoved(
        arrow=arrow,
        note="灯泡已换",
        verdict=Satisfaction.NOT,
        recorded=False,
        step="tap",
        unit_name="琅琊街道",
        due_at=DUE,
        **_OF,
    )
    return replace(notice, **changes)


def due(arrow: FollowupArrow, rung: Rung, **changes: Any) -> FollowupDue:
    """What is due, or overdue."""
    notice = FollowupDue(
        owes="琅琊街道", arrow=arrow, then=arrow, due_at=DUE, rung=rung, again="1:20261126", **_OF
    )
    return replace(notice, **changes)


_ALL_DUE = [(arrow, rung) for arrow, rungs in RUNGS_OF.items() for rung in rungs]
OF_FOLLOWUPS: list[Notice] = [
    handed_out(),
    handed_out(round=2),
    handed_out(yours=False),
    *(moved(arrow) for arrow in TOLD),
    moved(FollowupArrow.FEED_BACK, recorded=True),
    *(due(*one) for one in _ALL_DUE),
    *(due(*one, unreached=True) for one in _ALL_DUE),
]


def the_longest_followups(name: str, number: int, note: str) -> list[list[Notice]]:
    """With every field as long as it may be, each alone; and a morning of many."""
    whole = {"followup_id": number, "title": "<" * TITLE_LIMIT}
    units = {"host": name, "unit_name": name}
    told: list[Notice] = [
        *(handed_out(round=n, yours=y, **units, **whole) for n in (1, 2) for y in (True, False)),
        *(moved(one, note=note, recorded=True, unit_name=name, **whole) for one in TOLD),
    ]
    many: list[list[Notice]] = [
        [
            due(*one, owes=name, unreached=lost, **{**whole, "followup_id": number - of})
            for of in range(60)
        ]
        for one in _ALL_DUE
        for lost in (False, True)
    ]
    return [*([one] for one in told), *many]
