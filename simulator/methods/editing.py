"""Editing and deleting: https://core.telegram.org/bots/api#updating-messages."""

from __future__ import annotations

from typing import Any

from botapi.content import caption_content, text_content
from botapi.errors import bad_request
from botapi.markup import is_inline, read_markup
from botapi.values import JSON
from simulator.methods.media import input_media
from simulator.model import Chat, Stored
from simulator.outgoing import CONTENT, Call, change, find_chat, find_message

DELETABLE_SECONDS = 48 * 3600
MEDIA = ("photo", "document", "voice", "audio", "video")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def _editable(call: Call) -> tuple[Chat, Stored]:
    """The bot's own message that a call means."""
    if call.params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")  # nothing here was sent through inline mode
    chat = find_chat(call)
    number = call.params.integer("message_id")
    if number <= 0:
        raise bad_request("Message identifier is not specified")
    stored = find_message(call, chat, number, "message to edit")
    if not stored.from_bot or stored.keyboard is not None or "forward_origin" in stored.message:
        raise bad_request("Message can't be edited")
    return chat, stored


def _edit(call: Call, chat: Chat, stored: Stored, content: JSON, replaces: tuple[str, ...]) -> JSON:
    """Put new content in the place of the old; the inline keyboard goes unless given anew."""
    markup = read_markup(call.params)
    if markup is not None and not is_inline(markup):
        raise bad_request("Inline keyboard expected")
    old = stored.message
    new = {
        name: value
        for name, value in old.items()
        if name not in replaces and name != "reply_markup"
    }
    new.update(content)
    if markup is not None:
        new["reply_markup"] = markup
    if {**new, "edit_date": 0} == {**old, "edit_date": 0}:
        raise bad_request(NOT_MODIFIED)
    return change(call, chat, stored, new)


def edit_text(call: Call) -> JSON:
    content = text_content(call.params)
    chat, stored = _editable(call)
    if "text" not in stored.message:
        raise bad_request("There is no text in the message to edit")
    return _edit(call, chat, stored, content, ("text", "entities", "link_preview_options"))


def edit_caption(call: Call) -> JSON:
    content = caption_content(call.params)
    chat, stored = _editable(call)
    if not any(kind in stored.message for kind in MEDIA):
        raise bad_request("There is no caption in the message to edit")
    replaced = ("caption", "caption_entities", "show_caption_above_media")
    return _edit(call, chat, stored, content, replaced)


def edit_media(call: Call) -> JSON:
    media: Any = call.params.json("media", "Can't parse input media JSON object")
    if media is None:
        raise bad_request("Can't parse InputMedia: expected an Object")
    chat, stored = _editable(call)
    if not any(kind in stored.message for kind in (*MEDIA, "text")):
        raise bad_request("Message can't be edited")
    return _edit(call, chat, stored, input_media(call, media), CONTENT)


def edit_markup(call: Call) -> JSON:
    chat, stored = _editable(call)
    return _edit(call, chat, stored, {}, ())


def stop_poll(call: Call) -> JSON:
    """https://core.telegram.org/bots/api#stoppoll"""
    chat, stored = _editable(call)
    poll = stored.message.get("poll")
    if poll is None or poll["is_closed"]:
        raise bad_request("Poll can't be stopped")
    closed = {**poll, "is_closed": True}
    _edit(call, chat, stored, {"poll": closed}, ("poll",))
    return closed


def _deletable(call: Call, chat: Chat, stored: Stored) -> bool:
    """Bot API, deleteMessage: not after 48 hours; incoming messages in private chats only."""
    fresh = call.world.now() - stored.message["date"] <= DELETABLE_SECONDS
    return bool(fresh and (stored.from_bot or chat.private))


def delete_stored(call: Call, chat: Chat, stored: Stored) -> None:
    stored.deleted = True
    call.world.store.save_message(chat, stored)
    call.world.events.publish("delete", chat, message=stored.view())


def delete_message(call: Call) -> bool:
    chat = find_chat(call)
    number = call.params.integer("message_id")
    if number <= 0:
        raise bad_request("Message identifier is not specified")
    stored = find_message(call, chat, number, "message to delete")
    if not _deletable(call, chat, stored):
        raise bad_request("Message can't be deleted for everyone")
    delete_stored(call, chat, stored)
    return True


def delete_messages(call: Call) -> bool:
    """As many as can be; those not found are passed over."""
    given = call.params.json("message_ids", "Can't parse message_ids JSON object")
    if given is None:
        raise bad_request("Message identifiers are not specified")
    if not isinstance(given, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(given) > 100:
        raise bad_request("Too many message identifiers specified")
    chat = find_chat(call)
    found = [chat.messages.get(int(number)) for number in given]
    for stored in found:
        if stored is not None and not stored.deleted and not _deletable(call, chat, stored):
            raise bad_request("Message can't be deleted for everyone")
    for stored in found:
        if stored is not None and not stored.deleted:
            delete_stored(call, chat, stored)
    return True


METHODS = {
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageMedia": edit_media,
    "editMessageReplyMarkup": edit_markup,
    "stopPoll": stop_poll,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
