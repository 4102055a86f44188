"""How a call of an app is refused."""

from __future__ import annotations

from botapi.values import JSON


class FeishuError(Exception):
    """An answer of the platform whose ``code`` is not 0; ``reset`` seconds where it is a limit."""

    def __init__(self, code: int, msg: str, status: int = 400, reset: int | None = None) -> None:
        super().__init__(msg)
        self.code = code
        self.msg = msg
        self.status = status
        self.reset = reset

    def body(self) -> JSON:
        return {"code": self.code, "msg": self.msg}


def invalid(ext: str) -> FeishuError:
    """A parameter that cannot be."""
    return FeishuError(230001, f"Your request contains an invalid request parameter, ext={ext}.")


def refused(code: int, reason: str, value: str = "") -> FeishuError:
    """A card that is refused; the platform puts what is wrong into the message."""
    more = f" ErrorValue: {value};" if value else ""
    return FeishuError(
        230099, f"Failed to create card content, ext=ErrCode: {code}; ErrMsg: {reason};{more}"
    )
