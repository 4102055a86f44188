"""How a server of the Bot API is called and how it answers: Bot API, "Making requests"."""

from __future__ import annotations

import json
import re

from aiohttp import web
from aiohttp.typedefs import Handler

from botapi.errors import ApiError
from botapi.values import JSON

# Telegram's are longer; short ones are handy in tests.
TOKEN = re.compile(r"(\d{1,18}):[A-Za-z0-9_-]{3,}")


def bot_number(token: str) -> int:
    """The number of the bot in its token. Raises ApiError 401 for what is none."""
    match = TOKEN.fullmatch(token)
    if match is None:
        raise ApiError(401, "Unauthorized")
    return int(match[1])


def status_of(body: JSON) -> int:
    return 200 if body["ok"] else int(body["error_code"])


def respond(body: JSON) -> web.Response:
    """An answer of the Bot API, with its status and, where it asks for a pause, Retry-After."""
    headers = None
    if "parameters" in body and "retry_after" in body["parameters"]:
        headers = {"Retry-After": str(body["parameters"]["retry_after"])}
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(),
        status=status_of(body),
        headers=headers,
        content_type="application/json",
    )


def routes(call: Handler, download: Handler) -> list[web.RouteDef]:
    """``/bot<token>/<method>`` and ``/file/bot<token>/<path>``, as ``token``, ``method``, ``path``
    of the match."""
    return [
        web.route("*", "/bot{token:[^/]+}/{method}", call),
        web.get("/file/bot{token:[^/]+}/{path:.+}", download),
    ]
