"""Reads a file of a stranger in a process of its own, within bounds of time and memory."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from domain.apart import Apart, Bounds, Breach, OutOfBounds
from domain.imports.model import UnreadableTable

Read = TypeVar("Read")
BOUNDS = Bounds(seconds=30, megabytes=512)
"""What reading one may take."""


async def read_apart(apart: Apart, data: bytes, name: str, reading: Callable[..., Read]) -> Read:
    """What ``reading(data, name=…)`` makes of it, so that no file can hold up or eat up the
    product. Raises UnreadableTable."""
    try:
        return await apart.run(partial(reading, name=name), data, BOUNDS)
    except OutOfBounds as error:
        raise _beyond(name, error.breach) from error


def _beyond(name: str, breach: Breach) -> UnreadableTable:
    """What is said of a file that could not be read within bounds."""
    match breach:
        case Breach.BIG:
            return UnreadableTable(f"{name} takes far too much memory: save it as CSV", "bomb")
        case Breach.SLOW:
            return UnreadableTable(f"{name} takes too long to read: split it into parts", "slow")
        case Breach.BROKEN:
            return UnreadableTable(f"{name} cannot be read: save it anew as .xlsx")
