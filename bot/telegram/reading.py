"""An update as its sender means it: a correction is the words anew, a pasted invitation or a code
that was typed its ``/start``; and what nobody wrote is left out, control characters among it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from aiogram.enums import ContentType
from aiogram.types import Message, Update

from bot.entry import code_in

_INVITATION: Final = re.compile(
    r"(?:t(?:elegram)?\.me/\w+|tg://resolve)/?\?(?:\S*&)?start=([A-Za-z0-9_-]{1,64})"
)
_SAID: Final = frozenset(
    {
        *(ContentType.TEXT, ContentType.PHOTO, ContentType.VOICE, ContentType.DOCUMENT),
        *(ContentType.VIDEO, ContentType.VIDEO_NOTE, ContentType.AUDIO, ContentType.ANIMATION),
        *(ContentType.STICKER, ContentType.CONTACT, ContentType.LOCATION, ContentType.VENUE),
        *(ContentType.POLL, ContentType.DICE, ContentType.STORY, ContentType.GAME),
        *(ContentType.PAID_MEDIA, ContentType.CHECKLIST),
    }
)
"""What a person sends. All else the messenger says itself: a message was pinned, a timer set."""
_CONTROLS: Final = {one: " " for one in (*range(32), *range(0x7F, 0xA0)) if chr(one) not in "\n\t"}
"""What no keyboard writes, and no database or paper takes."""


def as_meant(update: Update) -> Update | None:
    """The update to handle; None for one to which there is nothing to say."""
    if update.callback_query is not None and update.callback_query.data is None:
        # no button of ours: answered like one that is out of date
        tap = update.callback_query.model_copy(update={"data": ""})
        return update.model_copy(update={"callback_query": tap})
    message = update.edited_message or update.message
    if message is None:
        return update
    if message.content_type not in _SAID or (update.edited_message and not message.text):
        return None
    message = _started(_written(_answering(message)))
    if message is update.message:
        return update
    return update.model_copy(update={"message": message, "edited_message": None})


def _answering(message: Message) -> Message:
    """A reply to what nobody sent, as a channel does, is no reply to us, and would be taken to
    pieces as one."""
    answered = message.reply_to_message
    if answered is None or answered.from_user is not None:
        return message
    return message.model_copy(update={"reply_to_message": None})


def _written(message: Message) -> Message:
    plain = {
        name: said.translate(_CONTROLS)
        for name, said in (("text", message.text), ("caption", message.caption))
        if said is not None and not said.isprintable()
    }
    return message.model_copy(update=plain) if plain else message


def _started(message: Message) -> Message:
    text = message.text or ""
    found = _INVITATION.search(text)
    word = found[1] if found else None if text.startswith("/") else code_in(text)
    if word is None:
        return message
    return message.model_copy(update={"text": f"/start {word}"})


def sender_of(update: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who sent an update, as the messenger tells it; nothing where it does not."""
    for event in update.values():
        if isinstance(event, dict) and isinstance(event.get("from"), dict):
            sender: Mapping[str, Any] = event["from"]
            return sender
    return {}
