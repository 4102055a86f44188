"""What takes its time, and how long others wait meanwhile."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from functools import partial

from sqlalchemy import Connection, delete, insert

from bench.scale.asking import TODAY, Bench, Measure, Seconds
from bench.scale.district import NOW
from bot.exports.ledger import ledger_xlsx
from bot.texts import say_in
from domain.cases.model import CaseKind
from domain.days.periods import Period, PeriodKind
from domain.ledgers.model import Ledger
from scheduler.jobs import sweep
from storage.contacts.upkeep import purge_contacts
from storage.schema import conversation
from storage.upkeep import purge

ROWS = 50_000
_BREATH = 0.002
_DRAFTS = 20
_ALONE = 1.0
"""Seconds for which short reads are made alone, to compare."""


class _At:
    """A clock that stands."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """The moment."""
        return self._now


async def first_sweep(bench: Bench, times: int) -> Seconds:
    """The minute's sweep that finds what fell due over night."""
    return [await _took(sweep(bench.office, _At(NOW)))]


async def later_sweeps(bench: Bench, times: int) -> Seconds:
    """Those after it, which find nothing."""
    minutes = range(1, max(10, times // 4))
    return [
        await _took(sweep(bench.office, _At(NOW + timedelta(minutes=minute)))) for minute in minutes
    ]


async def contacts(bench: Bench, times: int) -> Seconds:
    """The night's upkeep of the contacts, which deletes those of a month."""
    return [await _took(purge_contacts(bench.database, NOW))]


async def contacts_again(bench: Bench, times: int) -> Seconds:
    """The same when there is nothing to delete."""
    return [await _took(purge_contacts(bench.database, NOW)) for _ in range(max(10, times // 4))]


async def behind_a_sweep(bench: Bench, times: int) -> Seconds:
    """What a write waits behind the first sweep of the next day."""
    tomorrow = _At(NOW + timedelta(days=1))
    return await _writes(bench, lambda: sweep(bench.office, tomorrow))


async def behind_the_night(bench: Bench, times: int) -> Seconds:
    """What a write waits behind the purge, the upkeep and the look at the tables."""

    async def night() -> None:
        await purge(bench.database, NOW)
        await purge_contacts(bench.database, NOW + timedelta(days=1))
        await bench.database.analyze()

    return await _writes(bench, night)


async def ledger(bench: Bench, times: int) -> Seconds:
    """A ledger of fifty thousand disputes, or of all there are, as a workbook."""
    return [await _took(_ledger(bench))]


async def beside_a_ledger(bench: Bench, times: int) -> Seconds:
    """What a short read takes meanwhile; the ratio to the line before is what counts."""
    return await _reads(bench, lambda: _ledger(bench))


async def beside_a_long_ledger(bench: Bench, times: int) -> Seconds:
    """The same beside one that is made in a process of its own, as all of this size are."""
    return await _reads(bench, lambda: _ledger(bench, bench.boards.ledgers.long_file))


async def beside_a_month(bench: Bench, times: int) -> Seconds:
    """The same beside the district's monthly draft, asked for twice at once, again and again, and
    read one after the other: one alone is over before many have read."""

    async def drafts() -> None:
        for _ in range(_DRAFTS):
            await asyncio.gather(_month(bench), _month(bench))

    return await _reads(bench, drafts)


async def alone(bench: Bench, times: int) -> Seconds:
    """The same read when nobody else is there."""
    return await _reads(bench, lambda: asyncio.sleep(_ALONE))


async def _month(bench: Bench) -> None:
    actor = bench.supervisor
    period = Period.containing(PeriodKind.MONTH, TODAY)
    await bench.boards.periodic.report(actor, PeriodKind.MONTH, actor.seats[0].unit_id, period, NOW)


async def _ledger(
    bench: Bench, make: Callable[..., Awaitable[tuple[Ledger, bytes]]] | None = None
) -> None:
    unit, days = bench.supervisor.seats[0].unit_id, _days(bench)
    write = partial(ledger_xlsx, say_in("zh"))
    make = make or bench.boards.ledgers.file
    ledger, _ = await make(bench.supervisor, unit, days, NOW, write, CaseKind.DISPUTE)
    assert ledger.rows > 0


def _days(bench: Bench) -> tuple[date, date]:
    """The last days, as many as bring fifty thousand disputes of the district."""
    a_day = bench.many * 0.6 / (3 * 365)
    return TODAY - timedelta(days=min(3 * 365, round(ROWS / a_day))), TODAY


async def _took(job: Awaitable[object]) -> float:
    began = time.perf_counter()
    await job
    return time.perf_counter() - began


async def _reads(bench: Bench, job: Callable[[], Awaitable[object]]) -> Seconds:
    async def read() -> None:
        await bench.boards.cases.mine(bench.grid_heads[0], 0, NOW)

    return await _meanwhile(read, job)


async def _writes(bench: Bench, job: Callable[[], Awaitable[object]]) -> Seconds:
    async def write() -> None:
        await bench.database.write(_note)

    return await _meanwhile(write, job)


async def _meanwhile(
    short: Callable[[], Awaitable[None]], job: Callable[[], Awaitable[object]]
) -> Seconds:
    """Seconds of each short thing done while the long one is."""
    for _ in range(20):
        await short()
    took, long = [], asyncio.ensure_future(job())
    while not long.done():
        began = time.perf_counter()
        await short()
        took.append(time.perf_counter() - began)
        await asyncio.sleep(_BREATH)
    await long
    return took


def _note(connection: Connection) -> None:
    connection.execute(delete(conversation).where(conversation.c.lane == "bench"))
    connection.execute(
        insert(conversation).values(lane="bench", key="note", data="{}", updated_at=NOW)
    )


LONG: tuple[Measure, ...] = (
    Measure(name="short read, alone", run=alone),
    Measure(name="short read beside a ledger", run=beside_a_ledger),
    Measure(name="short read beside a ledger made apart", run=beside_a_long_ledger),
    Measure(name="short read beside two monthly drafts", run=beside_a_month),
    Measure(name="ledger of 50,000 rows, XLSX", run=ledger, most=2000),
    Measure(name="first sweep of the day", run=first_sweep, once=True),
    Measure(name="later sweeps", run=later_sweeps, ratio=1.5, most=50),
    Measure(name="write behind the next day's first sweep", run=behind_a_sweep, most=50, once=True),
    Measure(name="first upkeep of contacts", run=contacts, once=True),
    Measure(name="later upkeeps of contacts", run=contacts_again, ratio=1.5, most=50),
    Measure(name="write behind the night", run=behind_the_night, most=50, once=True),
)
"""What is measured after the short reads, in this order: some of it changes the database."""
