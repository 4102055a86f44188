"""Files: what is uploaded, how it is described, and how it is named again later.

Bot API, "Sending files": a file is uploaded (10 MB for a photo, 50 MB for others), or named by its
file_id. Fetching by HTTP URL is served by nobody here.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from typing import Any, Protocol

from botapi.content import caption_content
from botapi.errors import ApiError, bad_request
from botapi.images import image_size
from botapi.params import Params, Upload
from botapi.values import JSON

MEGABYTE = 1 << 20
MOST_UPLOADED = 50 * MEGABYTE
LARGEST_PHOTO = 10 * MEGABYTE
MOST_DOWNLOADED = 20 * MEGABYTE
MOST_IN_ALBUM = 10
ALBUM_KINDS = frozenset({"photo", "video", "audio", "document"})
ALONE = frozenset({"audio", "document"})  # Bot API: can be grouped only with their own kind
KINDS = {
    "photo": ("AgAC", "photos", ".jpg", "image/jpeg"),
    "document": ("BQAC", "documents", "", "application/octet-stream"),
    "voice": ("AwAC", "voice", ".oga", "audio/ogg"),
    "audio": ("CQAC", "music", ".mp3", "audio/mpeg"),
    "video": ("BAAC", "videos", ".mp4", "video/mp4"),
    "sticker": ("CAAC", "stickers", ".webp", "image/webp"),
}
"""How their ids begin, the folder and ending of their paths, and what they are if nobody says."""
_NAMELESS = frozenset({"photo", "voice", "sticker"})


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is told of a file; ``extra`` holds what its kind adds, such as width and height."""

    kind: str
    size: int
    mime_type: str
    suffix: str
    name: str | None = None
    extra: JSON = field(default_factory=dict)

    def path(self, name: str) -> str:
        """Where getFile says it is, under a name of the server's."""
        return f"{KINDS[self.kind][1]}/{name}{self.suffix}"


class Described(Protocol):
    """A file as a server keeps it."""

    @property
    def file_id(self) -> str: ...
    @property
    def unique_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def mime_type(self) -> str: ...
    @property
    def name(self) -> str | None: ...
    @property
    def extra(self) -> JSON: ...


def facts(kind: str, upload: Upload, **extra: Any) -> Facts:
    """What an uploaded file is; raises what Telegram answers where it is empty or too big."""
    size = len(upload.data)
    if not size:
        raise bad_request("File must be non-empty")
    if size > MOST_UPLOADED:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        extra |= _photo(upload.data)
    mime_type, suffix = type_of(kind, upload.name, upload.mime_type)
    return Facts(
        kind=kind,
        size=size,
        mime_type=mime_type,
        suffix=suffix,
        name=None if kind in _NAMELESS else upload.name,
        extra={name: value for name, value in extra.items() if value is not None},
    )


def type_of(kind: str, name: str, said: str = "") -> tuple[str, str]:
    """Type and ending of a file of this kind and name; ``said``: what its sender calls it."""
    _prefix, _folder, suffix, mime_type = KINDS[kind]
    if kind == "document":
        guessed = mimetypes.guess_type(name)[0]
        ending = f".{name.rpartition('.')[2]}" if "." in name else ""
        return guessed or said or mime_type, ending
    if said.startswith(mime_type.split("/")[0] + "/"):
        mime_type = said
    return mime_type, suffix


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


def meant(params: Params, value: Any, kind: str) -> Upload | str:
    """The file a parameter means: an upload (also by attach://name), or the id of one known."""
    if isinstance(value, Upload):
        return value
    if not isinstance(value, str) or not value:
        raise bad_request(f"There is no {kind} in the request")
    if value.startswith("attach://"):
        upload = params.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad_request(f"There is no {kind} in the request")
        return upload
    if value.startswith(("http://", "https://")):
        raise bad_request("Failed to get HTTP URL content")
    return value


def wrong_id() -> ApiError:
    """The answer to a file_id that this bot never had."""
    return bad_request(
        "Wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
    )


def check_kind(known: str, wanted: str) -> None:
    """A known file is sent again as what it is."""
    if known != wanted:
        raise bad_request(f"Can't use file of type {known.capitalize()} as {wanted.capitalize()}")


def check_download(size: int) -> None:
    if size > MOST_DOWNLOADED:
        raise bad_request("file is too big")


def described(file: Described) -> Any:
    """The file as a field of a Message: a list of sizes for a photo, an object for others."""
    base: JSON = {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        **file.extra,
    }
    if file.kind == "photo":
        return [base]
    if file.kind == "sticker":
        return base
    if file.name is not None:
        base["file_name"] = file.name
    return {**base, "mime_type": file.mime_type}


def extra_of(params: Params, kind: str) -> JSON:
    """What a call says of the file it sends, beside its bytes."""
    extra: JSON = {}
    if kind in {"voice", "audio", "video"}:
        extra["duration"] = params.integer("duration")
    if kind == "video":
        extra |= {"width": params.integer("width"), "height": params.integer("height")}
    if kind == "audio":
        extra |= {name: params.text(name) or None for name in ("performer", "title")}
    return extra


def media_content(params: Params, kind: str) -> JSON:
    """What stands in a message beside its file: the caption."""
    content = caption_content(params)
    if kind in {"photo", "video"} and params.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def sent_file(params: Params, kind: str) -> Any:
    """What sendPhoto and its like give for the file."""
    return params.files.get(kind) or params.values.get(kind)


def input_media(media: Any, files: dict[str, Upload]) -> tuple[str, Params]:
    """One InputMedia… object: its kind, and its fields as parameters, ``media`` being the file
    (which may be among the uploads of the call)."""
    if not isinstance(media, dict):
        raise bad_request("Can't parse InputMedia: expected an Object")
    kind = media.get("type")
    if kind not in ALBUM_KINDS:
        raise bad_request(f'Can\'t parse InputMedia: type "{kind}" is unsupported')
    if not media.get("media"):
        raise bad_request("Can't parse InputMedia: media not found")
    return str(kind), Params(media, files)


def edited_media(params: Params) -> Any:
    """The InputMedia of editMessageMedia, unread."""
    media: Any = params.json("media", "Can't parse input media JSON object")
    if media is None:
        raise bad_request("Can't parse InputMedia: expected an Object")
    return media


def album(params: Params) -> list[Any]:
    """The InputMedia objects of sendMediaGroup, unread but for what they must have in common."""
    items = params.json("media", "Can't parse media JSON object")
    if not isinstance(items, list):
        raise bad_request("Expected an Array of InputMedia")
    if not items:
        raise bad_request("There are no messages to send")
    if len(items) > MOST_IN_ALBUM:
        raise bad_request("Too many messages to send as an album")
    kinds = {item.get("type") for item in items if isinstance(item, dict)}
    if len(kinds) > 1 and kinds & ALONE:
        raise bad_request("Can't use the media of the specified type in the album")
    return items
