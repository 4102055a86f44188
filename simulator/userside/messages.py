"""People writing, sending files, correcting themselves and voting."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Any

from aiohttp import web

from botapi.errors import ApiError
from botapi.files import described
from botapi.params import Upload
from botapi.parsing.detect import detect
from botapi.values import JSON
from simulator.errors import SimError
from simulator.files import keep
from simulator.incoming import rewrite, say, visible, vote
from simulator.model import Bot
from simulator.userside.web import WORLD, answer, body_of, bot_of, chat_of, number, person_of
from simulator.world import World

LONGEST_TEXT = 4096
# A sticker has to have some bytes: the smallest WebP image, one transparent pixel.
STICKER = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
NAMES = {"photo": "photo.jpg", "voice": "voice.oga", "document": "document.bin"}
FILES = ("photo", "voice", "document", "video", "audio")


async def read_body(request: web.Request) -> JSON:
    """The body, JSON or multipart; files come out as Uploads either way."""
    if not request.content_type.startswith("multipart/"):
        return await body_of(request)
    body: JSON = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                body[name] = Upload(
                    name=value.filename or name, mime_type=value.content_type, data=file.read()
                )
        else:
            body[name] = value
    return body


def upload_of(kind: str, value: Any, body: JSON) -> Upload:
    """A file that a person sends, from a form or as base64."""
    if isinstance(value, Upload):
        return value
    name = str(body.get("file_name") or NAMES.get(kind, kind))
    mime_type = str(body.get("mime_type") or "")
    if isinstance(value, dict):
        name = str(value.get("file_name") or name)
        mime_type = str(value.get("mime_type") or mime_type)
        value = value.get("data")
    if not isinstance(value, str):
        raise SimError(400, f"{kind} must be base64, or a file in a multipart form")
    value = re.sub(r"^data:[^,]*,", "", value)
    try:
        data = base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise SimError(400, f"{kind} is no base64: {error}") from error
    return Upload(name=name, mime_type=mime_type, data=data)


def text_content(text: Any) -> JSON:
    """What a person typed; a client cuts white space and does not send nothing."""
    if not isinstance(text, str) or not text.strip():
        raise SimError(400, "the text is empty")
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise SimError(400, f"the text has {len(text)} characters; at most {LONGEST_TEXT} fit")
    entities = detect(text, commands_only=True)
    return {"text": text, "entities": entities} if entities else {"text": text}


def _file_content(world: World, bot: Bot, kind: str, body: JSON) -> JSON:
    extra: JSON = {}
    if kind in {"voice", "audio", "video"}:
        extra["duration"] = number(body.get("duration"), "duration", 1)
    if kind == "video":
        extra |= {"width": 320, "height": 240}
    try:
        record = keep(world.store, bot, kind, upload_of(kind, body[kind], body), **extra)
    except ApiError as error:
        raise SimError(400, error.description) from error
    content: JSON = {kind: described(record)}
    if caption := body.get("caption"):
        content["caption"] = str(caption)
    if group := body.get("media_group_id"):
        content["media_group_id"] = str(group)
    return content


def _content(world: World, bot: Bot, body: JSON) -> JSON:
    if "start" in body:
        payload = str(body["start"] or "")
        # https://core.telegram.org/bots/features#deep-linking
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
            raise SimError(400, "a start payload has at most 64 of A-Z, a-z, 0-9, _ and -")
        return text_content(f"/start {payload}")
    if "text" in body:
        return text_content(body["text"])
    for kind in FILES:
        if kind in body:
            return _file_content(world, bot, kind, body)
    if isinstance(sticker := body.get("sticker"), dict):
        upload = Upload(name="sticker.webp", mime_type="image/webp", data=STICKER)
        shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
        emoji = str(sticker.get("emoji") or "🙂")
        record = keep(world.store, bot, "sticker", upload, type="regular", emoji=emoji, **shape)
        return {"sticker": described(record)}
    if isinstance(place := body.get("location"), dict):
        if not {"latitude", "longitude"} <= set(place):
            raise SimError(400, "a location needs latitude and longitude")
        return {"location": {name: float(value) for name, value in place.items()}}
    if isinstance(contact := body.get("contact"), dict):
        if not {"phone_number", "first_name"} <= set(contact):
            raise SimError(400, "a contact needs phone_number and first_name")
        return {"contact": contact}
    raise SimError(
        400, f"nothing to send: give text, start, sticker, location, contact or one of {FILES}"
    )


async def post_message(request: web.Request) -> web.Response:
    person, world, body = person_of(request), request.app[WORLD], await read_body(request)
    bot = bot_of(world, body)
    chat = chat_of(world, bot, person, body)
    reply_to = body.get("reply_to")
    message = say(
        world,
        bot,
        chat,
        person,
        _content(world, bot, body),
        None if reply_to in (None, "") else number(reply_to, "reply_to"),
    )
    return answer(message)


async def post_edit(request: web.Request) -> web.Response:
    person, world, body = person_of(request), request.app[WORLD], await body_of(request)
    bot = bot_of(world, body)
    chat = chat_of(world, bot, person, body)
    stored = visible(chat, number(body.get("message_id"), "message_id"))
    if stored.from_bot or stored.message["from"]["id"] != person.id:
        raise SimError(409, "only one's own messages can be edited")
    if "text" not in stored.message:
        raise SimError(409, "this message has no text to edit")
    return answer(rewrite(world, bot, chat, stored, text_content(body.get("text"))))


async def post_vote(request: web.Request) -> web.Response:
    """Choose options of a poll by their places; none withdraws the vote."""
    person, world, body = person_of(request), request.app[WORLD], await body_of(request)
    bot = bot_of(world, body)
    chat = chat_of(world, bot, person, body)
    stored = visible(chat, number(body.get("message_id"), "message_id"))
    poll, given = stored.message.get("poll"), body.get("option_ids")
    if poll is None:
        raise SimError(409, "this message is no poll")
    if not isinstance(given, list):
        raise SimError(400, "option_ids must be a list of places, the first being 0")
    chosen = sorted({number(option, "option_ids") for option in given})
    if any(not 0 <= option < len(poll["options"]) for option in chosen):
        raise SimError(400, f"the poll has options 0 to {len(poll['options']) - 1}")
    if poll["is_closed"]:
        raise SimError(409, "the poll is closed")
    if len(chosen) > 1 and not poll["allows_multiple_answers"]:
        raise SimError(409, "the poll takes one answer only")
    return answer(vote(world, bot, chat, person, stored, chosen))


ROUTES = [
    web.post(r"/sim/people/{person:\d+}/messages", post_message),
    web.post(r"/sim/people/{person:\d+}/edits", post_edit),
    web.post(r"/sim/people/{person:\d+}/votes", post_vote),
]
