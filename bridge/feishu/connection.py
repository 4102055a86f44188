"""The long connection: what people do in Feishu comes in over a websocket that we open.

Feishu says where (``/callback/ws/endpoint``), how often it wants to be pinged and how long to wait
before the next try. An event that is not acknowledged within three seconds comes again.
"""

from __future__ import annotations

import asyncio
import base64
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import aiohttp

from botapi.values import JSON
from bridge.feishu.frames import CONTROL, DATA, BadFrame, Frame, decode, encode
from bridge.feishu.jsons import compact, parsed
from bridge.feishu.pieces import Pieces
from bridge.feishu.wire import Wire
from bridge.messenger import Away, NotAllowed

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Heard:
    """What goes back with the acknowledgement, and who is told whether that was given in time."""

    answer: JSON | None = None
    given: Callable[[bool], None] | None = None


Hear = Callable[[bytes], Awaitable[Heard]]
"""Puts an event on file; where it raises, the event is not acknowledged and comes again."""

PONG_WITHIN = 10.0
"""Seconds after a ping within which something must have come, else the connection is dead."""

_ENDPOINT = "/callback/ws/endpoint"
_OPENS_WITHIN = 15.0
_LAST_ANSWERS = 3.0
_SURELY_IN_TIME = 1.5
"""Seconds from when we have read an event to its answer. Feishu waits for three, but began to count
before, and does not say whether an answer came too late."""
_LARGEST_FRAME = 4 << 20
_REFUSED = frozenset({403, 514, 1000040344})
_TOO_MANY_CONNECTIONS = 1000040350


@dataclass(frozen=True, kw_only=True)
class Config:
    """How Feishu wants the connection kept, in seconds: its ClientConfig."""

    ping: float = 120
    interval: float = 120
    nonce: float = 30

    def told(self, given: Any) -> Config:
        """This one with what Feishu now says, as far as it makes sense."""
        if not isinstance(given, dict):
            return self
        names = {"ping": "PingInterval", "interval": "ReconnectInterval", "nonce": "ReconnectNonce"}
        least = {"ping": 1, "interval": 1, "nonce": 0}
        said = {ours: given.get(theirs) for ours, theirs in names.items()}
        return replace(
            self,
            **{
                name: float(value)
                for name, value in said.items()
                if isinstance(value, int) and least[name] <= value <= 3600
            },
        )


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Time as the connection uses it, in seconds; ``draw`` gives a number from 0 to 1."""

    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[object]]
    draw: Callable[[], float]


class Connection:
    """One long connection, opened again whenever it ends."""

    def __init__(self, wire: Wire, hours: Hours) -> None:
        self._wire = wire
        self._hours = hours
        self._config = Config()
        self._frames = 0
        self._left: float | None = hours.clock()
        """Since when there is none; None while there is."""
        self.turned = hours.clock()
        """When there last began or ceased to be one: till then something may have gone by."""

    @property
    def away(self) -> float:
        """For how many seconds there has been no connection."""
        return 0.0 if self._left is None else self._hours.clock() - self._left

    async def run(self, hear: Hear) -> None:
        """Hears until cancelled; raises NotAllowed where Feishu refuses the app."""
        while True:
            opened = False
            try:
                url = await self._endpoint()
                async with await self._open(url) as socket:
                    opened, self._left, self.turned = True, None, self._hours.clock()
                    LOG.info("connected to Feishu")
                    await self._listen(socket, hear, _service(url))
                    LOG.warning("the connection to Feishu ended")
            except (Away, aiohttp.ClientError, TimeoutError, OSError) as error:
                # What an error says may hold the address, and that holds a ticket.
                reason = str(error) if isinstance(error, Away) else type(error).__name__
                LOG.warning("no connection to Feishu: %s", reason)
            finally:
                if self._left is None:
                    self._left = self.turned = self._hours.clock()
            nonce, interval = self._config.nonce, self._config.interval
            await self._hours.sleep(self._hours.draw() * nonce if opened else interval)

    async def _endpoint(self) -> str:
        app = self._wire.credentials
        body = {"AppID": app.app_id, "AppSecret": app.app_secret}
        status, _, answer = await self._wire.post(_ENDPOINT, body)
        code = answer.get("code") if isinstance(answer, dict) else None
        if code in _REFUSED:
            raise NotAllowed(f"Feishu {code} at the long connection")
        data = answer.get("data") if isinstance(answer, dict) else None
        url = data.get("URL") if isinstance(data, dict) else None
        if code != 0 or status != 200 or not isinstance(url, str) or not isinstance(data, dict):
            raise Away(f"HTTP {status}, code {code if isinstance(code, int) else None}")
        self._config = self._config.told(data.get("ClientConfig"))
        return url

    async def _open(self, url: str) -> aiohttp.ClientWebSocketResponse:
        try:
            async with asyncio.timeout(_OPENS_WITHIN):
                return await self._wire.session.ws_connect(url, max_msg_size=_LARGEST_FRAME)
        except aiohttp.WSServerHandshakeError as error:
            raise _refusal(error) from None
        except (aiohttp.InvalidURL, ValueError):
            raise Away("an address that is none") from None

    async def _listen(
        self, socket: aiohttp.ClientWebSocketResponse, hear: Hear, service: int
    ) -> None:
        pieces = Pieces(self._hours.clock)
        answering: set[asyncio.Task[None]] = set()
        pinging = asyncio.create_task(self._ping(socket, service))
        try:
            async for message in socket:
                if message.type is not aiohttp.WSMsgType.BINARY:
                    continue
                self._frames += 1
                if (event := self._whole(message.data, pieces)) is None:
                    continue
                task = asyncio.create_task(self._answer(socket, hear, *event))
                answering.add(task)
                task.add_done_callback(answering.discard)
        finally:
            await _ended(pinging)
            if answering:  # what is on file is still acknowledged, else it would come again
                _, late = await asyncio.wait(answering, timeout=_LAST_ANSWERS)
                await asyncio.gather(*map(_ended, late))

    def _whole(self, data: bytes, pieces: Pieces) -> tuple[Frame, bytes] | None:
        """The event that is complete with this frame, and the frame its answer goes into."""
        try:
            frame = decode(data)
        except BadFrame as error:
            LOG.warning("Feishu sent what is no frame: %s", error)
            return None
        kind = frame.header("type")
        if frame.method == CONTROL:
            if kind == "pong" and frame.payload:
                self._config = self._config.told(parsed(frame.payload))
            return None
        if frame.method != DATA or kind != "event":
            return None
        of, number = _number(frame.header("sum"), 1), _number(frame.header("seq"), 0)
        whole = pieces.add(frame.header("message_id") or "", number, of, frame.payload or b"")
        return None if whole is None else (frame, whole)

    async def _answer(
        self, socket: aiohttp.ClientWebSocketResponse, hear: Hear, frame: Frame, event: bytes
    ) -> None:
        begun = self._hours.clock()
        said: JSON = {"code": 200}
        heard = Heard()
        try:
            heard = await hear(event)
            if heard.answer is not None:
                said["data"] = base64.b64encode(compact(heard.answer).encode()).decode()
        except Exception as error:
            LOG.error("an event is not on file: %s", type(error).__name__)
            said = {"code": 500}
        took = ("biz_rt", str(round((self._hours.clock() - begun) * 1000)))
        answer = replace(frame, headers=(*frame.headers, took), payload=compact(said).encode())
        in_time = False
        try:
            await socket.send_bytes(encode(answer))
            in_time = self._hours.clock() - begun < _SURELY_IN_TIME
        except (aiohttp.ClientError, OSError):
            LOG.warning("an event could not be acknowledged")
        finally:
            if heard.given is not None:
                heard.given(in_time)

    async def _ping(self, socket: aiohttp.ClientWebSocketResponse, service: int) -> None:
        """Pings as often as Feishu wants; ends the connection where nothing comes back."""
        ping = encode(Frame(service=service, method=CONTROL, headers=(("type", "ping"),)))
        while True:
            frames = self._frames
            try:
                await socket.send_bytes(ping)
            except (aiohttp.ClientError, OSError):
                return  # the listener sees the end, too
            patience = min(PONG_WITHIN, self._config.ping)
            await self._hours.sleep(patience)
            if self._frames == frames:
                LOG.warning("Feishu is silent")
                await socket.close()
                return
            await self._hours.sleep(max(self._config.ping - patience, 0.0))


def _service(url: str) -> int:
    return _number(parse_qs(urlsplit(url).query).get("service_id", ["0"])[0], 0)


def _refusal(error: aiohttp.WSServerHandshakeError) -> Away | NotAllowed:
    headers: Mapping[str, str] = error.headers or {}
    status = _number(headers.get("handshake-status"), error.status)
    sub = _number(headers.get("handshake-autherrcode"), 0)
    reason = f"the long connection was refused: {status}/{sub}"
    refused = status in _REFUSED and sub != _TOO_MANY_CONNECTIONS
    return NotAllowed(reason) if refused else Away(reason)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])


def _number(value: str | None, default: int) -> int:
    try:
        return int(value) if value else default
    except ValueError:
        return default
