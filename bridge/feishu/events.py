"""What Feishu tells of, as what the desk can be told.

Whoever can reach the app can make it hear anything: what does not look as it should is no event,
and is never a reason to stop.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Mapping
from typing import Any

from bridge.feishu.contents import clean, message_content
from bridge.feishu.keyboard import TWIN
from bridge.messenger import Happening, Opened, Pressed, Recalled, Toast, Written

LOG = logging.getLogger(__name__)

MALFORMED = "malformed"
OTHER = "other"
LONGEST_DATA = 64
"""Bytes of callback_data, as the Bot API has it."""

_NAME = re.compile(r"[A-Za-z0-9_.:=-]{1,128}")
_COMMAND = re.compile(r"[A-Za-z0-9_]{1,32}")
_LATEST = 1 << 40
_RECEIVED = "im.message.receive_v1"


class Malformed(Exception):
    """It lacks what every such event has."""


class Unwanted(Exception):
    """Nothing the desk is told of; the word says why, for the count."""


_UNREADABLE = (Malformed, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read(payload: bytes) -> tuple[str, Happening | None]:
    """What an event says, and what kind it is: for the count of those nobody wants.

    Of a message that cannot be read, who sent it: they get an answer, too.
    """
    kind: Any = None
    header: Any = None
    event: Any = None
    try:
        whole = json.loads(payload)
        header, event = whole["header"], whole["event"]
        kind = header["event_type"]
        reader = _READERS.get(kind)
        if reader is None or not isinstance(event, dict):
            return OTHER, None
        try:
            return kind, reader(header, event)
        except Unwanted as reason:
            return f"{kind}:{reason}", None
    except _UNREADABLE as error:
        named = kind if isinstance(kind, str) and kind in _READERS else OTHER
        LOG.warning("an event cannot be read: %s, %s", named, type(error).__name__)
        return MALFORMED, _wordless(header, event) if named == _RECEIVED else None


def answer(happening: Happening | None, toast: Toast | None) -> dict[str, Any] | None:
    """What goes back to Feishu with the acknowledgement: only a press wants an answer."""
    if not isinstance(happening, Pressed):
        return None
    if toast is None or not toast.text:
        return {}
    return {"toast": {"type": "warning" if toast.alert else "info", "content": toast.text}}


def _received(header: Any, event: Any) -> Written:
    return _written(header, event, edited=False)


def _wordless(header: Any, event: Any) -> Written | None:
    """A message of which no more can be read than who sent it, and which it is."""
    try:
        message, sender = event["message"], event["sender"]
        if message["chat_type"] != "p2p" or sender.get("sender_type", "user") != "user":
            return None
        return Written(
            event_id=_name(header["event_id"]),
            address=_name(sender["sender_id"]["open_id"]),
            message_id=_name(message["message_id"]),
            at=_at(None, header),
        )
    except _UNREADABLE:
        return None


def _updated(header: Any, event: Any) -> Written:
    return _written(header, event, edited=True)


def _written(header: Any, event: Any, *, edited: bool) -> Written:
    message, sender = event["message"], event["sender"]
    if message["chat_type"] != "p2p":
        raise Unwanted("group")
    if sender.get("sender_type", "user") != "user":
        raise Unwanted("bot")
    message_id = _name(message["message_id"])
    content = message_content(message_id, message)
    parent = message.get("parent_id")
    return Written(
        event_id=_name(header["event_id"]),
        address=_name(sender["sender_id"]["open_id"]),
        message_id=message_id,
        at=_at(message.get("update_time" if edited else "create_time"), header),
        text=content.text,
        given=content.given,
        reply_to=_name(parent) if parent else None,
        edited=edited,
    )


def _recalled(header: Any, event: Any) -> Recalled:
    return Recalled(
        event_id=_name(header["event_id"]),
        message_id=_name(event["message_id"]),
        at=_at(event.get("recall_time"), header),
    )


def _pressed(header: Any, event: Any) -> Happening:
    """A button's value, a choice from a list, or words typed on a card."""
    action = event["action"]
    value, option = action.get("value"), action.get("option")
    event_id, at = _name(header["event_id"]), _at(None, header)
    address = _name(event["operator"]["open_id"])
    data = value.get("d") if isinstance(value, dict) else None
    data = option if data is None and isinstance(option, str) and option else data
    if data is None and isinstance(words := action.get("input_value"), str):
        text = clean(words)
        return Written(event_id=event_id, address=address, message_id=event_id, at=at, text=text)
    if not isinstance(data, str) or not data:
        raise Malformed
    data = data.partition(TWIN)[0]
    if len(data.encode()) > LONGEST_DATA:
        raise Malformed
    on = event.get("context", {}).get("open_message_id")
    return Pressed(
        event_id=event_id,
        address=address,
        message_id=_name(on) if on else None,
        at=at,
        data=data,
    )


def _opened(header: Any, event: Any) -> Opened:
    address = _name(event["operator_id"]["open_id"])
    return Opened(event_id=_name(header["event_id"]), address=address, at=_at(None, header))


def _menu(header: Any, event: Any) -> Written:
    """A menu entry is its command; one that could be none is said as it is."""
    event_id, key = _name(header["event_id"]), clean(event["event_key"])
    if not key:
        raise Malformed
    return Written(
        event_id=event_id,
        address=_name(event["operator"]["operator_id"]["open_id"]),
        message_id=event_id,
        at=_at(event.get("timestamp"), header),
        text=f"/{key}" if _COMMAND.fullmatch(key) else key,
    )


_READERS: Mapping[str, Callable[[Any, Any], Happening]] = {
    _RECEIVED: _received,
    "im.message.updated_v1": _updated,
    "im.message.recalled_v1": _recalled,
    "card.action.trigger": _pressed,
    "im.chat.access_event.bot_p2p_chat_entered_v1": _opened,
    "application.bot.menu_v6": _menu,
}


def _name(value: Any) -> str:
    """An id as Feishu gives them; it becomes part of addresses and rows."""
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise Malformed
    return value


def _at(value: Any, header: Any) -> int:
    """A date in seconds since 1970; Feishu gives seconds, milli- or microseconds."""
    value = value or header["create_time"]
    if not isinstance(value, str | int):
        raise Malformed
    moment = int(value)
    while moment >= _LATEST // 10:
        moment //= 1000
    if moment < 0:
        raise Malformed
    return moment
