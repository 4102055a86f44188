"""What an app answers to a tap, and what a person reads where it comes to nothing."""

from __future__ import annotations

import base64
import json

from botapi.values import JSON

NOT_CONNECTED, TOO_LATE, FAILED, GARBLED = 200340, 200341, 200671, 200672
"""What a person reads under a tap that came to nothing."""


class TapFailed(Exception):
    """A tap came to nothing; ``code`` is what the person sees."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


def answered(frame: JSON) -> JSON:
    """What an answer frame says: the toast and the card of a tap."""
    if frame.get("code") != 200:
        raise TapFailed(FAILED)
    data = frame.get("data")
    if not data:
        return {}
    try:
        answer = json.loads(base64.b64decode(data, validate=True))
    except ValueError:
        raise TapFailed(GARBLED) from None
    if not isinstance(answer, dict):
        raise TapFailed(GARBLED)
    return answer
