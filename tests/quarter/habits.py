"""How people go about their reports, week after week: the script of the quarter.

prompt          on the due day, and "nothing to report" where that is so
plain           the same, but never says that there was nothing
early, ahead    the working day before the due day, and two before
day_late, two_days_late, hour_late
never           nobody ever
by_stand_in     the stand-in, a day late;  stand_in_at_once: the stand-in, on the due day
on_leave        prompt, twice on leave; the stand-in sends it then
blocked         prompt, but blocks the bot for five weeks
snoozes         is reminded again at 14:00 and sends it then; snoozes_and_reports: sends it before
takes_back      takes it back in two weeks; sends it again in one
corrects        corrects two of them on the Monday after
merged          prompt until there is no such community any more
misses_some     prompt, but nobody sends those of weeks 4, 8 and 12
"""

from collections.abc import Iterator
from datetime import date

from tests.quarter import acts
from tests.quarter.acts import Act
from tests.quarter.days import DAY, HALF, MONTH, WEEK, Span, at, counted, spans
from tests.quarter.driver import Planned
from tests.quarter.place import CENTRE, Place

LEAVES = ((date(2026, 1, 16), date(2026, 1, 21)), (date(2026, 3, 6), date(2026, 3, 14)))
"""From when to when those "on leave" are. Both begin on a due day: the first was said the day
before, the second that very morning, when the reminder has come already."""
BLOCKED_FROM, BLOCKED_UNTIL = at(date(2026, 1, 27), "10:30"), at(date(2026, 3, 2), "09:40")
MERGED_AT = at(date(2026, 3, 5), "11:30")
_MISSED = frozenset({4, 8, 12})
_TAKEN_BACK, _TAKEN_BACK_AND_LEFT = 5, 10
_CORRECTED = frozenset({3, 9})
_SNOOZED_TO = 14


def _on_leave(day: date) -> bool:
    return any(first <= day <= last for first, last in LEAVES)


def of_community(place: Place, week: Span) -> Iterator[Planned]:
    """What its people do about the report of a week."""
    unit, due = ("community", place.number), week.due_day
    confirm = acts.confirms(unit, week, nil=place.habit != "plain")

    def does(day: date, wall: str, act: Act = confirm, phone: int = place.holder) -> Planned:
        return Planned(at(day, wall), phone, act)

    match place.habit:
        case "prompt" | "plain":
            yield does(due, "10:00")
        case "early":
            yield does(max(counted(due, -1), week.first), "09:00")
        case "ahead":
            yield does(max(counted(due, -2), week.first), "11:00")
        case "day_late":
            yield does(counted(due, 1), "10:00")
        case "two_days_late":
            yield does(counted(due, 2), "09:00")
        case "hour_late":
            yield does(due, "18:00")
        case "by_stand_in":
            yield does(counted(due, 1), "11:00", phone=place.stand_in)
        case "stand_in_at_once":
            yield does(due, "15:00", phone=place.stand_in)
        case "on_leave":
            away = _on_leave(due)
            yield does(due, "15:00", phone=place.stand_in if away else place.holder)
        case "blocked":
            yield from _while_blocked(place, week, does(due, "10:00"))
        case "snoozes":
            yield does(due, "09:00", acts.snoozes(unit, week, _SNOOZED_TO))
            yield does(due, "15:00")
        case "snoozes_and_reports":
            yield does(due, "09:00", acts.snoozes(unit, week, _SNOOZED_TO))
            yield does(due, "11:00")
        case "takes_back":
            yield does(due, "10:00")
            if _number(week) in {_TAKEN_BACK, _TAKEN_BACK_AND_LEFT}:
                yield does(due, "11:00", acts.withdraws(unit, week))
            if _number(week) == _TAKEN_BACK:
                yield does(due, "15:00")
        case "corrects":
            yield does(due, "10:00")
            if _number(week) in _CORRECTED:
                yield does(counted(due, 1), "11:00", acts.corrects(unit, week))
        case "merged":
            if week.end <= MERGED_AT:
                yield does(due, "10:00")
        case "misses_some":
            if _number(week) not in _MISSED:
                yield does(due, "10:00")


def _while_blocked(place: Place, week: Span, plan: Planned) -> Iterator[Planned]:
    if not BLOCKED_FROM < plan.at < BLOCKED_UNTIL:
        yield plan
    if week.start < BLOCKED_UNTIL <= week.end:  # the week before is made up for, late
        late = acts.confirms(("community", place.number), week.before(), nil=True)
        yield Planned(BLOCKED_UNTIL.replace(hour=10, minute=0), place.holder, late)


def _number(week: Span) -> int:
    return week.first.isocalendar().week


def of_street(place: Place, half: Span) -> Iterator[Planned]:
    """What its people do about the report of a half-month."""
    confirm = acts.confirms(("street", place.number), half, nil=True)

    def does(day: date, wall: str, phone: int = place.holder) -> Planned:
        return Planned(at(day, wall), phone, confirm)

    match place.habit:
        case "next_day":
            yield does(counted(half.last, 1), "10:00")
        case "last_day":
            yield does(half.last, "16:00")
        case "due_day":
            yield does(half.due_day, "11:00")
        case "day_late":
            yield does(counted(half.due_day, 1), "11:00")
        case "by_stand_in":
            yield does(counted(half.due_day, 1), "15:00", place.stand_in)
        case "on_leave":
            away = _on_leave(half.due_day)
            yield does(half.due_day, "15:00", place.stand_in if away else place.holder)


def of_district(month: Span) -> Iterator[Planned]:
    """The month's report; February's is a day late."""
    day = month.due_day if month.first.month != 2 else counted(month.due_day, 1)
    yield Planned(at(day, "16:00"), CENTRE, acts.confirms(("district", 0), month))


def aside(places: list[Place], last: date) -> Iterator[Planned]:
    """What people do beside their reports: go on leave, block the bot."""
    for place in places:
        if place.habit == "on_leave":
            for first, until in LEAVES:
                if first <= last:
                    said = first if first == LEAVES[1][0] else first - DAY
                    leave = acts.goes_on_leave(first, until)
                    yield Planned(at(said, "09:40"), place.holder, leave)
        if place.habit == "blocked" and BLOCKED_FROM.date() <= last:
            yield Planned(BLOCKED_FROM, place.holder, acts.blocks(BLOCKED_UNTIL))
            if BLOCKED_UNTIL.date() <= last:
                yield Planned(BLOCKED_UNTIL, place.holder, acts.unblocks)


def all_reports(
    streets: list[Place], communities: list[Place], first: date, last: date
) -> Iterator[Planned]:
    """All that is done about the reports of these days."""
    for week in spans(WEEK, first, last):
        for place in communities:
            yield from of_community(place, week)
    for half in spans(HALF, first, last):
        for place in streets:
            yield from of_street(place, half)
    for month in spans(MONTH, first, last):
        yield from of_district(month)
