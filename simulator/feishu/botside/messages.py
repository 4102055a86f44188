"""Messages of an app: sent, answered with, changed, recalled; cards changed by a tap's token."""

from __future__ import annotations

import json
from typing import Any

from botapi.values import JSON
from simulator.feishu.botside.calls import ApiCall, Asked
from simulator.feishu.cards.check import check_card, read_card
from simulator.feishu.errors import FeishuError, invalid
from simulator.feishu.model import pictured
from simulator.feishu.tenant import TENANT_KEY
from simulator.model import Chat, Person, Stored

LONGEST_TEXT = 150 * 1024
LONGEST_UUID = 50
MOST_EDITS = 20
CARD_TOKEN_USES = 2
NOT_A_CARD = "This message is NOT a card."


def _receiver(asked: Asked) -> tuple[Chat, Person]:
    """Whom a message is for; raises what the platform answers where it may not go there."""
    tenant, kind = asked.tenant, asked.query.get("receive_id_type", "open_id")
    wanted = asked.text("receive_id")
    if kind == "open_id":
        person = tenant.person(wanted)
    elif kind == "chat_id":
        chats = [chat for chat in asked.world.store.chats.values() if chat.bot_id < 0]
        found = [chat for chat in chats if tenant.chat_id(chat) == wanted]
        mine = [chat for chat in found if chat.bot_id == asked.app.number]
        if found and not mine:
            raise FeishuError(230002, "Bot/User can NOT be out of the chat.")
        person = asked.world.store.people.get(mine[0].id) if mine else None
    else:
        raise invalid(f"this local server knows people by open_id and chat_id, not by {kind}")
    if person is None:
        raise invalid("invalid receive_id")
    chat = tenant.chat(asked.app, person)
    _in_reach(chat)
    return chat, person


def _in_reach(chat: Chat) -> None:
    if chat.blocked:
        raise FeishuError(230013, "Bot has NO availability to this user.")


def _content(asked: Asked, kind: str) -> tuple[JSON, JSON]:
    """What a screen shows, and what Feishu keeps, of the content of a message."""
    source = asked.text("content")
    if kind == "interactive":
        card = read_card(source)
        return asked.tenant.card_content(asked.app, card), {"type": kind, "content": card}
    if len(source.encode(errors="surrogatepass")) > LONGEST_TEXT:
        raise FeishuError(230025, "The length of the message content reaches its limit.")
    try:
        content = json.loads(source)
    except ValueError as error:
        raise invalid("content is not a string in json format") from error
    if not isinstance(content, dict):
        raise invalid("content is not an object")
    return _shown(asked, kind, content), {"type": kind, "content": content}


def _shown(asked: Asked, kind: str, content: JSON) -> JSON:
    if kind == "text":
        text = content.get("text")
        if not isinstance(text, str) or not text.strip():
            raise invalid("text is required")
        return {"text": text}
    if kind not in {"image", "file", "audio", "media"}:
        raise invalid(f"this local server does not take msg_type {kind}")
    what = "image" if kind == "image" else "file"
    record = asked.tenant.file(asked.app, content.get(f"{what}_key"), what)
    if record is None:
        raise invalid(f"{what}_key is invalid")
    if kind == "image":
        return {"photo": [pictured(record)]}
    if (kind == "audio") != (record.extra["file_type"] == "opus"):
        raise FeishuError(
            230055,
            "The type of file upload does not match the type of message being sent.",
        )
    described: JSON = {
        "file_id": record.file_id,
        "file_unique_id": record.unique_id,
        "file_size": record.size,
        "mime_type": record.mime_type,
    }
    if kind == "audio":
        return {"voice": {**described, "duration": record.extra.get("duration", 0)}}
    return {"document": {**described, "file_name": record.name}}


async def create(asked: Asked) -> JSON:
    chat, person = _receiver(asked)
    return _send(asked, chat, person, None)


async def reply(asked: Asked) -> JSON:
    chat, stored = asked.tenant.find(asked.app, asked.path["message_id"])
    _in_reach(chat)
    return _send(asked, chat, asked.world.store.people[chat.id], stored)


def _send(asked: Asked, chat: Chat, person: Person, reply_to: Stored | None) -> JSON:
    tenant = asked.tenant
    uuid = asked.body.get("uuid")
    if uuid is not None and (not isinstance(uuid, str) or len(uuid) > LONGEST_UUID):
        raise invalid(f"uuid has {LONGEST_UUID} characters at most")
    kind = asked.text("msg_type")
    content, own = _content(asked, kind)
    if uuid and (before := tenant.sent_before(asked.app, uuid)) is not None:
        return _view(*before)
    tenant.rates.target("person", f"{asked.app.id}:{person.id}")
    if uuid:
        own["uuid"] = uuid
    stored = tenant.put(chat, asked.app.user(), content, own, reply_to)
    if uuid:
        tenant.remember(asked.app, uuid, stored.message["feishu"]["message_id"])
    return _view(chat, stored)


def _view(chat: Chat, stored: Stored) -> JSON:
    """The message as answers of the platform have it."""
    known = stored.message["feishu"]
    changed: Any = stored.message.get("edit_date", stored.message["date"])
    view: JSON = {
        "message_id": known["message_id"],
        "msg_type": known["type"],
        "create_time": str(int(stored.message["date"]) * 1000),
        "update_time": str(int(changed) * 1000),
        "deleted": stored.deleted,
        "updated": "edit_date" in stored.message,
        "chat_id": known["chat_id"],
        "sender": {
            "id": stored.message["from"].get("username", ""),
            "id_type": "app_id",
            "sender_type": "app",
            "tenant_key": TENANT_KEY,
        },
        "body": {"content": json.dumps(known["content"], ensure_ascii=False)},
    }
    if "parent_id" in known:
        view |= {"parent_id": known["parent_id"], "root_id": known["parent_id"]}
    return view


def _own(asked: Asked) -> tuple[Chat, Stored]:
    chat, stored = asked.tenant.find(asked.app, asked.path["message_id"])
    if not stored.from_bot:
        raise FeishuError(230071, "The operator is not the sender of this message.")
    return chat, stored


async def patch(asked: Asked) -> JSON:
    """Changes a card, for fourteen days."""
    chat, stored = _own(asked)
    if stored.message["feishu"]["type"] != "interactive":
        raise invalid(NOT_A_CARD)
    content, own = _content(asked, "interactive")
    return _changed(asked, chat, stored, content, own)


def _changed(asked: Asked, chat: Chat, stored: Stored, content: JSON, own: JSON) -> JSON:
    if not asked.tenant.fresh(stored):
        raise FeishuError(
            230031,
            "Message has expired when updating message, "
            "ext=Message can only be updated within fourteen days.",
        )
    asked.tenant.rates.target("message", stored.message["feishu"]["message_id"])
    asked.tenant.pressed.changes(stored)
    asked.tenant.change(chat, stored, content, own)
    return {}


async def update(asked: Asked) -> JSON:
    """Changes a text, twenty times at most."""
    chat, stored = _own(asked)
    kind = asked.text("msg_type")
    if kind != "text" or stored.message["feishu"]["type"] != "text":
        raise invalid("only a text is edited so")
    edits = stored.message["feishu"].get("edits", 0)
    if edits >= MOST_EDITS:
        raise FeishuError(230072, "The message has reached the number of times it can be edited.")
    content, own = _content(asked, kind)
    _changed(asked, chat, stored, content, {**own, "edits": edits + 1})
    return _view(chat, stored)


async def delete(asked: Asked) -> JSON:
    """Recalls a message of the app's own."""
    chat, stored = _own(asked)
    asked.tenant.recall(chat, stored)
    return {}


async def get(asked: Asked) -> JSON:
    chat, stored = asked.tenant.find(asked.app, asked.path["message_id"])
    return {"items": [_view(chat, stored)]}


async def card_update(asked: Asked) -> JSON:
    """Changes the card of a tap by its token: after the answer, for half an hour, twice."""
    tenant, card = asked.tenant, asked.body.get("card")
    known: dict[str, Any] | None = tenant.card_tokens.get(asked.text("token"))
    if known is None or known["app"] != asked.app.id or known["until"] < tenant.now():
        raise FeishuError(300090, "the token is invalid or has expired", 200)
    if not known["answered"]:
        raise FeishuError(300090, "the tap is not answered yet", 200)
    if known["left"] < 1:
        raise FeishuError(300090, "the token has been used twice", 200)
    content = tenant.card_content(asked.app, check_card(card))
    chat, stored = tenant.find(asked.app, known["message_id"])
    known["left"] -= 1
    return _changed(asked, chat, stored, content, {"type": "interactive", "content": card})


_ONE = "/open-apis/im/v1/messages/{message_id}"
CALLS = [
    ApiCall("POST", "/open-apis/im/v1/messages", "im.v1.message.create", create),
    ApiCall("POST", f"{_ONE}/reply", "im.v1.message.reply", reply),
    ApiCall("PATCH", _ONE, "im.v1.message.patch", patch),
    ApiCall("PUT", _ONE, "im.v1.message.update", update),
    ApiCall("DELETE", _ONE, "im.v1.message.delete", delete),
    ApiCall("GET", _ONE, "im.v1.message.get", get),
    ApiCall(
        "POST", "/open-apis/interactive/v1/card/update", "interactive.v1.card.update", card_update
    ),
]
