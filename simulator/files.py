"""Files: what is uploaded, how it is described, and how it is named again later.

Bot API, "Sending files": a file is uploaded (10 MB for a photo, 50 MB for others), or named by its
file_id. Fetching by HTTP URL is not modelled, because a simulator stays on its machine.
"""

from __future__ import annotations

import mimetypes
import secrets
from typing import Any

from botapi.errors import ApiError, bad_request
from botapi.images import image_size
from botapi.params import Params, Upload
from botapi.values import JSON
from simulator.model import Bot, FileRecord
from simulator.store import Store

MEGABYTE = 1 << 20
MOST_UPLOADED = 50 * MEGABYTE
LARGEST_PHOTO = 10 * MEGABYTE
MOST_DOWNLOADED = 20 * MEGABYTE
KINDS = {
    "photo": ("AgAC", "photos", ".jpg", "image/jpeg"),
    "document": ("BQAC", "documents", "", "application/octet-stream"),
    "voice": ("AwAC", "voice", ".oga", "audio/ogg"),
    "audio": ("CQAC", "music", ".mp3", "audio/mpeg"),
    "video": ("BAAC", "videos", ".mp4", "video/mp4"),
    "sticker": ("CAAC", "stickers", ".webp", "image/webp"),
}


def keep(store: Store, bot: Bot, kind: str, upload: Upload, **extra: Any) -> FileRecord:
    """Store a file; raises what Telegram answers where it is empty or too big."""
    size = len(upload.data)
    if not size:
        raise bad_request("File must be non-empty")
    if size > MOST_UPLOADED:
        raise ApiError(413, "Request Entity Too Large")
    prefix, folder, suffix, mime_type = KINDS[kind]
    if kind == "photo":
        extra |= _photo(upload.data)
    if kind == "document":
        guessed = mimetypes.guess_type(upload.name)[0]
        mime_type = guessed or upload.mime_type or mime_type
        suffix = f".{upload.name.rpartition('.')[2]}" if "." in upload.name else ""
    elif upload.mime_type.startswith(mime_type.split("/")[0] + "/"):
        mime_type = upload.mime_type
    number = len(store.files)
    record = FileRecord(
        file_id=prefix + secrets.token_urlsafe(36),
        unique_id=secrets.token_urlsafe(11),
        bot_id=bot.id,
        kind=kind,
        path=f"{folder}/file_{number}{suffix}",
        size=size,
        mime_type=mime_type,
        name=None if kind in {"photo", "voice", "sticker"} else upload.name,
        extra={name: value for name, value in extra.items() if value is not None},
    )
    store.add_file(record, upload.data)
    return record


def _photo(data: bytes) -> JSON:
    """Bot API, sendPhoto: width and height together at most 10,000, ratio at most 20."""
    if len(data) > LARGEST_PHOTO:
        raise bad_request("File is too big")
    size = image_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return {"width": width, "height": height}


def given(
    store: Store, bot: Bot, params: Params, value: Any, kind: str, **extra: Any
) -> FileRecord:
    """The file a parameter means: an upload, attach://name, or a file_id the bot has seen."""
    if isinstance(value, Upload):
        return keep(store, bot, kind, value, **extra)
    if not isinstance(value, str) or not value:
        raise bad_request(f"There is no {kind} in the request")
    if value.startswith("attach://"):
        upload = params.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"There is no {kind} in the request")
        return keep(store, bot, kind, upload, **extra)
    if value.startswith(("http://", "https://")):
        raise bad_request("Failed to get HTTP URL content")
    record = known(store, bot, value)
    if record.kind != kind:
        raise bad_request(
            f"Can't use file of type {record.kind.capitalize()} as {kind.capitalize()}"
        )
    return record


def known(store: Store, bot: Bot, file_id: str) -> FileRecord:
    """A file by its id; ids are each bot's own."""
    record = store.files.get(file_id)
    if record is None or record.bot_id != bot.id:
        raise bad_request(
            "Wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
        )
    return record


def described(record: FileRecord) -> Any:
    """The file as a field of a Message: a list of sizes for a photo, an object for others."""
    base: JSON = {
        "file_id": record.file_id,
        "file_unique_id": record.unique_id,
        "file_size": record.size,
        **record.extra,
    }
    if record.kind == "photo":
        return [base]
    if record.kind == "sticker":
        return base
    if record.name is not None:
        base["file_name"] = record.name
    return {**base, "mime_type": record.mime_type}
