"""Handles what the inbox holds: many chats at once, each in order."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramRetryAfter,
)
from aiogram.types import Update
from aiogram_dialog.api.exceptions import UnknownState

from bot.context import Desk
from bot.dispatcher import dispatcher
from bot.telegram.blame import Blame, blame, where
from bot.telegram.conversation import Conversation, talking
from bot.telegram.hiding import hide
from bot.telegram.practice.gate import broke, turn_of
from bot.telegram.reading import as_meant, sender_of
from bot.telegram.waits import LateWord
from bot.texts import Say, say_in
from domain.contacts.model import Spot
from domain.messaging import Claimed, Inbox, StoreAway, TokenRefused
from domain.people.channels import use_channel
from domain.people.messengers import chat_of, private_chat
from domain.people.model import locale_of
from domain.request import Request

log = structlog.get_logger(__name__)

R = TypeVar("R")

_FALLBACK_POLL = 1.0
_HEARTBEAT = 1.0
_LONGEST_PAUSE = 15.0
"""Between two tries of a messenger that is away."""
_LONGEST_WAIT_FOR_STORE = 5.0


@dataclass
class Worker:
    """Claims updates and feeds them to the dispatcher; ``wake`` makes it look at once.

    While the messenger is away it tries one update at a time, ever more slowly, and all the others
    wait unharmed; while the database is away it takes up nothing and writes its marks first.
    """

    bot: Bot
    desk: Desk
    inbox: Inbox
    owner: str
    """Names this process in the leases."""
    lanes: int = 64
    dispatcher: Dispatcher = field(default_factory=dispatcher)
    pause: float = 1.0
    """Seconds until the first new try of a messenger that is away."""
    waits: LateWord = field(default_factory=LateWord)
    noted: Callable[[str, float], object] = lambda result, seconds: None
    """Told of each update: ``handled``, ``failed`` or ``given-up``, and the seconds it took."""
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _running: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    _leftovers: dict[str, list[Spot]] = field(default_factory=dict)
    """What a try that came to nothing had already sent, by lane."""
    _stopping: bool = False
    _refused: bool = False
    _missed: bool = False
    """Nothing got through since something did not."""
    _probing: bool = False
    _rest_until: float = 0.0
    _pause: float = 0.0

    def wake(self) -> None:
        """Something new may be waiting."""
        self._wake.set()

    def running(self) -> list[asyncio.Task[None]]:
        """The updates being handled now."""
        return list(self._running.values())

    async def run(self) -> None:
        """Works until :meth:`stop`, or until cancelled. Raises TokenRefused when an answer is
        refused for the token's sake; the update waits for the right one."""
        alive = asyncio.create_task(self._live())
        try:
            await self._work()
        finally:
            alive.cancel()
            await asyncio.gather(alive, return_exceptions=True)

    async def _work(self) -> None:
        pause = _FALLBACK_POLL
        while not self._stopping:
            if self._refused:
                raise TokenRefused(self.desk.channel)
            self._wake.clear()
            try:
                await self._claim()
                pause = _FALLBACK_POLL
            except Exception as error:
                log.error("cannot claim", error=type(error).__name__, pause=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_WAIT_FOR_STORE)
                continue
            left = self._rest_until - asyncio.get_running_loop().time()
            with suppress(TimeoutError):
                look = min(left, _FALLBACK_POLL) if self._probing and left > 0 else _FALLBACK_POLL
                await asyncio.wait_for(self._wake.wait(), look)

    async def _live(self) -> None:
        """Renews the leases of what is being handled, so that they may be short."""
        while True:
            await asyncio.sleep(_HEARTBEAT)
            if self._running:
                try:
                    await self.inbox.renew(self.owner, [*self._running], self.desk.clock.now())
                except Exception as error:
                    log.warning("cannot renew", error=type(error).__name__)

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
        try:
            await self.inbox.release(self.owner, self.desk.clock.now())
        except StoreAway as error:  # then they run out
            log.warning("cannot release", error=type(error).__name__)

    async def _claim(self) -> None:
        free = self.lanes - len(self._running)
        if self._probing:  # one update is enough to find out whether the messenger is back
            resting = asyncio.get_running_loop().time() < self._rest_until
            free = 0 if resting or self._running else 1
        if free <= 0:
            return
        now = self.desk.clock.now()
        for claimed in await self.inbox.claim(self.owner, free, now, set(self._running)):
            lane = claimed.incoming.lane
            self._running[lane] = asyncio.create_task(self._run(claimed))

    async def _run(self, claimed: Claimed) -> None:
        try:
            await self._handle(claimed)
        except Exception as error:
            # The lease runs out and the update is taken up again.
            log.error("cannot note the failure", error=type(error).__name__)
        finally:
            self._running.pop(claimed.incoming.lane, None)
            self.wake()

    async def _handle(self, claimed: Claimed) -> None:
        began = asyncio.get_running_loop().time()
        try:
            with talking(claimed.conversation) as conversation:
                try:
                    await self._answer(claimed, conversation)
                except Exception:
                    self._leftovers.setdefault(claimed.incoming.lane, []).extend(conversation.sent)
                    raise
            self._missed, self._probing, self._pause = False, False, self.pause
            await self._note(self.inbox.finish, claimed, conversation.changes)
            self.noted("handled", asyncio.get_running_loop().time() - began)
        except Exception as error:
            # Neither the error's words nor the update are logged: both may quote a person.
            level = (
                logging.ERROR if blame(error) in {Blame.PASSING, Blame.LASTING} else logging.WARNING
            )
            name = claimed.incoming.update_id
            log.log(level, "update failed", update=name, tries=claimed.tries, **where(error))
            self.noted("failed", asyncio.get_running_loop().time() - began)
            await self._failed(claimed, error)

    async def _answer(self, claimed: Claimed, conversation: Conversation) -> None:
        came = Update.model_validate_json(claimed.incoming.payload, context={"bot": self.bot})
        if (update := as_meant(came)) is None:
            return
        lane = claimed.incoming.lane
        for spot in self._leftovers.pop(lane, []):
            await hide(self.bot, spot)  # what comes of this try would stand there twice
        if not claimed.settled and update.my_chat_member is None:
            await self._follow(lane)
        if word := self.waits.word(claimed, self.desk):
            with suppress(TelegramBadRequest, TelegramForbiddenError):  # there is nobody to tell
                await self.bot.send_message(chat_of(lane), word)
            self.waits.said(claimed, self.desk.clock.now())
        await self._feed(update, claimed, conversation)

    async def _follow(self, lane: str) -> None:
        """Whoever is heard in another chat of theirs than before is told things there from now
        on."""
        now = self.desk.clock.now()
        await self.desk.office.do(use_channel, Request(now=now), self.desk.channel, lane)

    async def _note(self, write: Callable[..., Awaitable[R]], *what: Any, **more: Any) -> R:
        """Writes what became of an update. While the database is away the mark is kept, and the
        lane with it: what was answered is not to be answered again."""
        pause = self.pause
        while True:
            try:
                return await write(*what, self.desk.clock.now(), **more)
            except Exception as error:
                if blame(error) is not Blame.DATABASE:
                    raise
                log.warning("mark waits for the database", error=type(error).__name__, pause=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_WAIT_FOR_STORE)

    async def _feed(self, update: Update, claimed: Claimed, conversation: Conversation) -> None:
        turn = await turn_of(self.bot, self.desk, update, claimed, conversation)
        if turn is None:
            return
        given = {"desk": turn.desk, "lane": claimed.incoming.lane, "writer": turn.writer}
        try:
            with turn.talking(conversation) as talked:
                try:
                    await self.dispatcher.feed_update(turn.bot, turn.update, **given)
                except UnknownState:
                    # An open dialog of an older version: nothing would work until it is gone, not
                    # even /start. Drafts are records of their own and stay.
                    talked.forget_dialogs()
                    await self.dispatcher.feed_update(turn.bot, turn.update, **given)
        except StoreAway:
            if not turn.practises:
                raise
            await broke(self.bot, self.desk, update, claimed, conversation)

    async def _failed(self, claimed: Claimed, error: Exception) -> None:
        whose = blame(error)
        match whose:
            case Blame.TOKEN:
                self._refused = True
            case Blame.DATABASE:
                # the lease is ours, so it is taken up again as soon as the database answers
                await asyncio.sleep(self.pause)
            case Blame.MESSENGER:
                await self._wait_for_messenger(claimed, error)
            case _:
                last = whose is Blame.LASTING or self.inbox.last_try(claimed)
                if last:
                    log.error("update given up", update=claimed.incoming.update_id)
                    self.noted("given-up", 0.0)
                    try:
                        await self._apologise(claimed)
                    except Exception as second:
                        if blame(second) in {Blame.MESSENGER, Blame.DATABASE, Blame.TOKEN}:
                            return await self._failed(claimed, second)
                        log.warning("could not apologise", error=type(second).__name__)
                    self._leftovers.pop(claimed.incoming.lane, None)
                kind = type(error).__name__
                await self._note(self.inbox.fail, claimed, kind, for_good=last)
        return None

    async def _wait_for_messenger(self, claimed: Claimed, error: Exception) -> None:
        """Puts the update back as it was, and holds the others until one gets through."""
        pause, told = max(self._pause, self.pause), isinstance(error, TelegramRetryAfter)
        now = asyncio.get_running_loop().time()
        # one chat that is told to wait says nothing of the others
        if (not told or self._missed) and now >= self._rest_until:
            self._probing, self._rest_until = True, now + pause
            self._pause = min(pause * 2, _LONGEST_PAUSE)
        self._missed = True
        rest = timedelta(seconds=max(pause, _retry_after(error)))
        await self._note(lambda one, at: self.inbox.postpone(one, at + rest), claimed)

    async def _apologise(self, claimed: Claimed) -> None:
        """Tells the person that this one was not understood, so that they can try again."""
        chat = private_chat(claimed.incoming.lane)
        if chat is not None:  # in a group nothing is said
            update: dict[str, Any] = json.loads(claimed.incoming.payload)
            say = await self._say(sender_of(update))
            await self.bot.send_message(chat, say("error-gave-up"))

    async def _say(self, sender: Mapping[str, Any]) -> Say:
        today = self.desk.clock.now().astimezone(self.desk.zone).date()
        address = self.desk.address(sender.get("id", 0))
        actor = await self.desk.boards.people.actor(self.desk.channel, address, today)
        return say_in(actor.locale if actor else locale_of(None, sender.get("language_code")))


def _retry_after(error: Exception) -> float:
    return float(error.retry_after) if isinstance(error, TelegramRetryAfter) else 0.0
