"""Messages: text, files, albums; getFile."""

from __future__ import annotations

import secrets
from functools import partial

from botapi.content import text_content
from botapi.files import album, check_download, input_media, sent_file
from botapi.reading import action
from botapi.values import JSON
from bridge.desk.attaching import attached, known, unavailable
from bridge.desk.outgoing import post
from bridge.desk.state import Call


async def send_message(call: Call) -> JSON:
    content = text_content(call.params)
    return await post(call, await call.person(), content)


async def send_chat_action(call: Call) -> bool:
    """Nobody else shows that somebody is writing."""
    action(call.params)
    await call.person()
    return True


async def _send(kind: str, call: Call) -> JSON:
    person = await call.person()
    content, file = await attached(call, call.params, kind, sent_file(call.params, kind))
    return await post(call, person, content, file)


async def send_media_group(call: Call) -> list[JSON]:
    """One after the other: what is wrong with one of them is found before the first is sent."""
    items = album(call.params)
    person = await call.person()
    read = [input_media(item, call.params.files) for item in items]
    found = [await attached(call, params, kind, params.values["media"]) for kind, params in read]
    group = {"media_group_id": str(secrets.randbits(53))} if len(found) > 1 else {}
    return [
        await post(call, person, {**content, **group}, file, part=part)
        for part, (content, file) in enumerate(found)
    ]


async def get_file(call: Call) -> JSON:
    row = await known(call, call.params.text("file_id"))
    check_download(row.size)
    if row.given is None:
        raise unavailable()
    told: JSON = {"file_id": row.file_id, "file_unique_id": row.unique_id, "file_path": row.path}
    if row.size:
        told["file_size"] = row.size
    return told


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": partial(_send, "photo"),
    "sendDocument": partial(_send, "document"),
    "sendVoice": partial(_send, "voice"),
    "sendAudio": partial(_send, "audio"),
    "sendVideo": partial(_send, "video"),
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
    "getFile": get_file,
}
