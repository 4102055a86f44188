"""What became of the rungs of reminders, on both databases."""

from datetime import datetime

import pytest
from sqlalchemy import select

from domain.days.periods import Period
from domain.ports import Work
from domain.reminders.ladder import Rung
from domain.reminders.marks import RungMark
from domain.reminders.snooze import snooze
from domain.reminders.sweep import log as actions_log
from domain.reminders.sweep import remind_due
from domain.request import Request
from storage.kit.engine import Database
from storage.messages.schema import WAITING
from storage.schema import outbox
from storage.work import SqlOffice
from tests.makers import ZONE, District

WEEK = Period.parse("2026-W48")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def _marks(work: Work) -> list[RungMark]:
    return work.rungs.of(WEEK)


async def test_a_rung_is_marked_and_closed_once(
    office: SqlOffice, district: District, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "domain.reminders.sweep")
    actions_log.disabled = False  # a tool that another test runs may have switched it off
    for moment in ("2026-11-27T09:00", "2026-11-27T09:01", "2026-11-30T09:00", "2026-11-30T09:01"):
        await office.do(remind_due, Request(now=local(moment)))
    marks = {mark.rung: (mark.spoke_at, mark.closed_at) for mark in await office.do(_marks)}
    assert marks == {
        Rung.BEFORE: (None, local("2026-11-27T09:00")),
        Rung.DUE_DAY: (local("2026-11-27T09:00"), local("2026-11-30T09:00")),
        Rung.STAND_IN: (local("2026-11-30T09:00"), None),
    }
    logged = [line for line in caplog.messages if "2026-W48" in line]
    assert [line.partition("rung=")[2].split()[0] for line in logged] == ["before", "due_day"]
    assert "swallowed=True pushes=0" in logged[0]
    assert "swallowed=False" in logged[1]


async def test_a_rung_is_over_at_the_very_moment(office: SqlOffice, district: District) -> None:
    await office.do(remind_due, Request(now=local("2026-11-27T09:00")))
    for moment, closed in (("2026-11-27T16:59", None), ("2026-11-27T17:00", "2026-11-27T17:00")):
        await office.do(remind_due, Request(now=local(moment)))
        marks = {mark.rung: mark.closed_at for mark in await office.do(_marks)}
        assert marks[Rung.DUE_DAY] == (local(closed) if closed else None)


async def test_put_off_to_an_hour_and_to_another_and_back(
    office: SqlOffice, district: District, database: Database
) -> None:
    def puts_off(work: Work, hour: int) -> None:
        officer, unit = district.actor(work, "officer"), district.units["community"]
        snooze(work, Request(actor=officer, now=local("2026-11-27T09:00")), unit, WEEK, hour)

    async def waiting() -> list[str]:
        async with database.reader.connect() as connection:
            found = await connection.execute(
                select(outbox.c.not_before).where(outbox.c.state == WAITING)
            )
        return [f"{at.astimezone(ZONE):%H:%M}" for at in found.scalars()]

    for hour in (14, 14, 16, 14):
        await office.do(puts_off, hour)
        assert await waiting() == [f"{hour}:00"]
