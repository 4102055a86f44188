"""Files in pieces, as the store takes and gives them, and how a voice note begins."""

from collections.abc import AsyncIterator

from domain.messaging import Files

OGG = b"OggS" + bytes(24) + b"OpusHead" + bytes(64)
"""As much of a voice note as anybody looks at."""


async def in_pieces(data: bytes, size: int = 4) -> AsyncIterator[bytes]:
    """The data, a few bytes at a time."""
    for at in range(0, len(data), size):
        yield data[at : at + size]


async def whole(files: Files, name: str) -> bytes:
    """All that is stored under a name."""
    return b"".join([chunk async for chunk in files.get(name)])
