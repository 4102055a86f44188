"""What comes up in the communities, and what becomes of it: the rest of the script."""

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from tests.quarter import acts
from tests.quarter.days import DAY, at, counted, works
from tests.quarter.driver import Planned
from tests.quarter.habits import BLOCKED_FROM, BLOCKED_UNTIL, LEAVES, MERGED_AT
from tests.quarter.place import Place
from tests.quarter.record import DISPUTE, OPINION, Matter

_CATEGORIES = ("邻里", "婚姻家庭", "物业", "损害赔偿", "合同")
_TOPICS = ("环境卫生", "物业", "道路停车")
_BANDS = ("1–2人", "1–2人", "3–4人", "5–9人", "10–29人", "30人以上")
_OUTCOMES = ("调解成功",) * 5 + ("调解不成", "当事人拒绝调解", "终止", "进入司法程序", "移送")


def come_up(dice: Random, place: Place, first: date, last: date, rate: float) -> Iterator[Planned]:
    """The matters of a community, each with its way."""
    monday = first
    while monday <= last:
        if dice.random() < rate and not _closed(place, monday):
            yield from _one(dice, place, monday + dice.randrange(7) * DAY, last)
        monday += 7 * DAY


def _closed(place: Place, monday: date) -> bool:
    """Nothing more comes up in a community soon to be merged."""
    return place.habit == "merged" and at(monday + 7 * DAY, "00:00") > MERGED_AT


def _one(dice: Random, place: Place, day: date, last: date) -> Iterator[Planned]:
    kind = OPINION if dice.random() < 0.2 else DISPUTE
    matter = Matter(
        key=place.number * 1000 + (day - date(2026, 1, 1)).days,
        kind=kind,
        community=place.number,
        category=dice.choice(_TOPICS if kind == OPINION else _CATEGORIES),
        band=dice.choice(_BANDS) if kind == DISPUTE else "1–2人",
    )
    came = at(day, dice.choice(("09:10", "16:10")) if works(day) else "10:10")
    away = _away(place, day)
    reporter = place.mediator if away or dice.random() < 0.4 else place.holder
    if reporter == place.holder and dice.random() < 0.15 and (day - date(2026, 1, 5)).days > 6:
        matter.found_on = day - dice.randrange(1, 5) * DAY
    yield Planned(came, reporter, acts.files(matter))
    if kind == OPINION:
        yield from _answered(place, matter, day, last)
    elif reporter == place.holder and dice.random() < 0.1:
        yield Planned(at(day, "17:30"), reporter, acts.takes_back(matter))
    elif dice.random() < 0.06 and not place.has_head and place.habit != "merged":
        pass  # left lying: it climbs until the tier above hears of it
    else:
        yield from _mediated(dice, place, matter, day, last)


def _away(place: Place, day: date) -> bool:
    """Whether the officer may be out of reach within the next days."""
    soon = [day + n * DAY for n in range(5)]
    if place.habit == "blocked":
        return any(BLOCKED_FROM.date() <= one <= BLOCKED_UNTIL.date() for one in soon)
    return place.habit == "on_leave" and any(a <= one <= b for a, b in LEAVES for one in soon)


def _answered(place: Place, matter: Matter, day: date, last: date) -> Iterator[Planned]:
    """The officer answers on the next working day."""
    then = counted(day, 1)
    if _away(place, day) or then > last:
        return
    yield Planned(at(then, "09:40"), place.holder, acts.accepts(matter))
    yield Planned(at(then, "14:30"), place.holder, acts.ends(matter, "已办结"))


def _mediated(
    dice: Random, place: Place, matter: Matter, day: date, last: date
) -> Iterator[Planned]:
    taken = counted(day, dice.choice((1, 1, 2)))
    ended = counted(taken, dice.choice((0, 1, 2, 4, 6, 9)))
    if place.has_head:
        ended = counted(taken, 3)
    if ended > last:
        return
    outcome = dice.choice(_OUTCOMES)
    yield Planned(at(taken, "09:40"), place.mediator, acts.accepts(matter))
    yield Planned(at(ended, "14:30"), place.mediator, acts.ends(matter, outcome))
    again, anew = counted(ended, 2), counted(ended, 4)
    if dice.random() < 0.12 and anew <= last:
        yield Planned(at(again, "09:40"), place.mediator, acts.opens_again(matter))
        yield Planned(at(anew, "14:30"), place.mediator, acts.ends(matter, "调解成功"))


def moments(plans: list[Planned]) -> list[datetime]:
    """When something is done, in order."""
    return sorted({plan.at for plan in plans})
