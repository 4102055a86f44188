"""Photos and voice notes on their way in: known by their content, without metadata, in bounds."""

import errno
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import pytest
from aiogram import Bot
from aiogram.types import Message
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.telegram import photos
from bot.telegram.sizes import kept_size
from domain.apart import Answer, Bounds, Breach, OutOfBounds
from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.errors import Invalid
from storage.files import FolderFiles
from tests.pieces import OGG, whole


def a_picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), **saved: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "green").save(out, form, **saved)
    return out.getvalue()


drawn = photos.draw_anew


class Here:
    """:class:`domain.apart.Apart` without a process: what it does is tested in tests/app."""

    async def run(
        self, function: Callable[[bytes], Answer], data: bytes | IO[bytes], bounds: Bounds
    ) -> Answer:
        if isinstance(data, bytes):
            return function(data)
        data.seek(0)
        return function(data.read())


def an_enormous_png(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of that size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class Lines:
    """The part of the bot that brings a file: in pieces, as many as there are."""

    def __init__(self, data: bytes, piece: int = 1000) -> None:
        self.data = data
        self.piece = piece
        self.brought = 0

    async def download(self, file_id: str, destination: BinaryIO) -> None:
        for at in range(0, len(self.data), self.piece):
            destination.write(self.data[at : at + self.piece])
            destination.flush()
            self.brought += 1
        destination.seek(0)


def a_message(**content: Any) -> Message:
    chat = {"id": 1, "type": "private"}
    return Message.model_validate({"message_id": 1, "date": 0, "chat": chat, **content})


def a_document(
    mime: str = "image/jpeg", name: str | None = None, size: int | None = None
) -> Message:
    file = {"file_id": "f", "file_unique_id": "u", "mime_type": mime, "file_size": size}
    file["file_name"] = name
    return a_message(document=file)


def a_voice(size: int | None = None) -> Message:
    return a_message(
        voice={"file_id": "f", "file_unique_id": "u", "duration": 1, "file_size": size}
    )


def stored_in(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


async def taken(folder: Path, data: bytes, message: Message) -> DraftFile:
    return await photos.take(cast(Bot, Lines(data)), FolderFiles(folder), Here(), message)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_drawn_anew_without_its_metadata(form: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # on its side
    exif[0x0110] = "A Phone"
    clean = drawn(a_picture(form, exif=exif))
    assert b"A Phone" not in clean
    with Image.open(BytesIO(clean)) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (40, 60)
        assert not picture.getexif()


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_large_photo_is_made_smaller(form: str) -> None:
    with Image.open(BytesIO(drawn(a_picture(form, (4000, 2000))))) as picture:
        assert picture.width == 2560


def test_a_tall_screenshot_stays_readable() -> None:
    with Image.open(BytesIO(drawn(a_picture("PNG", (1080, 20_000))))) as picture:
        assert picture.size == (1080, 20_000)


@given(st.integers(1, 70_000), st.integers(1, 70_000))
def test_the_size_that_is_kept(width: int, height: int) -> None:
    wide, high = kept_size(width, height)
    assert 1 <= wide <= width
    assert 1 <= high <= height
    assert max(wide, high) <= 2560 or (wide * high <= 24_000_000 and max(wide, high) <= 65_000)
    assert min(wide, high) <= max(1080, 2560 * min(width, height) // max(width, height) + 1)


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"\xff\xd8\xff" + bytes(20), a_picture("BMP"), a_picture("PNG")[:80]],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid):
        drawn(data)


@pytest.mark.parametrize("size", [(10_001, 5_000), (12_000, 8_000), (60_000, 60_000)])
def test_a_picture_that_claims_to_be_enormous_is_refused(size: tuple[int, int]) -> None:
    """Ours is the first limit; Pillow warns at the second size and raises at the third."""
    with pytest.raises(Invalid) as refused:
        drawn(an_enormous_png(*size))
    assert refused.value.reason == "picture-heavy"


def step_by_step(more: int) -> bytes:
    """A picture that is painted in ten goes, and then some goes more over what is there already."""
    data = a_picture(size=(640, 480), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * more + data[-2:]


def test_a_picture_painted_over_and_over_is_refused() -> None:
    """Each go costs as much as a whole picture: a few hundred kilobytes could take minutes."""
    phone_adds = b"\0" * 10 + b"\xff\xda" * 1000  # a film behind the picture, say
    for honest in (step_by_step(0), step_by_step(20), a_picture() + phone_adds):
        assert drawn(honest)
    with pytest.raises(Invalid) as refused:
        drawn(step_by_step(60))
    assert refused.value.reason == "picture-heavy"


@pytest.mark.parametrize(("breach", "reason"), [("slow", "picture-heavy"), ("broken", "file-kind")])
async def test_what_does_not_keep_its_bounds_is_refused(
    tmp_path: Path, breach: str, reason: str
) -> None:
    class Ends:
        async def run(self, *_: object) -> Any:
            raise OutOfBounds(Breach(breach))

    with pytest.raises(Invalid) as refused:
        await photos.take(
            cast(Bot, Lines(a_picture())), FolderFiles(tmp_path), Ends(), a_document()
        )
    assert refused.value.reason == reason
    assert stored_in(tmp_path) == []


@pytest.mark.parametrize(
    "message",
    [
        a_document("image/jpg"),
        a_document("image/pjpeg"),
        a_document("application/octet-stream"),
        a_document("application/x-unknown", "IMG_1.JPG"),
    ],
)
async def test_a_photo_under_another_name_is_taken(tmp_path: Path, message: Message) -> None:
    assert (await taken(tmp_path, a_picture(), message)).kind is AttachmentKind.PHOTO


async def test_a_picture_only_new_phones_can_show_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refused:
        await taken(tmp_path, b"\0\0\0\x18ftypheic" + bytes(100), a_document("image/heic"))
    assert refused.value.reason == "picture-heic"


async def test_a_photo_sent_as_a_document_loses_its_metadata_too(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = "A Phone"
    exif.get_ifd(0x8825)[1] = "N"
    file = await taken(tmp_path, a_picture(exif=exif), a_document())
    stored = await whole(FolderFiles(tmp_path), file.file)
    assert (file.kind, file.size) == (AttachmentKind.PHOTO, len(stored))
    assert b"A Phone" not in stored
    with Image.open(BytesIO(stored)) as picture:
        assert not picture.getexif()
    assert stored_in(tmp_path) == [file.file]


async def test_a_voice_note_is_kept_as_it_is(tmp_path: Path) -> None:
    file = await taken(tmp_path, OGG, a_voice())
    assert await whole(FolderFiles(tmp_path), file.file) == OGG
    assert (file.kind, file.size) == (AttachmentKind.VOICE, len(OGG))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7" + bytes(100), a_document()),
        (b"GIF89a" + bytes(100), a_document("image/png")),
        (b"<svg onload='x'/>", a_document("image/webp")),
        (OGG, a_document()),
        (b"OggS" + bytes(100), a_voice()),  # another sound in the same wrapping
        (a_picture(), a_voice()),
        (a_picture(), a_document("application/pdf")),
        (b"", a_voice()),
    ],
)
async def test_the_content_says_what_it_is(tmp_path: Path, data: bytes, message: Message) -> None:
    with pytest.raises(Invalid) as refused:
        await taken(tmp_path, data, message)
    assert refused.value.reason == "file-kind"
    assert stored_in(tmp_path) == []


async def test_what_is_too_big_is_not_even_fetched(tmp_path: Path) -> None:
    line = Lines(OGG)
    with pytest.raises(Invalid) as refused:
        await photos.take(
            cast(Bot, line), FolderFiles(tmp_path), Here(), a_voice(2 * 1024 * 1024 + 1)
        )
    assert (refused.value.reason, line.brought) == ("file-too-big", 0)


async def test_what_turns_out_too_big_is_broken_off(tmp_path: Path) -> None:
    line = Lines(OGG + bytes(5_000_000))
    with pytest.raises(Invalid) as refused:
        await photos.take(cast(Bot, line), FolderFiles(tmp_path), Here(), a_voice(size=100))
    assert refused.value.reason == "file-too-big"
    assert line.brought * line.piece <= 2 * 1024 * 1024
    assert stored_in(tmp_path) == []


async def test_a_full_disk_is_said_while_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(photos._Limited, "write", full)
    with pytest.raises(Invalid) as refused:
        await taken(tmp_path, OGG, a_voice())
    assert refused.value.reason == "files-full"


async def test_a_paper_is_taken_where_papers_are_wanted_and_nowhere_else(tmp_path: Path) -> None:
    paper, files = b"%PDF-1.7 ...", FolderFiles(tmp_path)
    message = a_document("application/pdf")
    with pytest.raises(Invalid, match="file-kind"):
        await photos.take(cast(Bot, Lines(paper)), files, Here(), message)
    kept = await photos.take(cast(Bot, Lines(paper)), files, Here(), message, papers=True)
    assert (kept.kind, kept.size) == (AttachmentKind.PAPER, len(paper))
    assert kept.file.endswith(".pdf")
    for data, mime in ((b"MZ" + bytes(60), "application/pdf"), (paper, "application/zip")):
        with pytest.raises(Invalid, match="paper-kind"):
            await photos.take(cast(Bot, Lines(data)), files, Here(), a_document(mime), papers=True)
    assert len(stored_in(tmp_path)) == 1
