"""What a message says: text and caption with their entities, within Telegram's limits."""

from __future__ import annotations

from botapi.errors import bad_request
from botapi.params import Params
from botapi.parsing import formatted
from botapi.values import JSON

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024


def text_content(params: Params) -> JSON:
    """Text and entities of a message, within Telegram's limits."""
    text, entities = formatted(params, "text", "entities")
    if not text:
        raise bad_request("Message text is empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("Message is too long")
    content: JSON = {"text": text}
    if entities:
        content["entities"] = entities
    preview = params.json("link_preview_options", "Can't parse link preview options JSON object")
    if preview:
        content["link_preview_options"] = preview
    elif params.flag("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return content


def caption_content(params: Params) -> JSON:
    """Caption and entities, within Telegram's limits."""
    caption, entities = formatted(params, "caption", "caption_entities")
    if len(caption) > LONGEST_CAPTION:
        raise bad_request("Message caption is too long")
    content: JSON = {}
    if caption:
        content["caption"] = caption
        if entities:
            content["caption_entities"] = entities
        if params.flag("show_caption_above_media"):
            content["show_caption_above_media"] = True
    return content
