"""Who calls a server of the Bot API: both libraries, and bare JSON. The server is the fixture
``sim`` of the room whose conftest takes these over.
"""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Protocol

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from PIL import Image
from telegram.ext import ExtBot

from botapi.values import JSON
from simulator.testing import ManualTime

__all__ = ["TOKEN", "Raw", "bot", "ext", "fetched", "picture", "raw", "time"]

TOKEN = "4242:token-of-a-test"
Raw = Callable[..., Awaitable[JSON]]


class Server(Protocol):
    """What they need of it."""

    @property
    def url(self) -> str: ...

    def bot_url(self, token: str, method: str) -> str: ...


@pytest.fixture
def time() -> ManualTime:
    return ManualTime()


@pytest.fixture
async def raw(sim: Server) -> AsyncIterator[Raw]:
    """Calls a method with a JSON body and answers the whole answer."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, token: str = TOKEN, **params: object) -> JSON:
            async with session.post(sim.bot_url(token, method), json=params) as response:
                body: JSON = await response.json()
                assert response.status == (200 if body["ok"] else body["error_code"])
                return body

        yield call


async def fetched(raw: Raw) -> None:
    """What people did until now is fetched, and confirmed."""
    updates = await raw("getUpdates")
    await raw("getUpdates", offset=updates["result"][-1]["update_id"] + 1)


@pytest.fixture
async def bot(sim: Server) -> AsyncIterator[Bot]:
    """aiogram's bot."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sim.url))
    async with Bot(TOKEN, session=session) as bot:
        yield bot


@pytest.fixture
async def ext(sim: Server) -> AsyncIterator[ExtBot[None]]:
    """python-telegram-bot's bot."""
    bot: ExtBot[None] = ExtBot(
        TOKEN, base_url=f"{sim.url}/bot", base_file_url=f"{sim.url}/file/bot"
    )
    async with bot:
        yield bot


@pytest.fixture(scope="session")
def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "JPEG")
    return file.getvalue()
