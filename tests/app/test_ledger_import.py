"""A ledger kept elsewhere is checked row by row, and taken over once."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.cli import main
from app.demo.district import units
from domain.org.actions import add_units
from domain.request import Request
from tests.makers import NOW
from tests.office import an_office, put

COMMUNITY = "341102001001"
HEAD = "编号,排查日期,网格,类别,简况,涉及人数,结果,化解日期,责任人"


@cache
def with_units() -> bytes:
    """A database with the demo's units in it."""
    with an_office() as office:
        office.do(add_units, Request(now=NOW), units())
        return office.image()


@pytest.fixture
def desk(migrated: Path) -> Path:
    """A folder with such a database where a command looks for one."""
    put(with_units(), migrated / "var" / "griddesk.db")
    return migrated


def table(folder: Path, rows: Sequence[str], head: str = HEAD) -> str:
    (folder / "old.csv").write_text("\n".join([head, *rows]), encoding="gb18030")
    return "old.csv"


def kept(folder: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(next(folder.rglob("*.db")))) as connection:
        return connection.execute(question).fetchall()


def take(file: str, *more: str) -> int:
    return main(["ledger", "import", file, "--unit", COMMUNITY, *more])


GOOD = (
    "2026-001,2026年3月5日,,邻里,【5号楼】楼上漏水两家争执,3,调解成功（书面协议）,2026/3/9,某某",
    f"2026-002,46100,{COMMUNITY},邻里,'=公共楼道堆物,,,,",
)


def test_it_is_written_after_a_dry_run_and_only_once(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(desk, GOOD)
    assert take(file) == 0
    told = capsys.readouterr().out
    assert "To take over for 古道社区: 2 matters." in told
    assert "Nothing is written yet" in told
    assert kept(desk, "SELECT count(*) FROM cases") == [(0,)]

    assert take(file, "--yes") == 0
    assert "Written: 2 matters." in capsys.readouterr().out
    assert kept(desk, "SELECT place, summary, people, state, outcome FROM cases ORDER BY id") == [
        ("5号楼", "楼上漏水两家争执", "3-4", "closed", "success"),
        ("", "=公共楼道堆物", "1-2", "reported", None),
    ]
    steps = "SELECT note, date(counted_at) FROM steps WHERE effect = 'opened' ORDER BY case_id"
    assert kept(desk, steps) == [
        ("导入，原编号 2026-001", "2026-03-05"),
        ("导入，原编号 2026-002", "2026-03-19"),
    ]
    ends = "SELECT effect, date(counted_at) FROM steps WHERE effect = 'resolved'"
    assert kept(desk, ends) == [("resolved", "2026-03-09")]
    ((subject,),) = kept(desk, "SELECT subject FROM audit WHERE act = 'import_ledger'")
    assert str(subject).endswith(":rows:2")
    assert kept(desk, "SELECT count(*) FROM outbox") == [(0,)], "nobody is told"

    assert take(file, "--yes") == 0
    assert "Taken over before, left as they are: 2." in capsys.readouterr().out
    assert kept(desk, "SELECT count(*) FROM cases") == [(2,)]


def test_a_number_in_a_row_is_masked(desk: Path) -> None:
    file = table(desk, ["2026-006,2026-03-05,,邻里,打 13912345678 找他,3,,,"])
    assert take(file, "--yes") == 0
    assert kept(desk, "SELECT summary FROM cases") == [("打 *********** 找他",)]


def test_every_bad_row_is_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(
        desk,
        [
            GOOD[0],
            "2026-001,2026-03-05,,邻里,楼上漏水,3,,,",
            "2026-003,三月,,邻里,楼上漏水,3,,,",
            "2026-004,2026-03-05,没有的网格,没有的类别,楼上漏水,很多,没听过,,",
            "2026-005,2026-03-05,,邻里,,3,,,",
            "2026-006,2026-03-05,,邻里,打 13912345678 找他,3,,,",
            "2026-007,2026-03-05,,邻里,楼上漏水,3,调解成功,2026-03-01,",
            "2026-008,2099-03-05,,邻里,楼上漏水,3,调解成功,,",
        ],
    )
    assert take(file, "--yes") == 1
    told = capsys.readouterr().err
    for words in (
        "Row 3, column 编号",
        "Row 4, column 排查日期",
        "Row 5, column 网格",
        "Row 5, column 类别",
        "Row 5, column 涉及人数",
        "Row 5, column 结果",
        "Row 6, column 简况",
        "Row 8, column 化解日期",
        "Row 9, column 排查日期",
        "6 row(s) cannot be used; nothing was written",
    ):
        assert words in told
    assert "13912345678" not in told
    assert kept(desk, "SELECT count(*) FROM cases") == [(0,)]


def test_a_workbook_with_a_title_and_dates(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["古道社区矛盾纠纷排查化解台账"])
    sheet.append(["序号", "登记日期", "纠纷类型", "简要情况", "办理结果", "办结时间"])
    sheet.append([1, date(2026, 5, 1), "邻里", "楼上漏水", "已化解", "2026-05-02 09:00"])
    book.save(desk / "old.xlsx")
    assert take("old.xlsx", "--yes") == 0
    assert "Written: 1 matters." in capsys.readouterr().out
    assert main(["ledger", "import", "old.xlsx", "--unit", "999"]) == 1
    assert "999 is no unit of the desk" in capsys.readouterr().err
    file = table(desk, ["1,2"], "编号,排查日期")
    assert take(file) == 1


def test_what_is_in_doubt_is_answered_on_the_command_line(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(desk, ["甲-1,3月5日,,劳资纠纷,楼上漏水,3,,,"])
    assert take(file, "--yes") == 1
    told = capsys.readouterr().err
    assert "--answer 'category:劳资纠纷=labour'   Labour and wages" in told
    assert "--answer 'year=2026'" in told
    answers = ("--answer", "category:劳资纠纷=labour", "--answer", "year=2026")
    assert take(file, *answers) == 0
    told = capsys.readouterr().out
    for line in (
        "Not read: 责任人",
        "⚠️ 1 name no grid or community and go to 古道社区",
        "In our words: “劳资纠纷” → Labour and wages (1)",
        "To take over for 古道社区: 1 matters.",
    ):
        assert line in told
    assert take(file, *answers, "--yes") == 0
    assert kept(desk, "SELECT found_on, date(reported_at) FROM cases") == [(None, "2026-03-05")]
    assert take(file, "--answer", "year") == 2
    assert "write KEY=VALUE" in capsys.readouterr().err
