"""Files through phones: ledgers, forms and the evidence of a year, downloaded and read."""

import asyncio
import csv
from datetime import date
from io import BytesIO, StringIO

from docx import Document
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from bot.handlers import ledgers
from simulator.client import PATIENCE, Seen
from tests.journeys.habits import files_a_dispute
from tests.journeys.people import Someone
from tests.journeys.town import Town

WORDS = "=HYPERLINK 楼上漏水，两家争执"


async def _document(town: Town, someone: Someone, caption: str) -> tuple[str, bytes]:
    """The newest document with such a caption: its name, and what is in it."""
    seen: Seen = await someone.sees(caption)
    document = seen.raw["document"]
    return document["file_name"], await town.server.client.file(document["file_id"])


def _book(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


async def test_a_ledger_as_workbook_and_with_commas(town: Town) -> None:
    await files_a_dispute(town.grid_head, WORDS)
    coordinator = town.coordinator
    await coordinator.says("/export", "要导出")
    await coordinator.taps("📄 台账")
    await coordinator.taps("本月 Excel")
    name, data = await _document(town, coordinator, "台账 2026-11，共 1 件")
    assert name == "琅琊街道_台账_2026-11.xlsx"
    sheet = _book(data)["台账"]
    assert sheet["A1"].value == "琅琊街道矛盾纠纷排查化解台账"
    assert [cell.value for cell in sheet[3]] == [
        "编号", "排查日期", "网格", "类别", "简况", "责任单位/责任人",
        "时限", "措施", "结果", "化解日期", "回访", "备注",
    ]  # fmt: skip
    assert sheet["A4"].value == 1
    assert sheet["B4"].value.date() == date(2026, 11, 24)
    assert sheet.auto_filter.ref == "A3:L4"
    assert sheet["E4"].value.endswith(WORDS)
    assert sheet["E4"].data_type == "s", "what begins with = is text"
    assert sheet["I4"].value == "待受理"
    assert sheet.max_row == 4
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.orientation == "landscape"

    await coordinator.taps("本周 CSV")
    name, data = await _document(town, coordinator, "共 1 件")
    assert name == "琅琊街道_台账_2026年第48周.csv"
    assert data.startswith(b"\xef\xbb\xbf")
    head, row = csv.reader(StringIO(data.decode("utf-8-sig")))
    assert head[0] == "编号"
    assert row[0] == "1"

    await town.becomes("2027-01-01 09:00")
    await coordinator.says("/export", "要导出")
    await coordinator.taps("📄 台账")
    await coordinator.taps("上年 Excel")
    name, data = await _document(town, coordinator, "台账 2026，共 1 件")
    assert name == "琅琊街道_台账_2026.xlsx"
    await coordinator.taps("本年 Excel")
    _, data = await _document(town, coordinator, "台账 2027，共 1 件")
    sheet = _book(data)["台账"]
    assert "其中上年结转 1 件" in sheet["A2"].value
    assert "上年结转" in sheet["L4"].value

    log = town.rows("SELECT act, subject FROM audit WHERE act LIKE 'export%' ORDER BY id")
    assert [act for act, _ in log] == ["export_ledger"] * 4
    assert log[0][1].endswith(":2026-11-01:2026-11-30:rows:1")


async def test_the_forms_of_all_three_tiers(town: Town) -> None:
    await files_a_dispute(town.grid_head, WORDS)
    officer, coordinator, centre = town.officer, town.coordinator, town.centre_officer

    await officer.says("/weekly", "还没确认")
    await officer.taps("📄 报表")
    name, data = await _document(town, officer, "周报")
    assert name == "古道社区_周报_2026年第48周.xlsx"
    book = _book(data)
    form = book["汇总"]
    assert form["A1"].value == "古道社区矛盾纠纷排查化解周报表"
    assert "零报告：□" in form["A3"].value
    assert "草稿" in form["A3"].value
    heads = {form.cell(5, at).value: form.cell(6, at).value for at in range(1, form.max_column + 1)}
    assert heads["本周新排查"] == 1
    assert heads["本周化解"] == 0
    assert any(str(one).startswith("B4:") for one in form.merged_cells.ranges)
    detail = book["未化解明细"]
    assert [cell.value for cell in detail[3]][:4] == ["序号", "编号", "类别", "地点"]
    assert detail["B4"].value == 1
    assert detail["F4"].value == WORDS
    assert detail["F4"].data_type == "s", "what begins with = is text"

    await coordinator.says("/export", "要导出")
    await coordinator.taps("📄 报表")
    await coordinator.taps("本期 Excel")
    name, data = await _document(town, coordinator, "半月报")
    assert name == "琅琊街道_半月报_2026-11下半月.xlsx"
    form = _book(data)["汇总"]
    assert form["A6"].value == "古道社区"
    total = form.max_row - 1
    assert form.cell(total, 1).value == "合计"
    column = next(c.column_letter for c in form[5] if c.value == "本期新排查")
    assert form[f"{column}{total}"].value == f"=SUM({column}6:{column}{total - 1})"
    reckoned = load_workbook(BytesIO(data), data_only=True)["汇总"]
    assert reckoned[f"{column}{total}"].value == 1
    assert "盖章" in form.cell(form.max_row, 1).value

    await centre.says("/export", "要导出")
    await centre.taps("📄 报表")
    await centre.taps("本期 Word")
    name, data = await _document(town, centre, "月报")
    assert name == "琅琊区_月报_2026-11.docx"
    paper = Document(BytesIO(data))
    assert paper.paragraphs[0].text == "琅琊区矛盾纠纷排查化解月报表"
    assert [cell.text for cell in paper.tables[1].rows[0].cells][:3] == ["单位", "结转", "新排查"]
    assert paper.tables[1].rows[1].cells[2].text == "1"


async def test_the_evidence_of_the_year(town: Town) -> None:
    supervisor = town.supervisor
    await town.becomes("2026-12-04 08:40")
    await supervisor.says("/export", "要导出")
    await supervisor.taps("年度考核依据")
    await supervisor.taps("2026")
    name, data = await _document(town, supervisor, "报送情况")
    assert name == "琅琊区_报送情况_2026.xlsx"
    sheet = _book(data)["报送情况"]
    assert "迟报每次 0.5 分" in sheet["A3"].value
    assert [cell.value for cell in sheet[4]][:4] == ["单位", "报表", "应报", "按时"]
    rows = [
        [cell.value for cell in row]
        for row in sheet.iter_rows(min_row=5, max_row=sheet.max_row - 1)
    ]
    assert rows
    for row in rows:
        assert row[2] == row[3] + row[4] + row[5] + row[6]
        assert row[8] == 0.5 * (row[4] + row[5])


async def test_only_within_ones_reach(town: Town) -> None:
    await town.grid_head.says("/export", "您的岗位不用导出")
    await town.coordinator.says("/export 琅琊区", "没找到")
    await town.coordinator.says("/export", "要导出")
    district = town.one("SELECT id FROM units WHERE kind = 'district'")
    for forged in (
        f"xp:{district}:ledger:month:xlsx",
        f"xp:{district}:year:2026:xlsx",
        f"xp:{2**63 - 1}:::",
    ):
        assert (await town.coordinator.forges(forged)).show_alert
    assert "过期" in (await town.coordinator.forges(f"xp:{2**63}:::")).text
    unit = town.one("SELECT id FROM units WHERE name = '琅琊街道'")
    for forged in ("ledger:always:xlsx", "ledger:month:exe", "form:2026-W48:xlsx", "year:1:xlsx"):
        assert (await town.coordinator.forges(f"xp:{unit}:{forged}")).show_alert
    assert town.one("SELECT count(*) FROM audit WHERE act LIKE 'export%'") == 0


async def test_a_long_one_is_announced_and_holds_nobody_up(town: Town, monkeypatch) -> None:  # type: ignore[no-untyped-def]  # pytest's fixture
    await files_a_dispute(town.grid_head, WORDS)
    begun, goes_on = asyncio.Event(), asyncio.Event()
    reads = town.product.desk.boards.ledgers
    makes = reads.long_file

    async def slowly(*asked):  # type: ignore[no-untyped-def]  # as the read it stands for
        begun.set()
        await goes_on.wait()
        return await makes(*asked)

    monkeypatch.setattr(ledgers, "MOST_AT_ONCE", 0)
    monkeypatch.setattr(reads, "long_file", slowly)
    coordinator = town.coordinator
    await coordinator.says("/export", "要导出")
    await coordinator.taps("📄 台账")
    await coordinator.taps("本年 Excel")
    await coordinator.sees("正在准备")
    async with asyncio.timeout(PATIENCE):
        await begun.wait()
    # the same chat goes on, and so do others
    assert "上一份还在做" in (await coordinator.taps("本年 Excel")).text
    await coordinator.says("/status", "琅琊街道")
    await town.grid_head.says("/mine", "1号")
    goes_on.set()
    name, _ = await _document(town, coordinator, "台账 2026，共 1 件")
    assert name == "琅琊街道_台账_2026.xlsx"


async def test_a_ledger_of_opinions(town: Town) -> None:
    await files_a_dispute(town.grid_head, WORDS)
    reporter, officer, coordinator = town.grid_head, town.officer, town.coordinator
    await reporter.says("/report", "报哪一类")
    await reporter.taps("社情民意")
    await reporter.taps("环境卫生")
    await reporter.taps("本网格")
    await reporter.says("垃圾堆了三天没人清", "请看一眼")
    await reporter.taps("提交")
    await officer.sees("环境卫生（社情民意）")
    await officer.says("/queue", "待办 · 1件")
    await officer.taps("2号 · 环境卫生")
    for button in ("受理", "开始办理", "登记结果", "已办结"):
        await officer.taps(button)
    await officer.says("当天清走了，加了一个桶", "没问题就登记")
    await officer.taps("登记结果")

    await coordinator.says("/export", "要导出")
    await coordinator.taps("📄 社情民意台账")
    await coordinator.taps("本月 Excel")
    name, data = await _document(town, coordinator, "社情民意台账 2026-11，共 1 件")
    assert name == "琅琊街道_社情民意台账_2026-11.xlsx"
    sheet = _book(data)["台账"]
    assert sheet["A1"].value == "琅琊街道社情民意台账"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == ["编号", "登记日期", "网格", "类别", "反映问题", "责任单位/责任人", "时限",
                       "办理结果", "反馈日期", "满意度", "备注"]  # fmt: skip
    assert rows[1][0] == 2
    assert rows[1][3] == "环境卫生"
    assert "垃圾堆了三天没人清" in str(rows[1][4])
    assert rows[1][7] == "已办结：当天清走了，加了一个桶"
    assert str(rows[1][8]).startswith("2026-11-24")
    assert len(rows) == 2, "the dispute is in the other ledger"
    await coordinator.says("/export", "要导出")
    await coordinator.taps("📄 社情民意台账")
    await coordinator.taps("本月 CSV")
    _, data = await _document(town, coordinator, "社情民意台账 2026-11，共 1 件")
    assert len(list(csv.reader(StringIO(data.decode("utf-8-sig"))))) == 2


async def test_boards_and_lists_go_out_as_they_are_read(town: Town) -> None:
    number = await files_a_dispute(town.building_head, WORDS)
    supervisor = town.supervisor
    await supervisor.says("/status", "琅琊区")
    await supervisor.taps("⋯ 更多")
    await supervisor.taps("📊 各处明细")
    await supervisor.taps("📄 表格")
    name, data = await _document(town, supervisor, "琅琊区 情况总览，")
    assert name == "琅琊区 情况总览_2026-11-24.xlsx"
    sheet = _book(data).worksheets[0]
    assert [sheet["A4"].value, sheet["B4"].value] == ["琅琊区（合计）", 1]
    await supervisor.says("/status", "琅琊区")
    await supervisor.taps("未化解")
    await supervisor.taps("📄 表格")
    _, data = await _document(town, supervisor, "琅琊区 未化解，1 行")
    assert _book(data).worksheets[0]["A4"].value == number
    await town.mediator.says("/queue", "待办")
    await town.mediator.taps("📄 表格")
    await _document(town, town.mediator, "要我处理的，1 行")
    await town.building_head.says("/mine", "1号")
    await town.building_head.taps("📄 表格")
    await _document(town, town.building_head, "我报的事，1 行")
    acts = [act for (act,) in town.rows("SELECT act FROM audit WHERE act LIKE 'export%'")]
    assert acts == ["export_board", "export_matters", "export_queue", "export_mine"]
    unit = town.one("SELECT id FROM units WHERE name = '琅琊区'")
    await town.coordinator.says("/help", "您的岗位")
    for data_ in (f"sb:{unit}", f"ms:{unit}:open", "os:board", "os:nothing", "sb:9999"):
        before = town.one("SELECT count(*) FROM audit")
        await town.coordinator.forges(data_)
        assert town.one("SELECT count(*) FROM audit") == before, data_
