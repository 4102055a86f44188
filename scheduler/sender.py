"""From the outbox to the phones: claim what is due, put it into words, push, mark.

Each chat is a *lane*: its rows go one after another, lanes go side by side. Rows are leased by the
claim, so a crash between send and mark means one more delivery when the lease runs out, never one
less. A row that failed for a moment holds the rest of its lane back for the short pauses only: a
notice that never gets through must not keep a red case from the same phone.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from datetime import datetime, timedelta
from functools import partial

import structlog

from domain.messaging import NO_CHANNEL, ClaimedPush, Rendered, Renderer, TokenRefused
from domain.notices import Priority
from domain.ports import Clock
from domain.rules import Rules
from scheduler.lane import Broken, Lane, Message, Rests, by_tries, fresh, ids_of
from scheduler.lead import Lead, Mailbox, Overtaken, all_said
from scheduler.marks import Marks
from scheduler.pace import BACKOFF, Pace
from scheduler.pusher import TOKEN_REFUSED, Dead, Delivery, Gone, Outage, Sent, Transient, Wait
from scheduler.trouble import told

log = structlog.get_logger(__name__)

_HOLDS_LANE = timedelta(seconds=30)
_FIRST_REST, _LONGEST_REST = 2.0, 60.0
_BLIPS = 2
"""So many calls in a row may fail by themselves; if more do, it is the messenger."""

Push = Callable[[str, Rendered, int | None, str, bool], Awaitable[Delivery]]
"""Sends something to a chat, in the place of the message of this number if there is one, under a
key that is the same at each try, before others if it is urgent."""


class Sender:
    """Sends what one mailbox holds until it is told to stop."""

    def __init__(
        self,
        mailbox: Mailbox,
        push: Push,
        renderer: Renderer,
        clock: Clock,
        rules: Rules,
        pace: Pace,
        sweeping: asyncio.Lock | None = None,
    ) -> None:
        """``sweeping`` is held while reminders are being queued."""
        self._outbox, self._mailbox = mailbox.outbox, mailbox
        self._push = push
        self._renderer = renderer
        self._clock = clock
        self._rules = rules
        self._pace = pace
        self._sweeping = sweeping or asyncio.Lock()
        self._slots = asyncio.Semaphore(pace.at_once)
        self._news = asyncio.Event()
        self._lanes: dict[str, Lane] = {}
        self._rests = Rests(longest=_HOLDS_LANE)
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: set[int] = set()
        self._backlog = False
        self._rest = 0.0
        self._probing = False
        self._refused = False
        self._outage_pause = _FIRST_REST
        self._in_vain = 0
        """How many calls failed since one went well."""
        self._marks = Marks(pace.sleep)
        self.lead = Lead(mailbox, self._marks, clock, pace.sleep)

    def wake(self) -> None:
        """Something was queued: look at once."""
        self._news.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Sends until ``stop``; then finishes what it has taken up, for at most ``grace``. Raises
        :class:`TokenRefused` when the token is refused; what was to be sent stays queued."""
        try:
            while not stop.is_set():
                self._news.clear()
                try:
                    # what was sent is written down before anything else is taken up
                    if self._marks.written.is_set() and await self.lead.take():
                        await all_said(self._sweeping)
                        await self._take_up()
                except Exception as error:
                    log.error("push.claim_failed", **told(error))
                await self._wait(self._pace.poll, stop, self._news)
                if self._refused:
                    raise TokenRefused
                if self._rest:
                    seconds, self._rest = self._rest, 0.0
                    if self._probing:
                        self._outage_pause = min(2 * self._outage_pause, _LONGEST_REST)
                    log.warning("push.rest", seconds=round(seconds, 1))
                    await self._rest_out(seconds, stop)
        finally:
            await self._wind_up()
            await self.lead.resign()

    async def _rest_out(self, seconds: float, stop: asyncio.Event) -> None:
        """Waits, and stays the one who sends."""
        while seconds > 0 and not stop.is_set():
            await self._wait(min(seconds, self._pace.poll), stop)
            seconds -= self._pace.poll
            await self.lead.renew()

    async def _take_up(self) -> None:
        """Claims as many as there is room for and puts them into their lanes."""
        room = self._pace.claimed_at_most - len(self._held)
        if self._probing:  # one row is enough to find out whether Telegram is back
            room = min(room, 1)
        if room <= 0:
            return
        now, held = self._clock.now(), frozenset(self._held)
        rows = await self._outbox.claim(self._mailbox.owner, self._mailbox.channel, room, now)
        self._backlog = len(rows) >= room
        # a lease may run out while its row waits in a lane or for its mark: claimed anew
        rows = [row for row in rows if row.id not in held]
        nowhere = [row for row in rows if row.address is None]
        if nowhere:
            await self._bury(nowhere, NO_CHANNEL)
        if self._rules.quiet.is_quiet(now, self._rules.calendar):
            early = [row for row in rows if row.priority != Priority.URGENT and row.address]
            later = self._rules.quiet.next_allowed(now, self._rules.calendar)
            if early:
                log.info("push.quiet", rows=ids_of(early))
                await self._record(ids_of(early), partial(self._outbox.postpone, at=later))
            rows = [row for row in rows if row.priority == Priority.URGENT]
        early_by = self._rests.early(rows, now)
        for at, ids in early_by.items():
            await self._record(ids, partial(self._outbox.postpone, at=at))
        resting = {one for ids in early_by.values() for one in ids}
        for row in rows:
            if row.address is not None and row.id not in resting:
                self._enter(row.address, row)

    def _enter(self, address: str, row: ClaimedPush) -> None:
        self._held.add(row.id)
        lane = self._lanes.get(address)
        if lane is None:
            lane = self._lanes[address] = Lane()
            task = asyncio.create_task(self._walk(address, lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        lane.rows.append(row)

    async def _walk(self, address: str, lane: Lane) -> None:
        """Sends a lane's messages one after another until it is empty."""
        try:
            while (part := lane.next(self._renderer)) is not None:
                if isinstance(part, Broken):
                    await self._bury([part.row], part.error)
                    continue
                try:
                    await self.lead.may_go()
                    if (rendered := await fresh(part)) is None:
                        cancel = partial(self._outbox.cancel, now=self._clock.now())
                        await self._record(part.ids, cancel)
                        continue
                    standing = await self._outbox.replaces(part.rows[0])
                    if standing is not None and standing.channel != self._mailbox.channel:
                        hand_over = partial(self._outbox.hand_over, channel=standing.channel)
                        await self._record(part.ids, hand_over)
                        continue
                    replaces = None if standing is None else standing.message_id
                    how = (replaces, part.key, part.urgent)
                    async with self._slots:
                        delivery = await self._push(address, rendered, *how)
                except Overtaken:
                    self._held.difference_update(part.ids)
                    break  # they are somebody else's to send
                except Exception as error:
                    log.error("push.failed", rows=part.ids, **told(error))
                    delivery = Transient(type(error).__name__)
                await self._settle(address, lane, part, delivery)
        except Exception as error:
            log.error("push.lane_failed", **told(error))
        finally:
            self._held.difference_update(ids_of(lane.empty()))
            del self._lanes[address]
            if self._rest or (self._backlog and len(self._held) <= self._pace.claimed_at_most // 2):
                self._news.set()

    async def _settle(self, address: str, lane: Lane, message: Message, delivery: Delivery) -> None:
        """Marks the rows of a message as its delivery went."""
        self._in_vain = self._in_vain + 1 if isinstance(delivery, Transient) else 0
        if isinstance(delivery, Transient) and self._in_vain > _BLIPS:
            delivery = Outage(delivery.error)  # the messenger's fault costs the rows no try
        if not isinstance(delivery, Outage):
            self._probing, self._outage_pause = False, _FIRST_REST
        now = self._clock.now()
        match delivery:
            case Sent(message_id):
                log.info("push.sent", rows=message.ids)
                channel = self._mailbox.channel
                sent = partial(self._outbox.sent, now=now, channel=channel, message_id=message_id)
                await self._record(message.ids, sent)
            case Gone(error):
                log.info("push.channel_ended", rows=message.ids, error=error)
                await self._leave(address, [*message.rows, *lane.empty()], error)
            case Dead() if len(message.rows) > 1:
                log.warning("push.unmerged", rows=message.ids)  # one of them is at fault
                lane.split(self._renderer, message)
            case Dead(error):
                await self._bury(message.rows, error)
            case Wait(seconds):
                self._rest = max(self._rest, seconds)
                await self._hold([*message.rows, *lane.empty()], seconds)
            case Outage(error):
                self._probing = True
                self._rest = max(self._rest, self._outage_pause)
                log.warning("push.outage", rows=message.ids, error=error)
                await self._hold([*message.rows, *lane.empty()], self._outage_pause)
                if error == TOKEN_REFUSED:
                    self._refused = True
                    self.wake()
            case Transient(error):
                await self._try_again(address, lane, message, error)

    async def _leave(self, address: str, rows: Collection[ClaimedPush], error: str) -> None:
        """The chat is gone: its rows go to another one of their reader's, or nowhere."""
        now, moved = self._clock.now(), set[int]()

        async def write(ids: list[int]) -> None:
            moved.update(await self._outbox.unreachable(self._mailbox.channel, address, now, ids))

        await self._record(ids_of(rows), write)
        if moved:
            log.info("push.moved", rows=sorted(moved))
        await self._bury([row for row in rows if row.id not in moved], error)

    async def _try_again(self, address: str, lane: Lane, message: Message, error: str) -> None:
        """Backs off each row by its own tries; buries those that have had their last."""
        tried, now = by_tries(message.rows), self._clock.now()
        for tries, rows in tried.items():
            if tries >= len(BACKOFF):
                await self._bury(rows, error)
                continue
            at = now + BACKOFF[tries]
            log.warning("push.retry", rows=ids_of(rows), tries=tries + 1, error=error)
            await self._record(ids_of(rows), partial(self._outbox.retry, at=at, error=error))
        pause = min((BACKOFF[t] for t in tried if t < len(BACKOFF)), default=None)
        if pause is not None and pause <= _HOLDS_LANE:
            self._rests.until[address] = now + pause
            await self._put_back(lane.empty(), now + pause)

    async def _put_back(self, rows: Collection[ClaimedPush], at: datetime) -> None:
        if rows:
            await self._record(ids_of(rows), partial(self._outbox.postpone, at=at))

    async def _hold(self, rows: Collection[ClaimedPush], seconds: float) -> None:
        """With all that waits for the same chat: what comes later is not to come first."""
        at = self._clock.now() + timedelta(seconds=seconds)
        await self._record(ids_of(rows), partial(self._outbox.hold, at=at))

    async def _bury(self, rows: Collection[ClaimedPush], error: str) -> None:
        # nobody has bound a phone to the post yet, or the phone is gone: nothing is broken
        level = logging.INFO if error == NO_CHANNEL else logging.ERROR
        log.log(level, "push.dead", rows=ids_of(rows), error=error)
        now = self._clock.now()
        await self._record(ids_of(rows), partial(self._outbox.dead, error=error, now=now))

    async def _record(self, ids: list[int], write: Callable[[list[int]], Awaitable[None]]) -> None:
        """Writes what happened."""
        try:
            await self._marks.write(ids, write)
        finally:
            self._held.difference_update(ids)

    async def _wait(self, seconds: float, *events: asyncio.Event) -> None:
        """Until the time is over or one of the events is set."""
        waits = [asyncio.ensure_future(self._pace.sleep(seconds))]
        waits += [asyncio.ensure_future(event.wait()) for event in events]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            await asyncio.gather(*waits, return_exceptions=True)

    async def _wind_up(self) -> None:
        """Lets the lanes finish; what is late is put back, and what is under way then is left to
        its lease, since nobody knows whether it arrived."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self._pace.grace)
        waiting = [row for lane in self._lanes.values() for row in lane.empty()]
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._put_back(waiting, self._clock.now())
