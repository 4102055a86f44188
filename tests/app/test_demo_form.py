"""The monthly form over the demo's history: 恳谈会, 法援 and 风险评估 as somebody counts them who
goes through all rows there are, one after another, with a pencil.

The demo has one talk meeting and no matter of risk yet, so a year of both is put beside it.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any

import pytest
from sqlalchemy import Table, insert, select

from domain.assessments.scale import Decision
from domain.cases.satisfaction import Satisfaction
from domain.days.periods import Period, PeriodKind
from domain.meetings.model import MeetingState, Ruling
from domain.org.model import Unit, UnitKind
from domain.periodic.model import AssessmentFigures, Extras, Line, Sheet
from domain.ports import Work
from domain.rules import Rules
from storage.kit.engine import Database
from storage.schema import (
    agenda_items,
    aid_counts,
    aid_months,
    assessment_rounds,
    assessments,
    entries,
    item_judgements,
    meetings,
    referrals,
    units,
)
from storage.work import SqlOffice
from tests.app.conftest import NOW
from tests.makers import ZONE
from tests.storage.test_assessments import on_file

MONTHS = [Period.containing(PeriodKind.MONTH, date(2026, month, 1)) for month in (9, 10, 11)]
CONSULTED = {"visit", "call", "online", "round"}
GOES_AHEAD = {Decision.CARRY_OUT, Decision.PARTLY, Decision.STEPWISE}
Rows = dict[str, list[Any]]
Lies = Callable[[int], bool]


def _somewhen(dice: Random) -> datetime:
    """In the last hundred days; now and then on the edge of a month."""
    if dice.random() < 0.2:
        first = dice.choice(MONTHS).bounds(ZONE)[0]
        return first + dice.choice((timedelta(), timedelta(microseconds=-1)))
    return NOW - timedelta(minutes=dice.randrange(100 * 24 * 60))


def _meet(work: Work, dice: Random) -> Rows:
    """Some meetings of every community, whatever became of them."""
    made: Rows = {"meetings": [], "agenda_items": [], "item_judgements": []}
    numbers, meeting_ids = count(10_000), count(1_000)
    top = work.org.by_code("341102000000")
    assert top is not None
    for unit in work.org.within(top.path):
        if unit.kind is not UnitKind.COMMUNITY:
            continue
        for month in (9, 10):
            meeting, held = next(meeting_ids), _somewhen(dice)
            made["meetings"].append(
                {
                    **dict.fromkeys(("token", "place", "reason"), ""),
                    "id": meeting,
                    "unit_id": unit.id,
                    "month": date(2026, month, 1),
                    "on": held.date(),
                    "planned_on": held.date(),
                    "rung": 0,
                    "state": dice.choice(list(MeetingState)),
                    "made_at": held,
                    "held_at": held,
                }
            )
            for _ in range(dice.randrange(6)):
                item = next(numbers)
                made["agenda_items"].append(
                    {
                        "id": item,
                        "meeting_id": meeting,
                        "token": f"item:{item}",
                        "topic": "灯",
                        "made_post_id": 1,
                        "made_at": held,
                        "number": 1,
                        "ruled_token": "",
                        "note": "",
                        "ruling": dice.choice([*Ruling, None]),
                        "done_at": _somewhen(dice) if dice.random() < 0.6 else None,
                    }
                )
                for back in range(min(dice.randrange(3), meeting - 999)):
                    made["item_judgements"].append(
                        {
                            "item_id": item,
                            "meeting_id": meeting - back,
                            "token": "",
                            "satisfied": 1,
                            "fairly": 0,
                            "discontented": 0,
                            "verdict": dice.choice(list(Satisfaction)),
                            "at": _somewhen(dice),
                        }
                    )
    return made


def _assess(work: Work, dice: Random) -> None:
    """Matters of every street, decided up to three times."""
    top = work.org.by_code("341102000000")
    assert top is not None
    for unit in work.org.within(top.path):
        if unit.kind not in {UnitKind.STREET, UnitKind.DISTRICT}:
            continue
        for _ in range(4):
            moments = sorted(_somewhen(dice) for _ in range(dice.randrange(4)))
            decided = [
                (one.replace(tzinfo=None).isoformat(), dice.choice(list(Decision)))
                for one in moments
            ]
            on_file(work, unit.id, *decided)


async def _rows(database: Database) -> Rows:
    tables: tuple[Table, ...] = (
        *(units, meetings, agenda_items, item_judgements, entries),
        *(aid_counts, aid_months, referrals, assessments, assessment_rounds),
    )
    async with database.reader.connect() as connection:
        return {one.name: list(await connection.execute(select(one))) for one in tables}


def _recounted(rows: Rows, lies: Lies, month: Period, start: datetime, until: datetime) -> Extras:
    """All of it, for the units that lie there."""
    host = {one.id: one.unit_id for one in rows["meetings"]}
    items = done = 0
    content: set[int] = set()
    meeting = {one.id: one for one in rows["meetings"]}
    for item in rows["agenda_items"]:
        of = meeting[item.meeting_id]
        if not lies(of.unit_id):
            continue
        if (
            of.state in {MeetingState.CONFIRMED, MeetingState.JUDGED}
            and start <= of.held_at <= until
            and item.ruling is not None
            and item.ruling is not Ruling.MERGED
        ):
            items += 1
        if item.done_at is not None and start <= item.done_at <= until:
            done += 1
    for one in rows["item_judgements"]:
        there = lies(host[one.meeting_id]) and start <= one.at <= until
        if there and one.verdict is not Satisfaction.NOT:
            content.add(one.item_id)
    cases, asked = _helped(rows, lies, month, start, until)
    return Extras(
        meetings_items=items,
        meetings_done=done,
        meetings_content=len(content),
        aid_cases=cases,
        aid_asked=asked,
        assessments=_decided(rows, lies, start, until),
    )


def _helped(
    rows: Rows, lies: Lies, month: Period, start: datetime, until: datetime
) -> tuple[int | None, int | None]:
    kinds = {"aid_centre", "aid_station", "aid_point"}
    there = {
        one.id: one
        for one in rows["entries"]
        if one.kind in kinds and lies(one.host_id) and one.entered_on <= month.last
    }
    sealed = {
        one.entry_id: one
        for one in sorted(rows["aid_months"], key=lambda month: month.revision)
        if one.entry_id in there and one.first == month.first
    }
    asked = sum(one.consulted for one in sealed.values())
    cases = sum(one.accepted + one.referred for one in sealed.values())
    for one in rows["aid_counts"]:
        open_yet = one.entry_id in there.keys() - sealed.keys()
        if open_yet and month.first <= one.day <= month.last:
            asked += one.number if one.way in CONSULTED else 0
            cases += one.number if one.way == "accepted" else 0
    centres = {one.host_id for one in rows["entries"] if one.kind == "aid_centre"}
    told = {there[one].host_id for one in sealed if there[one].kind == "aid_centre"}
    for one in rows["referrals"]:
        accepted = one.body == "legal_aid" and one.standing in {"accepted", "done"}
        if accepted and one.to_unit_id in centres - told and lies(one.to_unit_id):
            cases += start <= one.answered_at <= until
    return (cases, asked) if there or cases else (None, None)


def _decided(rows: Rows, lies: Lies, start: datetime, until: datetime) -> AssessmentFigures:
    made = {"go": 0, "wait": 0, "no": 0}
    for matter in rows["assessments"]:
        if not lies(matter.unit_id):
            continue
        last = None
        for one in rows["assessment_rounds"]:
            if one.assessment_id != matter.id or one.decided_at is None:
                continue
            if start <= one.decided_at <= until and (last is None or one.number > last.number):
                last = one
        if last is None:
            continue
        if last.decision in GOES_AHEAD:
            made["go"] += 1
        elif last.decision is Decision.DEFER:
            made["wait"] += 1
        else:
            made["no"] += 1
    return AssessmentFigures(**made)


def _columns(extras: Extras) -> tuple[Any, ...]:
    talked = (extras.meetings_items, extras.meetings_done, extras.meetings_content)
    return (*talked, extras.aid_cases, extras.aid_asked, extras.assessments)


def _lies(
    path: dict[int, str], top: str, places: set[int], line: Line, unit_id: int, *, whole: bool
) -> bool:
    """Whether a unit counts in a line of the form: in its sum, for one of its places, or for what
    lies in none of them."""
    if whole:
        return path[unit_id].startswith(top)
    if line.unit_id is None:
        return not any(path[unit_id].startswith(path[one]) for one in places)
    return path[unit_id].startswith(path[line.unit_id])


def _leave_out(made: Rows, known: set[tuple[Any, ...]]) -> None:
    """No community meets twice in a month: those the demo has stay alone."""
    own = [one for one in made["meetings"] if (one["unit_id"], one["month"]) not in known]
    numbers = {one["id"] for one in own}
    made["meetings"] = own
    made["agenda_items"] = [one for one in made["agenda_items"] if one["meeting_id"] in numbers]
    items = {one["id"] for one in made["agenda_items"]}
    made["item_judgements"] = [
        one
        for one in made["item_judgements"]
        if one["item_id"] in items and one["meeting_id"] in numbers
    ]


@pytest.mark.parametrize("more", [False, True])
async def test_the_columns_are_what_the_rows_come_to(
    database: Database, rules: Rules, more: bool
) -> None:
    office, dice = SqlOffice(database, rules), Random(20261124)  # noqa: S311 - a story, no secret
    if more:
        await office.do(_assess, dice)
        made = await office.do(_meet, dice)
        async with database.writer.begin() as connection:
            known = (await connection.execute(select(meetings.c.unit_id, meetings.c.month))).all()
            _leave_out(made, {tuple(one) for one in known})
            for table in (meetings, agenda_items, item_judgements):
                await connection.execute(insert(table), made[table.name])
    rows = await _rows(database)
    path = {one.id: one.path for one in rows["units"]}

    def form(work: Work, month: Period) -> tuple[Unit, Sheet]:
        top = work.org.by_code("341102000000")
        assert top is not None
        found = work.periodic.sheet(top, month, NOW)
        assert found is not None
        return top, found

    seen: set[Any] = set()
    for month in MONTHS:
        top, sheet = await office.do(form, month)
        start, end = month.bounds(rules.zone)
        until = min(end - timedelta(microseconds=1), NOW)
        places = {one.unit_id for one in sheet.rows if one.unit_id is not None}
        for line in (sheet.total, *sheet.rows):
            lies = partial(_lies, path, top.path, places, line, whole=line is sheet.total)
            expected = _columns(_recounted(rows, lies, month, start, until))
            assert _columns(line.extras) == expected, (month.code, line.name)
            seen.update(enumerate(expected))
    assert len(seen) > 12
