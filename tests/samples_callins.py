"""What is told of units called in, for tests of notices."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.callins.model import CallInArrow, Coming
from domain.callins.notices import (
    CallInAnswered,
    CallInCalled,
    CallInDay,
    CallInDue,
    CallInLed,
    CallInMoved,
)
from domain.cases.model import PLACE_LIMIT, Label
from domain.notices import Notice
from domain.overdue.rungs import RUNGS
from domain.reminders.ladder import Rung

MEETS = datetime(2026, 11, 26, 7, 0, tzinfo=UTC)
DUE = datetime(2026, 11, 25, 16, 0, tzinfo=UTC)
MOVES = (CallInArrow.SETTLE, CallInArrow.CALL_OFF, CallInArrow.END, CallInArrow.RESUME)
RUNGS_OF = {
    CallInArrow.ANSWER: (Rung.ANSWER, Rung.SENDER, *RUNGS),
    CallInArrow.SETTLE: (Rung.ANSWER, *RUNGS),
}
_OF: dict[str, Any] = {
    "callin_id": 5,
    "category": Label(zh="邻里", en="neighbours"),
    "place": "三号楼门口",
    "meets_at": MEETS,
    "lead": "古道社区",
}


def called(**changes: Any) -> CallInCalled:
    """To a unit that is called."""
    notice = CallInCalled(
        called_id=7,
        called="丰乐社区",
        request="请带上图纸，一起看漏水",
        code="412083957104",
        answer_at=DUE,
        **_OF,
    )
    return replace(notice, **changes)


def answered(coming: Coming, **changes: Any) -> CallInAnswered:
    """To who leads."""
    notice = CallInAnswered(
        case_id=12,
        unit_name="丰乐社区",
        coming=coming,
        reason="" if coming is Coming.COMES else "那天有检查",
        recorded=False,
        comes=1,
        cannot=1,
        silent=1,
        step="tap",
        **_OF,
    )
    return replace(notice, **changes)


def moved(arrow: CallInArrow, **changes: Any) -> CallInMoved:
    """To whom it has reached."""
    note = "当场接好" if arrow in {CallInArrow.SETTLE, CallInArrow.CALL_OFF} else ""
    return replace(CallInMoved(arrow=arrow, note=note, step="tap", **_OF), **changes)


def led(case_id: int | None, **changes: Any) -> CallInLed:
    """Another unit leads."""
    return replace(CallInLed(case_id=case_id, step="tap", **_OF), **changes)


def due(arrow: CallInArrow, rung: Rung, **changes: Any) -> CallInDue:
    """What is due, or overdue."""
    notice = CallInDue(arrow=arrow, owes_id=7, owes="丰乐社区", due_at=DUE, rung=rung, **_OF)
    return replace(notice, **changes)


def of_day(*, leads: bool, **changes: Any) -> CallInDay:
    """On the morning of its day."""
    notice = CallInDay(leads=leads, unit_id=7, unit="丰乐社区", comes=2, cannot=1, silent=0, **_OF)
    return replace(notice, **changes)


_ALL_DUE = [(arrow, rung) for arrow, rungs in RUNGS_OF.items() for rung in rungs]
OF_CALLINS: list[Notice] = [
    called(),
    *(answered(one) for one in Coming),
    answered(Coming.COMES, recorded=True),
    *(moved(one) for one in MOVES),
    led(None),
    led(12),
    of_day(leads=False),
    of_day(leads=True),
    *(due(*one) for one in _ALL_DUE),
    *(due(*one, unreached=True) for one in _ALL_DUE),
]


def the_longest_callins(name: str, number: int, note: str) -> list[list[Notice]]:
    """With every field as long as it may be, each alone; and a morning of many."""
    whole: dict[str, Any] = {"callin_id": number, "place": "<" * PLACE_LIMIT, "lead": name}
    told: list[Notice] = [
        called(called=name, called_id=number, request=note, **whole),
        *(answered(one, case_id=number, unit_name=name, reason=note, **whole) for one in Coming),
        *(moved(one, note=note, **whole) for one in MOVES),
        *(led(one, **whole) for one in (None, number)),
    ]
    many: list[list[Notice]] = [
        [
            due(*one, owes=name, unreached=lost, **{**whole, "callin_id": number - of})
            for of in range(60)
        ]
        for one in _ALL_DUE
        for lost in (False, True)
    ]
    days: list[list[Notice]] = [
        [of_day(leads=leads, unit=name, **{**whole, "callin_id": number - of}) for of in range(60)]
        for leads in (False, True)
    ]
    return [*([one] for one in told), *days, *many]
