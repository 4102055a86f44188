"""The files of calls: uploaded with them, or known by an id."""

from __future__ import annotations

from typing import Any

from botapi.errors import ApiError, bad_request
from botapi.files import check_kind, described, extra_of, facts, meant, media_content, wrong_id
from botapi.params import Params, Upload
from botapi.values import JSON
from bridge.desk.outgoing import Attached
from bridge.desk.state import Call, Desk
from bridge.messenger import Media
from bridge.store import files
from bridge.store.files import FileRow

CANT_EDIT = "Message can't be edited"


def shown(row: FileRow) -> Any:
    """The file as a field of a message."""
    told = described(row)
    if row.size == 0:
        for one in told if isinstance(told, list) else [told]:
            del one["file_size"]
    return told


async def attached(call: Call, params: Params, kind: str, file: Any) -> tuple[JSON, Attached]:
    """The content of a message with this file, and the file."""
    beside = media_content(params, kind)
    given = meant(params, file, kind)
    if isinstance(given, Upload):
        found = _uploaded(call, params, kind, given)
    else:
        found = await _known(call, kind, given)
    return {kind: shown(found.row), **beside}, found


def _uploaded(call: Call, params: Params, kind: str, upload: Upload) -> Attached:
    told = facts(kind, upload, **extra_of(params, kind))
    limits = call.desk.messenger.limits
    if told.size > (limits.photo if kind == "photo" else limits.upload):
        raise _too_big(kind)
    media = Media(kind=kind, name=upload.name, data=upload.data)
    return Attached(row=files.of_upload(told), media=media, new=True)


def _too_big(kind: str) -> ApiError:
    """What Telegram says of what is beyond its own limits."""
    return (
        bad_request("File is too big")
        if kind == "photo"
        else ApiError(413, "Request Entity Too Large")
    )


async def known(call: Call, file_id: str) -> FileRow:
    """A file by its id. Raises the 400 of one that is not known."""
    row = await call.desk.database.soon(lambda db: files.get(db, file_id))
    if row is None:
        raise wrong_id()
    return row


async def _known(call: Call, kind: str, file_id: str) -> Attached:
    row = await known(call, file_id)
    check_kind(row.kind, kind)
    name, data = row.name or f"{kind}{row.suffix}", b""
    if row.media_id is None:
        if row.given is None:
            raise unavailable()
        data = await call.desk.speak(call.desk.messenger.fetch(row.given), UNAVAILABLE)
    return Attached(row=row, media=Media(kind=kind, name=name, data=data), new=False)


UNAVAILABLE = "file is temporarily unavailable"


def unavailable() -> ApiError:
    """What the bot sent itself is with the messenger, which does not give it back."""
    return bad_request(UNAVAILABLE)


async def same_file(desk: Desk, message: JSON) -> Attached | None:
    """The file that stays in a message: its content is where it was."""
    file_id = of_message(message)
    if file_id is None:
        return None
    row: FileRow | None = await desk.database.soon(lambda db: files.get(db, file_id))
    if row is None or row.media_id is None:
        raise bad_request(CANT_EDIT)
    media = Media(kind=row.kind, name=row.name or f"{row.kind}{row.suffix}", data=b"")
    return Attached(row=row, media=media, new=False)


def of_message(message: JSON) -> str | None:
    """The id of the file in a message, if it has one."""
    for kind in ("photo", "document", "voice", "audio", "video"):
        if kind in message:
            file = message[kind][0] if kind == "photo" else message[kind]
            return str(file["file_id"])
    return None
