"""The store of attachments."""

import errno
import stat
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.errors import Invalid, NotFound
from storage.files import FolderFiles
from tests.pieces import in_pieces, whole


def _stored(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


async def test_bytes_come_back_under_a_name_nobody_can_guess(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path / "files")
    first = await files.put(in_pieces(b"a photo"), "jpg")
    second = await files.put(in_pieces(b"a photo"), ".OGG")
    assert await whole(files, first) == b"a photo"
    assert await files.size(first) == len(b"a photo")
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
    files = FolderFiles(tmp_path / "files")
    with pytest.raises(NotFound):
        await whole(files, name)
    with pytest.raises(NotFound):
        await files.size(name)


@pytest.mark.parametrize("suffix", ["", "j/g", "toolong", "jp g", "照片"])
async def test_a_suffix_is_a_plain_word(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(ValueError, match="suffix"):
        await FolderFiles(tmp_path).put(in_pieces(b"x"), suffix)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
async def test_a_full_disk_is_said_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def full(_: int) -> None:
        raise OSError(number, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Invalid) as refused:
        await FolderFiles(tmp_path).put(in_pieces(b"x"), "jpg")
    assert refused.value.reason == "files-full"
    assert _stored(tmp_path) == []


async def test_another_trouble_of_the_disk_is_no_full_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("os.fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        await FolderFiles(tmp_path).put(in_pieces(b"x"), "jpg")
    assert _stored(tmp_path) == []


async def test_what_breaks_off_on_its_way_leaves_nothing(tmp_path: Path) -> None:
    async def half() -> AsyncIterator[bytes]:
        yield b"half of it"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await FolderFiles(tmp_path).put(half(), "jpg")
    assert _stored(tmp_path) == []


async def test_a_large_file_goes_in_and_out_in_pieces(tmp_path: Path) -> None:
    files = FolderFiles(tmp_path)
    piece = b"\0" * 1024 * 1024

    async def large() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield piece

    tracemalloc.start()
    name = await files.put(large(), "jpg")
    sizes = [len(chunk) async for chunk in files.get(name)]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sum(sizes) == 20 * len(piece)
    assert max(sizes) <= 64 * 1024
    assert most < 2 * len(piece), "never the whole of it at once"
