"""Feishu (飞书) on this machine, beside the local Telegram: same port, same wall of phones.

An app knows people by their open_id, which is another one for each app at Feishu; here one person
has the same towards all, and whoever knows the number of a phone knows it.
"""

from __future__ import annotations

from hashlib import blake2b


def open_id_of(number: int) -> str:
    """The open_id of the phone with this number."""
    return f"ou_{_digest('open_id', number)}"


def named(kind: str, *parts: object) -> str:
    """Another id made of what it stands for, such as a person's union_id: 32 hex digits."""
    return _digest(kind, *parts)


def _digest(kind: str, *parts: object) -> str:
    text = ":".join([kind, *map(str, parts)])
    return blake2b(text.encode(), digest_size=16).hexdigest()
