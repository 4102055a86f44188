"""The numbers by which the desk knows people: the Bot API has no others."""

from __future__ import annotations

from hashlib import blake2b

BITS = 52
"""Bot API, User: "has at most 52 significant bits"."""


def number_of(address: str) -> int:
    """The number of an address: the same though the bridge's database is lost, never 0."""
    digest = blake2b(address.encode(), digest_size=8).digest()
    return (int.from_bytes(digest) >> (64 - BITS)) or 1


def number_after(number: int) -> int:
    """The next to try where another address has a number already."""
    return number % ((1 << BITS) - 1) + 1
