"""People writing on a Feishu phone: words, pictures, sound, files, places; and correcting words.

A picture with words is one post there. Of a message edited the platform tells an app nothing.
"""

from __future__ import annotations

import json
import mimetypes
from typing import Any

from aiohttp import web

from botapi.images import image_size
from botapi.params import Upload
from botapi.values import JSON
from simulator.errors import SimError
from simulator.feishu.botside.files import LARGEST_FILE, LARGEST_IMAGE
from simulator.feishu.delivery import DELIVERY
from simulator.feishu.model import App, pictured
from simulator.feishu.phones.chats import mine, reachable
from simulator.feishu.tenant import TENANT, TENANT_KEY, Tenant, open_id
from simulator.incoming import visible
from simulator.model import Stored
from simulator.userside.messages import read_body, upload_of
from simulator.userside.web import answer, body_of, number

LONGEST_TEXT = 10_000
FILES = {"document": "file", "video": "media"}
SOUNDS = ("voice", "audio")


async def post_message(request: web.Request) -> web.Response:
    body = await read_body(request)
    tenant, app, person, chat = mine(request, body)
    reachable(chat, person)
    reply_to: Stored | None = None
    if body.get("reply_to") not in (None, ""):
        reply_to = visible(chat, number(body["reply_to"], "reply_to"))
    shown, own = _content(tenant, app, body)
    chat.opened = True
    stored = tenant.put(chat, person.user(), shown, own, reply_to)
    known = stored.message["feishu"]
    message: JSON = {
        "message_id": known["message_id"],
        "create_time": str(int(tenant.now() * 1000)),
        "update_time": str(int(tenant.now() * 1000)),
        "chat_id": known["chat_id"],
        "chat_type": "p2p",
        "message_type": known["type"],
        "content": json.dumps(known["content"], ensure_ascii=False),
    }
    if "parent_id" in known:
        message |= {"parent_id": known["parent_id"], "root_id": known["parent_id"]}
    told = {
        "sender": {
            "sender_id": tenant.ids(person),
            "sender_type": "user",
            "tenant_key": TENANT_KEY,
        },
        "message": message,
    }
    request.app[DELIVERY].tell(app, "im.message.receive_v1", told)
    return answer(stored.view())


def _content(tenant: Tenant, app: App, body: JSON) -> tuple[JSON, JSON]:
    """What the screen shows and what Feishu keeps of what a person sends."""
    if "start" in body:
        return _text(f"/start {body['start'] or ''}")
    if "text" in body:
        return _text(body["text"])
    if "photo" in body:
        return _photo(tenant, app, body)
    for kind in (*SOUNDS, *FILES):
        if kind in body:
            return _file(tenant, app, kind, body)
    if isinstance(place := body.get("location"), dict):
        if not {"latitude", "longitude"} <= set(place):
            raise SimError(400, "a location needs latitude and longitude")
        content = {name: str(place.get(name, "")) for name in ("name", "longitude", "latitude")}
        where = {name: float(place[name]) for name in ("latitude", "longitude")}
        return {"location": where}, {"type": "location", "content": content}
    if isinstance(sticker := body.get("sticker"), dict):
        emoji = str(sticker.get("emoji") or "🙂")
        shown = {"sticker": {"file_id": "", "emoji": emoji}}
        return shown, {"type": "sticker", "content": {"file_key": "file_v3_sticker"}}
    if isinstance(card := body.get("contact"), dict):
        # the business card of a colleague, which holds no telephone number
        shared = {"user_id": open_id(number(card.get("user_id"), "user_id", 0))}
        shown = {"contact": {"first_name": str(card.get("first_name", "")), "phone_number": ""}}
        return shown, {"type": "share_user", "content": shared}
    raise SimError(409, "a Feishu phone here sends text, photo, voice, document, location, contact")


def _text(text: Any) -> tuple[JSON, JSON]:
    if not isinstance(text, str) or not text.strip():
        raise SimError(400, "the text is empty")
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise SimError(400, f"the text has {len(text)} characters; at most {LONGEST_TEXT} fit")
    return {"text": text}, {"type": "text", "content": {"text": text}}


def _upload(kind: str, body: JSON, largest: int) -> Upload:
    upload = upload_of(kind, body[kind], body)
    if not 0 < len(upload.data) <= largest:
        raise SimError(400, f"a {kind} has from 1 to {largest} bytes")
    return upload


def _photo(tenant: Tenant, app: App, body: JSON) -> tuple[JSON, JSON]:
    upload = _upload("photo", body, LARGEST_IMAGE)
    size = image_size(upload.data)
    if size is None:
        raise SimError(400, "this is no picture")
    mime_type = upload.mime_type if upload.mime_type.startswith("image/") else "image/jpeg"
    key = tenant.add_file(app, "image", upload.data, mime_type)
    shown: JSON = {"photo": [pictured(tenant.world.store.files[key])]}
    caption = str(body.get("caption") or "").strip()
    if not caption:
        return shown, {"type": "image", "content": {"image_key": key}, "keys": [key]}
    width, height = size
    image = {"tag": "img", "image_key": key, "width": width, "height": height}
    words = {"tag": "text", "text": caption, "style": []}
    content = {"title": "", "content": [[image], [words]]}
    return {**shown, "caption": caption}, {"type": "post", "content": content, "keys": [key]}


def _file(tenant: Tenant, app: App, kind: str, body: JSON) -> tuple[JSON, JSON]:
    upload = _upload(kind, body, LARGEST_FILE)
    seconds = number(body.get("duration"), "duration", 1)
    name = upload.name
    guessed = mimetypes.guess_type(name)[0] or upload.mime_type or "application/octet-stream"
    mime_type = "audio/ogg" if kind == "voice" and not upload.mime_type else guessed
    key = tenant.add_file(app, "file", upload.data, mime_type, name=name)
    shown: JSON = {
        "file_id": key,
        "file_unique_id": key,
        "file_size": len(upload.data),
        "mime_type": mime_type,
    }
    content: JSON = {"file_key": key}
    if kind in SOUNDS:
        shown["duration"], content["duration"] = seconds, seconds * 1000
        return {"voice": shown}, {"type": "audio", "content": content, "keys": [key]}
    content["file_name"] = shown["file_name"] = name
    if kind == "video":
        content |= {"duration": seconds * 1000, "image_key": ""}
        shown["duration"] = seconds
    if caption := str(body.get("caption") or "").strip():
        raise SimError(409, f"a file in Feishu has no words with it: {caption!r}")
    return {kind: shown}, {"type": FILES[kind], "content": content, "keys": [key]}


async def post_edit(request: web.Request) -> web.Response:
    """Corrects one's own words on the screen; the app hears nothing of it."""
    body = await body_of(request)
    tenant, _, person, chat = mine(request, body)
    stored = visible(chat, number(body.get("message_id"), "message_id"))
    if stored.from_bot or stored.message["from"]["id"] != person.id:
        raise SimError(409, "only one's own messages can be edited")
    if "text" not in stored.message:
        raise SimError(409, "this message has no text to edit")
    shown, own = _text(body.get("text"))
    tenant.change(chat, stored, shown, own)
    return answer(stored.view())


async def post_vote(request: web.Request) -> web.Response:
    request.app[TENANT].app()
    raise SimError(409, "there are no polls on a Feishu phone")


ROUTES = [
    web.post(r"/sim/people/{person:\d+}/messages", post_message),
    web.post(r"/sim/people/{person:\d+}/edits", post_edit),
    web.post(r"/sim/people/{person:\d+}/votes", post_vote),
]
