"""A small HTTP/1.1 client for one server: a short POST out, a short answer back.

Calls of the Bot API are nothing else. What a general client carries for each (cookies, redirects,
streams, traces, several kinds of body) costs more processor time than the rest of the call, and
each tap makes two; docs/decisions/0015-the-wire.md has the figures. Reading answers is httptools'.
"""

import asyncio
import ssl
from typing import Final, cast
from urllib.parse import urlsplit

import certifi
import python_socks.async_.asyncio as by_proxy  # comes with aiohttp-socks
from httptools import HttpParserError, HttpResponseParser
from python_socks import ProxyConnectionError

_IDLE_SECONDS: Final = 15.0
"""A connection unused for longer may have been forgotten by something in between without a word."""
_CONNECT_SECONDS: Final = 30.0
_HAPPY_EYEBALLS: Final = 0.25
_FIRST_FINAL: Final = 200
"""Statuses below are not yet the answer."""


class WireError(Exception):
    """The connection was refused, broke, or brought no HTTP. Says neither to whom nor what."""


class Wire:
    """Keep-alive connections to the server of a URL; as many as there are calls at the same time.

    They are made through ``proxy`` if there is one: an HTTP or SOCKS5 proxy's URL. Raises
    ValueError for a URL that is neither http nor https.
    """

    def __init__(self, url: str, proxy: str | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or parts.hostname is None:
            raise ValueError("the messenger's address must begin with http:// or https://")
        self._host = parts.hostname
        self._port = parts.port or (443 if parts.scheme == "https" else 80)
        self._proxy = proxy
        self._tls: ssl.SSLContext | None = None
        if parts.scheme == "https":
            self._tls = ssl.create_default_context(cafile=certifi.where())
        name = f"[{self._host}]" if ":" in self._host else self._host
        where = name if parts.port is None else f"{name}:{parts.port}"
        self._after_path = (
            f" HTTP/1.1\r\nHost: {where}\r\nAccept: */*\r\nUser-Agent: griddesk\r\n"
            "Content-Type: application/json\r\nContent-Length: "
        ).encode("ascii")
        self._idle: list[_Connection] = []

    async def post(self, path: str, body: bytes, seconds: float) -> tuple[int, bytes]:
        """The status and the body of the answer. Raises WireError, or TimeoutError after
        ``seconds``, or what python_socks raises about a proxy. Nothing is tried twice: whether it
        arrived is not known."""
        request = b"POST %b%b%d\r\n\r\n%b" % (path.encode(), self._after_path, len(body), body)
        async with asyncio.timeout(seconds):
            connection = self._unused() or await self._connect()
            try:
                answer = await connection.ask(request)
            except BaseException:
                connection.close()  # its answer may still come, and is nobody's then
                raise
        if connection.open:
            self._idle.append(connection)
        return answer

    def close(self) -> None:
        """Closes what is idle; calls that run keep their connections until they end."""
        while self._idle:
            self._idle.pop().close()

    def _unused(self) -> "_Connection | None":
        oldest = asyncio.get_running_loop().time() - _IDLE_SECONDS
        while self._idle:
            connection = self._idle.pop()
            if connection.used_at < oldest:
                connection.close()
                self.close()  # those below have been idle for longer
            elif connection.open:
                return connection
        return None

    async def _connect(self) -> "_Connection":
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_CONNECT_SECONDS):
                if self._proxy is None:
                    _, connection = await loop.create_connection(
                        _Connection,
                        self._host,
                        self._port,
                        ssl=self._tls,
                        happy_eyeballs_delay=_HAPPY_EYEBALLS,
                    )
                else:
                    proxy = by_proxy.Proxy.from_url(self._proxy, rdns=True)
                    tunnel = await proxy.connect(self._host, self._port)
                    _, connection = await loop.create_connection(
                        _Connection,
                        sock=tunnel,
                        ssl=self._tls,
                        server_hostname=self._host if self._tls else None,
                    )
        except OSError as error:
            if isinstance(error, TimeoutError | ProxyConnectionError):
                raise
            raise WireError(type(error).__name__) from error
        return connection


class _Connection(asyncio.Protocol):
    """One connection, one call at a time. The methods ``on_…`` are called by the parser."""

    def __init__(self) -> None:
        self.open = False
        self.used_at = 0.0
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._parser = HttpResponseParser(self)
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None
        self._body: list[bytes] = []

    def ask(self, request: bytes) -> "asyncio.Future[tuple[int, bytes]]":
        """Sends; the answer comes as the future's result, or WireError."""
        self._answer = self._loop.create_future()
        if self._transport is None or not self.open:
            self._fail("closed")
        else:
            self._transport.write(request)
        return self._answer

    def close(self) -> None:
        """Ends the connection."""
        self.open = False
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self.open = True

    def data_received(self, data: bytes) -> None:
        if self._answer is None:
            self.close()  # nobody has asked for anything
            return
        try:
            self._parser.feed_data(data)
        except HttpParserError:
            self.close()
            self._fail("no HTTP")

    def connection_lost(self, exc: Exception | None) -> None:
        self.open = False
        self._fail(type(exc).__name__ if exc else "disconnected")

    def on_body(self, body: bytes) -> None:
        self._body.append(body)

    def on_message_complete(self) -> None:
        body, self._body = b"".join(self._body), []
        status = self._parser.get_status_code()
        if status < _FIRST_FINAL:
            return
        if not self._parser.should_keep_alive():
            self.close()
        self.used_at = self._loop.time()
        answer, self._answer = self._answer, None
        if answer is None:
            self.close()  # a second answer to one question: whose is the next?
        elif not answer.done():
            answer.set_result((status, body))

    def _fail(self, why: str) -> None:
        answer, self._answer = self._answer, None
        if answer is not None and not answer.done():
            answer.set_exception(WireError(why))
