"""An inline keyboard as the buttons of a card.

Rows stay rows where a phone can show them; what does not fit beside one another stands below.
Where that makes the card too long, what there is to choose from becomes one list, and the rows that
lead away from it (back, the pages) stay as buttons.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from botapi.values import JSON

AS_BUTTONS = 6
"""So many always stand as buttons."""
LONGEST_LABEL = 100
"""Characters that Feishu takes on a button."""
MOST_LINES = 9
"""Lines of buttons that leave room on a phone for what the card says."""
TWIN = "\x1f"
"""Stands between data and a number where two entries of a list carry the same data."""

_PHONE_WIDTH = 40
"""Half-width characters side by side on a phone, in a button of the whole width."""
_FRAME = 3
"""What the edge of a button takes of it."""
_CHOOSE = "请选择 · Choose"
_BEFORE = frozenset("‹«◀⬅↩✖❌")
_AFTER = frozenset("›»▶➡")

Row = Sequence[JSON]


def keyboard(rows: Sequence[Row], room: int) -> list[JSON]:
    """The elements of these rows, at most ``room`` as Feishu counts them if that can be.

    Kinds of buttons that exist in Telegram only (its own web apps, sharing) are not shown, as
    reply keyboards are not.
    """
    possible = [[button for button in row if _can(button)] for row in rows]
    shown: list[Row] = [row for row in possible if row]
    lines = list(_lines(shown))
    few = sum(map(len, shown)) <= AS_BUTTONS
    if few or (len(lines) <= MOST_LINES and _count(lines) <= room):
        return _painted(lines)
    listed, away = _parted(shown)
    return [_choice(listed), *_painted(_lines(away))] if listed else _painted(lines)


def shortened(rows: Sequence[Row]) -> list[str]:
    """The whole labels of buttons that Feishu cuts, to be said in the text."""
    return [
        str(button["text"])
        for row in rows
        for button in row
        if _can(button) and len(str(button["text"])) > LONGEST_LABEL
    ]


def _can(button: JSON) -> bool:
    return isinstance(button.get("callback_data"), str) or isinstance(button.get("url"), str)


def _lines(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, those that are too wide for a phone as one button a line."""
    for row in rows:
        most = _PHONE_WIDTH // len(row) - _FRAME
        if len(row) > 1 and any(_width(str(button["text"])) > most for button in row):
            yield from ([button] for button in row)
        else:
            yield row


def _width(label: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in label)


def _count(lines: Sequence[Row]) -> int:
    """Elements: a button and its text, its column, and the set of columns."""
    return sum(2 if len(line) == 1 else 1 + 3 * len(line) for line in lines)


def _painted(lines: Iterator[Row] | Sequence[Row]) -> list[JSON]:
    primary = _Primary()
    return [
        primary.button(line[0], "fill")
        if len(line) == 1
        else {
            "tag": "column_set",
            "flex_mode": "none",
            "horizontal_spacing": "8px",
            "columns": [
                {
                    "tag": "column",
                    "width": "weighted",
                    "weight": 1,
                    "elements": [primary.button(button, "fill")],
                }
                for button in line
            ],
        }
        for line in lines
    ]


class _Primary:
    """Paints buttons, the first that says yes in blue."""

    def __init__(self) -> None:
        self._given = False

    def button(self, button: JSON, width: str) -> JSON:
        label = str(button["text"])
        first = not self._given and label.startswith("✅")
        self._given = self._given or first
        return {
            "tag": "button",
            "type": "primary" if first else "default",
            "width": width,
            "text": _plain(label),
            "behaviors": [_behavior(button)],
        }


def _plain(label: str) -> JSON:
    if len(label) > LONGEST_LABEL:
        label = f"{label[: LONGEST_LABEL - 1]}…"
    return {"tag": "plain_text", "content": label}


def _behavior(button: JSON) -> JSON:
    data: Any = button.get("callback_data")
    if isinstance(data, str):
        return {"type": "callback", "value": {"d": data}}
    return {"type": "open_url", "default_url": button["url"]}


def _parted(rows: Sequence[Row]) -> tuple[list[JSON], list[Row]]:
    """What goes into the list, and the rows that stay: links, and the last ones that lead away."""
    end, left = len(rows), AS_BUTTONS
    while end and len(rows[end - 1]) <= left and any(map(_leads_away, rows[end - 1])):
        end -= 1
        left -= len(rows[end])
    listed: list[JSON] = []
    links: list[Row] = []
    for row in rows[:end]:
        listed += [button for button in row if isinstance(button.get("callback_data"), str)]
        links += [[button] for button in row if not isinstance(button.get("callback_data"), str)]
    return listed, [*links, *rows[end:]]


def _leads_away(button: JSON) -> bool:
    label = str(button["text"]).strip("\ufe0f ")
    return bool(label) and (label[0] in _BEFORE or label[-1] in _AFTER)


def _choice(buttons: Sequence[JSON]) -> JSON:
    seen: dict[str, int] = {}
    options = []
    for button in buttons:
        data = str(button["callback_data"])
        seen[data] = seen.get(data, 0) + 1
        twin = f"{TWIN}{seen[data]}" if seen[data] > 1 else ""
        text = {"tag": "plain_text", "content": str(button["text"])}
        options.append({"text": text, "value": f"{data}{twin}"})
    return {
        "tag": "select_static",
        "width": "fill",
        "placeholder": {"tag": "plain_text", "content": _CHOOSE},
        "options": options,
        "behaviors": [{"type": "callback", "value": {"list": 1}}],
    }
