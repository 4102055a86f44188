"""What a changed client can send: the buttons of bot/buttons/, with all their fields can hold.

The factories are found, not listed: one with a field of a new name makes the test ask for its
values.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from enum import Enum
from itertools import product
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
