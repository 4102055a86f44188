"""A message of the desk as a card of schema 2.0."""

from __future__ import annotations

from botapi.values import JSON
from bridge.feishu.jsons import compact
from bridge.feishu.keyboard import keyboard, shortened
from bridge.feishu.markdown import markdown
from bridge.messenger import Declined, Outgoing

LARGEST = 30_000
"""Bytes of a request that carries a card."""
MOST_ELEMENTS = 200
_ENVELOPE = 500
"""Bytes of such a request beside the card."""
_LONGEST_SUMMARY = 60


def card(message: Outgoing, image_key: str | None = None) -> JSON:
    """The card that shows the text, the picture where there is one, and the buttons."""
    elements: list[JSON] = []
    if image_key is not None:
        elements.append(
            {
                "tag": "img",
                "img_key": image_key,
                "alt": {"tag": "plain_text", "content": ""},
                "scale_type": "fit_horizontal",
            }
        )
    said = [markdown(message.text, message.entities)] if message.text.strip() else []
    said += [markdown(f"… {label}") for label in shortened(message.keyboard)]
    elements += [{"tag": "markdown", "content": part} for part in said]
    elements += keyboard(message.keyboard, MOST_ELEMENTS - 2 * len(elements))
    return {
        "schema": "2.0",
        "config": {
            "update_multi": True,
            "enable_forward": False,
            "summary": {"content": _summary(message.text)},
        },
        "body": {"elements": elements},
    }


def content(card: JSON) -> str:
    """The card as Feishu wants it, a JSON string; raises Declined where it is too large.

    It is never cut: half a text may say the contrary.
    """
    whole = compact(card)
    try:
        size = len(compact(whole).encode()) + _ENVELOPE
    except UnicodeEncodeError:
        raise Declined("half a character") from None
    if size > LARGEST:
        raise Declined(f"a card of {size} bytes")
    elements = count(card)
    if elements > MOST_ELEMENTS:
        raise Declined(f"a card of {elements} elements")
    return whole


def count(part: object) -> int:
    """The elements in it, as Feishu counts them: whatever has a tag."""
    if isinstance(part, dict):
        return ("tag" in part) + sum(map(count, part.values()))
    if isinstance(part, list):
        return sum(map(count, part))
    return 0


def _summary(text: str) -> str:
    """What the list of chats shows of it, and a notification."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return first if len(first) <= _LONGEST_SUMMARY else f"{first[: _LONGEST_SUMMARY - 1]}…"
