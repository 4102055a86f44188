"""Calls of Feishu's open platform: the token, JSON calls, files up and down.

Neither the secret nor a token nor a word of a message is ever logged or in an error.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import aiohttp

from botapi.values import JSON
from bridge.feishu.codes import TooManyOfOne, check, token_over
from bridge.feishu.jsons import compact, parsed
from bridge.feishu.rates import Rates
from bridge.messenger import Away, Declined, NotAllowed, TooBig, TooMany

LOG = logging.getLogger(__name__)

_TOKEN = "/open-apis/auth/v3/tenant_access_token/internal"  # noqa: S105 - the path of a call
_RENEW = 30 * 60
"""With less than so many seconds left, a new token is asked for; the old one stays good."""
_REST = 30.0
"""Seconds after a failed renewal in which nobody tries again, while the old token is good: they
would stand in a queue, each for as long as a try may take."""
_TIMEOUT = aiohttp.ClientTimeout(total=20, connect=10)
_FILE_TIMEOUT = aiohttp.ClientTimeout(total=300, connect=10)
_LONGEST_ANSWER = 1 << 20
_CHUNK = 1 << 16

Fields = tuple[tuple[str, str | bytes, str | None], ...]
"""Fields of a form: name, value, and the name of the file where the value is one."""


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """Which app this is, where its platform is, and what opens it."""

    app_id: str
    app_secret: str
    url: str

    def __repr__(self) -> str:
        return f"Credentials(app_id={self.app_id!r}, url={self.url!r})"


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call. ``api`` names it for the rates; ``each`` is the person or message with a limit of
    its own. ``fields`` are those of a form with a file, else the body is JSON."""

    api: str
    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    body: JSON | None = field(default=None, repr=False)
    fields: Fields = field(default=(), repr=False)
    each: str | None = None


class Wire:
    """The way to Feishu over HTTP. ``clock`` in seconds."""

    def __init__(
        self,
        credentials: Credentials,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]],
    ) -> None:
        self.credentials = credentials
        self._clock = clock
        self._rates = Rates(clock, sleep)
        self._session: aiohttp.ClientSession | None = None
        self._token = ""
        self._token_until = 0.0
        self._renew_from = 0.0
        self._renewing = asyncio.Lock()

    @property
    def session(self) -> aiohttp.ClientSession:
        """Opened by whoever asks first, inside the running loop."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(timeout=_TIMEOUT, json_serialize=compact)
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def call(self, call: Call) -> JSON:
        """Makes the call and returns ``data``; raises what the messenger's errors say."""
        status, headers, raw = await self._asked(call, _LONGEST_ANSWER)
        data = self._checked(call, status, headers, parsed(raw)).get("data")
        return data if isinstance(data, dict) else {}

    async def download(self, call: Call, most: int) -> bytes:
        """The bytes that the call answers; raises TooBig where they are more than ``most``. What
        a person sent may look like any answer: only the status says that it is none."""
        status, headers, raw = await self._asked(call, most, file=True)
        if status != 200:
            self._checked(call, status, headers, parsed(raw))
        return raw

    async def post(self, path: str, body: JSON) -> tuple[int, Any, object]:
        """A call without a token: status, headers and the answer as JSON."""
        call = Call(api=path, method="POST", path=path, body=body)
        status, headers, raw = await self._ask(call, None)
        return status, headers, parsed(raw)

    async def _asked(self, call: Call, most: int, *, file: bool = False) -> tuple[int, Any, bytes]:
        """The answer; where the token is no longer taken, that to a new one."""
        await self._rates.turn(call.api, call.each)
        token = await self._bearer()
        status, headers, raw = await self._ask(call, token, most)
        refused = status != 200 or not file
        if refused and _is_json(headers) and token_over(parsed(raw)):
            if self._token == token:
                self._token = ""
            return await self._ask(call, await self._bearer(), most)
        return status, headers, raw

    def _checked(self, call: Call, status: int, headers: Any, answer: object) -> JSON:
        try:
            return check(status, headers, answer)
        except TooMany as error:
            self._slower(call, error)
            raise

    def _slower(self, call: Call, error: TooMany) -> None:
        one = call.each if isinstance(error, TooManyOfOne) else None
        self._rates.pause(one or call.api, error.seconds)
        LOG.warning("Feishu asks for a pause of %d s at %s", error.seconds, call.api)

    async def _bearer(self) -> str:
        async with self._renewing:
            left = self._token_until - self._clock() if self._token else 0.0
            if left >= _RENEW or (left > 0 and self._clock() < self._renew_from):
                return self._token
            try:
                await self._renew()
            except (Away, TooMany):
                if not self._token or self._clock() >= self._token_until:
                    raise
                self._renew_from = self._clock() + _REST
            return self._token

    async def _renew(self) -> None:
        app = self.credentials
        body = {"app_id": app.app_id, "app_secret": app.app_secret}
        status, headers, answer = await self.post(_TOKEN, body)
        try:
            told = check(status, headers, answer)
        except Declined as error:
            raise NotAllowed(str(error)) from None
        token, expire = told.get("tenant_access_token"), told.get("expire")
        if not isinstance(token, str) or not token or not isinstance(expire, int):
            raise Away("an answer without a token")
        self._token, self._token_until = token, self._clock() + expire

    async def _ask(
        self, call: Call, token: str | None, most: int = _LONGEST_ANSWER
    ) -> tuple[int, Any, bytes]:
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        given: dict[str, Any] = {"json": call.body} if call.body is not None else {}
        if call.fields:
            given = {"data": _form(call)}
        timeout = _FILE_TIMEOUT if call.fields or most > _LONGEST_ANSWER else _TIMEOUT
        url = self.credentials.url + call.path
        try:
            async with self.session.request(
                call.method,
                url,
                params=call.query,
                headers=headers,
                timeout=timeout,
                allow_redirects=False,
                **given,
            ) as answer:
                return answer.status, answer.headers, await _all(answer, most)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Away(f"{call.api}: {type(error).__name__}") from None


def _is_json(headers: Any) -> bool:
    return "json" in headers.get("Content-Type", "")


async def _all(answer: aiohttp.ClientResponse, most: int) -> bytes:
    whole = bytearray()
    async for chunk in answer.content.iter_chunked(_CHUNK):
        whole += chunk
        if len(whole) > most:
            raise TooBig(f"more than {most} bytes")
    return bytes(whole)


def _form(call: Call) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value, file_name in call.fields:
        if isinstance(value, bytes):
            form.add_field(
                name, BytesIO(value), filename=file_name, content_type="application/octet-stream"
            )
        else:
            form.add_field(name, value)
    return form
