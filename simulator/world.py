"""One simulator: its store, its queues, its limits, and the way a bot's call goes through them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus

from botapi.errors import ApiError
from botapi.params import Params
from botapi.values import JSON
from simulator.calls import CallLog, Fault, Faults
from simulator.errors import SimError
from simulator.events import Events
from simulator.flood import Flood
from simulator.model import Bot
from simulator.settings import Settings
from simulator.store import Store
from simulator.updates import Updates
from simulator.webhooks import Webhooks


@dataclass(kw_only=True)
class Query:
    """A tapped button whose bot has not answered yet."""

    bot_id: int
    person_id: int
    chat_id: int
    message_id: int
    expires: float
    answer: asyncio.Future[JSON] = field(repr=False)


class World:
    """What every request of one server shares."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.store = Store(settings)
        self.events = Events()
        self.updates = Updates(self.store, self.events)
        self.webhooks = Webhooks(self.store, self.updates, self.execute)
        self.flood = Flood(enabled=settings.flood, monotonic=settings.monotonic)
        self.calls = CallLog(settings.calls_kept)
        self.faults = Faults()
        self.queries: dict[str, Query] = {}
        self.ahead = 0.0
        """Seconds by which the phones' clocks are ahead of this machine's."""
        self.zone: str | None = None
        """The time zone the phones are in; None: that of whoever looks at them."""
        self.guide: list[JSON] = []
        """What there is to try on the page, as whoever runs the simulator tells it."""
        self._next_query = int(settings.clock()) << 20

    def now(self) -> int:
        """What the phones' clocks show: the date of messages and of their changes. How long an
        update waits or a tap may be answered goes by the machine's own."""
        return int(self.settings.clock() + self.ahead)

    def tell_time(self, moment: float, zone: str | None) -> None:
        """Sets the phones' clocks, which run on from there."""
        self.ahead, self.zone = moment - self.settings.clock(), zone

    def bot(self, bot_id: int | None) -> Bot:
        """The bot meant on the user side: the one named, or the newest."""
        bots = self.store.bots
        if bot_id is not None:
            if bot_id not in bots:
                raise SimError(404, f"no bot {bot_id} has called; known: {sorted(bots)}")
            return bots[bot_id]
        if not bots:
            raise SimError(409, "no bot has called this server yet")
        return next(reversed(bots.values()))

    def new_query(self, query: Query) -> str:
        """Number a tapped button; those long expired are forgotten on the way."""
        now = self.settings.clock()
        while self.queries:
            oldest = next(iter(self.queries))
            if self.queries[oldest].expires > now:
                break
            del self.queries[oldest]
        self._next_query += 1
        number = str(self._next_query)
        self.queries[number] = query
        return number

    async def execute(self, bot: Bot, method: str, params: Params) -> tuple[JSON, bool]:
        """Carry out one call; answers the body, and whether the connection is to be cut."""
        from simulator.methods import run  # the methods are written against this class

        fault = self.faults.take(method)
        answer: JSON | None = None
        if fault is not None:
            await asyncio.sleep(fault.delay)
            answer = self._faulted(fault)
        if answer is None:
            try:
                answer = await run(self, bot, method, params)
            except ApiError as error:
                answer = error.body()
        self.calls.add(self.settings.clock(), bot.id, method, params, answer)
        cut = fault is not None and fault.drop is not None
        return answer, cut

    def _faulted(self, fault: Fault) -> JSON | None:
        """What a fault answers instead of the method, or None if the method shall still run."""
        if fault.drop == "before":
            return ApiError(500, "Internal Server Error: connection cut by a fault").body()
        if fault.retry_after is not None:
            text = fault.description or f"Too Many Requests: retry after {fault.retry_after}"
            return ApiError(fault.error_code or 429, text, retry_after=fault.retry_after).body()
        if fault.error_code is not None:
            text = fault.description or _phrase(fault.error_code)
            return ApiError(fault.error_code, text).body()
        return None

    def close(self) -> None:
        self.events.close()


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return f"Error {code}"
