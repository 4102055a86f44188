"""Why a file cannot be read or written is said in the language spoken, not in the system's."""

import errno
from pathlib import Path

import pytest

from app.cli import main
from app.texts import speak
from app.why import why

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def chinese(migrated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk's folder, its command line in Chinese."""
    monkeypatch.setenv("GRIDDESK_LANG", "zh")
    monkeypatch.setenv("GRIDDESK_BACKUP_PASSPHRASE", "correct horse battery staple")
    (migrated / "folder").mkdir()
    return migrated


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["restore", "nofile"], "nofile 读写不了：没有这个文件或文件夹"),
        (["restore", "folder"], "folder 读写不了：是文件夹，应写文件名"),
        (["backup", "none/c.griddesk"], "none/c.griddesk 读写不了：没有这个文件或文件夹"),
        (["org", "import", "folder"], "folder：文件读不出来：是文件夹，应写文件名。"),
        (["org", "routes", "none.csv"], "none.csv：没有这个文件，请核对路径和文件名。"),
    ],
)
def test_a_command_says_it_in_one_sentence(words: list[str], told: str, capsys: Captured) -> None:
    assert main(words) == 1
    assert capsys.readouterr().err == f"griddesk: {told}\n"


def test_doctor_says_it(chinese: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    (chinese / "files").write_text("in the way")
    monkeypatch.setenv("GRIDDESK_FILES_DIR", "files")
    assert main(["doctor"]) == 1
    assert (
        "✘ 文件夹：files 写不进去（GRIDDESK_FILES_DIR）：请核对路径和权限\n"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.EACCES, "请核对路径和权限"),
        (errno.ENOSPC, "磁盘满了"),
        (errno.ENOTDIR, "没有这个文件或文件夹"),
        (None, "请核对路径和权限"),
    ],
)
def test_what_the_system_says_is_not_repeated(number: int | None, told: str) -> None:
    speak("zh")
    assert why(OSError(number, "Some words of the system's")) == told
