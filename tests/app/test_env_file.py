"""The file ``.env``: what cannot be read of it is said in a line, and nothing secret with it."""

from datetime import time
from pathlib import Path

import pytest

from app.cli import main
from app.settings import SettingsError, load


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-16-le"])
def test_a_file_that_is_not_utf_8_is_said_in_one_line_by_every_command(
    bare: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "GRIDDESK_MORNING=09:00\n" + "# 早上的提醒\n" * (encoding == "gbk")
    (bare / ".env").write_bytes(said.encode(encoding))
    told = ".env is not in UTF-8: open it in an editor and save it as UTF-8\n"
    assert main(["recount"]) == 2
    assert capsys.readouterr().err == f"griddesk: {told}"
    assert main(["doctor"]) == 2
    assert capsys.readouterr().out == f"✘ settings: {told}"
    with pytest.raises(SystemExit) as ended:
        main(["--help"])  # needs none of them, nor does the demo
    assert ended.value.code == 0


def test_an_empty_folder_for_a_file_is_said_and_one_in_use_is_passed_over(
    bare: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (bare / ".env").mkdir()
    assert main(["recount"]) == 2
    assert capsys.readouterr().err.startswith("griddesk: .env is an empty folder where a file")
    (bare / ".env" / "pyvenv.cfg").touch()  # as of python -m venv .env
    assert main(["db", "upgrade"]) == 0
    assert main(["recount"]) == 0


def test_a_file_that_cannot_be_read_is_said(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = Path.read_text

    def refused(path: Path, encoding: str) -> str:
        if path.name == ".env":  # the tests may run as one who may read all
            raise PermissionError
        return read(path, encoding)

    (bare / ".env").write_text("GRIDDESK_MORNING=09:00\n")
    monkeypatch.setattr(Path, "read_text", refused)
    assert main(["recount"]) == 2
    assert capsys.readouterr().err.startswith("griddesk: .env cannot be read")


def test_lines_of_ours_that_say_nothing_are_named_by_number(bare: Path) -> None:
    (bare / ".env").write_text(
        "# GRIDDESK_TELEGRAM_TOKEN\nOTHER\nGRIDDESK_TELEGRAM_TOKEN\n"
        "GRIDDESK_MORNING=soon\nGRIDDESK_BACKUP_PASSPHRASE：secret words\nnot ours：x\n"
    )
    with pytest.raises(SettingsError) as wrong:
        load()
    lines = wrong.value.lines
    assert [line.partition(" says ")[0] for line in lines[:2]] == [".env, line 3,", ".env, line 5,"]
    assert "secret" not in str(wrong.value)
    assert lines[2:] == (lines[2],)
    assert "GRIDDESK_MORNING" in lines[2]


def test_the_mark_an_editor_puts_before_utf_8_is_no_part_of_the_first_line(bare: Path) -> None:
    (bare / ".env").write_text("GRIDDESK_MORNING=09:00\n", encoding="utf-8-sig")
    assert load().morning == time(9)
