"""A table of units is checked row by row before anything is written."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.imports import table
from app.imports.changes import UnitChange
from app.imports.sheets import parts
from app.imports.table import FileProblem, read_table, table_trouble
from app.imports.units import Checked, KnownUnit, check
from domain.imports.model import RawRow
from domain.org.model import UnitKind

TODAY = date(2026, 11, 24)
CHINESE = ("编码", "名称", "级别", "上级编码", "起始日期")
ENGLISH = ("code", "name", "kind", "above", "valid_from")
GOOD = (
    ("341102001001", "古道社区", "社区", "341102001000", "2011-10-31"),
    ("341102001000", "琅琊街道", "街道", "341102000000", "2011/10/31"),
    ("341102000000", "琅琊区", "区", "", "2011年10月31日"),
    ("341102001001001", "古道社区第1网格", "一级网格", "341102001001", "2011-10-31"),
    ("341102800001", "医疗纠纷调解中心", "调解中心", "341102000000", "2012-03-01"),
)


def csv_file(folder: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8-sig") -> Path:
    path = folder / "units.csv"
    path.write_text("\r\n".join(",".join(row) for row in rows), encoding=encoding)
    return path


def xlsx_file(folder: Path, rows: Sequence[Sequence[object]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    path = folder / "units.xlsx"
    book.save(path)
    return path


def known_unit(kind: UnitKind, name: str, above: str | None, *, ended: bool = False) -> KnownUnit:
    return KnownUnit(kind=kind, name=name, above=above, ended=ended)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_file_as_excel_saves_it(tmp_path: Path, encoding: str) -> None:
    checked = check(read_table(csv_file(tmp_path, [CHINESE, *GOOD], encoding)), {}, TODAY)
    assert not checked.problems
    assert checked.rows[0].code == "341102000000"
    order = {row.code: n for n, row in enumerate(checked.rows)}
    assert all(order[row.above] < order[row.code] for row in checked.rows if row.above)
    assert checked.counts()[UnitKind.CENTRE] == 1


def test_a_workbook_with_real_dates_and_numbers(tmp_path: Path) -> None:
    rows = [
        ENGLISH,
        (341102000000, "琅琊区", "district", None, datetime(2011, 10, 31)),  # noqa: DTZ001 - a cell
        (341102001000.0, "琅琊街道", "Street", 341102000000, date(2011, 10, 31)),
        (None, None, None, None, None),
    ]
    checked = check(read_table(xlsx_file(tmp_path, rows)), {}, TODAY)
    assert not checked.problems
    assert [row.code for row in checked.rows] == ["341102000000", "341102001000"]
    assert {row.valid_from for row in checked.rows} == {date(2011, 10, 31)}


BAD = (
    ("341102001000", "琅琊街道", "街道", "341102000000", "2011-10-31"),  # 2: above unknown
    ("", "无码社区", "社区", "341102001000", "2011-10-31"),  # 3: no code
    ("341102001002", "=HYPERLINK(1)", "社区", "341102001000", "2011-10-31"),  # 4: a formula
    ("341102001003", "望山社区", "小区", "341102001000", "2011-10-31"),  # 5: no such level
    ("341102001004", "松风社区", "社区", "341102001000", "2011-02-30"),  # 6: no such day
    ("341102001005", "书院里社区", "社区", "341102001005", "2011-10-31"),  # 7: above itself
    ("341102001000", "琅琊街道", "街道", "", "2011-10-31"),  # 8: twice
    ("3.41102E+11", "柳巷社区", "社区", "341102001000", "2011-10-31"),  # 9: rounded
    ("341102009000", "北门街道", "街道", "341102001001", "2011-10-31"),  # 10: a street below
    ("341102001001", "古道社区", "社区", "341102001000", "2011-10-31"),
)
WANTED = [
    (2, "above"),
    (3, "code"),
    (4, "name"),
    (5, "kind"),
    (6, "valid_from"),
    (7, "above"),
    (8, "code"),
    (9, "code"),
    (10, "above"),
]


@pytest.mark.parametrize("make", [csv_file, xlsx_file])
def test_every_bad_row_is_named_with_its_column(
    tmp_path: Path, make: Callable[[Path, Sequence[Sequence[str]]], Path]
) -> None:
    path = make(tmp_path, [CHINESE, *BAD])
    checked = check(read_table(path), {}, TODAY)
    assert [(problem.row, problem.column) for problem in checked.problems] == WANTED
    assert checked.rows == ()
    assert str(checked.problems[0]).startswith("row 2, column above / 上级编码: 341102000000 is")


def test_units_there_already_are_left_out_and_may_be_above() -> None:
    known = {
        "341102000000": known_unit(UnitKind.DISTRICT, "琅琊区", None),
        "341102001000": known_unit(UnitKind.STREET, "琅琊街道", "341102000000"),
    }
    raw = [
        RawRow(number=n, cells=dict(zip(ENGLISH, row, strict=True)))
        for n, row in enumerate(GOOD, 2)
        if row[0] != "341102000000"
    ]
    checked = check(raw, known, TODAY)
    assert not checked.problems
    assert checked.already == 1
    assert "341102001000" not in {row.code for row in checked.rows}


HEADS = (*ENGLISH, "into", "until")
ON_DESK = {
    "S": known_unit(UnitKind.STREET, "琅琊街道", "D"),
    "S2": known_unit(UnitKind.STREET, "北门街道", "D"),
    "D": known_unit(UnitKind.DISTRICT, "琅琊区", None),
    "C1": known_unit(UnitKind.COMMUNITY, "古道社区", "S"),
    "C2": known_unit(UnitKind.COMMUNITY, "望山社区", "S"),
    "C3": known_unit(UnitKind.COMMUNITY, "老社区", "S", ended=True),
}


def changed(*rows: tuple[str, ...]) -> Checked:
    raw = [
        RawRow(number=n, cells=dict(zip(HEADS, (*row, "", "")[: len(HEADS)], strict=True)))
        for n, row in enumerate(rows, 2)
    ]
    return check(raw, ON_DESK, TODAY)


def test_what_is_different_with_units_there_already_is_a_change() -> None:
    checked = changed(
        ("C1", "古道新村社区", "社区", "S2", "2011-10-31"),
        ("C2", "望山社区", "社区", "S", "2011-10-31", "C4", "2026-11-02"),
        ("C3", "老社区", "社区", "S", "2011-10-31", "C1", "2020-01-01"),
        ("C4", "新望山社区", "社区", "S", "2026-11-02"),
        ("S", "琅琊街道", "街道", "D", "2011-10-31", "", "2026-11-24"),
        ("D", "琅琊区", "区", "", "2011-10-31"),
    )
    assert not checked.problems
    assert [row.code for row in checked.rows] == ["C4"]
    assert list(checked.changes) == [
        UnitChange(code="C1", name="古道新村社区", above="S2"),
        UnitChange(code="C2", into="C4", until=date(2026, 11, 2)),
        UnitChange(code="S", until=TODAY),
    ]
    assert checked.already == 2


def test_an_end_that_cannot_be_is_named_with_its_column() -> None:
    checked = changed(
        ("C1", "古道社区", "街道", "D", "2011-10-31"),  # 2: another level
        ("C2", "望山社区", "社区", "S", "2011-10-31", "S9"),  # 3: into nothing
        ("S", "琅琊街道", "街道", "D", "2011-10-31", "C2"),  # 4: into what is below it
        ("S2", "北门街道", "街道", "D", "2011-10-31", "", "2026-11-25"),  # 5: tomorrow
        ("C5", "花山社区", "社区", "S", "2011-10-31", "", "2020-01-01"),  # 6: new and ended
        ("D", "琅琊区", "区", "", "2011-10-31", "", "去年"),  # 7: no day
    )
    found = [(problem.row, problem.column) for problem in checked.problems]
    assert found == [
        (2, "kind"),
        (3, "into"),
        (4, "into"),
        (5, "until"),
        (6, "until"),
        (7, "until"),
    ]
    assert (checked.rows, checked.changes) == ((), ())


@pytest.mark.parametrize(
    ("kind", "code", "fits"),
    [
        *(("社区", code, False) for code in ("34110200100X", "1", "341102001", "3411020010011")),
        *(("社区", code, True) for code in ("341102001001", "C1", "GD-01")),
        *(("区", code, True) for code in ("341102", "341102000000", "LY")),
        *(("街道", code, True) for code in ("341102001", "341102001000")),
        *(("街道", code, False) for code in ("341102001001", "341102", "34110200X")),
        *(("一级网格", code, True) for code in ("341102001001001", "W1")),
        *(("一级网格", code, False) for code in ("341102001001", "34110200100100101")),
        *(("二级网格", code, True) for code in ("34110200100100101",)),
        *(("二级网格", code, False) for code in ("341102001001001", "34112519900101123X")),
    ],
)
def test_a_code_fits_its_level_or_is_clearly_ones_own(kind: str, code: str, fits: bool) -> None:
    cells = dict(zip(ENGLISH, (code, "某处", kind, "", "2011-10-31"), strict=True))
    problems = check([RawRow(number=2, cells=cells)], {}, TODAY).problems
    assert [problem.column for problem in problems] == ([] if fits else ["code"])


def test_a_code_that_is_on_the_desk_already_stays_one() -> None:
    known = {"34110200100X": known_unit(UnitKind.COMMUNITY, "古道社区", None)}
    row = ("34110200100X", "古道新村社区", "社区", "", "2011-10-31")
    checked = check([RawRow(number=2, cells=dict(zip(ENGLISH, row, strict=True)))], known, TODAY)
    assert [change.name for change in checked.changes] == ["古道新村社区"]


def test_a_code_that_excel_has_rounded_is_not_taken(tmp_path: Path) -> None:
    rows = [ENGLISH, (34110200100100101, "1号楼", "grid_2", None, "2011-10-31")]
    (problem,) = check(read_table(xlsx_file(tmp_path, rows)), {}, TODAY).problems
    assert (problem.row, problem.column) == (2, "code")
    assert "as text" in problem.what


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("units.txt", b"code", "neither .xlsx nor .csv"),
        ("units.xlsx", b"no workbook", "cannot be opened"),
        ("units.csv", b"\x00\x01\x02", "is not text"),
        ("units.csv", b"", "has no rows"),
        ("units.csv", b"code,name\n1,2\n", "header is incomplete"),
        ("units.csv", ",".join(ENGLISH).encode(), "has no rows"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileProblem, match=says):
        read_table(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        read_table(tmp_path / "units.csv")
    told = table_trouble(tmp_path / "units.csv", caught.value)
    assert told == "units.csv: there is no such file: check its path and name"


def test_a_file_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = xlsx_file(tmp_path, [ENGLISH])
    monkeypatch.setattr(parts, "MOST_UNPACKED", 100)
    with pytest.raises(FileProblem, match="unpacks"):
        read_table(path)
    monkeypatch.setattr(table, "MOST_BYTES", 100)
    with pytest.raises(FileProblem, match="larger than"):
        read_table(path)
