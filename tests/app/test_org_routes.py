"""A table of routes is checked row by row, and takes the place of the whole table."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.demo.district import routes, units
from domain.org.model import UnitKind

WAGES, LABOUR = "341102800004", "341102800005"


@pytest.fixture
def desk(migrated: Path) -> Path:
    """A database with the district and its centres."""
    wanted = {UnitKind.DISTRICT, UnitKind.CENTRE}
    lines = ["code,name,kind,above,valid_from"]
    lines += [
        f"{u.code},{u.name},{u.kind},{u.above or ''},{u.valid_from}"
        for u in units()
        if u.kind in wanted
    ]
    (migrated / "units.csv").write_text("\n".join(lines), encoding="utf-8")
    assert main(["org", "import", "units.csv", "--yes"]) == 0
    return migrated


def table(folder: Path, rows: Sequence[str], head: str = "类别编码,中心编码") -> str:
    (folder / "routes.csv").write_text("\n".join([head, *rows]), encoding="utf-8-sig")
    return "routes.csv"


def kept(folder: Path) -> list[tuple[str, str]]:
    file = next(folder.rglob("*.db"))
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(
            "SELECT c.code, u.code FROM sector_routes r JOIN categories c ON c.id = r.category_id"
            " JOIN units u ON u.id = r.unit_id ORDER BY r.position"
        ).fetchall()


def test_a_table_is_written_after_a_dry_run(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = table(desk, [f"劳动争议,{WAGES}", f"labour,{LABOUR}"])
    assert main(["org", "routes", file]) == 0
    told = capsys.readouterr().out
    assert "劳动争议 -> 农民工工资纠纷调解中心" in told
    assert "New: 2. No longer in the table, to be removed: 0." in told
    assert "Nothing is written yet" in told
    assert kept(desk) == []
    assert main(["org", "routes", file, "--yes"]) == 0
    assert kept(desk) == [("labour", WAGES), ("labour", LABOUR)]

    file = table(desk, ["medical,341102800001", f"labour,{LABOUR}"], "category,centre")
    assert main(["org", "routes", file, "--yes"]) == 0
    assert "New: 1. No longer in the table, to be removed: 1." in capsys.readouterr().out
    assert kept(desk) == [("medical", "341102800001"), ("labour", LABOUR)]


def test_the_demos_own_table_is_good(desk: Path) -> None:
    file = table(desk, [f"{row.category},{row.centre}" for row in routes()])
    assert main(["org", "routes", file, "--yes"]) == 0
    assert len(kept(desk)) == len(routes()) > 6


def test_bad_rows_are_named_all_at_once_and_nothing_is_written(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = table(desk, [f"labour,{WAGES}"])
    assert main(["org", "routes", good, "--yes"]) == 0
    file = table(
        desk,
        [
            f"labour,{WAGES}",
            f"wages,{WAGES}",  # 3: no category
            f",{WAGES}",  # 4: empty
            "labour,341102800099",  # 5: no such unit
            "labour,341102000000",  # 6: a district
            f"劳动争议,{WAGES}",  # 7: row 2 again
            "medical,",  # 8: empty
            f"sanitation,{LABOUR}",  # 9: a topic of opinion items
        ],
    )
    capsys.readouterr()
    assert main(["org", "routes", file, "--yes"]) == 1
    told = capsys.readouterr().err
    for row, column, words in (
        (3, "category / 类别编码", "no category of disputes"),
        (4, "category", "is empty"),
        (5, "centre / 中心编码", "not on the desk"),
        (6, "centre", "is a district"),
        (7, "centre", "stands in row 2 already"),
        (8, "centre", "is empty"),
        (9, "category", "no category of disputes"),
    ):
        assert any(
            f" row {row}, column {column}" in line and words in line for line in told.splitlines()
        ), (row, told)
    assert " row 2," not in told
    assert "7 row(s) cannot be used" in told
    assert kept(desk) == [("labour", WAGES)]


def test_a_table_without_its_columns_is_refused(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = table(desk, ["a,b"], "编码,名称")
    assert main(["org", "routes", file]) == 1
    assert "category / 类别编码" in capsys.readouterr().err
