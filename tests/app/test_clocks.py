"""``griddesk clocks``: a unit's time limits, shown and set from the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.demo.district import units
from domain.org.model import UnitKind

STREET = "341102001000"


@pytest.fixture
def desk(migrated: Path) -> Path:
    """A database with the district and its streets."""
    wanted = {UnitKind.DISTRICT, UnitKind.STREET}
    lines = ["code,name,kind,above,valid_from"]
    lines += [
        f"{u.code},{u.name},{u.kind},{u.above or ''},{u.valid_from}"
        for u in units()
        if u.kind in wanted
    ]
    (migrated / "units.csv").write_text("\n".join(lines), encoding="utf-8")
    assert main(["org", "import", "units.csv", "--yes"]) == 0
    return migrated


def rows(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(next(folder.rglob("*.db")))) as connection:
        return connection.execute(statement).fetchall()


def test_they_are_shown_and_set_one_by_one(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["clocks", "--unit", STREET]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith(f"({STREET}), working days:")
    assert told[1] == "  yellow  accept  2, finish  10  (its tier's)"
    assert len(told) == 4
    assert rows(desk, "SELECT count(*) FROM unit_clocks") == [(0,)], "looking sets nothing"

    assert main(["clocks", "--unit", STREET, "--handle", "8"]) == 0
    assert "yellow  accept  2, finish   8  (its own since " in capsys.readouterr().out
    assert main(["clocks", "--unit", STREET, "--accept", "1"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "yellow  accept  1, finish   8" in told[1], "what is not given stays"
    assert told[2] == "  orange  accept  0, finish  10  (its tier's)"
    assert main(["clocks", "--unit", STREET, "--urgency", "red", "--handle", "0"]) == 0
    assert "red     accept  0, finish   0" in capsys.readouterr().out
    kept = rows(desk, "SELECT urgency, accept_days, handle_days FROM unit_clocks ORDER BY id")
    assert kept == [("yellow", 1, 8), ("red", 0, 0)]
    acts = rows(desk, "SELECT act, person_id FROM audit WHERE act = 'set_clocks'")
    assert acts == [("set_clocks", None)] * 3


@pytest.mark.parametrize(
    ("more", "code", "words"),
    [
        (("--unit", "999"), 1, "no unit has the code 999"),
        (("--unit", STREET, "--accept", "61"), 2, "0 to 60, days to finish 0 to 365"),
    ],
)
def test_what_cannot_be_set_is_one_line(
    desk: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], code: int, words: str
) -> None:
    capsys.readouterr()
    assert main(["clocks", *more]) == code
    assert words in capsys.readouterr().err
    assert rows(desk, "SELECT count(*) FROM unit_clocks") == [(0,)]


@pytest.mark.parametrize("days", ["-1", "two", "１"])
def test_what_is_no_number_of_days_is_wrong_usage(days: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["clocks", "--unit", STREET, f"--accept={days}"])
    assert caught.value.code == 2
