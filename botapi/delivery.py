"""Delivery of updates to a webhook.

Bot API, setWebhook, and what Telegram's own server does (WebhookActor): one update at a time in
each lane, a failed one is tried again at once and then after 2, 4, 8 … seconds, an answer with
Retry-After is obeyed, and a method in the body of a successful answer is carried out.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

import aiohttp

from botapi.params import Params
from botapi.values import JSON

LONGEST_DELAY = 60
LONGEST_RETRY_AFTER = 3600
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
NOT_IN_AN_ANSWER = frozenset({"setwebhook", "deletewebhook", "close", "logout"})

_log = logging.getLogger(__name__)

Obey = Callable[[str, Params], Awaitable[object]]
"""Carries out a method that stood in an answer; its result is told to nobody."""
Sleep = Callable[[float], Awaitable[object]]


class Waiting(Protocol):
    """The updates of one bot that wait, in the lanes within which they stay in order."""

    async def first(self, lane: str) -> JSON | None:
        """The oldest update in a lane."""

    async def taken(self, update_id: int) -> None:
        """The webhook took it."""

    async def failed(self, problem: str) -> None:
        """It did not; told in getWebhookInfo."""


@dataclass(frozen=True)
class Courier:
    """How updates are brought: how long an answer may take, how pauses are slept."""

    obey: Obey
    sleep: Sleep = asyncio.sleep
    timeout: float = 60.0


class Delivery:
    """Brings one bot's updates to its webhook: a task for each lane that has something."""

    def __init__(self, waiting: Waiting, courier: Courier) -> None:
        self._waiting = waiting
        self._courier = courier
        self._session: aiohttp.ClientSession | None = None
        self._hook: JSON = {}
        self._slots = asyncio.Semaphore(1)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._news: set[str] = set()

    def start(self, hook: JSON, lanes: Iterable[str]) -> None:
        """Begin, with the lanes in which something waits already."""
        self._hook = hook
        self._slots = asyncio.Semaphore(int(hook.get("max_connections", 40)))
        for lane in lanes:
            self.wake(lane)

    def stop(self) -> None:
        self._hook = {}
        tasks, self._tasks = self._tasks, {}
        for task in tasks.values():
            task.cancel()

    async def close(self) -> None:
        tasks = list(self._tasks.values())
        self.stop()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def wake(self, lane: str) -> None:
        """There is something in this lane."""
        if not self._hook:
            return
        self._news.add(lane)
        running = self._tasks.get(lane)
        if running is None or running.done():
            task = asyncio.create_task(self._drain(lane))
            self._tasks[lane] = task
            task.add_done_callback(lambda done: self._ended(lane, done))

    def _ended(self, lane: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(lane) is task:
            del self._tasks[lane]
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("delivery to a webhook broke off", exc_info=error)

    async def _drain(self, lane: str) -> None:
        delay = 1
        failures = 0
        while (update := await self._next(lane)) is not None:
            async with self._slots:
                problem, retry_after = await self._post(update)
            if problem is None:
                await self._waiting.taken(int(update["update_id"]))
                delay, failures = 1, 0
                continue
            wait = retry_after
            if retry_after == 0 and failures > 0:
                wait = delay = min(LONGEST_DELAY, delay * 2)
            await self._waiting.failed(problem)
            failures += 1
            await self._courier.sleep(wait)

    async def _next(self, lane: str) -> JSON | None:
        """The next update; what is added while one looks is looked for once more."""
        while lane in self._news:
            self._news.discard(lane)
            if (update := await self._waiting.first(lane)) is not None:
                self._news.add(lane)
                return update
        return None

    async def _post(self, update: JSON) -> tuple[str | None, int]:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=self._courier.timeout),
                connector=aiohttp.TCPConnector(limit=0),
            )
        headers = {"Content-Type": "application/json"}
        if secret := self._hook.get("secret_token"):
            headers[SECRET_HEADER] = secret
        body = json.dumps(update, ensure_ascii=False).encode()
        try:
            async with self._session.post(
                self._hook["url"], data=body, headers=headers, allow_redirects=False
            ) as response:
                answer = await response.read()
                if 200 <= response.status <= 299:
                    await self._answered(response.content_type, answer)
                    return None, 0
                after = response.headers.get("Retry-After", "")
                seconds = min(int(after), LONGEST_RETRY_AFTER) if after.isdigit() else 0
                reason = response.reason or ""
                return f"Wrong response from the webhook: {response.status} {reason}", seconds
        except TimeoutError:
            return "Read timeout expired", 0
        except aiohttp.ClientError as error:
            return f"Connection failed: {error}", 0

    async def _answered(self, content_type: str, answer: bytes) -> None:
        """Bot API, "Making requests when getting updates"."""
        if content_type != "application/json" or not answer:
            return
        try:
            body: JSON = json.loads(answer)
        except ValueError:
            return
        if isinstance(body, dict) and isinstance(method := body.pop("method", None), str):
            if method.lower() in NOT_IN_AN_ANSWER or method.lower().startswith("get"):
                return
            await self._courier.obey(method, Params(body))
