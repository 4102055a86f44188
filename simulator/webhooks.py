"""Delivery of updates to webhooks.

Bot API, setWebhook, and what Telegram's own server does (WebhookActor): one update at a time in
each queue, a failed one is tried again at once and then after 2, 4, 8 … seconds, an answer with
Retry-After is obeyed, and a method in the body of a successful answer is carried out.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable

import aiohttp

from botapi.params import Params
from botapi.values import JSON
from simulator.model import Bot, Entry
from simulator.store import Store
from simulator.updates import Updates

LONGEST_DELAY = 60
LONGEST_RETRY_AFTER = 3600
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
NOT_IN_AN_ANSWER = frozenset({"setwebhook", "deletewebhook", "close", "logout"})

_log = logging.getLogger(__name__)

Execute = Callable[[Bot, str, Params], Awaitable[object]]


class Webhooks:
    """A task for each queue that has something to deliver."""

    def __init__(self, store: Store, updates: Updates, execute: Execute) -> None:
        self._store = store
        self._updates = updates
        self._execute = execute
        self._session: aiohttp.ClientSession | None = None
        self._tasks: dict[tuple[int, str], asyncio.Task[None]] = {}
        self._slots: dict[int, asyncio.Semaphore] = {}
        updates.on_added = lambda bot, entry: self._deliver(bot, entry.queue)

    def start(self, bot: Bot) -> None:
        """Begin with everything that already waits."""
        self._slots[bot.id] = asyncio.Semaphore(int(bot.webhook.get("max_connections", 40)))
        for entry in self._updates.pending(bot):
            self._deliver(bot, entry.queue)

    def stop(self, bot: Bot) -> None:
        for key in [key for key in self._tasks if key[0] == bot.id]:
            self._tasks.pop(key).cancel()

    async def close(self) -> None:
        tasks = list(self._tasks.values())
        self._tasks.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def _deliver(self, bot: Bot, queue: str) -> None:
        key = (bot.id, queue)
        running = self._tasks.get(key)
        if running is None or running.done():
            task = asyncio.create_task(self._drain(bot, queue))
            self._tasks[key] = task
            task.add_done_callback(lambda done: self._ended(key, done))

    def _ended(self, key: tuple[int, str], task: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("delivery to the webhook of bot %s broke off", key[0], exc_info=error)

    async def _drain(self, bot: Bot, queue: str) -> None:
        delay = 1
        failures = 0
        while (entry := self._updates.first(bot, queue)) is not None:
            async with self._slots[bot.id]:
                problem, retry_after = await self._post(bot, entry)
            if problem is None:
                self._store.drop_update(bot.id, entry.id)
                delay, failures = 1, 0
                continue
            bot.webhook["last_error_date"] = int(self._store.settings.clock())
            bot.webhook["last_error_message"] = problem
            wait = retry_after
            if retry_after == 0 and failures > 0:
                wait = delay = min(LONGEST_DELAY, delay * 2)
            self._store.mark("bot", str(bot.id), bot)
            failures += 1
            await self._store.settings.sleep(wait)

    async def _post(self, bot: Bot, entry: Entry) -> tuple[str | None, int]:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=self._store.settings.webhook_timeout),
                connector=aiohttp.TCPConnector(limit=0),
            )
        headers = {"Content-Type": "application/json"}
        if secret := bot.webhook.get("secret_token"):
            headers[SECRET_HEADER] = secret
        body = json.dumps(entry.update, ensure_ascii=False).encode()
        try:
            async with self._session.post(
                bot.webhook["url"], data=body, headers=headers, allow_redirects=False
            ) as response:
                answer = await response.read()
                if 200 <= response.status <= 299:
                    await self._obey(bot, response.content_type, answer)
                    return None, 0
                after = response.headers.get("Retry-After", "")
                seconds = min(int(after), LONGEST_RETRY_AFTER) if after.isdigit() else 0
                reason = response.reason or ""
                return f"Wrong response from the webhook: {response.status} {reason}", seconds
        except TimeoutError:
            return "Read timeout expired", 0
        except aiohttp.ClientError as error:
            return f"Connection failed: {error}", 0

    async def _obey(self, bot: Bot, content_type: str, answer: bytes) -> None:
        """Bot API, "Making requests when getting updates"; its result is told to nobody."""
        if content_type != "application/json" or not answer:
            return
        try:
            body: JSON = json.loads(answer)
        except ValueError:
            return
        if isinstance(body, dict) and isinstance(method := body.pop("method", None), str):
            if method.lower() in NOT_IN_AN_ANSWER or method.lower().startswith("get"):
                return
            await self._execute(bot, method, Params(body))
