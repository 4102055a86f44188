"""/who and /where through phones: enter, find, forward, "wrong number", put right, a sheet."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from openpyxl import Workbook, load_workbook

from bot.buttons.directories import EntriesOf, ForwardEntry
from bot.pages.directories import found_page
from bot.registers import directories
from bot.texts import say_in
from domain.directories import actions
from domain.directories.hours import OpenState
from domain.directories.model import Entry, EntryDraft, EntryKind, EntryState
from domain.directories.views import EntryLine, EntryPage, Near
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.request import Request
from tests.bot.test_unasked import pushes
from tests.makers import NOW, ZONE, a_token
from tests.stand import Stand

SHUT = EntryLine(
    id=1,
    kind=EntryKind.MEALS,
    name="助餐点",
    host=UnitRef(id=1, name="古道社区", kind=UnitKind.COMMUNITY),
    phone="12345",
    state=EntryState.VALID,
    since=NOW,
    opening=OpenState(open=False),
    near=Near.OWN,
)


async def entered(stand: Stand, who: str = "officer", **more: object) -> Entry:
    """An entry of the community."""
    draft: dict[str, object] = {
        "kind": EntryKind.MEALS,
        "host_id": stand.district.units["community"],
        "name": "古道老年助餐点",
        "phone": "0550-3012345",
        "hours": "abcdefgr 10:30-13:00",
        "place": "古道路12号",
        **more,
    }
    request = Request(actor=await stand.actor(who), token=a_token(), now=stand.clock.now())
    return await stand.office.do(actions.add_entry, request, EntryDraft(**draft))  # type: ignore[arg-type]  # facts by name


async def test_entered_by_taps_found_by_words_and_sent_on(stand: Stand) -> None:
    home = await stand.say("officer", "/where", "去哪里")
    assert "还没有这一类" in home.text
    await stand.tap("officer", "➕ 新增")
    await stand.tap("officer", "老年助餐点")
    await stand.tap("officer", "古道社区")
    await stand.say("officer", "古道老年助餐点", "工作电话")
    await stand.say("officer", "13855501234", "这是手机号")
    assert "13855501234" not in str(await stand.screen("officer"))
    await stand.say("officer", "0550-3012345", "什么时候开")
    await stand.say("officer", "随时", "时间看不明白")
    await stand.say("officer", "工作日10:30-13:00；休息日11:00-12:30", "在哪里")
    card = await stand.say("officer", "古道路12号一楼", "没问题就点")
    assert "工作日 10:30–13:00；休息日 11:00–12:30" in card.text
    await stand.tap("officer", "请带")
    await stand.say("officer", "身份证、老年卡", "🎒 请带：身份证、老年卡")
    await stand.tap("officer", "✅ 保存")
    page = (await stand.last("officer")).text
    assert "已保存" in page
    assert "⚪ 现在没开，今天(周二) 10:30 开" in page

    stand.clock.forward(hours=1)
    found = await stand.say("building_head", "/where 助餐", "共 1 处")
    assert "🟢 现在开着，到 13:00" in found.text
    assert "本辖区" in found.text
    await stand.say("grid_head", "/where zcd", "古道老年助餐点")
    await stand.say("mediator_2", "/where 助餐", "本区")
    await stand.tap("building_head", "📨 发给群众：最近开着的")
    sent = await stand.last("building_head")
    assert sent.text.startswith("古道老年助餐点\n电话：0550-3012345\n开放时间：工作日")
    assert "请带：身份证、老年卡" in sent.text
    assert not sent.buttons


async def test_a_wrong_number_is_shown_at_once_and_put_right(stand: Stand) -> None:
    await entered(stand)
    await stand.say("grid_head", "/where 助餐", "共 1 处")
    await stand.tap("grid_head", "古道老年助餐点")
    await stand.tap("grid_head", "☎ 电话不对")
    assert "待核（刚刚），打之前先问一声" in (await stand.last("grid_head")).text
    stand.clock.forward(minutes=1)
    assert "❗ 待核（1分钟）" in (await stand.say("mediator", "/where 助餐", "共 1 处")).text
    await pushes(stand)
    told = await stand.last("officer")
    assert "古道第一网格网格长说电话 0550-3012345 不对" in told.text
    stand.clock.forward(days=2)
    found = await stand.say("mediator", "/where 助餐", "共 1 处")
    assert "❗ 待核（2天）" in found.text
    await stand.tap("officer", "✏️ 修改")
    await stand.tap("officer", "✏️ 修改")
    await stand.tap("officer", "电话")
    await stand.say("officer", "0550-3099999", "☎ 0550-3099999")
    await stand.tap("officer", "✅ 保存")
    assert "✅ 2026年11月26日 古道社区信息员核实" in (await stand.last("officer")).text


async def test_who_keeps_nothing_changes_nothing(stand: Stand) -> None:
    entry = await entered(stand)
    await stand.say("mediator_2", "/where 助餐", "共 1 处")
    await stand.tap("mediator_2", "古道老年助餐点")
    page = await stand.last("mediator_2")
    assert "✏️ 修改" not in str(page.buttons)
    assert "⛔ 停用" not in str(page.buttons)
    await stand.say("officer", "/where 助餐", "共 1 处")
    await stand.tap("officer", "古道老年助餐点")
    await stand.tap("officer", "⛔ 停用")
    await stand.tap("officer", "确定停用")
    await stand.say("mediator_2", "/where 助餐", "没有找到")
    assert entry.id == 1


async def sheet_of(stand: Stand, who: str) -> list[list[object]]:
    """The directory as it is taken out."""
    await stand.say(who, "/where", "去哪里")
    await stand.tap(who, "📄 导出、导入")
    before = (await stand.screen(who)).seq
    await stand.tap(who, "📄 导出")
    sent = await stand.sim.wait_for(stand.phone(who), contains="名录，", after=before)
    assert sent.raw["document"]["file_name"] == "名录_2026-11-24.xlsx"
    data = await stand.sim.file(sent.raw["document"]["file_id"])
    return [
        [cell.value for cell in row] for row in load_workbook(io.BytesIO(data)).active.iter_rows()
    ]


async def sends(stand: Stand, who: str, rows: list[list[object]], expect: str) -> str:
    """The sheet is sent back."""
    book, into = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(into)
    before = (await stand.screen(who)).seq
    await stand.sim.send_document(stand.phone(who), into.getvalue(), "名录改.xlsx")
    return (await stand.sim.wait_for(stand.phone(who), contains=expect, after=before)).text


async def test_a_sheet_goes_out_and_comes_back(stand: Stand) -> None:
    await entered(stand)
    rows = await sheet_of(stand, "coordinator")
    head = next(at for at, row in enumerate(rows) if "编号" in row)
    assert rows[head + 1][:4] == [1, "老年助餐点", "古道老年助餐点", "古道社区"]
    named = dict(zip(rows[head], range(40), strict=False))
    rows[head + 1][named["工作电话"]] = "0550-3099999"
    new = [None] * len(named)
    for column, value in {
        "类别": "律师",
        "名称": "驻点律师",
        "主管单位": "古道社区",
        "工作电话": "0550-3011111",
        "开放时间": "周三 14:30-17:30",
        "服务范围": "古道社区",
    }.items():
        new[named[column]] = value
    bad = [*new]
    bad[named["工作电话"]] = "13855501234"
    bad[named["主管单位"]] = "东后街社区"
    told = await sends(stand, "coordinator", [*rows, bad], "要改")
    assert "主管单位：没有“东后街社区”这个单位，或者不归您管" in told
    assert "工作电话：这是手机号" in told
    await sends(stand, "coordinator", [*rows, new], "2 条都看过了")
    await stand.tap("coordinator", "✅ 导入 2 条")
    assert "新增 1 条，更新 1 条" in (await stand.last("coordinator")).text
    assert "☎ 0550-3099999" in (await stand.say("grid_head", "/where 助餐", "共 1 处")).text
    found = await stand.say("grid_head", "/who 律师", "共 1 处")
    assert "⚪ 现在没开，明天(周三) 14:30 开" in found.text
    await sends(stand, "mediator_2", [["名录"]], "表头缺少这几栏")


def test_of_what_is_found_the_first_that_is_open_is_sent_on() -> None:
    line = replace(SHUT, id=2, opening=OpenState(open=True), near=Near.STREET)
    to = EntriesOf(sort=EntryKind.MEALS, page=0)
    for lines, sent in (((SHUT, line), [ForwardEntry(id=2).pack()]), ((SHUT,), [])):
        board = EntryPage(lines=lines, page=0, pages=1, total=len(lines))
        page = found_page(say_in("zh"), board, "助餐", to, ZONE, NOW)
        data = [one.callback_data or "" for row in page.rows for one in row]
        assert [one for one in data if one.startswith(ForwardEntry.__prefix__)] == sent


@pytest.mark.parametrize(
    ("stood", "said"),
    [
        (timedelta(0), "待核（刚刚）"),
        (timedelta(seconds=59), "待核（刚刚）"),
        (timedelta(minutes=1), "待核（1分钟）"),
        (timedelta(days=2), "待核（2天）"),
    ],
)
def test_the_desk_page_says_for_how_long_it_is_to_be_checked(stood: timedelta, said: str) -> None:
    line = replace(SHUT, state=EntryState.TO_CHECK, since=NOW - stood)
    board = EntryPage(lines=(line,), page=0, pages=1, total=1)
    (row,) = directories.found(say_in("zh"), board, ZONE, NOW).rows
    assert row[-1].text == said


async def test_in_english(stand: Stand) -> None:
    await entered(stand)
    await stand.say("grid_head", "/language", "")
    await stand.tap("grid_head", "English")
    found = await stand.say("grid_head", "/where meals", "comes first")
    assert "Closed now, opens today" in found.text
    await stand.tap("grid_head", "古道老年助餐点")
    await stand.tap("grid_head", "☎ Wrong number")
    assert "To be checked (just now): ask" in (await stand.last("grid_head")).text
