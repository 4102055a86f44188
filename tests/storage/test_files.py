"""The store of attachments."""

import stat
from pathlib import Path

import pytest

from domain.errors import NotFound
from storage.files import FolderFiles


def _stored(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


async def test_bytes_come_back_under_a_name_nobody_can_guess(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path / "files")
    first = await files.put(b"a photo", "jpg")
    second = await files.put(b"a photo", ".OGG")
    assert await files.get(first) == b"a photo"
    assert first[:32] != second[:32]
    assert (first[32:], second[32:]) == (".jpg", ".ogg")
    stored = _stored(tmp_path)
    assert len(stored) == 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in stored} == {0o600}
    assert {len(file.relative_to(tmp_path / "files").parts) for file in stored} == {3}


@pytest.mark.parametrize(
    "name",
    [
        "",
        "../secret",
        "/etc/passwd",
        f"{'0' * 32}.jpg",
        f"{'0' * 32}.jpg/../../x",
        f"{'A' * 32}.jpg",
        f"{'0' * 32}.jpg\n",
        f"{'0' * 32}.toolong",
    ],
)
async def test_names_it_never_gave_out_are_not_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("x")
    with pytest.raises(NotFound):
        await FolderFiles(tmp_path / "files").get(name)


@pytest.mark.parametrize("suffix", ["", "j/g", "toolong", "jp g", "照片"])
async def test_a_suffix_is_a_plain_word(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ValueError, match="suffix"):
        await FolderFiles(tmp_path).put(b"x", suffix)


async def test_a_write_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        await FolderFiles(tmp_path).put(b"x", "jpg")
    assert _stored(tmp_path) == []
