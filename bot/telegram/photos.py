"""Photos and voice notes on their way into the file store, without what phones add to them.

A file is in a temporary file of the disk meanwhile, which has no name, and is read in pieces. What
it is its first bytes say, whatever the phone calls it.
"""

import asyncio
import errno
import io
import os
import tempfile
from collections.abc import AsyncIterator
from pathlib import PurePath
from typing import IO, Final

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Document, InputFile, Message

from bot.telegram import sounds
from bot.telegram.drawing import BOUNDS, draw_anew
from domain.apart import Apart, Breach, OutOfBounds
from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.errors import Invalid
from domain.messaging import Files

_MB: Final = 1024 * 1024
PHOTO_LIMIT: Final = 10 * _MB
VOICE_LIMIT: Final = 2 * _MB
_PIECE: Final = 64 * 1024
_BYTES: Final = "application/octet-stream"
_SUFFIXES: Final = frozenset({".jpg", ".jpeg", ".jfif", ".png", ".webp", ".heic", ".heif"})
_HEIC: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif"})
_PDF: Final = "application/pdf"
_AS_IT_CAME: Final = {AttachmentKind.VOICE: ".ogg", AttachmentKind.PAPER: ".pdf"}
_HEAD: Final = 36
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def has_file(message: Message) -> bool:
    """Whether the message carries something that may be an attachment."""
    return bool(message.photo or message.document or is_sound(message))


def is_sound(message: Message) -> bool:
    """Whether it is a voice note, or a sound file that may be one."""
    return bool(message.voice or message.audio)


async def take(
    bot: Bot, files: Files, apart: Apart, message: Message, *, papers: bool = False
) -> DraftFile:
    """Stores the photo or voice note of a message; where ``papers`` are wanted, also a PDF.

    A photo is drawn anew, so that place, time and make of the phone (EXIF) stay behind; a sound
    file (MP3, M4A) loses its tags.
    Raises Invalid (``file-too-big``, ``file-kind``, ``picture-heavy``, ``picture-heic``,
    ``files-full``, ``file-gone``: the messenger has it no more).
    """
    sound = message.voice or message.audio
    if sound is not None:
        kind, limit = AttachmentKind.VOICE, VOICE_LIMIT
        file_id, size = sound.file_id, sound.file_size
    elif message.photo:
        kind, limit = AttachmentKind.PHOTO, PHOTO_LIMIT
        file_id, size = message.photo[-1].file_id, message.photo[-1].file_size
    elif message.document is not None and _may_be_picture(message.document):
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
                other = "paper-kind" if papers else "file-kind"
                raise Invalid("picture-heic" if _is_heic(came) else other)
            if kind is AttachmentKind.VOICE and (suffix := _tagged(came)):
                clean = await apart.run(sounds.without_tags, came, sounds.BOUNDS)
                return await _store(files, kind, io.BytesIO(clean), suffix)
            if kind in _AS_IT_CAME:
                return await _store(files, kind, came, _AS_IT_CAME[kind])
            clean = await apart.run(draw_anew, came, BOUNDS)
            return await _store(files, kind, io.BytesIO(clean), ".jpg")
    except TelegramBadRequest as error:
        if "temporarily" in error.message.lower():
            raise  # it is tried again
        if "too big" in error.message.lower():
            raise Invalid("file-too-big", limit=limit // _MB) from error
        raise Invalid("file-gone") from error
    except OutOfBounds as error:
        raise Invalid("file-kind" if error.breach is Breach.BROKEN else "picture-heavy") from error
    except OSError as error:
        if error.errno in _FULL:
            raise Invalid("files-full") from error
        raise


def _may_be_picture(document: Document) -> bool:
    """Whether it is worth a look: not every phone and program has a word for it that is right."""
    called = document.mime_type or _BYTES
    suffix = PurePath(document.file_name or "").suffix.lower()
    return called.startswith("image/") or suffix in _SUFFIXES or (called == _BYTES and not suffix)


def _is_heic(file: IO[bytes]) -> bool:
    """Whether it is a picture of a kind that only newer phones can show."""
    file.seek(0)
    head = file.read(_HEAD)
    return head[4:8] == b"ftyp" and head[8:12] in _HEIC


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
    if sounds.looks_like_mp3(head) or sounds.looks_like_m4a(head):
        return AttachmentKind.VOICE
    return None


def _tagged(file: IO[bytes]) -> str:
    """The suffix of a sound that may carry more than itself; empty for a voice note."""
    file.seek(0)
    head = file.read(_HEAD)
    if sounds.looks_like_m4a(head):
        return sounds.M4A
    return sounds.MP3 if sounds.looks_like_mp3(head) else ""


async def _store(files: Files, kind: AttachmentKind, file: IO[bytes], suffix: str) -> DraftFile:
    size = file.seek(0, os.SEEK_END)
    return DraftFile(kind=kind, file=await files.put(_pieces(file), suffix), size=size)


async def _pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    file.seek(0)
    while chunk := await asyncio.to_thread(file.read, _PIECE):
        yield chunk


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
