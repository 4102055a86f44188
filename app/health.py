"""What a watcher asks: is it alive, is it ready, how is it doing. On a port of its own, since none
of it is for people; nothing in it is about anybody."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.process_collector import ProcessCollector

from domain.days.calendar import WorkingCalendar
from domain.messaging import StoreAway
from domain.people.messengers import Messenger
from domain.ports import Clock
from domain.rules import Rules
from storage.counts.recount import last_check
from storage.kit.engine import Database
from storage.messages.troubles import Queues, put_aside, queues

_HORIZON = 400
"""Days: further ahead no calendar is published."""
_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


class Health:
    """The figures of one process; ``noted`` is what a worker tells of each update."""

    def __init__(
        self,
        database: Database,
        rules: Rules,
        clock: Clock,
        messengers: Sequence[Messenger] = (Messenger.TELEGRAM,),
    ) -> None:
        self._database, self._rules, self._clock = database, rules, clock
        self._messengers = messengers
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._updates = Counter(
            "griddesk_updates", "Updates taken up, by messenger and what became of them.",
            ["result", "messenger"],
            registry=self._registry,
        )  # fmt: skip
        self._took = Histogram(
            "griddesk_update_seconds", "From taking an update up to its answer.",
            labelnames=["messenger"], buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._gauges = {
            name: Gauge(f"griddesk_{name}", about, registry=self._registry)
            for name, about in _GAUGES.items()
        }
        self._by_line = {
            name: Gauge(f"griddesk_{name}", about, ["messenger"], registry=self._registry)
            for name, about in _BY_LINE.items()
        }

    def noted(self, messenger: Messenger, result: str, seconds: float) -> None:
        """An update was handled, failed (and is tried again) or was given up."""
        self._updates.labels(result, messenger.value).inc()
        if result == "handled":
            self._took.labels(messenger.value).observe(seconds)

    async def figures(self) -> bytes:
        """All of it as Prometheus reads it. Raises StoreAway."""
        now = self._clock.now()
        for messenger in self._messengers:
            line = await queues(self._database, messenger, now)
            for name, value in _of_line(line, now).items():
                self._by_line[name].labels(messenger.value).set(value)
        given_up, checked = await put_aside(self._database), await last_check(self._database)
        self._gauges["inbox_dead"].set(given_up.updates)
        self._gauges["outbox_dead"].set(given_up.pushes)
        today = self._rules.day(now)
        self._gauges["calendar_days"].set(days_known(self._rules.calendar, today))
        if checked is not None:
            self._gauges["counts_off"].set(checked[1])
        return generate_latest(self._registry)

    async def answers(self) -> None:
        """Returns when the database does; raises StoreAway."""
        await self._database.answers()


_GAUGES: Final = {
    "inbox_dead": "Updates given up and still kept.",
    "outbox_dead": "Pushes given up.",
    "calendar_days": "Days ahead for which holidays are published.",
    "counts_off": "Counts that were off at the last recount.",
}
_BY_LINE: Final = {
    "inbox_waiting": "Updates that wait to be handled.",
    "inbox_oldest_seconds": "How long the oldest of them has waited.",
    "outbox_due": "Pushes that are due and not sent.",
    "outbox_oldest_seconds": "How long the oldest of them has been due.",
    "outbox_retrying": "Pushes not sent that failed at least once.",
}


def _of_line(found: Queues, now: datetime) -> dict[str, float]:
    return {
        "inbox_waiting": found.waiting,
        "inbox_oldest_seconds": _age(found.oldest, now),
        "outbox_due": found.due,
        "outbox_oldest_seconds": _age(found.oldest_due, now),
        "outbox_retrying": found.retrying,
    }


def _age(since: datetime | None, now: datetime) -> float:
    return 0.0 if since is None else max(0.0, (now - since).total_seconds())


def days_known(calendar: WorkingCalendar, today: date) -> int:
    """Days from today on whose being worked or off will not change any more; 400 at most."""
    for ahead in range(_HORIZON):
        if calendar.is_provisional(today + timedelta(days=ahead)):
            return ahead
    return _HORIZON


async def serve_health(
    health: Health, place: tuple[str, int], stop: asyncio.Event, ready: Callable[[], bool]
) -> None:
    """Serves ``/healthz`` (the process answers), ``/readyz`` (it works and its database answers)
    and ``/metrics`` until ``stop``. Raises OSError when the port is taken."""

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        try:
            await health.answers()
        except StoreAway:
            return web.Response(status=503, text="the database does not answer\n")
        if not ready():
            return web.Response(status=503, text="not working\n")
        return web.Response(text="ok\n")

    async def metrics(_: web.Request) -> web.Response:
        try:
            body = await health.figures()
        except StoreAway:
            return web.Response(status=503, text="the database does not answer\n")
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_LATEST})

    made = web.Application(client_max_size=1024)
    made.add_routes(
        [web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)]
    )
    runner = web.AppRunner(made, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, *place).start()
        await stop.wait()
    finally:
        await runner.cleanup()
