"""What Feishu's refusals mean for whoever called.

Nothing of its message is handed on but numbers: it may quote what a card says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from botapi.values import JSON
from bridge.messenger import Away, Declined, NoLonger, NotAllowed, OutOfReach, TooBig, TooMany

TOKEN_OVER = frozenset(range(99991663, 99991669))
"""The token is no longer taken: a new one, and once more."""

_GONE = frozenset(
    {
        230002,  # the bot is not in that chat
        230013,  # outside the app's range, or the person has left
        230029,  # the person has left
        230034,  # no such person
        230035,  # the person, or the enterprise, lets the bot not write to them
        230038,  # a person of another enterprise
        230053,  # the person stopped the bot
        232009,  # the chat was dissolved
    }
)
_PACE_OF_APP = frozenset({99991400, 11232})
_PACE_OF_ONE = frozenset({230020, 230049})
"""Too often to one person or on one message; 230049: it is being sent at this moment."""
_BUSY = frozenset({230101, 232096})
"""Feishu has stopped writing for a while."""
_OVER = frozenset(
    {
        230009,  # too old to be recalled
        230011,  # recalled
        230026,  # not a message of ours
        230031,  # older than 14 days
        230050,  # no longer to be seen
        230110,  # deleted
    }
)
_TOO_BIG = 234037
"""It gives no file above 100 MB."""
_REFUSED = frozenset(
    {
        10003,  # no such app
        10014,  # wrong secret
        230006,  # the app has no bot
        230027,  # a right is missing
        234002,  # not authorised
        234007,  # the app has no bot
        99991401,  # not from this address
        99991661,  # no token
        99991662,  # the app is switched off
        99991672,  # a right was not applied for
    }
)
_LOCKED = "card action is lock"
"""Somebody is pressing a button of that card at this moment (230099)."""
_BUSY_SECONDS = 60
_LONGEST_PAUSE = 3600
_SUB_CODE = re.compile(r"ErrCode: (\d{1,9})")


class TooManyOfOne(TooMany):
    """The pause is asked for one person or one message, not for the whole app."""


def check(status: int, headers: Mapping[str, str], answer: object) -> JSON:
    """The data of an answer that says yes; of any other raises what it means.

    ``answer`` is the body as JSON, None where it was none.
    """
    if not isinstance(answer, dict) or not isinstance(code := answer.get("code"), int):
        if status == 429:
            raise TooMany(_pause(headers))
        raise Away(f"HTTP {status} without a code")
    if code == 0 and status < 400:
        return answer
    message = str(answer.get("msg", ""))
    reason = _reason(status, code, message)
    if code in _PACE_OF_ONE or _LOCKED in message:
        raise TooManyOfOne(_pause(headers))
    if status == 429 or code in _PACE_OF_APP:
        raise TooMany(_pause(headers))
    if code in _BUSY:
        raise TooMany(_BUSY_SECONDS)
    if code in _GONE:
        raise OutOfReach(reason)
    if code in _OVER:
        raise NoLonger(reason)
    if code == _TOO_BIG:
        raise TooBig(reason)
    if code in _REFUSED or code in TOKEN_OVER:
        raise NotAllowed(reason)
    if status >= 500:
        raise Away(reason)
    raise Declined(reason)


def token_over(answer: object) -> bool:
    return isinstance(answer, dict) and answer.get("code") in TOKEN_OVER


def _reason(status: int, code: int, message: str) -> str:
    sub = _SUB_CODE.search(message)
    return f"Feishu {code}{f'/{sub[1]}' if sub else ''} (HTTP {status})"


def _pause(headers: Mapping[str, str]) -> int:
    """Seconds after which Feishu takes calls again."""
    try:
        seconds = int(headers.get("x-ogw-ratelimit-reset", "1"))
    except ValueError:
        seconds = 1
    return min(max(seconds, 1), _LONGEST_PAUSE)
