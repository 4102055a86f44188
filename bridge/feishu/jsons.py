"""JSON as it goes to Feishu and comes from there."""

from __future__ import annotations

import json


def compact(value: object) -> str:
    """Without spaces, and Chinese as it is: what is sent is measured in bytes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def parsed(raw: bytes) -> object:
    """What the bytes say, None where they are no JSON."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None
