"""The demo's directory and what its legal aid counted, through the real actions."""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from app.demo.district import toml, units
from app.demo.player import Stage
from domain.aid import actions as aid
from domain.aid.model import AidTap, AidTopic, AidWay, month_of
from domain.days.periods import moment_at
from domain.directories import actions as directories
from domain.directories.model import EntryDraft, EntryKind
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from domain.ports import Work
from domain.request import Request

_SEED = 12348
_TIERS = {
    "community": UnitKind.COMMUNITY,
    "street": UnitKind.STREET,
    "district": UnitKind.DISTRICT,
}
_ASKED = {AidWay.VISIT: 5, AidWay.CALL: 4, AidWay.ONLINE: 1, AidWay.ROUND: 1}
_ABOUT = dict(zip(AidTopic, (9, 4, 6, 2, 4, 2, 3), strict=True))


def fill_directory(work: Work, stage: Stage, began: datetime, now: datetime) -> int:
    """Enters the directory as of the beginning and counts legal aid up to now, each past month
    confirmed; returns how many entries there are."""
    keeper = stage.actors[units()[0].code, Role.CENTRE_OFFICER]
    entered: dict[int, EntryKind] = {}
    for number, draft in enumerate(_drafts(stage), 1):
        request = Request(actor=keeper, token=f"demo:entry:{number}", now=began)
        entered[directories.add_entry(work, request, draft).id] = draft.kind
    liaison = stage.actors[units()[0].code, Role.LEGAL_AID_LIAISON]
    for entry, kind in entered.items():
        if kind is EntryKind.AID_CENTRE:
            _count(work, liaison, entry, kind, (began, now))
        elif kind is EntryKind.AID_STATION:
            _count(work, keeper, entry, kind, (began, now))
    return len(entered)


def _count(
    work: Work, who: Actor, entry: int, kind: EntryKind, stretch: tuple[datetime, datetime]
) -> None:
    dice = random.Random(_SEED + entry)  # noqa: S311 - a story, no secret
    centre, rules = kind is EntryKind.AID_CENTRE, work.rules
    first, last = (rules.day(moment) for moment in stretch)
    for day in _days(first, last):
        if not rules.calendar.is_working(day) or dice.random() > (0.8 if centre else 0.12):
            continue
        request = Request(
            actor=who, token=f"demo:aid:{entry}:{day}", now=moment_at(day, time(17), rules.zone)
        )
        way = _one(dice, _ASKED)
        if dice.random() < 0.35:
            way = AidWay.ACCEPTED if centre else AidWay.PASSED_ON
        number = dice.randint(1, 4) if way in _ASKED else 1
        tap = AidTap(day=day, way=way, topic=_one(dice, _ABOUT), number=number)
        aid.count(work, request, entry, tap)
    month = month_of(first)
    while month.last < last:
        closing = moment_at(rules.calendar.working_day_after(month.last), time(10), rules.zone)
        if closing < stretch[1]:
            request = Request(actor=who, token=f"demo:aid:{entry}:{month.code}", now=closing)
            aid.confirm_month(work, request, entry, month)
        month = month.next()


def _days(first: date, last: date) -> Iterator[date]:
    for ahead in range((last - first).days):
        yield first + timedelta(days=ahead)


def _drafts(stage: Stage) -> Iterator[EntryDraft]:
    data = toml("directory.toml")
    for tier, kind in _TIERS.items():
        for number, unit in enumerate((one for one in units() if one.kind is kind), 1):
            for row in data[tier]:
                yield _draft(row, stage.units[unit.code], unit.name, number)
    yield from _more(stage, data["more"])


def _more(stage: Stage, more: dict[str, Any]) -> Iterator[EntryDraft]:
    """What stands beside them: stations of the district's bodies, contact points in firms, and
    schools."""
    top = units()[0]
    for number, name in enumerate(more["stations"], 1):
        row = {"kind": "aid_station", "name": more["station"], "phone": more["station_phone"]}
        row |= {"hours": more["hours"], "place": top.name}
        yield _draft(row, stage.units[top.code], name, number, name=name)
    found = [one for one in units() if one.kind is UnitKind.COMMUNITY]
    for number, unit in enumerate(found[: more["points"]], 1):
        row = {"kind": "aid_point", "name": more["point"], "phone": more["point_phone"]}
        row |= {"hours": more["hours"]}
        yield _draft(row, stage.units[unit.code], unit.name, number)
    for number, unit in enumerate(found[: more["vice_heads"]], 1):
        row = {"kind": "vice_head", "name": more["vice_head"], "phone": more["vice_head_phone"]}
        row |= {"hours": more["vice_head_hours"]}
        yield _draft(row, stage.units[unit.code], unit.name, number)


def _draft(row: dict[str, Any], host: int, unit: str, n: int, **more: str) -> EntryDraft:
    def said(name: str) -> str:
        return str(row.get(name, "")).format(unit=unit, n=n, **more)

    return EntryDraft(
        kind=EntryKind(row["kind"]),
        host_id=host,
        name=said("name"),
        phone=said("phone"),
        hours=row["hours"],
        place=said("place"),
        stand_in=said("stand_in"),
        bring=said("bring"),
        free=row.get("free", True),
        step_free=row.get("step_free", False),
    )


def _one(dice: random.Random, weights: dict[Any, int]) -> Any:
    return dice.choices(list(weights), list(weights.values()))[0]
