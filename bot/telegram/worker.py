"""Handles what the inbox holds: many chats at once, each in order."""

import asyncio
import logging
from collections import ChainMap
from collections.abc import Awaitable, Callable
from contextlib import suppress
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

import structlog
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.types import Update
from aiogram_dialog.api.exceptions import UnknownState

from bot.context import Desk
from bot.dispatcher import dispatcher
from bot.telegram.apology import apologise
from bot.telegram.blame import Blame, blame, where
from bot.telegram.conversation import Conversation, talking
from bot.telegram.hiding import hide
from bot.telegram.practice.gate import broke, turn_of
from bot.telegram.probing import Probing
from bot.telegram.reading import as_meant
from bot.telegram.turns import Turns
from bot.telegram.waits import LateWord
from domain.contacts.model import Spot
from domain.messaging import Claimed, FreeLanes, Inbox, StoreAway, TokenRefused
from domain.people.channels import use_channel
from domain.people.messengers import chat_of
from domain.request import Request

log = structlog.get_logger(__name__)

R = TypeVar("R")

_FALLBACK_POLL = 1.0
_HEARTBEAT = 1.0
_LONGEST_WAIT_FOR_STORE = 5.0


@dataclass
class Worker:
    """Takes up updates and feeds them to the dispatcher; ``wake`` makes it look at once.

    The inbox hands it what comes while nothing waits; all else it claims. While the messenger is
    away it tries one update at a time, ever more slowly, and all the others wait unharmed; while
    the database is away it takes up nothing and writes its marks first.
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
    _outside: Context = field(default_factory=copy_context)
    """Where each is handled: nothing of whoever hands it over is known there."""
    _behind: bool = True
    """The last look found something, or had no room: what comes has to wait its turn."""
    _working: bool = False
    _stopping: bool = False
    _refused: bool = False
    turns: Turns = field(default_factory=Turns)
    _probing: Probing = field(init=False)

    def __post_init__(self) -> None:
        self._probing = Probing(self.pause)

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
        self._working = True
        self.inbox.hand_to(self._take, self._free)
        try:
            await self._work()
        finally:
            self._working = False
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
                self._behind = True
                log.error("cannot claim", error=type(error).__name__, pause=pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_WAIT_FOR_STORE)
                continue
            left = self._probing.rest(asyncio.get_running_loop().time()) or self.turns.rest()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), min(left, _FALLBACK_POLL))

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

    def _free(self) -> FreeLanes | None:
        """What it takes up unclaimed: nothing at the end or while the messenger is away, and
        nothing past those that wait for their turn."""
        at_work = self._working and not self._stopping and not self._refused
        if not at_work or self._probing.now or self._behind:
            return None
        free = max(self.lanes - len(self._running), 0)
        busy, later = frozenset(self._running), self.turns.resting()
        return FreeLanes(owner=self.owner, count=free, busy=busy, later=later)

    def _take(self, claimed: Claimed) -> None:
        """Handles it beside the others; at a stop it does not, and gives all lanes back."""
        if self._stopping:
            return
        lane = claimed.incoming.lane
        self.turns.begins(claimed)
        self._running[lane] = asyncio.create_task(self._run(claimed), context=self._outside.copy())

    async def _claim(self) -> None:
        free = self.lanes - len(self._running)
        if self._probing.now:  # one update is enough to find out whether the messenger is back
            resting = self._probing.rest(asyncio.get_running_loop().time())
            free = 0 if resting or self._running else 1
        if free <= 0:
            self._behind = True
            return
        busy = ChainMap[str, Any](self._running, dict.fromkeys(self.turns.resting()))
        claimed = await self.inbox.claim(self.owner, free, self.desk.clock.now(), busy)
        for one in claimed:
            self._take(one)
        self._behind = bool(claimed)

    async def _run(self, claimed: Claimed) -> None:
        lane, more = claimed.incoming.lane, True
        try:
            more = await self._handle(claimed)
        except Exception as error:
            # The lease runs out and the update is taken up again.
            log.error("cannot note the failure", error=type(error).__name__)
        finally:
            if self._running.get(lane) is asyncio.current_task():  # else the next one is there
                del self._running[lane]
                self.turns.ends(lane)
            if more or self._behind:
                self.wake()

    async def _handle(self, claimed: Claimed) -> bool:
        """Whether there may be something to claim after it."""
        began = asyncio.get_running_loop().time()
        try:
            with talking(claimed.conversation) as conversation:
                try:
                    await self._answer(claimed, conversation)
                except Exception:
                    self._leftovers.setdefault(claimed.incoming.lane, []).extend(conversation.sent)
                    raise
            self._probing.got_through()
            more = await self._note(self.inbox.finish, claimed, conversation.changes)
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
            return True
        return more

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
        """Whoever is heard in another chat than before is told things there from now on."""
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
                        await apologise(self.bot, self.desk, claimed)
                    except Exception as second:
                        if blame(second) in {Blame.MESSENGER, Blame.DATABASE, Blame.TOKEN}:
                            return await self._failed(claimed, second)
                        log.warning("could not apologise", error=type(second).__name__)
                    self._leftovers.pop(claimed.incoming.lane, None)
                await self._note(self.inbox.fail, claimed, type(error).__name__, for_good=last)
        return None

    async def _wait_for_messenger(self, claimed: Claimed, error: Exception) -> None:
        """Puts the update back as it was, and holds the others until one gets through."""
        rest = timedelta(seconds=self._probing.missed(error, asyncio.get_running_loop().time()))
        await self._note(lambda one, at: self.inbox.postpone(one, at + rest), claimed)
