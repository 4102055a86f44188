"""The way to one messenger: with which token, where, how fast, and what sends by it."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from domain.messaging import Rendered, Renderer, TokenRefused
from domain.people.messengers import Messenger
from domain.ports import Clock
from domain.rules import Rules
from scheduler.lead import Mailbox
from scheduler.limits import FEISHU, Limits, SlidingWindow
from scheduler.pace import Pace
from scheduler.pusher import Delivery, Pusher
from scheduler.sender import Sender


@dataclass(frozen=True, kw_only=True)
class SendingLine:
    """The way to a messenger with one token. ``api_url`` is the root of the Bot API
    (``https://api.telegram.org``), ``proxy`` the address of what it is reached by, if anything;
    ``monotonic`` tells the real passing of time, by which ``limits`` count: the messenger's own,
    unless the server at the other end has others."""

    token: str = field(repr=False)
    api_url: str
    proxy: str | None = field(default=None, repr=False)
    monotonic: Callable[[], float] = time.monotonic
    limits: Limits | None = None


class Courier:
    """What sends by one line: its pusher within its limits, and the sender of its rows."""

    def __init__(
        self,
        line: SendingLine,
        mailbox: Mailbox,
        renderer: Renderer,
        clock: Clock,
        rules: Rules,
        pace: Pace,
        sweeping: asyncio.Lock,
    ) -> None:
        feishu = mailbox.channel == Messenger.FEISHU
        limits = line.limits or (FEISHU if feishu else Limits())
        self.channel = mailbox.channel
        self._limiter = SlidingWindow(line.monotonic, sleep=pace.sleep, limits=limits)
        self._pusher = Pusher(
            line.token,
            line.api_url,
            self._limiter,
            proxy=line.proxy,
            connections=pace.at_once,
            sleep=pace.sleep,
        )
        push = self._pusher.push if feishu else self._push_unnamed
        self._sender = Sender(mailbox, push, renderer, clock, rules, pace, sweeping)
        # it may have waited for room for seconds: the database may be gone, or the lead
        self._limiter.before = self._sender.lead.may_go

    async def _push_unnamed(
        self, address: str, rendered: Rendered, replaces: int | None, _: str, urgent: bool
    ) -> Delivery:
        """For who knows no names of calls."""
        return await self._pusher.push(address, rendered, replaces, urgent=urgent)

    def wake(self) -> None:
        """Something was queued: look at once."""
        self._sender.wake()

    def note(self, chat_id: int | str) -> None:
        """Somebody else sent a message to this chat with the same token."""
        self._limiter.note(chat_id)

    async def run(self, stop: asyncio.Event) -> None:
        """Sends until ``stop`` is set. Waits for the messenger as long as it takes; raises
        :class:`domain.messaging.TokenRefused`."""
        try:
            if await self._started(stop):
                await self._sender.run(stop)
        except TokenRefused as error:
            raise TokenRefused(self.channel) from error
        finally:
            await self._pusher.close()

    async def _started(self, stop: asyncio.Event) -> bool:
        """Whether the messenger answered before ``stop``."""
        start = asyncio.create_task(self._pusher.start())
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait((start, stopped), return_when=asyncio.FIRST_COMPLETED)
            if start.done():
                start.result()
            return start.done() and not stop.is_set()
        finally:
            for task in (start, stopped):
                task.cancel()
            await asyncio.gather(start, stopped, return_exceptions=True)
