"""What the desk sends: on file first, then with the messenger, then on file under its name.

Killed before the messenger had it, nothing was sent and the desk, which got no answer, asks again.
Killed after that, it asks again too: under a key the messenger gets the same one and shows nothing
twice, without one the person reads it twice, which is the lesser evil.
"""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from hashlib import blake2b

from botapi.errors import ApiError, bad_request
from botapi.markup import is_inline, read_markup
from botapi.reading import quoted, replied
from botapi.values import JSON
from bridge.desk.state import Call
from bridge.messenger import Media, Outgoing, Sent
from bridge.store import files, keys, messages, people
from bridge.store.files import FileRow
from bridge.store.people import Person

UNKNOWN = 502
"""The code of an answer that leaves open whether it was done."""


@dataclass(frozen=True, kw_only=True)
class Attached:
    """The file of a message; ``new`` where the desk uploaded it with this call."""

    row: FileRow
    media: Media
    new: bool


def as_shown(message: JSON, attached: Attached | None = None) -> Outgoing:
    """The message as it shall stand on the phone. Keyboards that are not inline are nowhere but in
    Telegram: they are accepted and not shown."""
    media, media_id = None, None
    if attached is not None:
        media, media_id = attached.media, attached.row.media_id
    return Outgoing(
        text=str(message.get("text") or message.get("caption") or ""),
        entities=tuple(message.get("entities") or message.get("caption_entities") or ()),
        keyboard=tuple(
            tuple(row) for row in (message.get("reply_markup") or {}).get("inline_keyboard", ())
        ),
        media=media,
        media_id=media_id,
    )


@dataclass(frozen=True, kw_only=True)
class _Begun:
    """A message on file. ``before``: the messenger has it under this key, as it answered or a
    press on it told; ``new``: nobody asked for it under this key before."""

    message: JSON
    before: bool
    new: bool


async def post(
    call: Call, person: Person, content: JSON, attached: Attached | None = None, *, part: int = 0
) -> JSON:
    """Sends a new message; answers it as the Bot API does. ``part``: which of an album."""
    desk = call.desk
    beside = await _beside(call, person)
    asked = call.params.text("idempotency_key")
    key = _named(person, asked, part) if asked else None
    async with desk.locks.held(key or secrets.token_hex(20)):
        begun = await desk.database.do(
            lambda db: _begin(call, db, person, {**content, **beside}, key, attached)
        )
        message = begun.message
        if begun.before:
            return message
        place = person.number, message["message_id"]
        try:
            sent = await desk.speak(
                desk.messenger.send(
                    person.address, as_shown(message, attached), key or secrets.token_hex(16)
                )
            )
        except ApiError as error:
            # under a key that was asked for before it may stand there since
            if error.code != UNKNOWN and begun.new:
                await desk.database.do(lambda db: messages.drop(db, *place))
            raise
        else:
            await desk.database.do(lambda db: _complete(db, message, sent, key, attached))
        finally:
            desk.sending.discard(place)
    return message


def _named(person: Person, key: str, part: int) -> str:
    """Short enough for a messenger, and another one for each person and each part."""
    return blake2b(f"{person.number}:{part}:{key}".encode(), digest_size=20).hexdigest()


async def _beside(call: Call, person: Person) -> JSON:
    """What stands with a new message: its buttons, and what it replies to."""
    beside: JSON = {}
    markup = read_markup(call.params)
    if markup is not None and is_inline(markup):
        beside["reply_markup"] = markup
    if call.params.flag("protect_content"):
        beside["has_protected_content"] = True
    reply = replied(call.params)
    if reply is not None:
        number, without = reply
        kept = await call.desk.database.soon(lambda db: messages.get(db, person.number, number))
        if kept is not None and not kept.gone:
            identity = call.desk.identity
            bare = {
                "message_id": kept.number,
                "from": identity.user(person.number),
                "chat": identity.chat(person.number),
                "date": kept.at,
            }
            beside["reply_to_message"] = quoted(kept.body or bare)
        elif not without:
            raise bad_request("message to be replied not found")
    return beside


def _begin(
    call: Call,
    db: sqlite3.Connection,
    person: Person,
    content: JSON,
    key: str | None,
    attached: Attached | None,
) -> _Begun:
    """Puts it on file, and among those that are being sent."""
    now = call.desk.clock()
    asked = keys.asked(db, key) if key is not None else None
    if asked is not None:
        kept = messages.get(db, person.number, asked.number)
        there = asked.done or (kept is not None and kept.message_id is not None)
        if there and kept is not None and kept.body is not None:
            return _Begun(message=kept.body, before=True, new=False)
    number = asked.number if asked is not None else people.next_message(db, person.number, now)
    message: JSON = {
        "message_id": number,
        "from": call.desk.identity.bot(),
        "chat": call.desk.identity.chat(person.number),
        "date": int(now),
        **content,
    }
    messages.add(db, message, None, own=True)
    if key is not None and asked is None:
        keys.remember(db, key, (person.number, number), now)
    if attached is not None and attached.new:
        files.add(db, attached.row, now)
    call.desk.sending.add((person.number, number))
    return _Begun(message=message, before=False, new=asked is None)


def _complete(
    db: sqlite3.Connection, message: JSON, sent: Sent, key: str | None, attached: Attached | None
) -> None:
    place = message["chat"]["id"], message["message_id"]
    messages.sent(db, place, sent.message_id, sent.others)
    if key is not None:
        keys.done(db, key)
    if attached is not None and sent.media_id is not None:
        files.uploaded(db, attached.row.file_id, sent.media_id)
