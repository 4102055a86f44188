"""Messages with files: photo, document, voice, audio, video, albums; getFile."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from botapi.content import caption_content
from botapi.errors import bad_request
from botapi.params import Params
from botapi.values import JSON
from simulator.files import MOST_DOWNLOADED, described, given, known
from simulator.outgoing import Call, send, writable_chat

MOST_IN_ALBUM = 10
ALBUM_KINDS = frozenset({"photo", "video", "audio", "document"})
ALONE = frozenset({"audio", "document"})  # Bot API: can be grouped only with their own kind


def media_content(call: Call, params: Params, kind: str, file: Any) -> JSON:
    """One file with its caption."""
    caption = caption_content(params)
    extra: JSON = {}
    if kind in {"voice", "audio", "video"}:
        extra["duration"] = params.integer("duration")
    if kind == "video":
        extra |= {"width": params.integer("width"), "height": params.integer("height")}
    if kind == "audio":
        extra |= {name: params.text(name) or None for name in ("performer", "title")}
    record = given(call.world.store, call.bot, params, file, kind, **extra)
    content: JSON = {kind: described(record), **caption}
    if kind in {"photo", "video"} and params.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return content


def _send(call: Call, kind: str) -> JSON:
    params = call.params
    chat = writable_chat(call)
    file = params.files.get(kind) or params.values.get(kind)
    return send(call, chat, [media_content(call, params, kind, file)])[0]


def _sender(kind: str) -> Callable[[Call], JSON]:
    return partial(_send, kind=kind)


def input_media(call: Call, media: Any) -> JSON:
    """One InputMedia… object, whose file may be among the uploads of the call."""
    if not isinstance(media, dict):
        raise bad_request("Can't parse InputMedia: expected an Object")
    kind = media.get("type")
    if kind not in ALBUM_KINDS:
        raise bad_request(f'Can\'t parse InputMedia: type "{kind}" is unsupported')
    if not media.get("media"):
        raise bad_request("Can't parse InputMedia: media not found")
    params = Params(media, call.params.files)
    return media_content(call, params, str(kind), media["media"])


def send_media_group(call: Call) -> list[JSON]:
    items = call.params.json("media", "Can't parse media JSON object")
    if not isinstance(items, list):
        raise bad_request("Expected an Array of InputMedia")
    chat = writable_chat(call)
    if not items:
        raise bad_request("There are no messages to send")
    if len(items) > MOST_IN_ALBUM:
        raise bad_request("Too many messages to send as an album")
    kinds = {item.get("type") for item in items if isinstance(item, dict)}
    if len(kinds) > 1 and kinds & ALONE:
        raise bad_request("Can't use the media of the specified type in the album")
    contents = [input_media(call, item) for item in items]
    if len(contents) > 1:
        group = str(secrets.randbits(53))
        for content in contents:
            content["media_group_id"] = group
    return send(call, chat, contents)


def get_file(call: Call) -> JSON:
    record = known(call.world.store, call.bot, call.params.text("file_id"))
    if record.size > MOST_DOWNLOADED:
        raise bad_request("file is too big")
    return {
        "file_id": record.file_id,
        "file_unique_id": record.unique_id,
        "file_size": record.size,
        "file_path": record.path,
    }


METHODS: dict[str, Callable[[Call], Any]] = {
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendVoice": _sender("voice"),
    "sendAudio": _sender("audio"),
    "sendVideo": _sender("video"),
    "sendMediaGroup": send_media_group,
    "getFile": get_file,
}
