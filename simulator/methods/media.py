"""Messages with files: photo, document, voice, audio, video, albums; getFile."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import partial
from typing import Any

from botapi.files import (
    album,
    check_download,
    described,
    extra_of,
    input_media,
    media_content,
    sent_file,
)
from botapi.params import Params
from botapi.values import JSON
from simulator.files import given, known
from simulator.outgoing import Call, send, writable_chat


def _content(call: Call, params: Params, kind: str, file: Any) -> JSON:
    """One file with its caption."""
    beside = media_content(params, kind)
    record = given(call.world.store, call.bot, params, file, kind, **extra_of(params, kind))
    return {kind: described(record), **beside}


def _send(call: Call, kind: str) -> JSON:
    chat = writable_chat(call)
    content = _content(call, call.params, kind, sent_file(call.params, kind))
    return send(call, chat, [content])[0]


def _sender(kind: str) -> Callable[[Call], JSON]:
    return partial(_send, kind=kind)


def one_media(call: Call, kind: str, params: Params) -> JSON:
    """The content of one InputMedia… object."""
    return _content(call, params, kind, params.values["media"])


def send_media_group(call: Call) -> list[JSON]:
    items = album(call.params)
    chat = writable_chat(call)
    contents = [one_media(call, *input_media(item, call.params.files)) for item in items]
    if len(contents) > 1:
        group = str(secrets.randbits(53))
        for content in contents:
            content["media_group_id"] = group
    return send(call, chat, contents)


def get_file(call: Call) -> JSON:
    record = known(call.world.store, call.bot, call.params.text("file_id"))
    check_download(record.size)
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
