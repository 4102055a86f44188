"""``griddesk backup`` and ``griddesk restore`` as an administrator meets them."""

from pathlib import Path

import pytest

from app.cli import main
from storage.backup import sealed
from tests.app.test_recount import write

Captured = pytest.CaptureFixture[str]
WORDS = "GRIDDESK_BACKUP_PASSPHRASE"
_UNIT = (
    "INSERT INTO units VALUES "
    "(1, 'district', '341102000000', '琅琊区', NULL, '/1/', '2011-01-01', NULL, NULL)"
)


@pytest.fixture(autouse=True)
def cheap(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed, "_COST", 2)
    monkeypatch.setenv(WORDS, "correct horse battery staple")


def test_a_copy_is_made_counted_and_brought_back(
    bare: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["backup", "night.griddesk"]) == 1
    assert "griddesk db upgrade" in capsys.readouterr().err
    assert main(["db", "upgrade"]) == 0
    write(next(bare.rglob("*.db")), _UNIT)
    assert main(["backup", "night.griddesk"]) == 0
    assert "all there" in capsys.readouterr().out
    assert main(["backup", "night.griddesk"]) == 1
    assert "there already" in capsys.readouterr().err
    assert main(["backup", "night.griddesk", "--check"]) == 0
    assert "is whole" in capsys.readouterr().out
    assert main(["restore", "night.griddesk"]) == 1
    assert "name an empty one" in capsys.readouterr().err
    monkeypatch.setenv("GRIDDESK_DATABASE_URL", "sqlite+aiosqlite:///new/desk.db")
    assert main(["restore", "night.griddesk", "--gap", "50"]) == 0
    told = capsys.readouterr().out
    assert "go on 50 further" in told
    assert "phones reported lost" in told
    assert main(["recount"]) == 0
    assert main(["restore", "night.griddesk"]) == 1


def test_what_is_wrong_is_one_clear_line(
    bare: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["db", "upgrade"]) == 0
    assert main(["backup", "no/such/folder/night.griddesk"]) == 1
    assert "cannot be read or written" in capsys.readouterr().err
    assert main(["backup", "night.griddesk"]) == 0
    for given, words, told in (
        (Path("night.griddesk").read_bytes()[:-3], None, "is damaged"),
        (b"PK\x03\x04 something else", None, "is damaged"),
        (b"", None, "is damaged"),
        (Path("night.griddesk").read_bytes(), "quite another passphrase", "does not open"),
    ):
        Path("tried.griddesk").write_bytes(given)
        if words is not None:
            monkeypatch.setenv(WORDS, words)
        for command in (["backup", "tried.griddesk", "--check"], ["restore", "tried.griddesk"]):
            assert main(command) == 1
            assert told in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["restore", "night.griddesk", "--gap", "many"])
    monkeypatch.setenv(WORDS, "short")
    assert main(["backup", "other.griddesk"]) == 2
    assert "short" not in capsys.readouterr().err, "it is secret"
    monkeypatch.delenv(WORDS)
    assert main(["backup", "other.griddesk"]) == 2
    assert WORDS in capsys.readouterr().err
