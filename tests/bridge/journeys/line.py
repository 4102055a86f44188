"""The local Feishu with a bridge before it, as the towns of the journeys know a messenger."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web
from pydantic import SecretStr

from botapi.params import Params
from botapi.values import JSON
from bridge.desk.server import DESK, Pace, create_app
from bridge.desk.state import Desk, Identity
from bridge.feishu import FeishuMessenger
from bridge.numbers import number_of
from bridge.store.database import Database
from domain.people.messengers import Messenger, address_of
from simulator import testing
from simulator.client import PATIENCE, SimClient
from simulator.feishu import open_id_of
from simulator.settings import FeishuSettings, Settings
from tests.journeys.lines import TOKEN, Line

APP_ID, SECRET = "cli_griddesk", "a-secret-of-tests"
TOGETHER = 5
"""Seconds within which a file and its card were sent."""
CALLED = {
    "sendMessage": "im.v1.message.create",
    "sendPhoto": "im.v1.message.create",
    "sendDocument": "im.v1.message.create",
    "editMessageText": "im.v1.message.patch",
    "editMessageReplyMarkup": "im.v1.message.patch",
    "deleteMessage": "im.v1.message.delete",
}
"""What the desk calls, and what the bridge then calls in Feishu."""


def number(phone: int) -> int:
    """The number by which the desk knows the phone."""
    return number_of(open_id_of(phone))


class FeishuPhones(SimClient):
    """Acts for people with Feishu phones, in the words of those with Telegram phones."""

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url)
        self._made: list[JSON] = []
        self._phones: dict[int, int] = {}
        """By the numbers by which the desk knows them."""

    def keep(self, method: str, params: JSON, answer: JSON) -> None:
        """A call of the desk; where it has a number for a chat, the phone's is written down."""
        if str(chat := params.get("chat_id", "")).isdigit():
            params["chat_id"] = self._phones.get(int(chat), chat)
        seq = len(self._made) + 1
        self._made.append({"seq": seq, "method": method, "params": params, "answer": answer})

    async def person(self, id: int, first_name: str | None = None, **fields: str | None) -> JSON:
        self._phones[number(id)] = id
        return await super().person(id, first_name, messenger="feishu", **fields)

    async def chat(
        self, id: int, *, after: int = 0, wait: float = 0, chat_id: int | None = None
    ) -> JSON:
        """A file and the card beside it are two there, and one message of the desk."""
        raw = await super().chat(id, after=after, wait=wait, chat_id=chat_id)
        whole = await super().chat(id, chat_id=chat_id) if after else raw
        files = {one["message_id"]: one for one in whole["messages"] if _is_file(one)}
        shown = []
        for one in raw["messages"]:
            beside = files.get(one["message_id"] - 1)
            if beside is not None and "card" in one and one["date"] - beside["date"] <= TOGETHER:
                words = {"caption": one.get("text", ""), "document": beside["document"]}
                one = {**one, "text": "", **words}
            shown.append(one)
        alone = [one for one in shown if one["message_id"] not in files or _alone(one, whole)]
        return {**raw, "messages": alone}

    async def calls(self, method: str | None = None, *, after: int = 0) -> list[JSON]:
        return [
            call for call in self._made if call["seq"] > after and method in (None, call["method"])
        ]

    async def fault(self, method: str, **fields: Any) -> None:
        await super().fault(CALLED.get(method, method), **fields)


@dataclass
class Bridged:
    """A bridge that serves the Bot API on loopback, and Feishu behind it."""

    feishu: testing.SimServer
    client: FeishuPhones
    database: Path
    port: int = 0
    desk: Desk | None = None
    _running: AsyncExitStack = field(default_factory=AsyncExitStack)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def bot_url(self, token: str, method: str) -> str:
        return f"{self.url}/bot{token}/{method}"

    async def starts(self) -> None:
        """The bridge starts, on what it had on file; returns once it hears Feishu."""
        database = Database(self.database)
        self._running.callback(database.close)
        messenger = FeishuMessenger(app_id=APP_ID, app_secret=SECRET, url=self.feishu.url)
        identity = Identity(token=TOKEN, username="feishu_bot", name="Feishu")
        pace = Pace(clock=time.time, toast_seconds=PATIENCE)
        app = create_app(identity, messenger, database, pace)
        app.middlewares.append(_kept(self.client))
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        self._running.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", self.port).start()
        self.port, self.desk = int(runner.addresses[0][1]), app[DESK]
        await self.heard()

    async def stops(self) -> None:
        await self._running.aclose()

    async def heard(self) -> None:
        """Waits until the bridge has a long connection."""
        async with asyncio.timeout(PATIENCE):
            while not any(self.feishu.delivery.lines.values()):  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0.005)

    async def polled(self, _bot_id: int) -> None:
        """Waits until the desk has a long poll open."""
        assert self.desk is not None
        async with asyncio.timeout(PATIENCE):
            while not self.desk.updates.polling:  # noqa: ASYNC110 - no event tells of it
                await asyncio.sleep(0.005)

    def undelivered(self) -> int:
        """How many events the bridge has not taken yet."""
        return self.feishu.undelivered()


def _is_file(message: JSON) -> bool:
    return bool("document" in message and message["from"]["is_bot"])


def _alone(message: JSON, chat: JSON) -> bool:
    """Whether no card stands beside a file."""
    after = message["message_id"] + 1
    return not any(one["message_id"] == after and "card" in one for one in chat["messages"])


def _kept(client: FeishuPhones) -> Any:
    """Keeps what the desk calls, as the local Telegram does."""

    @web.middleware
    async def keep(request: web.Request, handler: Any) -> web.StreamResponse:
        response: web.Response = await handler(request)
        if (method := request.match_info.get("method")) is not None:
            answer = json.loads(bytes(response.body or b"{}"))
            client.keep(method, await _params(request), answer)
        return response

    return keep


async def _params(request: web.Request) -> JSON:
    """What a call said, without its files, which are read by now."""
    if request.content_type == "application/json":
        said = json.loads(await request.read() or b"{}")
    else:
        said = {**request.query, **await request.post()}
    return Params(
        {name: one for name, one in said.items() if not isinstance(one, web.FileField)}
    ).shown()


@asynccontextmanager
async def bridged(folder: Path) -> AsyncIterator[Bridged]:
    """Both serve until left; nobody is given up for being slow."""
    patient = FeishuSettings(answer_seconds=PATIENCE, reconnect_nonce=0, reconnect_interval=1)
    async with testing.running(Settings(flood=False, feishu=patient)) as feishu:
        client = FeishuPhones(feishu.url)
        bridge = Bridged(feishu, client, folder / "bridge.db")
        try:
            await bridge.starts()
            yield bridge
        finally:
            await bridge.stops()
            await client.close()


def _address(phone: int) -> str:
    return address_of(Messenger.FEISHU, number(phone))


def _by_feishu(url: str) -> dict[str, Any]:
    return {"feishu_token": SecretStr(TOKEN), "feishu_api_url": url}


FEISHU = Line(Messenger.FEISHU, bridged, _address, _by_feishu)
"""A desk to which people come by Feishu alone."""
