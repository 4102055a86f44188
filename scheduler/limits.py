"""How fast the desk may speak: a messenger's limits, checked at the moment of sending.

A message counts from its sending until a span after its answer. Telegram gets it somewhere between
the two, so however the way there varies, Telegram never counts more than we allow. Counted from
the sending alone, 120 messages with 150 ms on the way met nine refusals.

Bots FAQ, "My bot is hitting limits": one message a second in a chat, 20 a minute in a group, about
30 a second overall. The library's own limiter sends 60 in its first second and loses the order
within a chat; its documented base class is the place for another one.
"""

import asyncio
import os
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

Answer = bool | dict[str, Any] | list[dict[str, Any]]

# The library's documented way to get pauses as timedelta. Without it the mere making of a
# RetryAfter warns of the change, and with warnings as errors a 429 would look like a broken line.
os.environ.setdefault("PTB_TIMEDELTA", "1")

_GRAIN = 1e-6
"""Waits shorter than this are over: a clock cannot always be moved by less."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The figures; ``span`` is a second, and as much as two clocks may differ by in it."""

    overall: int = 30
    kept: int = 5
    """So many of our own may go in any case, however much others send with the token: a desk that
    answers without pause must not keep a red case from a phone. Should Telegram find that too many,
    it says so, and all wait."""
    span: float = 1.001
    minute: int | None = None
    """As many in any minute, where that is fewer."""
    chat_gap: float = 1.0
    group: int = 20
    group_span: float = 60.0
    margin: float = 0.1
    """Added to a pause that Telegram asked for."""
    retries: int = 2
    """How often one call waits for the pause and tries again before the caller hears of it."""
    patience: float = 10.0
    """A longer pause is told to the caller at once, who can put the message back."""


@dataclass(eq=False)
class _Chat:
    """One chat's turn and the times of its latest messages."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    last: float | None = None
    sent: deque[float] = field(default_factory=deque)
    """Of groups only: the times within the last minute."""


FEISHU = Limits(overall=40, minute=900, chat_gap=0.2)
"""Feishu takes fifty a second and a thousand a minute of an app, five a second to one person. Some
are left for answers, which the desk sends by the same call: during a round of reminders whoever
presses a button would else be told nothing until it is over."""
_MINUTE = 60.5
"""Seconds, and a little."""


class SlidingWindow(BaseRateLimiter[bool]):
    """Never more than ``overall`` messages in any ``span``, one at a time and in order per chat.
    Of those that wait for room the urgent ones go first, each kind in the order of its coming.

    One instance stands for one bot token. A pause asked for with 429 holds every chat, and a
    later, shorter one never shortens it. Calls without a chat pass through.
    """

    def __init__(
        self,
        monotonic: Callable[[], float],
        *,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        limits: Limits | None = None,
    ) -> None:
        self._now = monotonic
        self._sleep = sleep
        self._limits = limits or Limits()
        self._gates = asyncio.Lock(), asyncio.Lock()
        """Before which the others wait, and the urgent ones."""
        self._urgent = 0
        """How many urgent ones wait for room."""
        self._passed = asyncio.Event()
        self._window: deque[float] = deque()
        self._in_minute: deque[float] = deque()
        self._own: deque[float] = deque()
        """Those in the window that went through here."""
        self._under_way = 0
        self._answered = asyncio.Event()
        self._chats: OrderedDict[str, _Chat] = OrderedDict()
        self._paused_until = float("-inf")
        self.before: Callable[[], Awaitable[None]] | None = None
        """Asked when a message's turn has come: waits while it may not go out, or raises."""

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def known_chats(self) -> int:
        """How many chats are remembered; idle ones are forgotten."""
        return len(self._chats)

    def pause_left(self) -> float:
        """Seconds until Telegram's pause is over."""
        return max(0.0, self._paused_until - self._now())

    def pause(self, seconds: float) -> None:
        """Holds everything for ``seconds`` from now; never shortens a pause."""
        self._paused_until = max(self._paused_until, self._now() + seconds)

    def note(self, chat_id: int | str) -> None:
        """Counts a message that somebody else sent with the same token, without holding it. Best
        called when it was answered."""
        self._record(self._chat(str(chat_id)), str(chat_id))

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: bool | None,
    ) -> Answer:
        """Waits for the turn, sends, and after a 429 waits and sends again, a bounded number of
        times. ``rate_limit_args``: whether it is urgent."""
        chat_id = data.get("chat_id")
        if chat_id is None:
            return await callback(*args, **kwargs)
        retries = self._limits.retries
        key = str(chat_id)
        chat = self._chat(key)
        chat.users += 1
        try:
            async with chat.turn:
                while True:
                    await self._wait_for_turn(chat, key, bool(rate_limit_args))
                    try:
                        if self.before is not None:
                            await self.before()
                        return await callback(*args, **kwargs)
                    except RetryAfter as error:
                        self.pause(seconds_of(error) + self._limits.margin)
                        if retries <= 0:
                            raise
                        retries -= 1
                    finally:
                        self._under_way -= 1
                        self._record(chat, key)
                        self._own.append(chat.last or self._now())
                        self._answered.set()
        finally:
            chat.users -= 1

    async def _wait_for_turn(self, chat: _Chat, key: str, urgent: bool) -> None:
        """Returns at the moment when this chat may send, having counted the message."""
        while True:
            await self._sleep_out(lambda: self._chat_wait(chat, key))
            # A gate is first come, first served; a chat that waits for itself is in none.
            self._urgent += urgent
            try:
                async with self._gates[urgent]:
                    await self._wait_for_room(urgent)
                    if self._chat_wait(chat, key) <= _GRAIN:
                        self._under_way += 1
                        return
                    # the bot answered there meanwhile
            finally:
                self._urgent -= urgent
                if not self._urgent:
                    self._passed.set()

    async def _wait_for_room(self, urgent: bool) -> None:
        while True:
            await self._sleep_out(self._overall_wait)
            if self._urgent and not urgent:
                self._passed.clear()
                await self._passed.wait()
            elif self._under_way < self._limits.overall:
                return
            else:
                self._answered.clear()
                await self._answered.wait()

    async def _sleep_out(self, wait: Callable[[], float]) -> None:
        while True:
            pause = self.pause_left()
            if pause > self._limits.patience:
                raise RetryAfter(timedelta(seconds=pause))
            seconds = max(pause, wait())
            if seconds <= _GRAIN:
                return
            await self._sleep(seconds)

    def _chat_wait(self, chat: _Chat, key: str) -> float:
        now, limits = self._now(), self._limits
        wait = 0.0 if chat.last is None else chat.last + limits.chat_gap - now
        if _is_group(key):
            wait = max(wait, _until_room(chat.sent, now, limits.group_span, limits.group))
        return wait

    def _overall_wait(self) -> float:
        room = self._limits.overall - self._under_way
        if room <= 0:  # no time to name: an answer has to come first
            return 0.0
        now, span, minute = self._now(), self._limits.span, self._limits.minute
        wait = _until_room(self._window, now, span, room)
        kept = min(self._limits.kept, self._limits.overall) - self._under_way
        if kept > 0:
            wait = min(wait, _until_room(self._own, now, span, kept))
        if minute is not None and minute > self._under_way:
            left = minute - self._under_way
            wait = max(wait, _until_room(self._in_minute, now, _MINUTE, left))
        return wait

    def _record(self, chat: _Chat, key: str) -> None:
        now = self._now()
        self._window.append(now)
        _forget(self._window, now, self._limits.span)
        if self._limits.minute is not None:
            self._in_minute.append(now)
            _forget(self._in_minute, now, _MINUTE)
        chat.last = now
        if _is_group(key):
            chat.sent.append(now)
            _forget(chat.sent, now, self._limits.group_span)

    def _chat(self, key: str) -> _Chat:
        """The chat's record, newest last; drops idle ones from the old end."""
        chat = self._chats.setdefault(key, _Chat())
        self._chats.move_to_end(key)
        now = self._now()
        while len(self._chats) > 1:
            oldest, record = next(iter(self._chats.items()))
            keep = self._limits.group_span if _is_group(oldest) else self._limits.chat_gap
            if record.users or (record.last is not None and record.last + keep > now):
                break
            del self._chats[oldest]
        return chat


def seconds_of(error: RetryAfter) -> float:
    """The pause that Telegram asks for, whichever type the library gives it."""
    value = error.retry_after
    return value.total_seconds() if isinstance(value, timedelta) else float(value)


def _is_group(key: str) -> bool:
    return key.startswith(("-", "@"))


def _forget(times: deque[float], now: float, span: float) -> None:
    while times and times[0] <= now - span:
        times.popleft()


def _until_room(times: deque[float], now: float, span: float, limit: int) -> float:
    """How long until one more fits into ``limit`` for each ``span``."""
    _forget(times, now, span)
    return times[len(times) - limit] + span - now if len(times) >= limit else 0.0
