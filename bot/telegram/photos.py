"""Photos and voice notes on their way into the file store, without what phones add to them.

A file is in a temporary file of the disk meanwhile, which has no name, and is read in pieces. What
it is its first bytes say, whatever the phone calls it.
"""

import asyncio
import errno
import os
import struct
import tempfile
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Final

from aiogram import Bot
from aiogram.types import InputFile, Message
from PIL import Image, ImageOps

from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.errors import Invalid
from domain.messaging import Files

_MB: Final = 1024 * 1024
PHOTO_LIMIT: Final = 10 * _MB
VOICE_LIMIT: Final = 2 * _MB
_PIECE: Final = 64 * 1024
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_IMAGE_TYPES: Final = frozenset({"image/jpeg", "image/png", "image/webp"})
_PDF: Final = "application/pdf"
_AS_IT_CAME: Final = {AttachmentKind.VOICE: ".ogg", AttachmentKind.PAPER: ".pdf"}
_LONGEST_SIDE: Final = 2560
_MOST_PIXELS: Final = 50_000_000
_QUALITY: Final = 85
_HEAD: Final = 36
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_BROKEN: Final = (
    *(OSError, ValueError, SyntaxError, EOFError, struct.error, KeyError, TypeError, IndexError),
    *(OverflowError, Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What Pillow raises for a picture that is none, is cut off, or pretends to be enormous."""
_DRAWING: Final = ThreadPoolExecutor(2, "drawing")
"""A picture takes up to a few hundred megabytes while it is drawn: two at a time."""


def has_file(message: Message) -> bool:
    """Whether the message carries something that may be an attachment."""
    return bool(message.photo or message.voice or message.document)


async def take(bot: Bot, files: Files, message: Message, *, papers: bool = False) -> DraftFile:
    """Stores the photo or voice note of a message; where ``papers`` are wanted, also a PDF.

    A photo is drawn anew, so that place, time and make of the phone (EXIF) stay behind.
    Raises Invalid (``file-too-big``, ``file-kind``, ``files-full``).
    """
    if message.voice is not None:
        kind, limit = AttachmentKind.VOICE, VOICE_LIMIT
        file_id, size = message.voice.file_id, message.voice.file_size
    elif message.photo:
        kind, limit = AttachmentKind.PHOTO, PHOTO_LIMIT
        file_id, size = message.photo[-1].file_id, message.photo[-1].file_size
    elif message.document is not None and message.document.mime_type in _IMAGE_TYPES:
        kind, limit = AttachmentKind.PHOTO, PHOTO_LIMIT
        file_id, size = message.document.file_id, message.document.file_size
    elif papers and message.document is not None and message.document.mime_type == _PDF:
        kind, limit = AttachmentKind.PAPER, PHOTO_LIMIT
        file_id, size = message.document.file_id, message.document.file_size
    else:
        raise Invalid("paper-kind" if papers else "file-kind")
    if size is not None and size > limit:
        raise Invalid("file-too-big", limit=limit // _MB)
    try:
        with tempfile.TemporaryFile() as came:
            await bot.download(file_id, _Limited(came, limit))  # type: ignore[arg-type]  # it is written to, no more
            if kind_of(came) is not kind:
                raise Invalid("paper-kind" if papers else "file-kind")
            if kind in _AS_IT_CAME:
                return await _store(files, kind, came, _AS_IT_CAME[kind])
            with tempfile.TemporaryFile() as clean:
                loop = asyncio.get_running_loop()
                await loop.run_in_executor(_DRAWING, draw_anew, came, clean)
                return await _store(files, kind, clean, ".jpg")
    except OSError as error:
        if error.errno in _FULL:
            raise Invalid("files-full") from error
        raise


class _Limited:
    """A file to write to that refuses to grow beyond the limit, whatever size was announced."""

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file = file
        self._left = limit
        self._limit = limit

    def write(self, chunk: bytes) -> int:
        """One more piece; raises Invalid (``file-too-big``)."""
        self._left -= len(chunk)
        if self._left < 0:
            raise Invalid("file-too-big", limit=self._limit // _MB)
        return self._file.write(chunk)

    def flush(self) -> None:
        """As of the file."""
        self._file.flush()

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """As of the file."""
        return self._file.seek(offset, whence)


def kind_of(file: IO[bytes]) -> AttachmentKind | None:
    """What the first bytes say; None for anything that cannot be attached."""
    file.seek(0)
    head = file.read(_HEAD)
    if head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return AttachmentKind.PHOTO
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return AttachmentKind.PHOTO
    if head.startswith(b"%PDF-"):
        return AttachmentKind.PAPER
    if head[:4] == b"OggS" and head[28:36] == b"OpusHead":
        return AttachmentKind.VOICE
    return None


async def _store(files: Files, kind: AttachmentKind, file: IO[bytes], suffix: str) -> DraftFile:
    size = file.seek(0, os.SEEK_END)
    return DraftFile(kind=kind, file=await files.put(_pieces(file), suffix), size=size)


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    file.seek(0)
    while chunk := await asyncio.to_thread(file.read, _PIECE):
        yield chunk


def draw_anew(came: IO[bytes], clean: IO[bytes]) -> None:
    """Writes the picture as a new JPEG, upright, at most 2560 pixels wide or high, without
    metadata.

    Raises Invalid (``file-kind``) for what is no picture, or one too large to be drawn.
    """
    came.seek(0)
    try:
        with Image.open(came, formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise Invalid("file-kind")
            # a JPEG is read at a fraction of its size when more is not needed
            opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except _BROKEN as error:
        raise Invalid("file-kind") from error
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    fresh.save(clean, "JPEG", quality=_QUALITY)


class StoredFile(InputFile):
    """An attachment on its way out of the store to the messenger, read anew for each try."""

    def __init__(self, files: Files, name: str) -> None:
        super().__init__(filename=name)
        self._files = files
        self._name = name

    async def read(self, bot: Bot) -> AsyncIterator[bytes]:  # type: ignore[override]  # a generator as theirs
        """Its pieces."""
        async for chunk in self._files.get(self._name):
            yield chunk
