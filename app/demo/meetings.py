"""The talk meetings of the demo's own community: last month's, from which two items are on their
way, and the one next Thursday, with seven items."""

from datetime import date, datetime, time, timedelta

from app.demo.district import phones, toml
from app.demo.past import silent
from app.demo.player import Stage
from domain.cases.model import CaseKind
from domain.days.periods import moment_at
from domain.followups import actions as followups
from domain.followups.model import Source
from domain.meetings import agenda, holding, planning
from domain.meetings.gathering import following
from domain.meetings.holding import begin as begin_meeting
from domain.meetings.model import LAST, DayRule, ItemRuling, MeetingState, Present, Ruling
from domain.meetings.series import answer_limit
from domain.people.model import Actor, Capacity, Role
from domain.ports import Work
from domain.request import Request

ITEMS = 7
_LINKED = 4
"""So many of them are matters on file; the others are worded."""
_THURSDAY = 4


def gather(work: Work, officer: Actor, unit_id: int, now: datetime) -> None:
    """Says on which day the community meets, and puts the items on the agenda."""
    said = toml("meeting.toml")

    def asks(what: str) -> Request:
        return Request(actor=officer, token=f"demo:meeting:{what}", now=now)

    rule = _rule(next_thursday(work.rules.day(now)))
    planning.set_series(work, asks("series"), unit_id, rule, said["place"])
    [meeting] = work.meetings.of_unit(unit_id, [MeetingState.GATHERING])
    on_file = work.cases.open_at(unit_id, list(CaseKind), now)[:_LINKED]
    for number in on_file:
        agenda.submit(work, asks(f"case:{number}"), number)
    for at, topic in enumerate(said["topics"][: ITEMS - len(on_file)]):
        agenda.add_item(work, asks(f"topic:{at}"), meeting.id, topic)


def next_thursday(today: date) -> date:
    """The next one after today."""
    return today + timedelta(days=(_THURSDAY - today.isoweekday()) % 7 or 7)


def _rule(day: date) -> DayRule:
    return DayRule(nth=min((day.day - 1) // 7 + 1, LAST), weekday=_THURSDAY)


def hold_the_last(work: Work, stage: Stage, now: datetime) -> None:
    """Last month's: one item answered, one explained, one with the street and under way, and one
    that the community has fed back, to be judged on Thursday. Nobody is told."""
    quiet, said = silent(work), toml("meeting.toml")
    code, street = (_unit_of(role) for role in (Role.INFORMATION_OFFICER, Role.COORDINATOR))
    unit_id, coming = stage.units[code], next_thursday(work.rules.day(now))
    day = coming - timedelta(weeks=4)
    if day.month == coming.month:
        day -= timedelta(weeks=1)
    officer = stage.actors[code, Role.INFORMATION_OFFICER]

    def asks(what: str, at: datetime, by: Actor = officer) -> Request:
        return Request(actor=by, token=f"demo:last:{what}", now=at)

    before = moment_at(day - timedelta(days=6), time(10), work.rules.zone)
    planning.set_series(quiet, asks("series", before), unit_id, _rule(day), said["place"])
    [meeting] = work.meetings.of_unit(unit_id, [MeetingState.GATHERING])
    for at, topic in enumerate(said["last"]):
        agenda.add_item(quiet, asks(f"topic:{at}", before), meeting.id, topic["topic"])
    planning.fix(quiet, asks("fix", before), meeting.id)
    then = moment_at(meeting.on, time(15), work.rules.zone)
    begin_meeting(quiet, asks("begin", then), meeting.id)
    limit = answer_limit(meeting.on, following(work, meeting), work.rules.calendar)
    to = {"street": stage.units[street], "own": unit_id}
    items = work.meetings.items(meeting.id)
    for one, topic in zip(items, said["last"], strict=True):
        ruling = ItemRuling(
            ruling=Ruling(topic["ruling"]),
            note=topic["note"],
            to_unit_id=to.get(topic.get("to", "")),
            due_on=limit if "to" in topic else None,
        )
        holding.rule_on(quiet, asks(f"rule:{one.id}", then), one.id, ruling)
    came = Present(residents=31, deputies=4, local_units=3, departments=2)
    holding.count_present(quiet, asks("present", then), meeting.id, came)
    holding.confirm(quiet, asks("confirm", then), meeting.id)
    next_day = then + timedelta(days=1)
    for handed in work.followups.of_source(Source.MEETING, [one.id for one in items]):
        own = handed.unit_id == unit_id
        by = officer if own else stage.actors[street, Role.COORDINATOR]
        followups.accept(quiet, asks(f"accept:{handed.id}", next_day, by), handed.id)
        if own:
            back = asks(f"back:{handed.id}", next_day, by)
            followups.feed_back(quiet, back, handed.id, said["fed_back"])


def _unit_of(role: Role) -> str:
    """The unit on the wall that such a phone serves."""
    found = (one for one in phones() if one.role is role and one.capacity is Capacity.HOLDER)
    return next(found).unit
