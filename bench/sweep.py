"""How long the minute's sweep and the night's upkeep hold the only writer of SQLite, with a hundred
thousand matters on file: ``python -m bench.sweep``."""

import argparse
import asyncio
import statistics
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.ledger import _AT_ONCE, NOW, ZONE, _district, _fill
from bench.prepare import url_of
from domain.days.quiet import QuietHours
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from domain.sweeps import remind_all
from storage.contacts.upkeep import purge_contacts
from storage.days.holidays import load_calendar
from storage.kit.engine import Database
from storage.migrate import upgrade
from storage.work import SqlOffice

ROWS = 100_000
MINUTES = 10


@dataclass(frozen=True, kw_only=True)
class Held:
    """Seconds of the processor for which nobody else can write."""

    known: str
    first: float
    queued: int
    later: float
    contacts: float


async def _one(office: SqlOffice, database: Database, known: str, day: int) -> Held:
    took: list[tuple[float, int]] = []

    def timed(work: Work, request: Request) -> None:
        began = time.thread_time()
        queued = remind_all(work, request)
        took.append((time.thread_time() - began, queued))

    for minute in range(MINUTES):
        await office.do(timed, Request(now=NOW + timedelta(days=day, minutes=minute)))
    began = time.perf_counter()
    await purge_contacts(database, NOW)
    contacts = time.perf_counter() - began
    first, queued = took[0]
    later = statistics.median(seconds for seconds, _ in took[1:])
    return Held(known=known, first=first, queued=queued, later=later, contacts=contacts)


async def sweeps(rows: int) -> list[Held]:
    """Before and after the database has looked at its tables."""
    rules = Rules(zone=ZONE, calendar=load_calendar(), quiet=QuietHours(zone=ZONE))
    with TemporaryDirectory(prefix="griddesk-bench-") as folder:
        url = url_of(Path(folder) / "sweep.db")
        await upgrade(url)
        database = Database(url)
        office = SqlOffice(database, rules)
        try:
            await office.do(_district)
            for first in range(1, rows + 1, _AT_ONCE):
                await database.write(_fill, first, min(first + _AT_ONCE, rows + 1))
            never = await _one(office, database, "never looked at", 0)
            await database.analyze()
            return [never, await _one(office, database, "as it is", 1)]
        finally:
            await database.close()


def table(rows: int, found: list[Held]) -> list[str]:
    """The part of docs/performance.md about sweeps."""
    return [
        "",
        f"## The minute's sweep with {rows:,} matters on SQLite",
        "",
        "`python -m bench.sweep`: milliseconds of the processor for which nobody else can write; "
        "the first sweep of a day queues what is due, the median of the nine after it finds "
        "nothing. The night's upkeep of the contacts where there are none, by the clock. The "
        "product has the database look at its tables at the start and each hour.",
        "",
        "| what the database knows | first sweep | pushes | later sweeps | contacts |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {one.known} | {one.first * 1000:.0f} ms | {one.queued} "
            f"| {one.later * 1000:.0f} ms | {one.contacts * 1000:.0f} ms |"
            for one in found
        ),
    ]


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--rows", type=int, default=ROWS)
    many = given.parse_args().rows
    print("\n".join(table(many, asyncio.run(sweeps(many)))))
