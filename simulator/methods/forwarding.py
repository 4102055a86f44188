"""forwardMessage and copyMessage."""

from __future__ import annotations

from botapi.content import caption_content
from botapi.editing import CONTENT
from botapi.errors import bad_request
from botapi.reading import message_id
from botapi.values import JSON
from simulator.model import Stored
from simulator.outgoing import Call, find_chat, find_message, send, writable_chat


def _source(call: Call, what: str) -> Stored:
    chat = find_chat(call, "from_chat_id")
    return find_message(call, chat, message_id(call.params), what)


def _content(stored: Stored) -> JSON:
    return {name: stored.message[name] for name in CONTENT if name in stored.message}


def forward_message(call: Call) -> JSON:
    stored = _source(call, "message to forward")
    if stored.message.get("has_protected_content"):
        raise bad_request("The message can't be forwarded")
    origin = stored.message.get("forward_origin") or {
        "type": "user",
        "sender_user": stored.message["from"],
        "date": stored.message["date"],
    }
    content = {"forward_origin": origin, **_content(stored)}
    return send(call, writable_chat(call), [content])[0]


def copy_message(call: Call) -> JSON:
    stored = _source(call, "message to copy")
    if stored.message.get("has_protected_content"):
        raise bad_request("The message can't be copied")
    content = _content(stored)
    if call.params.has("caption") and "text" not in content:
        for name in ("caption", "caption_entities", "show_caption_above_media"):
            content.pop(name, None)
        content.update(caption_content(call.params))
    message = send(call, writable_chat(call), [content])[0]
    return {"message_id": message["message_id"]}


METHODS = {"forwardMessage": forward_message, "copyMessage": copy_message}
