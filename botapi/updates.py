"""The rules of fetching updates: Bot API, "Getting updates".

An offset confirms every update below it, updates are kept no longer than 24 hours, only one of long
polling and webhook works at a time, and only one long poll.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from botapi.errors import ApiError, bad_request
from botapi.params import Params
from botapi.values import JSON

# Asked for by name only: Bot API, getUpdates, "allowed_updates".
BY_NAME_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_POLL = 50
MOST_AT_ONCE = 100
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_SET = "Conflict: terminated by setWebhook request"


def wanted(kind: str, allowed: Sequence[str] | None) -> bool:
    """Whether a bot that asked for these kinds (None: for none in particular) gets this one."""
    return kind in allowed if allowed else kind not in BY_NAME_ONLY


def allowed_updates(params: Params, before: list[str] | None) -> list[str] | None:
    """The kinds of updates the bot gets from now on; where a call has no list the last stays."""
    given = params.json("allowed_updates", "Can't parse allowed_updates JSON array")
    if not isinstance(given, list):
        return before
    return sorted({str(kind) for kind in given}) or None


@dataclass(frozen=True)
class Fetch:
    """What one getUpdates asks for; ``seconds`` is how long it waits."""

    offset: int
    limit: int
    seconds: int


def fetch(params: Params) -> Fetch:
    """A limit outside 1 to 100 counts as the nearest."""
    limit = min(max(params.integer("limit", MOST_AT_ONCE), 1), MOST_AT_ONCE)
    seconds = min(params.integer("timeout"), LONGEST_POLL)
    return Fetch(params.integer("offset"), limit, seconds)


class LongPoll:
    """The one getUpdates of a bot that may wait."""

    def __init__(self) -> None:
        self._turn: asyncio.Future[ApiError | None] | None = None

    @property
    def open(self) -> bool:
        return self._turn is not None

    def begin(self) -> asyncio.Future[ApiError | None]:
        """A turn that is over when something came (None) or another took over (the error).

        Take it before looking what is there, so that nothing comes unnoticed in between.
        """
        self.end(ApiError(409, OTHER_POLL))
        self._turn = asyncio.get_running_loop().create_future()
        return self._turn

    def end(self, error: ApiError | None = None) -> None:
        """Whoever waits looks again, or gets the error."""
        turn, self._turn = self._turn, None
        if turn is not None and not turn.done():
            turn.set_result(error)

    def leave(self, turn: asyncio.Future[ApiError | None]) -> None:
        if self._turn is turn:
            self._turn = None


def webhook(params: Params) -> JSON:
    """The webhook that setWebhook asks for: ``url``, ``max_connections``, ``secret_token``; an
    empty url means none."""
    url = params.text("url").strip()
    if url:
        _check_url(url)
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    return {
        "url": url,
        "max_connections": min(max(params.integer("max_connections", 40), 1), 100),
        "secret_token": secret,
    }


def _check_url(url: str) -> None:
    """http is allowed too, as it is by a Bot API server of one's own ("Using a Local …")."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        valid = False
    if not valid or " " in url:
        raise bad_request("invalid webhook URL specified")


def webhook_info(hook: JSON, pending: int, allowed: list[str] | None) -> JSON:
    """What getWebhookInfo answers; ``hook`` also holds how the last delivery failed."""
    info: JSON = {
        "url": hook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": pending,
    }
    for name in ("max_connections", "last_error_date", "last_error_message"):
        if name in hook:
            info[name] = hook[name]
    if allowed:
        info["allowed_updates"] = allowed
    return info
