"""How the Bot API refuses a call."""

from __future__ import annotations

from botapi.values import JSON


class ApiError(Exception):
    """An answer ``{"ok": false, …}`` of the Bot API ("Making requests")."""

    def __init__(self, code: int, description: str, *, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> JSON:
        answer: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


def bad_request(what: str) -> ApiError:
    """A 400; as in Telegram's server the first letter becomes small unless a code like X_Y."""
    if len(what) >= 2 and (what[1] == "_" or what[1].isupper()):
        return ApiError(400, f"Bad Request: {what}")
    return ApiError(400, f"Bad Request: {what[:1].lower()}{what[1:]}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
