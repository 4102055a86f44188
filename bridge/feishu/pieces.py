"""Events too large for one frame come in pieces, which are put together here."""

from __future__ import annotations

from collections.abc import Callable

WITHIN = 5.0
"""Seconds from the first piece to the last one."""
_MOST_PIECES = 256
_MOST_UNFINISHED = 64
_MOST_BYTES = 4 << 20


class Pieces:
    """The pieces of events that are not whole yet; ``clock`` is in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._begun: dict[str, tuple[float, dict[int, bytes]]] = {}

    def add(self, name: str, number: int, of: int, piece: bytes) -> bytes | None:
        """The whole event if this was the last piece of it, else None.

        What is not whole after ``WITHIN`` is dropped: it was not answered, so it comes again.
        """
        if of == 1:
            return piece
        self._drop_old()
        if not (1 < of <= _MOST_PIECES and 0 <= number < of):
            return None
        _, parts = self._begun.setdefault(name, (self._clock(), {}))
        parts[number] = piece
        if sum(map(len, parts.values())) > _MOST_BYTES:
            del self._begun[name]
            return None
        if len(parts) < of:
            return None
        del self._begun[name]
        return b"".join(parts[at] for at in sorted(parts))

    def _drop_old(self) -> None:
        now = self._clock()
        for name in [name for name, (at, _) in self._begun.items() if now - at >= WITHIN]:
            del self._begun[name]
        while len(self._begun) >= _MOST_UNFINISHED:
            del self._begun[next(iter(self._begun))]
