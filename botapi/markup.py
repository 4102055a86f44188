"""Reply markups: inline keyboards, reply keyboards, their removal and forced replies.

Bot API, "InlineKeyboardMarkup" and following; the error texts are those of Telegram's server.
"""

from __future__ import annotations

from typing import Any

from botapi.errors import bad_request
from botapi.links import checked_link
from botapi.params import Params
from botapi.values import JSON

MOST_BUTTONS = 100
MOST_IN_ROW = 8
LONGEST_DATA = 64
KINDS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def read_markup(params: Params, name: str = "reply_markup") -> JSON | None:
    """The markup of a call, checked; None where there is none or it is empty."""
    markup = params.json(name, "Can't parse reply keyboard markup JSON object")
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad_request("Object expected as reply markup")
    if keyboard := markup.get("keyboard"):
        return {**markup, "keyboard": _reply_rows(keyboard)}
    if keyboard := markup.get("inline_keyboard"):
        rows = _inline_rows(keyboard)
        return {"inline_keyboard": rows} if rows else None
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    return None


def is_inline(markup: JSON | None) -> bool:
    return markup is not None and "inline_keyboard" in markup


def _rows(keyboard: Any, complaint: str) -> list[list[Any]]:
    if not isinstance(keyboard, list) or any(not isinstance(row, list) for row in keyboard):
        raise bad_request(complaint)
    rows = [row for row in keyboard if row]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > MOST_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return rows


def _reply_rows(keyboard: Any) -> list[list[JSON]]:
    rows = _rows(keyboard, 'Field "keyboard" must be an Array of Arrays')
    return [[_reply_button(button) for button in row] for row in rows]


def _reply_button(button: Any) -> JSON:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request(
            "Can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    _check_text(button, "keyboard button", "Keyboard button text must be non-empty")
    return button


def _inline_rows(keyboard: Any) -> list[list[JSON]]:
    rows = _rows(
        keyboard, 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
    )
    for row in rows:
        for button in row:
            _check_inline(button)
    return rows


def _check_inline(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request(
            "Can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    _check_text(button, "inline keyboard button", "Inline keyboard button text must be non-empty")
    kind = next((kind for kind in KINDS if button.get(kind) not in (None, "", False)), None)
    if kind is None and not {"switch_inline_query", "switch_inline_query_current_chat"} & set(
        button
    ):
        raise bad_request(
            "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if kind == "callback_data":
        data = button["callback_data"]
        if not isinstance(data, str) or len(data.encode()) > LONGEST_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
    elif kind == "url" and not checked_link(str(button["url"])):
        raise bad_request(
            f"Inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL"
        )


def _check_text(button: JSON, what: str, when_empty: str) -> None:
    if "text" not in button:
        raise bad_request(f"Can't parse {what}: Can't find field \"text\"")
    if not isinstance(button["text"], str):
        raise bad_request(f'Can\'t parse {what}: Field "text" must be of type String')
    if not button["text"].strip():
        raise bad_request(when_empty)
