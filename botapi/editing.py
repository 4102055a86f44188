"""What an edit makes of a message: https://core.telegram.org/bots/api#updating-messages."""

from __future__ import annotations

from botapi.errors import bad_request
from botapi.markup import is_inline, read_markup
from botapi.params import Params
from botapi.values import JSON

MEDIA = ("photo", "document", "voice", "audio", "video")
TEXT = ("text", "entities", "link_preview_options")
CAPTION = ("caption", "caption_entities", "show_caption_above_media")
# A message edited or deleted by a bot keeps these; a new text or medium replaces the others.
CONTENT = (
    *TEXT,
    *CAPTION,
    "has_media_spoiler",
    *MEDIA,
    "sticker",
    "location",
    "contact",
    "poll",
)
DELETABLE_SECONDS = 48 * 3600
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edited(params: Params, old: JSON, content: JSON, replaces: tuple[str, ...]) -> JSON:
    """The message with new content in the place of the old; the inline keyboard goes unless given
    anew. ``edit_date`` is left to the server."""
    markup = read_markup(params)
    if markup is not None and not is_inline(markup):
        raise bad_request("Inline keyboard expected")
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
    return new


def has_media(message: JSON) -> bool:
    return any(kind in message for kind in MEDIA)
