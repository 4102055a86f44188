"""A simulator for each test, and both libraries as its bots."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from PIL import Image
from telegram.ext import ExtBot

from botapi.values import JSON
from simulator.settings import Settings
from simulator.testing import ManualTime, SimServer, running

TOKEN = "4242:token-of-a-test"
Raw = Callable[..., Awaitable[JSON]]


@pytest.fixture
def time() -> ManualTime:
    return ManualTime()


@pytest.fixture
def settings(time: ManualTime) -> Settings:
    return Settings(flood=False, clock=time.clock, monotonic=time.clock, sleep=time.sleep)


@pytest.fixture
async def sim(settings: Settings) -> AsyncIterator[SimServer]:
    async with running(settings) as server:
        yield server


@pytest.fixture
async def raw(sim: SimServer) -> AsyncIterator[Raw]:
    """Calls a method with a JSON body and answers the whole answer."""
    async with aiohttp.ClientSession() as session:

        async def call(method: str, token: str = TOKEN, **params: object) -> JSON:
            async with session.post(sim.bot_url(token, method), json=params) as response:
                body: JSON = await response.json()
                assert response.status == (200 if body["ok"] else body["error_code"])
                return body

        yield call


@pytest.fixture
async def bot(sim: SimServer) -> AsyncIterator[Bot]:
    """aiogram's bot."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(sim.url))
    async with Bot(TOKEN, session=session) as bot:
        yield bot


@pytest.fixture
async def ext(sim: SimServer) -> AsyncIterator[ExtBot[None]]:
    """python-telegram-bot's bot."""
    bot: ExtBot[None] = ExtBot(
        TOKEN, base_url=f"{sim.url}/bot", base_file_url=f"{sim.url}/file/bot"
    )
    async with bot:
        yield bot


@pytest.fixture
async def mei(sim: SimServer, raw: Raw) -> int:
    """Someone who has started the bot; her /start has been fetched and confirmed."""
    await raw("getMe")
    await sim.client.person(1001, "Mei", last_name="Li", username="limei", language_code="zh")
    await sim.client.say(1001, "/start")
    updates = await raw("getUpdates")
    await raw("getUpdates", offset=updates["result"][-1]["update_id"] + 1)
    return 1001


@pytest.fixture(scope="session")
def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "JPEG")
    return file.getvalue()
