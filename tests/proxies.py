"""Proxies on loopback, an HTTP one and a SOCKS5 one, that ask for a user and a password.

They alone know where the names are that nobody else can look up, so what arrives behind such a name
has come by the proxy.
"""

import asyncio
import base64
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

HOST = "bot-api.invalid"
"""A name that no resolver knows: RFC 6761 keeps it so."""
USER = "desk@district"
PASSWORD = "p@ss/word:kept-secret"
_WRITTEN = "desk%40district:p%40ss%2Fword%3Akept-secret"
_GRANTED = b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"

Reader, Writer = asyncio.StreamReader, asyncio.StreamWriter


@dataclass
class LocalProxy:
    """A proxy at work."""

    kind: str
    port: int
    where: dict[str, int]
    """The port of this machine behind each name."""
    opened: list[str] = field(default_factory=list)
    """``host:port`` of each connection it made for somebody."""
    refused: int = 0
    """How often somebody came with wrong words."""

    @property
    def shown(self) -> str:
        """What may be told of it."""
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """Its address with the right words."""
        return f"{self.kind}://{_WRITTEN}@{self.shown}"

    @property
    def wrong_url(self) -> str:
        """Its address with a wrong password."""
        return f"{self.kind}://{_WRITTEN}-not@{self.shown}"

    async def reach(self, name: str, port: int) -> tuple[Reader, Writer] | None:
        """A connection to what is behind a name; None when the name is unknown."""
        self.opened.append(f"{name}:{port}")
        if name not in self.where:
            return None
        return await asyncio.open_connection("127.0.0.1", self.where[name])

    async def http(self, reader: Reader, writer: Writer) -> tuple[Reader, Writer] | None:
        """Answers a CONNECT."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        right = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if f"Proxy-Authorization: Basic {right}\r\n" not in head:
            self.refused += 1
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return None
        method, target, _ = head.split(" ", 2)
        name, _, port = target.rpartition(":")
        far = await self.reach(name, int(port)) if method == "CONNECT" else None
        writer.write(b"HTTP/1.1 %b\r\n\r\n" % (b"200 Well" if far else b"403 Forbidden"))
        return far

    async def socks5(self, reader: Reader, writer: Writer) -> tuple[Reader, Writer] | None:
        """Answers a greeting, the words and a CONNECT with a name (RFC 1928, RFC 1929)."""
        _, many = await reader.readexactly(2)
        if 2 not in await reader.readexactly(many):
            self.refused += 1
            writer.write(b"\x05\xff")
            return None
        writer.write(b"\x05\x02")
        await reader.readexactly(1)
        user, password = [
            (await reader.readexactly((await reader.readexactly(1))[0])).decode() for _ in range(2)
        ]
        if (user, password) != (USER, PASSWORD):
            self.refused += 1
            writer.write(b"\x01\x01")
            return None
        writer.write(b"\x01\x00")
        *_, kind = await reader.readexactly(4)
        if kind != 3:  # an address, so somebody has looked the name up before
            writer.write(b"\x05\x08" + _GRANTED[2:])
            return None
        name = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        far = await self.reach(name, int.from_bytes(await reader.readexactly(2), "big"))
        writer.write(_GRANTED if far else b"\x05\x04" + _GRANTED[2:])
        return far


async def _pour(reader: Reader, writer: Writer) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def a_proxy(kind: str, where: dict[str, int]) -> AsyncIterator[LocalProxy]:
    """An ``http`` or a ``socks5`` proxy on a free port; ``where`` has the port of each name."""
    made = LocalProxy(kind, 0, where)
    opening: Callable[[Reader, Writer], Awaitable[tuple[Reader, Writer] | None]]
    opening = {"http": made.http, "socks5": made.socks5}[kind]
    writers: list[Writer] = []

    async def serve(reader: Reader, writer: Writer) -> None:
        writers.append(writer)
        try:
            far = await opening(reader, writer)
            if far is not None:
                writers.append(far[1])
                await asyncio.gather(_pour(reader, far[1]), _pour(far[0], writer))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        for one in writers:
            one.close()
