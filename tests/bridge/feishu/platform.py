"""As much of Feishu's open platform as these tests need, on loopback."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from bridge.feishu.frames import CONTROL, DATA, Frame, decode, encode

PATIENCE = 10.0
SECRET = "s3cr3t"

Reply = Callable[[], web.Response]


@dataclass
class Asked:
    """A call that came: what it said and with which token."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    token: str


@dataclass
class Platform:
    """What it was asked, what it shall answer next, and its end of the long connection."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    """Answers to the next calls, before it goes back to saying yes."""
    token: list[Reply] = field(default_factory=list)
    endpoint: list[Reply] = field(default_factory=list)
    handshake: list[dict[str, str]] = field(default_factory=list)
    config: dict[str, int] = field(default_factory=dict)
    tokens: int = 0
    sockets: asyncio.Queue[web.WebSocketResponse] = field(default_factory=asyncio.Queue)
    frames: asyncio.Queue[Frame] = field(default_factory=asyncio.Queue)
    file: bytes = b"file"

    async def socket(self) -> web.WebSocketResponse:
        async with asyncio.timeout(PATIENCE):
            return await self.sockets.get()

    async def frame(self) -> Frame:
        async with asyncio.timeout(PATIENCE):
            return await self.frames.get()

    async def acknowledged(self) -> tuple[Frame, int, Any]:
        """The next answer to an event: its frame, code and data."""
        while (frame := await self.frame()).method != DATA:
            pass
        said = json.loads(frame.payload or b"")
        data = said.get("data")
        return frame, said["code"], json.loads(base64.b64decode(data)) if data else None

    def calls(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.path.startswith(path)]


PLATFORM = web.AppKey("platform", Platform)


def says(code: int, msg: str = "", status: int = 400, reset: int | None = None) -> Reply:
    """An answer with that code, and the seconds after which it would be another."""
    headers = {} if reset is None else {"x-ogw-ratelimit-reset": str(reset)}
    return lambda: web.json_response({"code": code, "msg": msg}, status=status, headers=headers)


def event_frame(name: str, payload: bytes, part: tuple[int, int] = (0, 1)) -> bytes:
    """A frame with an event, or with one part of it: (number, of)."""
    headers = {
        "type": "event",
        "message_id": name,
        "trace_id": "t",
        "sum": str(part[1]),
        "seq": str(part[0]),
    }
    frame = Frame(
        seq_id=1, log_id=2, service=7, method=DATA, headers=tuple(headers.items()), payload=payload
    )
    return encode(frame)


def pong(config: dict[str, int] | None = None) -> bytes:
    payload = json.dumps(config).encode() if config is not None else None
    headers = (("type", "pong"),)
    return encode(Frame(service=7, method=CONTROL, headers=headers, payload=payload))


@asynccontextmanager
async def running() -> AsyncIterator[Platform]:
    """The platform on a free port of loopback."""
    platform = Platform()
    app = web.Application(client_max_size=64 << 20)
    app[PLATFORM] = platform
    app.router.add_post("/open-apis/auth/v3/tenant_access_token/internal", _token)
    app.router.add_post("/callback/ws/endpoint", _endpoint)
    app.router.add_get("/ws", _socket)
    app.router.add_route("*", "/open-apis/im/v1/{rest:.*}", _call)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0][:2]
        platform.url = f"http://{host}:{port}"
        yield platform
    finally:
        await runner.cleanup()


async def _asked(request: web.Request) -> Platform:
    platform = request.app[PLATFORM]
    body: Any = None
    if request.content_type == "application/json":
        body = await request.json()
    elif request.method == "POST":
        form = await request.post()
        body = {
            name: value.file.read() if isinstance(value, web.FileField) else value
            for name, value in form.items()
        }
    platform.asked.append(
        Asked(
            method=request.method,
            path=request.raw_path.partition("?")[0],
            query=dict(request.query),
            body=body,
            token=request.headers.get("Authorization", "").removeprefix("Bearer "),
        )
    )
    return platform


async def _token(request: web.Request) -> web.Response:
    platform = await _asked(request)
    if platform.token:
        return platform.token.pop(0)()
    body = platform.asked[-1].body
    if body != {"app_id": "cli_x", "app_secret": SECRET}:
        return web.json_response({"code": 10014, "msg": "app secret invalid"}, status=400)
    platform.tokens += 1
    token = f"t-{platform.tokens}"
    return web.json_response({"code": 0, "tenant_access_token": token, "expire": 7200})


async def _call(request: web.Request) -> web.Response:
    platform = await _asked(request)
    if platform.replies:
        return platform.replies.pop(0)()
    number = len(platform.asked)
    if "/resources/" in request.path:
        return web.Response(body=platform.file, content_type="application/octet-stream")
    keys = {
        "message_id": f"om_{number}",
        "image_key": f"img_{number}",
        "file_key": f"file_{number}",
    }
    return web.json_response({"code": 0, "msg": "success", "data": keys})


async def _endpoint(request: web.Request) -> web.Response:
    platform = await _asked(request)
    if platform.endpoint:
        return platform.endpoint.pop(0)()
    url = f"{platform.url.replace('http', 'ws')}/ws?device_id=d&service_id=7&ticket=secret-ticket"
    return web.json_response({"code": 0, "data": {"URL": url, "ClientConfig": platform.config}})


async def _socket(request: web.Request) -> web.StreamResponse:
    platform = request.app[PLATFORM]
    if platform.handshake:
        return web.Response(status=401, headers=platform.handshake.pop(0))
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    await platform.sockets.put(socket)
    async for message in socket:
        if message.type is WSMsgType.BINARY:
            await platform.frames.put(decode(message.data))
    return socket
