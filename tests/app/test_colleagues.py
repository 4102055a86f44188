"""The demo's colleagues: they work by the clock, and nothing of it twice."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.demo.colleagues import Colleagues
from app.demo.district import phones
from app.demo.events import AgreedOn, Confirmed, Filed, Moved, RatedAs, Visited
from app.demo.plan import communities, future, plan
from app.demo.staff import colleagues, silent
from domain.cases.model import CaseKind, State
from domain.days.periods import Period, PeriodKind
from domain.rules import Rules
from storage.kit.engine import Database
from storage.schema import cases, reports, steps, units
from storage.work import SqlOffice
from tests.app.conftest import NOW

WEEK = Period.containing(PeriodKind.WEEK, NOW.date())
MONDAY = NOW + timedelta(days=6)


def test_the_same_dice_go_on(rules: Rules) -> None:
    """However far one looks, what comes first is the same; and it goes on from the history."""
    near, far = (future(rules, NOW, weeks) for weeks in (2, 5))
    assert [one for one in far if one.at < MONDAY] == [one for one in near if one.at < MONDAY]
    assert {type(one) for one in near} > {Filed, Moved, Confirmed, AgreedOn, Visited, RatedAs}
    assert min(one.at for one in near) >= NOW
    filed = {one.case for one in (*plan(rules, NOW), *near) if isinstance(one, Filed)}
    assert {one.case for one in near if isinstance(one, Moved)} <= filed
    begun = {one.case for one in plan(rules, NOW) if isinstance(one, Filed)}
    assert begun & {one.case for one in near if isinstance(one, Moved)}


async def counts(database: Database) -> tuple[int, int, int]:
    tables = (cases, steps, reports)
    async with database.reader.connect() as connection:
        found = [await connection.scalar(select(func.count()).select_from(one)) for one in tables]
    return found[0] or 0, found[1] or 0, found[2] or 0


async def test_they_report_and_confirm_by_themselves(
    database: Database, rules: Rules, tmp_path: Path
) -> None:
    office, file = SqlOffice(database, rules), tmp_path / "colleagues.json"
    before = await counts(database)
    others = Colleagues.anew(office, file, NOW)
    assert await others.catch_up(NOW) == 0
    assert await others.catch_up(NOW + timedelta(days=2)) > 0
    again = Colleagues.again(office, file)  # as after a restart
    await again.catch_up(MONDAY)
    after = await counts(database)
    assert all(then < now for then, now in zip(before, after, strict=True))

    async with database.reader.connect() as connection:
        rows = await connection.execute(
            select(units.c.code)
            .join(units, units.c.id == reports.c.unit_id)
            .where(reports.c.kind == PeriodKind.WEEK, reports.c.first == WEEK.first)
        )
        told = {row.code for row in rows}
    own = {c.code for c in communities() if c.shown}
    expected = {c.code for c in communities()} - own - {silent()[0]}
    assert 30 <= len(told) <= len(expected)
    assert told <= expected, "the phones' own reports are theirs, and one is out of reach"

    # a crash between the deed and the note of it does it again, which changes nothing
    others = Colleagues.anew(office, tmp_path / "lost.json", NOW)
    await others.catch_up(MONDAY)
    assert await counts(database) == after


@pytest.mark.long
async def test_what_was_open_is_seen_through(
    database: Database, rules: Rules, tmp_path: Path
) -> None:
    async def open_matters(moment: datetime) -> int:
        mine = {phone.unit for phone in phones() if phone.unit}
        async with database.reader.connect() as connection:
            rows = await connection.execute(
                select(units.c.code)
                .join(cases, cases.c.unit_id == units.c.id)
                .where(
                    cases.c.reported_at < moment,
                    cases.c.kind == CaseKind.DISPUTE,
                    cases.c.state.in_([State.REPORTED, State.ACCEPTED, State.MEDIATING]),
                )
            )
            return sum(not any(code.startswith(one) for one in mine) for (code,) in rows)

    before = await open_matters(NOW)
    others = Colleagues.anew(SqlOffice(database, rules), tmp_path / "c.json", NOW)
    await others.catch_up(NOW + timedelta(weeks=3))
    assert await open_matters(NOW) < before / 2


def test_all_but_one_can_be_reached() -> None:
    numbers = list(colleagues().values())
    assert numbers.count(None) == 1
    assert len(set(numbers)) == len(numbers) > 150
