"""What makes words out of a voice note, where the operator has set such a program."""

from collections.abc import AsyncIterator
from typing import Protocol


class Speech(Protocol):
    """A program on this machine that hears."""

    async def words(self, pieces: AsyncIterator[bytes], suffix: str) -> str:
        """What is said in a sound file (``suffix``: ``.ogg``, ``.mp3``, ``.m4a``), in one line.
        Empty when nothing was made out, when it took too long, or when the program failed: then it
        goes on without. Never raises for that."""
        ...
