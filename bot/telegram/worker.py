"""Handles what the inbox holds: many chats at once, each in order."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramAPIError, TelegramUnauthorizedError
from aiogram.types import Update
from aiogram_dialog.api.exceptions import UnknownState

from bot.context import CHANNEL, Desk
from bot.dispatcher import dispatcher
from bot.telegram.conversation import Conversation, talking
from bot.telegram.reading import as_meant
from bot.texts import Say, say_in
from domain.messaging import Claimed, Inbox, TokenRefused
from domain.people.model import locale_of

log = structlog.get_logger(__name__)

_FALLBACK_POLL = 1.0
_LONGEST_PAUSE = 30.0


@dataclass
class Worker:
    """Claims updates and feeds them to the dispatcher; ``wake`` makes it look at once."""

    bot: Bot
    desk: Desk
    inbox: Inbox
    owner: str
    """Names this process in the leases."""
    lanes: int = 64
    dispatcher: Dispatcher = field(default_factory=dispatcher)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _stopping: bool = False
    _refused: bool = False

    def wake(self) -> None:
        """Something new may be waiting."""
        self._wake.set()

    def running(self) -> list[asyncio.Task[None]]:
        """The updates being handled now."""
        return list(self._running.values())

    async def run(self) -> None:
        """Works until :meth:`stop`, or until cancelled. Raises TokenRefused when an answer is
        refused for the token's sake; the update waits for the right one."""
        pause = _FALLBACK_POLL
        while not self._stopping:
            if self._refused:
                raise TokenRefused
            self._wake.clear()
            try:
                await self._claim()
                pause = _FALLBACK_POLL
            except Exception as error:
                log.error("cannot claim", error=type(error).__name__, pause=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            try:
                await asyncio.wait_for(self._wake.wait(), _FALLBACK_POLL)
            except TimeoutError:
                continue

    async def stop(self, patience: float = 10.0) -> None:
        """Takes up nothing new, lets what runs finish, and gives the lanes back."""
        self._stopping = True
        self.wake()
        if running := self.running():
            _, late = await asyncio.wait(running, timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self.desk.errands.finish(patience)
        await self.inbox.release(self.owner, self.desk.clock.now())

    async def _claim(self) -> None:
        free = self.lanes - len(self._running)
        if free <= 0:
            return
        now = self.desk.clock.now()
        for claimed in await self.inbox.claim(self.owner, free, now, set(self._running)):
            lane = claimed.incoming.lane
            self._running[lane] = asyncio.create_task(self._run(claimed))

    async def _run(self, claimed: Claimed) -> None:
        try:
            await self._handle(claimed)
        finally:
            self._running.pop(claimed.incoming.lane, None)
            self.wake()

    async def _handle(self, claimed: Claimed) -> None:
        name = claimed.incoming.update_id
        try:
            came = Update.model_validate_json(claimed.incoming.payload, context={"bot": self.bot})
            with talking(claimed.conversation) as conversation:
                if (update := as_meant(came)) is not None:
                    await self._feed(update, claimed, conversation)
            await self.inbox.finish(claimed, conversation.changes, self.desk.clock.now())
        except TelegramUnauthorizedError:
            self._refused = True  # not the update's fault: it costs it no try
        except Exception as error:
            # Neither the error's words nor the update are logged: both may quote a person.
            log.error("update failed", update=name, tries=claimed.tries, **_where(error))
            await self._failed(claimed, error)

    async def _feed(self, update: Update, claimed: Claimed, conversation: Conversation) -> None:
        given = {"desk": self.desk, "lane": claimed.incoming.lane, "writer": claimed.writer}
        try:
            await self.dispatcher.feed_update(self.bot, update, **given)
        except UnknownState:
            # An open dialog of an older version: nothing would work until it is gone, not even
            # /start. Drafts are records of their own and stay.
            conversation.forget_dialogs()
            await self.dispatcher.feed_update(self.bot, update, **given)

    async def _failed(self, claimed: Claimed, error: Exception) -> None:
        try:
            gave_up = await self.inbox.fail(claimed, type(error).__name__, self.desk.clock.now())
            if gave_up:
                log.error("update given up", update=claimed.incoming.update_id)
                await self._apologise(claimed)
        except Exception as second:
            # The lease runs out and the update is taken up again.
            log.error("cannot note the failure", error=type(second).__name__)

    async def _apologise(self, claimed: Claimed) -> None:
        """Tells the person that this one was not understood, so that they can try again."""
        try:
            update: dict[str, Any] = json.loads(claimed.incoming.payload)
            chat = int(claimed.incoming.lane)
            if chat < 0:
                return  # a group, where nothing is said
            say = await self._say(_sender(update))
            await self.bot.send_message(chat, say("error-gave-up"))
        except (TelegramAPIError, ValueError) as error:
            log.warning("could not apologise", error=type(error).__name__)

    async def _say(self, sender: Mapping[str, Any]) -> Say:
        today = self.desk.clock.now().astimezone(self.desk.zone).date()
        actor = await self.desk.boards.people.actor(CHANNEL, str(sender.get("id", "")), today)
        return say_in(actor.locale if actor else locale_of(None, sender.get("language_code")))


def _sender(update: Mapping[str, Any]) -> Mapping[str, Any]:
    for event in update.values():
        if isinstance(event, dict) and isinstance(event.get("from"), dict):
            sender: Mapping[str, Any] = event["from"]
            return sender
    return {}


def _where(error: Exception) -> dict[str, str]:
    """What kind of error and at which line of the code: enough to look for it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}"
    return {"error": type(error).__name__, "at": place}
