"""What offices write is read right, and what is no matter is said."""

import csv
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from app.imports.ledgers.reading import read_ledger
from app.imports.sheets.read import read_sheets
from domain.cases.model import Outcome, PeopleBand
from domain.imports.model import LeftOut, UnreadableTable
from tests.app.ledgers.files import HEAD, a_book, a_line, said, told

WPS = Path(__file__).with_name("wps.et").read_bytes()


def test_titles_totals_notes_and_signatures() -> None:
    data = a_book(
        [
            ["琅琊街道古道社区2026年矛盾纠纷排查化解台账"],
            ["填报单位（盖章）：古道社区", None, None, "填报日期：2026年6月30日"],
            ["序号", "排查日期", "纠纷类型", "简要情况", "化解结果", "化解日期", "备注"],
            ["一、古道社区"],
            [1, "2026年3月2日", "邻里", "楼道杂物", "未化解", None, "电话回访"],
            [2, "2026年3月5日", "婚姻家庭", "赡养", "已化解", "2026年3月10日", None],
            ["二、东后街社区"],
            [1, "2026年3月6日", "其他", "噪声", "未化解", None, None],
            [2],
            ["合计", None, None, "共3件", "化解1件"],
            ["填表说明：每月25日前报送。"],
            ["审核人：", None, None, "填表人："],
        ]
    )
    found = told(data)
    assert found.checked.problems == ()
    assert found.table.sheets[0].header == 3
    kinds = [kind for _, kind in found.table.sheets[0].left_out]
    section = LeftOut.SECTION
    unused, total, note, signature = (
        LeftOut.UNUSED, LeftOut.TOTAL, LeftOut.NOTE, LeftOut.SIGNATURE,
    )  # fmt: skip
    assert kinds == [section, section, unused, total, note, signature]
    names = [found.known.names[row.unit] for row in found.checked.rows]
    assert names == ["古道社区", "古道社区", "东后街社区"], "by the headings between the rows"
    text = said(found)
    assert "表头在第 3 行，3 件" in text
    assert "没有读：序号、备注" in text
    assert "不导入的 6 行：4（小标题）、7（小标题）、9（空行）、10（合计）、11（说明）" in text
    assert "表里没有：编号、网格、地点、涉及人数" in text
    assert "其中 3 件按小标题或表名登记" in text
    assert "没写人数的 3 件，按 1–2 人登记" in text


@pytest.mark.parametrize("below", [("结果", "化解日期"), ("是否", "时间")])
def test_a_header_of_two_rows(below: tuple[str, str]) -> None:
    def merge(book: Workbook) -> None:
        for cells in ("A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "F2:G2"):
            book.worksheets[0].merge_cells(cells)

    data = a_book(
        [
            ["古道社区矛盾纠纷排查化解台账"],
            ["编号", "排查日期", "类别", "简况", "网格", "化解情况", None],
            [None, None, None, None, None, *below],
            ["M1", "2026-03-05", "邻里", "争吵", "古道社区", "调解成功", "2026-03-09"],
        ],
        touch=merge,
    )
    (row,) = told(data).checked.rows
    assert (row.outcome, row.ended_on) == (Outcome.SUCCESS, date(2026, 3, 9))
    # the same without what says which cells are merged
    (row,) = told(_as_csv(data).encode(), name="a.csv").checked.rows
    assert row.outcome is Outcome.SUCCESS


def _as_csv(data: bytes, between: str = ",") -> str:
    text = StringIO()
    out = csv.writer(text, delimiter=between)
    for row in load_workbook(BytesIO(data)).worksheets[0].iter_rows(values_only=True):
        out.writerow(["" if cell is None else cell for cell in row])
    return text.getvalue()


def test_merged_cells_hold_for_all_their_rows() -> None:
    lines = [HEAD, a_line("1号"), a_line("2号", 网格=None), a_line("3号", 网格="东后街社区")]
    continued = [None, None, None, None, None, "后门", None, None, None]

    def merge(book: Workbook) -> None:
        book.worksheets[0].merge_cells("E2:E3")
        for column in "ABCDE":
            book.worksheets[0].merge_cells(f"{column}4:{column}5")

    found = told(a_book([*lines, continued], touch=merge))
    names = [found.known.names[row.unit] for row in found.checked.rows]
    assert names == ["古道社区", "古道社区", "东后街社区"]
    assert found.table.sheets[0].left_out == ((5, LeftOut.CONTINUED),)
    assert "合并的单元格补全了 1 格" in said(found)


def test_the_header_once_more_and_another_table_below() -> None:
    other = ["类别", "简况", "排查日期", "网格"]
    data = a_book(
        [
            HEAD,
            a_line("1号"),
            HEAD,
            a_line("2号"),
            other,
            ["物业", "收费", "2026-04-01", "古道社区"],
        ]
    )
    found = told(data)
    assert [row.summary for row in found.checked.rows] == ["两家因楼道杂物争吵"] * 2 + ["收费"]
    assert found.checked.rows[2].found_on == date(2026, 4, 1)
    assert found.table.sheets[0].left_out == ((3, LeftOut.HEADER), (5, LeftOut.HEADER))


def test_columns_under_other_names() -> None:
    head = [
        "序号",
        "排查时间",
        "纠纷类型",
        "主要内容",
        "所属社区",
        "涉及人员数",
        "是否化解",
        "化解时间",
    ]
    data = a_book(
        [
            head,
            [1, date(2026, 3, 2), "邻里纠纷", "楼道杂物", "古道社区", 3, "否", None],
            [2, date(2026, 3, 5), "其它", "赡养", "东后街居委会", "12余人", "√", date(2026, 3, 10)],
        ]
    )
    found = told(data)
    one, two = found.checked.rows
    assert (one.outcome, one.people) == (None, PeopleBand.THREE_FOUR)
    assert (two.outcome, two.people) == (Outcome.SUCCESS, PeopleBand.TEN_TWENTY_NINE)
    text = said(found)
    assert "登记到：古道社区 1、东后街社区 1" in text
    assert "按我们的叫法：" in text
    for line in ("“邻里纠纷”→邻里", "“其它”→其他", "“√”→调解成功", "“东后街居委会”→东后街社区"):
        assert line in text
    assert "排查时间→排查日期" in text


@pytest.mark.parametrize(
    "head",
    [
        ["编 号", "排查\n日期", "类别（必填）", "*简况", "网格"],
        ["编号 ", "\u3000排查日期", "类别\n", "简况:", "【网格】"],
        ["编号", "登记时间", "矛盾纠纷类型", "纠纷简要情况(200字以内)", "村（社区）"],
    ],
)
def test_headers_with_marks(head: list[str]) -> None:
    (row,) = told(a_book([head, a_line()[:5]])).checked.rows
    assert row.unit == "341102001001"


def test_every_sheet_is_read_and_the_others_are_named() -> None:
    def hide(book: Workbook) -> None:
        book.worksheets[0].sheet_state = "hidden"

    cover, counts = [["2026年台账"]], [["类别", "网格", "件数"], ["邻里", "古道社区", 2]]
    found = told(
        a_book(cover, [HEAD, a_line("1号")], [HEAD, a_line("2号")], counts, touch=hide),
        {"sheets": "yes"},
    )
    assert (found.checked.problems, found.checked.questions) == ((), ())
    assert [row.number for row in found.checked.rows] == ["1号", "2号"]
    text = said(found)
    assert "1月（隐藏的表）：没有台账表头，没有读" in text
    assert "⚠️ 4月：表头缺少排查日期、简况，1 行读不了" in text


def test_a_sheet_named_after_a_unit() -> None:
    def name(book: Workbook) -> None:
        book.worksheets[0].title, book.worksheets[1].title = "古道社区", "东后街"

    rows = told(
        a_book([HEAD, a_line("1号", 网格=None)], [HEAD, a_line("2号", 网格=None)], touch=name)
    ).checked.rows
    assert [row.unit for row in rows] == ["341102001001", "341102002001"]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
@pytest.mark.parametrize("shown_as", ["yyyy-mm-dd", '[$-804]yyyy"年"m"月"d"日"', "General"])
def test_days_are_the_same_from_whichever_year_they_are_counted(
    epoch: datetime | None, shown_as: str
) -> None:
    def count_from(book: Workbook) -> None:
        if epoch is not None:
            book.epoch = epoch
        for column in "BI":
            book.worksheets[0][f"{column}2"].number_format = shown_as

    line = a_line(排查日期=datetime(2026, 3, 5, 9), 化解日期=date(2026, 3, 9), 结果="已化解")  # noqa: DTZ001 - a cell has no zone
    (row,) = told(a_book([HEAD, line], touch=count_from)).checked.rows
    assert (row.found_on, row.ended_on) == (date(2026, 3, 5), date(2026, 3, 9))


def test_escapes_and_what_nobody_sees() -> None:
    line = a_line(简况="甲乙两家_x000D_\n因停车\u200b争吵\u202e")
    (row,) = told(a_book([HEAD, line])).checked.rows
    assert row.summary == "甲乙两家 因停车争吵"


@pytest.mark.parametrize("between", [",", ";", "\t", "，"])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_text_in_every_dress(between: str, encoding: str) -> None:
    text = "\n".join(between.join(map(str, line)) for line in (HEAD, a_line(), a_line("旧-2")))
    rows = told(text.encode(encoding), name="a.csv").checked.rows
    assert [row.number for row in rows] == ["旧-1", "旧-2"]


def test_a_file_of_wps() -> None:
    table = read_ledger(WPS, "台账.et")
    assert [row.cells["number"] for row in table.rows] == [f"C-00{at}" for at in range(1, 9)]
    assert table.rows[1].cells["ended"] == "2026/3/10"
    assert read_ledger(WPS, "台账.xls").rows == table.rows


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_refused_and_never_more(data: st.DataObject) -> None:
    whole = (WPS, BOOK)[data.draw(st.integers(0, 1))]
    broken = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        broken[data.draw(st.integers(8, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(16, len(broken)))
    for damaged in (bytes(broken), bytes(whole[:cut])):
        with suppress(UnreadableTable):
            read_ledger(damaged, "a.xls")


BOOK = a_book([HEAD, a_line(), a_line("旧-2")])
_CELLS = st.one_of(
    st.none(),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    # what begins with "=" the writer takes for a formula, which has come to nothing yet
    st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8).filter(
        lambda text: not text.startswith("=")
    ),
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=1, max_size=6), min_size=1, max_size=6))
def test_cells_are_what_another_reader_finds(lines: list[list[object]]) -> None:
    data = a_book(lines)
    (sheet,) = read_sheets(data, "a.xlsx")
    for number, line in enumerate(load_workbook(BytesIO(data)).worksheets[0].iter_rows(), 1):
        row = sheet.rows.get(number, ())
        for at, cell in enumerate(line):
            assert (row[at] if at < len(row) else "") == _shown(cell.value), (number, at)


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime():
            return value.date().isoformat()
        case _:
            return str(value)
