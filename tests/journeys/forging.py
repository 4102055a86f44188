"""What a changed client can send: the buttons of bot/buttons/, with all their fields can hold.

The factories are found, not listed: one with a field of a new name makes the test ask for its
values.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum
from itertools import count, product
from random import sample
from typing import Any

from aiogram.filters.callback_data import CallbackData

from bot import buttons
from bot.buttons.ledgers import ExportOf
from domain.ledgers.model import Export
from tests.examples import EVERY, drawn


def factories() -> list[type[CallbackData]]:
    """All there are in bot/buttons/."""
    names = [found.name for found in pkgutil.iter_modules(buttons.__path__, "bot.buttons.")]
    modules = [importlib.import_module(name) for name in names]
    return [
        found
        for module in modules
        for found in vars(module).values()
        if isinstance(found, type)
        and issubclass(found, CallbackData)
        and found.__module__ == module.__name__
    ]


def presses(factory: type[CallbackData], known: dict[str, list[Any]]) -> Iterator[str]:
    """What a changed client can send with it: all combinations where the long tests run."""
    choices = choices_of(factory, known)
    for each in product(*choices) if EVERY else each_once(choices):
        yield factory(**dict(zip(factory.model_fields, each, strict=True))).pack()


def each_once(choices: list[list[Any]]) -> list[tuple[Any, ...]]:
    """Each value of each field once at least, beside values of the others that are drawn anew each
    time."""
    if not all(choices):
        return []
    shuffled = [sample(values, len(values)) for values in choices]
    many = max(map(len, shuffled), default=1)
    return [tuple(values[at % len(values)] for values in shuffled) for at in range(many)]


def choices_of(factory: type[CallbackData], known: dict[str, list[Any]]) -> list[list[Any]]:
    """What each of its fields can hold."""
    choices: list[list[Any]] = []
    for name, field in factory.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Enum):
            choices.append(list(kind))
        elif kind is bool:
            choices.append([True, False])
        elif name == "what":
            of_export = issubclass(factory, ExportOf)
            choices.append(["", *Export] if of_export else ["accept", "handle"])
        else:
            assert name in known, f"{factory.__name__}.{name}: say what it may be filled with"
            choices.append(known[name])
    return choices


GROUP, CHANNEL = -77, -78
"""Where such presses say that they were made."""
numbers = count(5_000_000)
"""Of updates."""


def unheard_of(data: str, other: int, mine: int) -> Iterator[dict[str, Any]]:
    """The press as no client sends it, by the phone ``other`` that has no right and by the phone
    ``mine`` that has: under a message of somebody else's chat, too old to be shown, sent through
    another chat, in a channel; and a matter's number as an edited message, a channel's post, a
    query in another chat."""
    private = {"id": mine, "type": "private"}
    group = {"id": GROUP, "type": "supergroup", "title": "群"}
    channel = {"id": CHANNEL, "type": "channel", "title": "频道"}

    def person(phone: int) -> dict[str, Any]:
        return {"id": phone, "is_bot": False, "first_name": "某人", "language_code": "zh-hans"}

    def message(chat: dict[str, Any], text: str = "", **more: Any) -> dict[str, Any]:
        return {"message_id": 3, "date": 1_795_000_000, "chat": chat, "text": text, **more}

    def tap(phone: int, **more: Any) -> dict[str, Any]:
        query = {"id": str(next(numbers)), "chat_instance": "1", "data": data}
        return {"callback_query": {**query, "from": person(phone), **more}}

    yield tap(other, message=message(private, "页面"))
    yield tap(other, message={"chat": private, "message_id": 3, "date": 0})
    for phone in (other, mine):
        yield tap(phone, message=message(group, "页面"))
        yield tap(phone, message=message(channel, "页面"))
        yield tap(phone, inline_message_id="abc")
    said = {"from": person(other)}
    yield {"edited_message": message({"id": other, "type": "private"}, "/case 1", **said)}
    yield {"channel_post": message(channel, "/case 1", sender_chat=channel)}
    yield {"edited_channel_post": message(channel, "/case 1", sender_chat=channel)}
    yield {"message": message(group, "/case 1", sender_chat=group, **said)}
    yield {"inline_query": {"id": "1", "query": "1", "offset": "", **said}}
    yield {"chosen_inline_result": {"result_id": "1", "query": data, **said}}


FAR = (-1, 0, 10_101, 999_912, 99_991_231, 2**63)
"""Numbers that no button has, or not there."""


def far_off(factory: type[CallbackData], known: dict[str, list[Any]]) -> Iterator[str]:
    """One number after the other of what it carries, far off; between two edits in two ways."""
    plain = next(presses(factory, known)).split(":")
    for at, field in enumerate(factory.model_fields.values(), 1):
        if field.annotation is int:
            for number in drawn(FAR, 3):
                data = ":".join([*plain[:at], str(number), *plain[at + 1 :]])
                if len(data) <= 64:
                    yield data
