"""Webhooks: order, retries, the secret, and methods in answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from botapi.values import JSON
from simulator.client import PATIENCE
from simulator.testing import ManualTime, SimServer
from tests.callers import Raw

Answer = Callable[[JSON], web.Response]


@dataclass
class Hook:
    """A webhook that remembers what it got and answers as told."""

    url: str = ""
    got: list[JSON] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[web.Response] = field(default_factory=list)
    came: asyncio.Queue[JSON] = field(default_factory=asyncio.Queue)
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.Response:
        update: JSON = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.put_nowait(update)
        await self.gate.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    async def next(self) -> JSON:
        async with asyncio.timeout(PATIENCE):
            return await self.came.get()

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    hook.gate.set()
    app = web.Application()
    app.router.add_post("/hook", hook.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    hook.gate.set()
    await runner.cleanup()


async def test_delivery_in_order_with_the_secret(
    raw: Raw, sim: SimServer, hook: Hook, mei: int
) -> None:
    await sim.client.say(mei, "before")
    answer = await raw("setWebhook", url=hook.url, secret_token="s3cret_-")
    assert answer["description"] == "Webhook was set"
    again = await raw("setWebhook", url=hook.url, secret_token="s3cret_-")
    assert again["description"] == "Webhook is already set"
    for word in "abc":
        await sim.client.say(mei, word)
    for _ in range(4):
        await hook.next()
    assert hook.texts() == ["before", "a", "b", "c"]
    assert set(hook.secrets) == {"s3cret_-"}


async def test_retries_double_and_obey_retry_after(
    raw: Raw, sim: SimServer, time: ManualTime, hook: Hook, mei: int
) -> None:
    hook.answers = [
        web.Response(status=500),
        web.Response(status=500),
        web.Response(status=502),
        web.Response(status=429, headers={"Retry-After": "17"}),
        web.Response(status=500),
    ]
    await raw("setWebhook", url=hook.url)
    await sim.client.say(mei, "again")
    for _ in range(6):
        await hook.next()
    assert hook.texts() == ["again"] * 6
    assert time.slept == [0, 2, 4, 17, 8]
    info = (await raw("getWebhookInfo"))["result"]
    assert info["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )
    while info["pending_update_count"]:
        info = (await raw("getWebhookInfo"))["result"]


async def test_one_at_a_time_in_a_chat_but_taps_beside_messages(
    raw: Raw, sim: SimServer, hook: Hook, mei: int
) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    await raw("sendMessage", chat_id=mei, text="?", reply_markup=markup)
    await raw("setWebhook", url=hook.url)
    hook.gate.clear()
    await sim.client.say(mei, "first")
    await sim.client.say(mei, "second")
    await sim.client.tap_last(mei, "x", wait=0)
    kinds = {next(iter(set(await hook.next()) - {"update_id"})) for _ in range(2)}
    assert kinds == {"message", "callback_query"}  # the tap did not wait for the message
    assert len(hook.got) == 2  # and the second message did wait for the first
    hook.gate.set()
    assert (await hook.next())["message"]["text"] == "second"


async def test_a_method_in_the_answer_is_carried_out(
    raw: Raw, sim: SimServer, hook: Hook, mei: int
) -> None:
    body = {"method": "sendMessage", "chat_id": mei, "text": "from the answer"}
    hook.answers = [web.json_response(body), web.json_response({"method": "deleteWebhook"})]
    await raw("setWebhook", url=hook.url)
    await sim.client.say(mei, "hello")
    await sim.client.wait_for(mei, contains="from the answer")
    await sim.client.say(mei, "hello again")
    await hook.next()
    await hook.next()
    assert (await raw("getWebhookInfo"))["result"]["url"] == hook.url


async def test_drop_pending_and_delete(raw: Raw, sim: SimServer, hook: Hook, mei: int) -> None:
    await sim.client.say(mei, "dropped")
    await raw("setWebhook", url=hook.url, drop_pending_updates=True)
    await sim.client.say(mei, "kept")
    assert (await hook.next())["message"]["text"] == "kept"
    assert (await raw("deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await raw("deleteWebhook"))["description"] == "Webhook is already deleted"


async def test_a_hook_that_is_not_there(
    raw: Raw, sim: SimServer, time: ManualTime, mei: int
) -> None:
    await raw("setWebhook", url="http://127.0.0.1:9/hook")
    await sim.client.say(mei, "hello")
    await time.slept_often(3)
    info = (await raw("getWebhookInfo"))["result"]
    assert info["last_error_message"].startswith("Connection failed")
    await raw("deleteWebhook")
    assert (await raw("getUpdates"))["ok"]
