"""The administrator's words on days, on both databases and in each process."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.days.actions import set_day
from domain.days.calendar import WorkingCalendar
from domain.days.desk_calendar import DeskCalendar
from domain.days.views import DayRow, DaySource
from domain.errors import Refused
from domain.people.model import Actor
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.kit.engine import Database
from storage.work import SqlOffice
from tests.makers import NOW, TODAY, District, the_rules
from tests.notice_2026 import CALENDAR_2026

Ask = Callable[[str], Awaitable[Actor]]
SATURDAY = TODAY + timedelta(days=5 - TODAY.weekday())
FILE = {SATURDAY: False, SATURDAY + timedelta(days=1): True}


def of_a_process() -> Rules:
    read = WorkingCalendar(CALENDAR_2026.published, CALENDAR_2026.published_years, FILE)
    return replace(the_rules(), calendar=DeskCalendar.over(read))


def _is_working(work: Work, day: date) -> bool:
    return work.rules.calendar.is_working(day)


async def test_a_word_holds_at_once_in_every_process(
    database: Database, district: District, actor: Ask
) -> None:
    here, there, phones = of_a_process(), of_a_process(), of_a_process()
    desk, scheduler = SqlOffice(database, here), SqlOffice(database, there)
    assert not await scheduler.do(_is_working, SATURDAY)
    administrator = await actor("administrator")
    for working in (True, False, True):
        await desk.do(set_day, Request(actor=administrator, now=NOW), SATURDAY, working, "调休")
        assert await scheduler.do(_is_working, SATURDAY) is working
        assert there.calendar.is_working(SATURDAY) is working, "what shares the rules hears it too"
        await SqlBoards(database, phones).people.actor("telegram", "nobody", TODAY)
        assert phones.calendar.is_working(SATURDAY) is working
    await desk.do(set_day, Request(actor=administrator, now=NOW), SATURDAY, None, "")
    assert not await scheduler.do(_is_working, SATURDAY)
    sunday = SATURDAY + timedelta(days=1)
    for taken_back, working in ((False, False), (None, True)):
        await desk.do(set_day, Request(actor=administrator, now=NOW), sunday, taken_back, "更正")
        assert await scheduler.do(_is_working, sunday) is working, "again as the file says"


async def test_a_word_that_was_not_committed_is_heard_by_nobody(
    database: Database, district: District, actor: Ask
) -> None:
    rules = of_a_process()
    office, administrator = SqlOffice(database, rules), await actor("administrator")

    def fails(work: Work) -> None:
        set_day(work, Request(actor=administrator, now=NOW), SATURDAY, True, "调休")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await office.do(fails)
    assert not await office.do(_is_working, SATURDAY)


async def test_the_month_says_who_said_so(
    database: Database, district: District, actor: Ask
) -> None:
    rules = of_a_process()
    office, boards = SqlOffice(database, rules), SqlBoards(database, rules)
    administrator, sunday = await actor("administrator"), SATURDAY + timedelta(days=1)
    await office.do(set_day, Request(actor=administrator, now=NOW), SATURDAY, True, "调休")
    new_year = date(TODAY.year + 1, 1, 1)
    await office.do(set_day, Request(actor=administrator, now=NOW), new_year, False, "元旦")

    async def row(day: date) -> DayRow:
        board = await boards.days.month(administrator, day, NOW)
        assert board.first == day.replace(day=1)
        return next(row for row in board.rows if row.day == day)

    command, file, notice = DaySource.COMMAND, DaySource.FILE, DaySource.NOTICE
    assert await row(SATURDAY) == DayRow(
        day=SATURDAY, working=True, provisional=False, source=command, reason="调休", file=False
    )
    assert await row(sunday) == DayRow(day=sunday, working=True, provisional=False, source=file)
    assert (await row(date(2026, 10, 1))).source is notice
    assert await row(new_year) == DayRow(
        day=new_year, working=False, provisional=False, source=command, reason="元旦"
    )
    assert (await row(new_year + timedelta(days=1))).provisional
    with pytest.raises(Refused):
        await boards.days.month(await actor("coordinator"), TODAY, NOW)
