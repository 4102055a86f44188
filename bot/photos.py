"""Photos and voice notes on their way into the file store, without what phones add to them."""

import asyncio
from io import BytesIO
from typing import Final

from aiogram import Bot
from aiogram.types import Message
from PIL import Image, ImageOps, UnidentifiedImageError

from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.errors import Invalid
from domain.ports.messaging import Files

_MB: Final = 1024 * 1024
PHOTO_LIMIT: Final = 10 * _MB
VOICE_LIMIT: Final = 2 * _MB
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_LONGEST_SIDE: Final = 2560
_MOST_PIXELS: Final = 50_000_000
_QUALITY: Final = 85


def has_file(message: Message) -> bool:
    """Whether the message carries something that may be an attachment."""
    return bool(message.photo or message.voice or message.document)


async def take(bot: Bot, files: Files, message: Message) -> DraftFile:
    """Stores the photo or voice note of a message.

    A photo is drawn anew, so that place, time and make of the phone (EXIF) stay behind.
    Raises Invalid (``file-too-big``, ``file-kind``).
    """
    if message.voice is not None:
        data = await _fetch(bot, message.voice.file_id, message.voice.file_size, VOICE_LIMIT)
        if not data.startswith(b"OggS"):
            raise Invalid("file-kind")
        return await _store(files, AttachmentKind.VOICE, data, ".ogg")
    if message.photo:
        largest = message.photo[-1]
        file_id, size = largest.file_id, largest.file_size
    elif message.document is not None:
        file_id, size = message.document.file_id, message.document.file_size
        if message.document.mime_type not in {"image/jpeg", "image/png", "image/webp"}:
            raise Invalid("file-kind")
    else:
        raise Invalid("file-kind")
    data = await _fetch(bot, file_id, size, PHOTO_LIMIT)
    clean = await asyncio.to_thread(drawn_anew, data)
    return await _store(files, AttachmentKind.PHOTO, clean, ".jpg")


async def _fetch(bot: Bot, file_id: str, size: int | None, limit: int) -> bytes:
    if size is not None and size > limit:
        raise Invalid("file-too-big", limit=limit // _MB)
    buffer = BytesIO()
    await bot.download(file_id, buffer)
    data = buffer.getvalue()
    if len(data) > limit:
        raise Invalid("file-too-big", limit=limit // _MB)
    return data


async def _store(files: Files, kind: AttachmentKind, data: bytes, suffix: str) -> DraftFile:
    return DraftFile(kind=kind, file=await files.put(data, suffix), size=len(data))


def drawn_anew(data: bytes) -> bytes:
    """The picture as a new JPEG, upright, at most 2560 pixels wide or high, without metadata.

    Raises Invalid (``file-kind``) for what is no picture, or one too large to be drawn.
    """
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise Invalid("file-kind")
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Invalid("file-kind") from error
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    out = BytesIO()
    fresh.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
