"""The notices of talk meetings, for tests."""

from datetime import date
from typing import Any

from domain.cases.model import Label
from domain.cases.satisfaction import Satisfaction
from domain.meetings.model import MeetingState, Ruling
from domain.meetings.notices import ItemJudged, ItemRuled, MeetingDue, MeetingMoved
from domain.notices import Notice
from domain.people.model import Role
from domain.reminders.ladder import Rung

MEETING_RUNGS = (
    Rung.BEFORE,
    Rung.DUE_DAY,
    Rung.HANDLER,
    Rung.STAND_IN,
    Rung.HEAD,
    Rung.NEXT_TIER,
)
_ITEM: dict[str, Any] = {
    "case_id": 12,
    "category": Label(zh="邻里", en="neighbours"),
    "item_id": 3,
    "unit_name": "古道社区",
    "on": date(2026, 12, 10),
}
_MEETING: dict[str, Any] = {
    "meeting_id": 1,
    "unit_id": 5,
    "unit_name": "古道社区",
    "on": date(2026, 12, 10),
}


def item_ruled(ruling: Ruling = Ruling.HANDED_OUT, **more: Any) -> ItemRuled:
    """What a meeting said of a matter."""
    given = {
        "note": "尽快修",
        "to_unit": "琅琊街道",
        "due_on": date(2026, 12, 31),
        "step": "tg:1:9",
    }
    return ItemRuled(ruling=ruling, **{**_ITEM, **given, **more})


def item_judged(verdict: Satisfaction = Satisfaction.NOT, **more: Any) -> ItemJudged:
    """What the next one said of what was done."""
    said: dict[str, Any] = {
        "feedback": "换了灯泡",
        "satisfied": 1,
        "fairly": 2,
        "discontented": 8,
        "again_unit": "琅琊区" if verdict is Satisfaction.NOT else "",
        "judgement_id": 4,
    }
    return ItemJudged(verdict=verdict, **{**_ITEM, **said, **more})


def meeting_moved(state: MeetingState = MeetingState.POSTPONED, **more: Any) -> MeetingMoved:
    """A meeting that has another day, or none."""
    said = {"reason": "遇上放假", "by_role": Role.MEDIATOR, "step": "tg:1:10"}
    return MeetingMoved(state=state, **{**_MEETING, **said, **more})


def meeting_due(
    rung: Rung = Rung.BEFORE, state: MeetingState = MeetingState.FIXED, **more: Any
) -> MeetingDue:
    """A meeting that is near or overdue."""
    month = date(2026, 12, 1)
    return MeetingDue(rung=rung, state=state, month=month, **{**_MEETING, **more})


OF_MEETINGS: list[Notice] = [
    *map(item_ruled, Ruling),
    *map(item_judged, Satisfaction),
    *map(
        meeting_moved,
        (MeetingState.POSTPONED, MeetingState.CANCELLED, MeetingState.NOT_HELD),
    ),
    *(
        meeting_due(rung, state)
        for rung in MEETING_RUNGS
        for state in (MeetingState.FIXED, MeetingState.HELD)
    ),
]


def the_longest_of_meetings(name: str, number: int, note: str) -> list[list[Notice]]:
    """With every field as long as it may be, each alone; and many at once."""
    told: list[Notice] = [
        *(
            item_ruled(one, case_id=number, unit_name=name, note=note, to_unit=name)
            for one in Ruling
        ),
        item_judged(case_id=number, unit_name=name, feedback=note, again_unit=name),
        meeting_moved(meeting_id=number, unit_name=name, reason=note),
    ]
    rulings: list[Notice] = [
        item_ruled(case_id=number - one, item_id=one, note=note, to_unit=name, unit_name=name)
        for one in range(40)
    ]
    dues = [
        [
            meeting_due(rung, state, meeting_id=number - one, unit_name=name, unreached=lost)
            for one in range(40)
        ]
        for rung in MEETING_RUNGS
        for state in (MeetingState.FIXED, MeetingState.HELD)
        for lost in (False, True)
    ]
    return [*([one] for one in told), rulings, *map(list, dues)]
