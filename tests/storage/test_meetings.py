"""Talk meetings as they are kept and read, and the figures that come of them, on both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.exports.form import form_xlsx
from bot.exports.year import year_xlsx
from bot.pages.periodic.details import details_page
from bot.texts import say_in
from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.days.periods import Period, PeriodKind
from domain.errors import NotFound, Refused, WrongStep
from domain.meetings import agenda, holding, judging, planning
from domain.meetings.model import (
    DayRule,
    MeetingPaper,
    MeetingState,
    Ruling,
    Votes,
)
from domain.meetings.papers import note_minutes
from domain.meetings.sweep import plan_meetings
from domain.org import actions as org
from domain.people.model import Actor
from domain.request import Request
from storage.boards import SqlBoards
from storage.files import FolderFiles
from storage.kit.engine import Database
from storage.schema import audit
from storage.upkeep import purge_files
from storage.work import SqlOffice
from tests.makers import ZONE, District, a_token, later
from tests.storage.meeting_host import CAME, HELD, Host, held

Asks = Callable[[str], Awaitable[Actor]]
NOVEMBER = Period.parse("2026-11")
DECEMBER = Period.parse("2026-12")
NEXT = datetime(2026, 12, 24, 15, tzinfo=ZONE)


@pytest.fixture
async def host(office: SqlOffice, actor: Asks, district: District) -> Host:
    made = Host(office, await actor("officer"), district)
    await made.does(planning.set_series, made.unit, DayRule(nth=4, weekday=4), "活动室")
    return made


async def test_a_meeting_is_read_by_who_sees_its_matters(
    host: Host, boards: SqlBoards, actor: Asks
) -> None:
    number, _ = await held(host)
    for who in ("officer", "mediator", "coordinator", "supervisor"):
        view = await boards.meetings.view(await actor(who), number, HELD)
        assert [one.ruling for one in view.items] == [
            Ruling.ANSWERED,
            Ruling.PASSED_UP,
            Ruling.NOT_TAKEN,
            Ruling.MERGED,
        ]
        assert view.line.items == 3, "a merged one counts with its head"
        assert view.may.set_series == (who in {"officer", "mediator"})
        given = view.items[1].given
        assert given is not None
        assert given.unit_name == "琅琊街道"
        assert view.present == CAME
    for who in ("officer_2", "coordinator_2", "building_head", "grid_head", "administrator"):
        with pytest.raises(NotFound):
            await boards.meetings.view(await actor(who), number, HELD)
        with pytest.raises(NotFound):
            await boards.meetings.of_unit(await actor(who), host.unit, 0, HELD)
    for wrong in (0, -1, number + 100, 2**70):
        with pytest.raises(NotFound):
            await boards.meetings.view(host.actor, wrong, HELD)
    view = await boards.cases.view(await actor("coordinator"), 1, HELD)
    assert [(one.ruling, one.in_sight) for one in view.meetings] == [(Ruling.ANSWERED, True)]


async def test_the_lists(host: Host, boards: SqlBoards, actor: Asks, office: SqlOffice) -> None:
    await held(host)
    await office.do(plan_meetings, Request(now=HELD))
    await office.do(plan_meetings, Request(now=HELD))
    page = await boards.meetings.month(await actor("supervisor"), NOVEMBER.first, 0, HELD)
    assert (page.total, page.held, page.missed) == (1, 1, 0)
    soon = await boards.meetings.month(await actor("coordinator"), DECEMBER.first, 9, NEXT)
    assert (soon.total, soon.held, soon.page) == (1, 0, 0)
    nobody = await boards.meetings.month(await actor("coordinator_2"), NOVEMBER.first, 0, HELD)
    assert nobody.total == 0
    with pytest.raises(Refused):
        await boards.meetings.month(await actor("administrator"), NOVEMBER.first, 0, HELD)
    with pytest.raises(Refused):
        await boards.meetings.home(await actor("building_head"), HELD)
    mine = await boards.meetings.of_unit(host.actor, host.unit, 0, HELD)
    assert [one.month for one in mine.lines] == [DECEMBER.first, NOVEMBER.first]
    home = await boards.meetings.home(host.actor, HELD)
    assert home.meeting_id == mine.lines[0].id
    assert (await boards.meetings.home(await actor("supervisor"), HELD)).lists
    units = await boards.meetings.receivers(host.actor, mine.lines[0].id, HELD)
    assert {"琅琊街道", "琅琊区"} <= {one.name for one in units}


async def test_repeated_matters_are_offered_until_they_are_on_an_agenda(
    host: Host, boards: SqlBoards, actor: Asks
) -> None:
    numbers = [await host.files(f"路灯 {one}") for one in range(3)]
    number = await host.meeting(MeetingState.GATHERING)
    view = await boards.meetings.view(host.actor, number, later(minutes=1))
    assert [one.numbers for one in view.repeats] == [tuple(reversed(numbers))]
    assert (await boards.meetings.view(await actor("supervisor"), number, later())).repeats == ()
    found = await boards.meetings.repeat(host.actor, host.unit, numbers[1], later(minutes=1))
    await host.does(agenda.unite, host.unit, found.numbers)
    view = await boards.meetings.view(host.actor, number, later(minutes=1))
    assert view.repeats == ()
    assert [len(one.cases) for one in view.items] == [3]
    with pytest.raises(NotFound):
        await boards.meetings.repeat(host.actor, host.unit, numbers[1], later(minutes=1))


async def test_each_event_counts_in_its_month_and_no_other(
    host: Host, boards: SqlBoards, actor: Asks
) -> None:
    _, items = await held(host)
    centre, say = await actor("centre"), say_in("zh")

    async def columns(period: Period, now: datetime) -> tuple[int, int, int]:
        view = await boards.periodic.report(centre, PeriodKind.MONTH, None, period, now)
        assert view.sheet is not None
        total = view.sheet.total.extras
        rows = [one.extras for one in view.sheet.rows]
        assert total.meetings_items == sum(one.meetings_items for one in rows)
        file = form_xlsx(say, view, await _annex(boards, centre, view), ZONE, now)
        cells = {
            str(cell.value)
            for sheet in load_workbook(BytesIO(file)).worksheets
            for row in sheet.iter_rows()
            for cell in row
        }
        assert {"议题", "办结", "满意"} <= cells
        told = f"议题 {total.meetings_items} · 办结 {total.meetings_done}"
        assert told in details_page(say, view).text
        return total.meetings_items, total.meetings_done, total.meetings_content

    assert await columns(NOVEMBER, later(HELD, days=1)) == (3, 1, 0)
    await host.feeds_back(items[1])
    await host.office.do(plan_meetings, Request(now=later(HELD, days=6)))
    following = await host.begins(NEXT)
    votes = Votes(satisfied=9, fairly=1, discontented=0)
    await host.does(judging.judge_item, following, items[1], votes)
    read = await boards.meetings.view(centre, following, NEXT)
    assert [(one.id, one.votes) for one in read.judged_here] == [(items[1], votes)]
    assert read.to_judge == ()
    assert await columns(NOVEMBER, later(NEXT, hours=1)) == (3, 1, 0)
    assert await columns(DECEMBER, later(NEXT, hours=1)) == (0, 1, 1)


async def _annex(boards: SqlBoards, actor: Actor, view: Any) -> Any:
    return await boards.ledgers.annex(actor, view.unit.id, view.period, NEXT)


async def test_the_year_tells_of_meetings_held_and_items_in_time(
    host: Host, boards: SqlBoards, actor: Asks, district: District
) -> None:
    _, items = await held(host)
    await host.feeds_back(items[1])
    top, supervisor = district.units["district"], await actor("supervisor")
    await host.office.do(plan_meetings, Request(now=later(HELD, days=6)))
    end = datetime(2026, 12, 31, 18, tzinfo=ZONE)
    sheet = await boards.periodic.year(supervisor, top, 2026, end)
    [row] = sheet.meetings
    assert (row.unit.id, row.planned, row.held) == (host.unit, 2, 1)
    assert (row.items, row.due, row.done) == (3, 2, 1)
    [given] = sheet.given
    assert (given.unit.name, given.due, given.on_time) == ("琅琊街道", 1, 1)
    book = load_workbook(BytesIO(year_xlsx(say_in("zh"), sheet)))
    assert book.sheetnames[1:] == ["恳谈会", "恳谈会交办"]
    assert [cell.value for cell in book["恳谈会"][4]] == ["古道社区", 2, 1, 3, 2, 1, "50%"]
    assert (await boards.periodic.year(supervisor, top, 2025, end)).meetings == ()


async def test_a_meeting_moved_into_january_is_in_the_year_of_its_month(
    host: Host, boards: SqlBoards, actor: Asks, district: District
) -> None:
    await held(host)
    await host.office.do(plan_meetings, Request(now=later(HELD, days=6)))
    host.now = NEXT
    december = await host.meeting(MeetingState.GATHERING)
    await host.does(planning.postpone, december, date(2027, 1, 7), "下雪")
    top, supervisor = district.units["district"], await actor("supervisor")
    end = datetime(2027, 1, 8, 18, tzinfo=ZONE)
    [row] = (await boards.periodic.year(supervisor, top, 2026, end)).meetings
    assert (row.planned, row.held) == (2, 1)
    assert (await boards.periodic.year(supervisor, top, 2027, end)).meetings == ()


async def test_the_heir_finds_the_open_minutes_it_took_over(
    host: Host, boards: SqlBoards, actor: Asks, office: SqlOffice
) -> None:
    number = await host.begins(HELD)
    heir = (await actor("officer_2")).seats[0].unit_id
    await office.do(org.merge, Request(now=HELD), [host.unit], heir, on=HELD.date())
    assert (await boards.meetings.home(await actor("officer_2"), HELD)).meeting_id == number


async def test_who_takes_a_paper_along_is_on_file(
    host: Host, actor: Asks, office: SqlOffice, database: Database
) -> None:
    number, _ = await held(host)
    for who, hidden in (("supervisor", False), ("officer_2", True)):
        request = Request(actor=await actor(who), token=a_token(), now=HELD)
        if hidden:
            with pytest.raises(NotFound):
                await office.do(note_minutes, request, number, MeetingPaper.POSTED)
        else:
            await office.do(note_minutes, request, number, MeetingPaper.POSTED)
    which = select(audit.c.subject).where(audit.c.act == "meeting_posted")
    found = await database.read(lambda connection: connection.scalars(which).all())
    assert found == [f"meeting:{number}"]


async def test_a_picture_of_a_meeting_is_kept(
    host: Host, boards: SqlBoards, actor: Asks, database: Database, tmp_path: Any
) -> None:
    number, _ = await held(host)
    files = FolderFiles(tmp_path / "files")

    async def pieces() -> Any:
        yield b"picture"

    name = await files.put(pieces(), ".jpg")
    photo = DraftFile(kind=AttachmentKind.PHOTO, file=name, size=7)
    await host.does(holding.add_photo, number, photo)
    assert await boards.meetings.photo(await actor("supervisor"), number, 0) == name
    assert await purge_files(database, files, later(days=400)) == 0
    for who, at in (("supervisor", 1), ("officer_2", 0)):
        with pytest.raises(NotFound):
            await boards.meetings.photo(await actor(who), number, at)


async def test_a_picture_that_comes_twice_is_kept_once(
    host: Host, office: SqlOffice, boards: SqlBoards, actor: Asks
) -> None:
    number, _ = await held(host)
    who, message = await actor("supervisor"), Request(actor=host.actor, token=a_token(), now=HELD)

    async def comes(message: Request) -> None:
        name = f"{a_token():0>32}.jpg"  # the store names it anew each time
        photo = DraftFile(kind=AttachmentKind.PHOTO, file=name[-36:], size=7)
        await office.do(holding.add_photo, message, number, photo)

    await comes(message)
    await comes(message)
    assert (await boards.meetings.view(who, number, HELD)).photos == 1
    await comes(message.under(a_token()))
    assert (await boards.meetings.view(who, number, HELD)).photos == 2


async def test_of_two_who_confirm_at_once_one_is_too_late(
    host: Host, actor: Asks, office: SqlOffice
) -> None:
    number = await host.begins(HELD)
    await host.does(holding.count_present, number, CAME)
    asks = [
        Request(actor=await actor(who), token=a_token(), now=HELD)
        for who in ("officer", "mediator")
    ]
    done = await asyncio.gather(
        *(office.do(holding.confirm, one, number) for one in asks), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in done) == ["Meeting", WrongStep.__name__]
