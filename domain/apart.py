"""What is computed apart: on bytes of a stranger, within bounds of time and memory."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, Protocol, TypeVar

Answer = TypeVar("Answer")


class Breach(StrEnum):
    """Which bound a computation did not keep."""

    BIG = "big"
    SLOW = "slow"
    BROKEN = "broken"
    """It ended without an answer, or with an error nobody foresaw."""


class OutOfBounds(Exception):
    """A computation was ended: its bytes ask for more than anything honest does."""

    def __init__(self, breach: Breach) -> None:
        super().__init__(breach)
        self.breach = breach


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What a computation may take at most."""

    seconds: int
    """Of a processor, in whole ones."""
    megabytes: int
    """Of addresses, the interpreter's own hundred among them."""
    quick: int = 0
    """Seconds of a processor in a first try, which is enough for almost all; what needs more is
    computed anew, one such at a time. 0: it goes there at once."""
    file_megabytes: int = 0
    """Of a file it writes, as a database that sorts does; what reads a stranger's bytes writes
    none."""


class Apart(Protocol):
    """Runs a function of bytes in a process of its own."""

    async def run(
        self, function: Callable[[bytes], Answer], data: bytes | IO[bytes], bounds: Bounds
    ) -> Answer:
        """What the function makes of the bytes (of a file from its beginning).

        The function is one of a module, or a ``partial`` of one; its answer is made of plain
        values and of classes of the domain. Raises OutOfBounds, and what it raises itself if that
        is an error of the domain.
        """
        ...
