"""The talk meeting of the demo's own community: next Thursday, with seven items."""

from datetime import datetime, timedelta

from app.demo.district import toml
from domain.cases.model import CaseKind
from domain.meetings import agenda, planning
from domain.meetings.model import LAST, DayRule, MeetingState
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request

ITEMS = 7
_LINKED = 4
"""So many of them are matters on file; the others are worded."""
_THURSDAY = 4


def gather(work: Work, officer: Actor, unit_id: int, now: datetime) -> None:
    """Says on which day the community meets, and puts the items on the agenda."""
    said = toml("meeting.toml")
    today = work.rules.day(now)
    day = today + timedelta(days=(_THURSDAY - today.isoweekday()) % 7 or 7)
    nth = min((day.day - 1) // 7 + 1, LAST)

    def asks(what: str) -> Request:
        return Request(actor=officer, token=f"demo:meeting:{what}", now=now)

    rule = DayRule(nth=nth, weekday=_THURSDAY)
    planning.set_series(work, asks("series"), unit_id, rule, said["place"])
    [meeting] = work.meetings.of_unit(unit_id, [MeetingState.GATHERING])
    on_file = work.cases.open_at(unit_id, list(CaseKind), now)[:_LINKED]
    for number in on_file:
        agenda.submit(work, asks(f"case:{number}"), number)
    for at, topic in enumerate(said["topics"][: ITEMS - len(on_file)]):
        agenda.add_item(work, asks(f"topic:{at}"), meeting.id, topic)
