"""双向评议 through phones: a round is opened, sheets are filled by taps, one comes late, the round
closes half full; and nobody looks first, by whatever door."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.buttons.twoway import (
    CancelTwoway,
    HandInSheet,
    MarkItem,
    OpenSheet,
    OpenTwoway,
    PlanTwoway,
    StrikeSheet,
    TakeSheetBack,
    TwowayFile,
    TwowayOf,
    TwowayResultsOf,
)
from domain.request import Request
from domain.sweeps import SWEEPS
from storage.schema import twoway_sheets
from tests.bot.test_unasked import pushes
from tests.makers import ZONE
from tests.stand import Stand


async def opened(stand: Stand) -> None:
    """The supervisor opens a round, and everybody hears."""
    await stand.say("supervisor", "/twoway", "现在没有评议")
    await stand.tap("supervisor", "＋ 发起一轮（琅琊区）")
    page = (await stand.last("supervisor")).text
    assert "4 个单位，4 张表" in page
    assert "12月8日(周二) 24:00 前交；迟交收到 12月15日(周二) 24:00" in page
    tapped = await stand.tap("supervisor", "✅ 发起")
    assert "已发起" in tapped.text
    assert "全部 4 张，已交 0 张" in (await stand.last("supervisor")).text
    await pushes(stand)


async def fills(stand: Stand, who: str, *points: str) -> None:
    """Opens the one sheet from the push and gives each item its points."""
    await stand.tap(who, "✏️ 去填")
    await stand.tap(who, "✏️", match="contains")
    for number, many in enumerate(points, start=1):
        assert f"👉 {number} " in (await stand.last(who)).text
        await stand.tap(who, many)


async def at(stand: Stand, moment: str) -> None:
    """The clock goes on, and says what it has to say."""
    stand.clock.moment = datetime.fromisoformat(moment).replace(tzinfo=ZONE)
    for sweep in SWEEPS:
        await stand.office.do(sweep, Request(now=stand.clock.now()))
    await pushes(stand)


async def sheets(stand: Stand) -> dict[tuple[str, str], int]:
    """The numbers of the sheets, by who judges whom, in the short names of the district."""
    names = {number: short for short, number in stand.district.units.items()}
    async with stand.database.reader.connect() as connection:
        rows = await connection.execute(twoway_sheets.select())
        return {(names[row.from_id], names[row.to_id]): row.id for row in rows}


async def test_a_round_with_a_late_sheet_that_closes_half_full(stand: Stand) -> None:
    await opened(stand)
    told = (await stand.last("officer")).text
    assert "古道社区要填 1 张，请在 12月8日(周二) 24:00 前交" in told
    await fills(stand, "officer", "18", "20", "16", "20", "14")
    page = await stand.last("officer")
    assert "合计 88/100" in page.text
    assert "对方也交了，就不能改了" in page.text
    await stand.tap("officer", "改第5项")
    await stand.tap("officer", "12")
    await stand.tap("officer", "✅ 确认交出")
    page = (await stand.last("officer")).text
    assert "合计 86/100" in page
    assert "对方还没交，您还可以改" in page
    await stand.tap("officer", "‹ 2026年下半年名单")
    assert "✅ 您单位 1 张都交了" in (await stand.last("officer")).text

    # the other side reads nothing of it, and neither does who opened it
    await stand.say("coordinator", "/twoway", "您单位已交 0 张，还有 1 张")
    await stand.tap("coordinator", "📊 结果")
    assert "琅琊街道 平均 —/100（0 张）" in (await stand.last("coordinator")).text
    await stand.say("supervisor", "/twoway", "全部 4 张，已交 1 张")
    assert "📊 结果" not in str((await stand.last("supervisor")).buttons)

    # the day before, on the day, and after it
    await at(stand, "2026-12-07 09:00")
    assert "快到日子了，请在 12月8日(周二) 24:00 前交" in (await stand.last("coordinator")).text
    await at(stand, "2026-12-08 09:00")
    assert "今天要交" in (await stand.last("officer_2")).text
    await at(stand, "2026-12-09 09:00")
    assert "过了日子，还收" in (await stand.last("coordinator")).text

    # a late one is taken; both are in, and stand
    await stand.tap("coordinator", "✏️ 去填")
    assert "⚠️ 已过 12月8日(周二) 24:00" in (await stand.last("coordinator")).text
    await stand.tap("coordinator", "✏️ 古道社区")
    for _ in range(5):
        await stand.tap("coordinator", "16")
    await stand.tap("coordinator", "✅ 确认交出")
    page = await stand.last("coordinator")
    assert "已交（迟交）" in page.text
    assert "已定，不能再改" in page.text
    assert "↩️ 拿回来改" not in str(page.buttons)
    await stand.say("coordinator", "/twoway", "都交了")
    await stand.tap("coordinator", "📊 结果")
    page = (await stand.last("coordinator")).text
    assert "琅琊街道 平均 86.0/100（1 张）" in page
    assert "还没结束" in page
    assert "少于 3 张的，只给平均分" in page
    assert "响应及时" not in page

    # the other two never come: it closes, and what came is read
    await at(stand, "2026-12-15 09:00")
    assert "今天结束" in (await stand.last("officer_2")).text
    await stand.tap("officer_2", "✏️ 去填")
    await stand.tap("officer_2", "✏️ 北门街道")
    stand.clock.moment = datetime(2026, 12, 16, 0, 0, tzinfo=ZONE)
    tapped = await stand.tap("officer_2", "20")
    assert "不再收表" in tapped.text
    assert "没有交，这一轮已不再收" in (await stand.last("officer_2")).text
    await at(stand, "2026-12-16 08:30")
    assert "共 4 张，交了 2 张" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "📊 结果")
    page = (await stand.last("supervisor")).text
    assert "古道社区 平均 80.0/100（1 张）" in page
    assert "北门街道 平均 —/100（0 张）" in page
    await stand.tap("supervisor", "📄 取表格")
    sent = await stand.sim.wait_for(stand.phone("supervisor"), contains="没有单张的表")
    data = await stand.sim.file(sent.raw["document"]["file_id"])
    book = load_workbook(BytesIO(data)).worksheets[0]
    cells = [[cell.value for cell in row] for row in book.iter_rows(min_row=4)]
    assert cells[1][:4] == ["古道社区", 1, 0, 80]
    assert [row[0] for row in cells] == ["琅琊街道", "古道社区", "北门街道", "东后街社区"]
    assert cells[2][3] is None
    assert {cell for row in cells for cell in row[4:]} == {None}


async def test_no_dealings_is_asked_twice_and_taken_back(stand: Stand) -> None:
    await opened(stand)
    await stand.tap("officer", "✏️ 去填")
    await stand.tap("officer", "✏️ 琅琊街道")
    await stand.tap("officer", "➖ 没有往来")
    assert "这半年和琅琊街道没有往来？" in (await stand.last("officer")).text
    await stand.tap("officer", "‹ 返回")
    await stand.tap("officer", "➖ 没有往来")
    await stand.tap("officer", "➖ 是，没有往来")
    assert "没有往来，不进平均分" in (await stand.last("officer")).text
    await stand.tap("officer", "↩️ 拿回来改")
    assert "已打 0/5 项" in (await stand.last("officer")).text


async def test_begun_by_one_and_finished_by_the_stand_in(stand: Stand) -> None:
    await opened(stand)
    await fills(stand, "officer", "18", "20")
    await stand.say("officer_stand_in", "/twoway", "还有 1 张")
    await stand.tap("officer_stand_in", "✏️ 琅琊街道 · 已打 2 项")
    page = (await stand.last("officer_stand_in")).text
    assert "1 响应及时 18/20" in page
    assert "👉 3 协调配合" in page


async def test_called_off_when_asked_twice(stand: Stand) -> None:
    await opened(stand)
    await stand.say("supervisor", "/twoway", "全部 4 张")
    await stand.tap("supervisor", "撤销这一轮")
    assert "填过的都作废" in (await stand.last("supervisor")).text
    await stand.tap("supervisor", "确定撤销")
    assert "这一轮已撤销" in (await stand.last("supervisor")).text
    await pushes(stand)
    assert "已撤销，不用填了" in (await stand.last("officer")).text
    await stand.say("officer", "/twoway", "现在没有评议")


FORGED = (
    (lambda of, _: OpenSheet(id=of, item=0), "没找到"),
    (lambda of, _: MarkItem(id=of, item=1, points=20), "没找到"),
    (lambda of, _: HandInSheet(id=of), "没找到"),
    (lambda of, _: StrikeSheet(id=of, sure=1), "没找到"),
    (lambda of, _: TakeSheetBack(id=of), "没找到"),
    (lambda _, round_: CancelTwoway(id=round_, sure=1), "没找到"),
)


@pytest.mark.parametrize("who", ["officer", "coordinator_2", "supervisor", "grid_head"])
async def test_a_forged_tap_finds_nobody_elses_sheet(stand: Stand, who: str) -> None:
    await opened(stand)
    await stand.say(who, "/help", "您")
    page, theirs = await stand.last(who), (await sheets(stand))["street", "community"]
    before = await everything(stand)
    for forge, told in FORGED:
        data = forge(theirs, 1)
        if who == "supervisor" and isinstance(data, CancelTwoway):
            continue
        tapped = await stand.sim.tap(stand.phone(who), page.id, data=data.pack(), forged=True)
        assert told in tapped.text, data
    assert await everything(stand) == before


async def test_a_forged_tap_gives_no_points_there_are_none_of(stand: Stand) -> None:
    await opened(stand)
    own, page = (await sheets(stand))["community", "street"], await stand.last("officer")
    before = await everything(stand)
    for data in (
        MarkItem(id=own, item=1, points=21),
        MarkItem(id=own, item=0, points=1),
        MarkItem(id=own, item=6, points=1),
        HandInSheet(id=own),
        TakeSheetBack(id=own),
        OpenTwoway(unit=stand.district.units["community"]),
        OpenTwoway(unit=2**31),
        PlanTwoway(unit=stand.district.units["district"]),
        TwowayOf(id=9, page=0),
        TwowayResultsOf(id=9, page=99),
        TwowayFile(id=9),
    ):
        packed = data.pack()
        tapped = await stand.sim.tap(stand.phone("officer"), page.id, data=packed, forged=True)
        assert tapped.answered, data
        assert tapped.text, data
    assert await everything(stand) == before


async def everything(stand: Stand) -> list[object]:
    """All sheets as they stand."""
    async with stand.database.reader.connect() as connection:
        return list(await connection.execute(twoway_sheets.select()))


ROOMS = (
    *("/twoway", "/status", "/overdue", "/satisfaction", "/queue", "/mine", "/inquiries"),
    *("/weekly", "/digest", "/export", "/page", "/mydata", "/find 评议", "/find 古道社区"),
)


@pytest.mark.parametrize(
    "who",
    [
        "coordinator",
        *(pytest.param(one, marks=pytest.mark.long) for one in ("supervisor", "administrator")),
    ],
)
async def test_no_room_tells_what_the_other_side_has_said(stand: Stand, who: str) -> None:
    """Whatever somebody opens reads the same whether a sheet says 0 or 20, or that there were no
    dealings; only the number of those that are in is told, and to who opened the round alone."""
    await opened(stand)
    await fills(stand, "officer", *["0"] * 5)
    await stand.tap("officer", "✅ 确认交出")
    own = (await sheets(stand))["community", "street"]
    read = await rooms(stand, who)
    async with stand.database.writer.begin() as connection:
        await connection.execute(
            twoway_sheets.update()
            .where(twoway_sheets.c.id == own)
            .values(marks=dict.fromkeys(await form(stand), 20), late=True)
        )
    assert await rooms(stand, who) == read
    assert len(read) == len(ROOMS)


async def form(stand: Stand) -> list[object]:
    """What is asked."""
    view = await stand.boards.twoways.sheet(
        await stand.actor("officer"),
        (await sheets(stand))["community", "street"],
        stand.clock.now(),
    )
    return [item.topic for item in view.form.items]


async def rooms(stand: Stand, who: str) -> dict[str, str]:
    """What each command says."""
    found = {}
    for room in ROOMS:
        seen = await stand.say(who, room)
        await stand.idle()
        found[room] = f"{seen.text} {seen.buttons}"
    return found
