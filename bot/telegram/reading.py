"""An update as its sender means it: a correction is the words anew, a pasted invitation or a code
that was typed its ``/start``, the words of a quick button its command; and what nobody wrote is
left out, control characters among it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from aiogram.enums import ChatType, ContentType
from aiogram.types import Message, Update

from bot.entry import code_in
from bot.quick import command_of

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
    if message.content_type not in _SAID:
        return None
    if update.edited_message is not None:
        if not (message.text or message.caption):
            return None
        message = _reworded(message)
    message = _quick(_started(_written(_answering(message))))
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


def _reworded(message: Message) -> Message:
    """A corrected caption as the words alone: what stands above it was sent before."""
    if message.caption is None:
        return message
    head = {"message_id", "date", "chat", "from_user", "edit_date", "reply_to_message"}
    kept = {name: getattr(message, name) for name in head}
    return message.model_copy(
        update={**dict.fromkeys(Message.model_fields), **kept, "text": message.caption}
    )


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


def _quick(message: Message) -> Message:
    """In private the words of a quick button are its command, whatever is open; but not where they
    answer a message or correct one."""
    name = command_of(message.text or "")
    elsewhere = message.chat.type != ChatType.PRIVATE
    if name is None or elsewhere or message.reply_to_message or message.edit_date is not None:
        return message
    return message.model_copy(update={"text": f"/{name}"})


def sender_of(update: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who sent an update, as the messenger tells it; nothing where it does not."""
    for event in update.values():
        if isinstance(event, dict) and isinstance(event.get("from"), dict):
            sender: Mapping[str, Any] = event["from"]
            return sender
    return {}
