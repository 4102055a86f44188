"""The parameters of one call, whichever way they came.

Bot API, "Making requests": URL query string, application/x-www-form-urlencoded, application/json
(not for files) and multipart/form-data.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from botapi.errors import ApiError, bad_request
from botapi.values import JSON


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file sent along with a call."""

    name: str
    mime_type: str
    data: bytes


class Params:
    """Typed reading of parameters that may be strings (forms) or JSON values."""

    def __init__(self, values: JSON, files: dict[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        return json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """Like Telegram, anything that is no number counts as the default."""
        value = self.values.get(name)
        try:
            return int(value) if value is not None else default
        except (TypeError, ValueError, OverflowError):  # Python reads Infinity as JSON
            return default

    def number(self, name: str) -> float | None:
        value = self.values.get(name)
        try:
            return None if value is None else float(value)
        except (TypeError, ValueError, OverflowError):
            return None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in {"true", "1", "yes"}

    def json(self, name: str, complaint: str) -> Any:
        """A JSON-serialized parameter, or None where it is absent or empty."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except (ValueError, RecursionError) as error:
            raise bad_request(complaint) from error

    def shown(self) -> JSON:
        """For the call log: JSON strings read."""
        return {name: _read(value) for name, value in self.values.items()}


def _read(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"{", "["}:
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


async def read_params(request: web.Request) -> Params:
    """Gather the parameters of a call from its URL and its body."""
    values: JSON = dict(request.query)
    files: dict[str, Upload] = {}
    try:
        if request.content_type == "application/json":
            body = json.loads(await request.read() or b"{}")
            if not isinstance(body, dict):
                raise ApiError(400, "Bad Request: can't parse request parameters: object expected")
            values.update(body)
        elif request.method == "POST":
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    with value.file as file:
                        files[name] = Upload(
                            name=value.filename or name,
                            mime_type=value.content_type,
                            data=file.read(),
                        )
                elif isinstance(value, str):
                    values[name] = value
    except web.HTTPRequestEntityTooLarge as error:
        raise ApiError(413, "Request Entity Too Large") from error
    except (ValueError, LookupError, RecursionError, HttpProcessingError) as error:
        raise ApiError(400, "Bad Request: can't parse request parameters") from error
    return Params(values, files)
