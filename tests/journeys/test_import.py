"""The administrator sends an old ledger: bad rows are named, a good one is taken over once."""

import asyncio
import zipfile
from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType

import pytest
from openpyxl import Workbook, load_workbook

from app.imports.ledgers.ledgers import Ledgers
from bot.buttons.imports import AnswerLedger, TakeOver
from simulator.client import Seen
from tests.app.ledgers.binary import a_book, record
from tests.journeys.people import Someone
from tests.journeys.town import Town

HEAD = "编号,排查日期,网格,类别,简况,涉及人数,结果,化解日期"
GOOD = (
    "旧-1,2026-03-05,{community},邻里,楼上漏水两家争执,3,调解成功,2026-03-09",
    "旧-2,2026-03-06,{community},邻里,楼道堆放杂物,3,,",
)
LOCKED = a_book(record(0x2F, bytes(6)), [("台账", 0, b"")], from_1904=False)
CASES = "SELECT count(*) FROM cases"


def _csv(town: Town, *rows: str) -> bytes:
    community = town.one("SELECT code FROM units WHERE name = '古道社区'")
    text = "\n".join([HEAD, *rows]).replace("{community}", str(community))
    return text.encode("gb18030")


async def _sends(someone: Someone, data: bytes, *sees: str, name: str = "旧台账.csv") -> Seen:
    await someone._looks()
    await someone.sim.send_document(someone.phone, data, name)
    return await someone.sees(*sees)


async def test_it_is_checked_then_taken_over_once(town: Town) -> None:
    administrator = town.administrator
    assert "排查日期、类别、简况" in (await administrator.says("/import", "导入原有")).text
    before, pushes = town.one(CASES), town.one("SELECT count(*) FROM outbox")
    seen = await _sends(administrator, _csv(town, *GOOD), "没有问题")
    assert "2 件（2026-03-05 至 2026-03-06），其中已办结 1 件、未办结 1 件" in seen.text
    assert town.one(CASES) == before, "nothing is written yet"

    # two taps at once, and another when it is done
    data = next(one for row in seen.raw["reply_markup"]["inline_keyboard"] for one in row)
    tapping = [administrator.taps("确认导入"), administrator.forges(data["callback_data"])]
    await asyncio.gather(*tapping)
    await administrator.sees("已导入 2 件")
    assert town.one(CASES) == before + 2
    await administrator.forges(data["callback_data"])
    await administrator.sees("以前都导入过了")
    assert town.one(CASES) == before + 2
    assert town.one("SELECT count(*) FROM outbox") == pushes, "nobody is told"
    who = town.rows("SELECT person_id FROM audit WHERE act = 'import_ledger'")
    assert len(who) == 1
    assert who[0][0] is not None

    # the same file again, and one with a row more
    assert "2 件以前都导入过" in (await _sends(administrator, _csv(town, *GOOD), "以前都")).text
    more = GOOD[1].replace("旧-2", "旧-3")
    seen = await _sends(administrator, _csv(town, *GOOD, more), "没有问题")
    assert "要导入：1 件" in seen.text
    assert "不再导入的：2 件" in seen.text
    await administrator.taps("不导入")
    await administrator.sees("什么都没写入")
    assert town.one(CASES) == before + 2
    gone = TakeOver(key=1, yes=1).pack()
    assert "已经处理过" in ((await administrator.forges(gone)).text or "")


async def test_what_is_in_doubt_is_asked_by_buttons(town: Town) -> None:
    administrator, before = town.administrator, town.one(CASES)
    lines = (
        "旧-1,3月5日,{community},劳资纠纷,欠薪争执,3,已化解,3月9日",
        "旧-2,3月6日,,邻里,楼道堆放杂物,多人,,",
    )
    first = await _sends(administrator, _csv(town, *lines), "劳资纠纷")
    assert "读了：编号、排查日期、网格、类别、" in first.text
    row = first.raw["reply_markup"]["inline_keyboard"][0]
    stale = next(one["callback_data"] for one in row if one["text"] == "劳动争议")
    await administrator.taps("劳动争议")
    await administrator.sees("“多人”算多少人")
    await administrator.taps("10–29人")
    asked = await administrator.sees("日期没写年份")
    assert "3 处" in asked.text
    await administrator.taps("2026 年")
    ready = await administrator.sees("没有问题")
    for line in (
        "2 件（2026-03-05 至 2026-03-06），其中已办结 1 件、未办结 1 件",
        "登记到：古道社区 1、琅琊区 1",
        "⚠️ 1 件没写网格、社区，登记到 琅琊区",
        "“劳资纠纷”→劳动争议（1）",
        "“多人”→10–29人（1）",
    ):
        assert line in ready.text
    # a button of before answers nothing any more, nor one that was never there
    assert "已经处理过" in ((await administrator.forges(stale)).text or "")
    assert town.one(CASES) == before
    await administrator.taps("确认导入")
    await administrator.sees("已导入 2 件")
    question = (
        "SELECT c.people, g.code FROM cases c JOIN categories g ON g.id = c.category_id"
        " ORDER BY c.id DESC LIMIT 2"
    )
    assert sorted(map(tuple, town.rows(question))) == [("10-29", "neighbours"), ("3-4", "labour")]
    await _sends(administrator, _csv(town, lines[0]), "劳资纠纷")
    key = town.rows("SELECT key FROM conversation WHERE key LIKE 'import:%'")[-1][0]
    await administrator.forges(AnswerLedger(key=int(str(key).split(":")[1]), pick=99).pack())
    await administrator.sees("已经处理过")


@pytest.mark.long
async def test_every_bad_row_is_named(town: Town) -> None:
    administrator, before = town.administrator, town.one(CASES)
    bad = "旧-9,三月,没有的网格,没有的类别,打 13912345678 找他,很多,没听过,"
    seen = await _sends(administrator, _csv(town, *GOOD, bad), "有 1 行不能导入")
    for column, words in {
        "排查日期": "“三月”看不出是哪一天",
        "网格": "“没有的网格”不是",
        "类别": "“没有的类别”不是现用的类别",
        "涉及人数": "“很多”不是人数",
        "结果": "“没听过”不认识",
    }.items():
        assert f"第 4 行“{column}”：{words}" in seen.text
    assert "“类别”可以写：婚姻家庭、邻里、" in seen.text
    assert "“结果”可以写：调解成功、调解不成、" in seen.text
    assert "13912345678" not in seen.text
    assert not seen.buttons
    many = [bad.replace("旧-9", f"旧-{n}") for n in range(20, 23)]
    await _sends(administrator, _csv(town, *GOOD, *many), "有 3 行不能导入")
    marked = await administrator.sees("3 行有问题")
    data = await town.server.client.file(marked.raw["document"]["file_id"])
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[2]][:3] == ["行号", "编号", "排查日期"]
    assert [sheet.cell(at, 1).value for at in (3, 4, 5)] == [4, 5, 6]
    assert sheet["C3"].fill.fgColor.rgb == "00F8C9C4"
    assert sheet["B3"].fill.fill_type is None
    assert "排查日期: “三月”看不出是哪一天" in str(sheet.cell(3, sheet.max_column).value)
    assert town.one(CASES) == before


def _workbook(cell: str = "楼上漏水", parts: Mapping[str, bytes] = MappingProxyType({})) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEAD.split(","))
    sheet.append(["旧-7", "2026-03-05", "", "邻里", cell, "3", "", ""])
    file = BytesIO()
    book.save(file)
    made = BytesIO()
    with zipfile.ZipFile(file) as of, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as to:
        for name, data in ({one: of.read(one) for one in of.namelist()} | dict(parts)).items():
            to.writestr(name, data)
    return made.getvalue()


@pytest.mark.long
async def test_hostile_files_are_refused_with_a_sentence(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Ledgers, "most_bytes", 300_000)
    administrator, before = town.administrator, town.one(CASES)
    bomb = {"xl/media/a.xml": b"0" * 101_000_000}
    entities = {
        "xl/worksheets/sheet1.xml": b'<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>'
    }
    for data, name, words in (
        (_workbook(parts=bomb), "a.xlsx", "解开后太大"),
        (_workbook(parts=entities), "a.xlsx", "打不开"),
        (_workbook(parts={"xl/vbaProject.bin": b"x"}), "a.xlsx", "带宏"),
        (_workbook(), "a.xlsm", "带宏"),
        (_workbook("=1+1"), "a.xlsx", "“简况”：是公式"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.et", "打不开"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "a.xls", "网页另存"),
        (b"not a table", "a.ods", "只收 .xlsx"),
        (LOCKED, "a.xlsx", "加了密码"),
        (b"%PDF-1.7 nothing", "a.xlsx", "打不开"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.csv", "打不开"),
        (HEAD.encode(), "a.csv", "没有内容"),
        ("编号,日期\n1,2".encode(), "a.csv", "第 1 行的表头缺少这几栏（写法任选）：类别、"),
        (b"1" * 300_001, "a.csv", "文件太大"),
        ("\n".join([HEAD, *["1,,,邻里,,,,"] * 10_001]).encode(), "a.csv", "不能超过 10,000 行"),
    ):  # fmt: skip
        seen = await _sends(administrator, data, words, name=name)
        assert not seen.buttons, name
    assert town.one(CASES) == before


async def test_only_the_administrator(town: Town) -> None:
    before = town.one(CASES)
    for someone in (town.mediator, town.coordinator):
        await _sends(someone, _csv(town, *GOOD), "请找管理员")
        await someone.says("/import", "请找管理员")
        gone = await someone.forges(TakeOver(key=1, yes=1).pack())
        assert "已经处理过" in (gone.text or "")
    assert town.one(CASES) == before
