"""Editing and deleting: https://core.telegram.org/bots/api#updating-messages."""

from __future__ import annotations

from botapi.content import caption_content, text_content
from botapi.editing import CAPTION, CONTENT, DELETABLE_SECONDS, TEXT, edited, has_media
from botapi.errors import bad_request
from botapi.files import edited_media, input_media
from botapi.reading import message_id, message_ids
from botapi.values import JSON
from simulator.methods.media import one_media
from simulator.model import Chat, Stored
from simulator.outgoing import Call, change, find_chat, find_message


def _editable(call: Call) -> tuple[Chat, Stored]:
    """The bot's own message that a call means."""
    if call.params.text("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")  # nothing here was sent through inline mode
    chat = find_chat(call)
    stored = find_message(call, chat, message_id(call.params), "message to edit")
    if not stored.from_bot or stored.keyboard is not None or "forward_origin" in stored.message:
        raise bad_request("Message can't be edited")
    return chat, stored


def _edit(call: Call, chat: Chat, stored: Stored, content: JSON, replaces: tuple[str, ...]) -> JSON:
    return change(call, chat, stored, edited(call.params, stored.message, content, replaces))


def edit_text(call: Call) -> JSON:
    content = text_content(call.params)
    chat, stored = _editable(call)
    if "text" not in stored.message:
        raise bad_request("There is no text in the message to edit")
    return _edit(call, chat, stored, content, TEXT)


def edit_caption(call: Call) -> JSON:
    content = caption_content(call.params)
    chat, stored = _editable(call)
    if not has_media(stored.message):
        raise bad_request("There is no caption in the message to edit")
    return _edit(call, chat, stored, content, CAPTION)


def edit_media(call: Call) -> JSON:
    media = edited_media(call.params)
    chat, stored = _editable(call)
    if not has_media(stored.message) and "text" not in stored.message:
        raise bad_request("Message can't be edited")
    content = one_media(call, *input_media(media, call.params.files))
    return _edit(call, chat, stored, content, CONTENT)


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
    stored = find_message(call, chat, message_id(call.params), "message to delete")
    if not _deletable(call, chat, stored):
        raise bad_request("Message can't be deleted for everyone")
    delete_stored(call, chat, stored)
    return True


def delete_messages(call: Call) -> bool:
    """As many as can be; those not found are passed over."""
    given = message_ids(call.params)
    chat = find_chat(call)
    found = [chat.messages.get(number) for number in given]
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
