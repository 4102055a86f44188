"""How long it takes to take up an update while a hundred thousand wait, whatever the database
believes of its own tables: ``python -m bench.backlog``."""

import argparse
import asyncio
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, delete, insert, text

from bench.ledger import databases
from domain.messaging import Claimed
from storage.kit.engine import Database
from storage.messages.inbox import SqlInbox
from storage.migrate import upgrade
from storage.schema import inbox, lanes

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CHATS: dict[str, Callable[[int], int]] = {
    "50 chats": lambda n: n % 50,
    "2,000 chats": lambda n: n % 2000,
    "a chat each": lambda n: n,
    "half in one chat": lambda n: 0 if n % 2 else n,
}
"""Who wrote the n-th update."""
KNOWN = ("never looked at", "as it was empty", "as all was done", "as it is")
"""What the planner knows of the tables."""
_AT_ONCE = 10_000


@dataclass(frozen=True, kw_only=True)
class Backlog:
    """What it took with so many waiting."""

    waiting: int
    chats: str
    known: str
    seconds: Sequence[float]


def _rows(
    first: int, last: int, chat: Callable[[int], int], done: datetime | None
) -> list[dict[str, Any]]:
    return [
        {
            "bot_id": 1, "update_id": n, "lane": str(1000 + chat(n)), "payload": "{}",
            "received_at": NOW, "tries": 0, "next_try_at": NOW, "done_at": done,
        }
        for n in range(first, last)
    ]  # fmt: skip


def _put(connection: Connection, rows: list[dict[str, Any]]) -> None:
    connection.execute(insert(inbox), rows)


def _empty(connection: Connection) -> None:
    connection.execute(delete(inbox))
    connection.execute(delete(lanes))


async def _fill(
    database: Database, first: int, many: int, chat: Callable[[int], int], done: datetime | None
) -> None:
    for n in range(first, first + many, _AT_ONCE):
        rows = _rows(n, min(n + _AT_ONCE, first + many), chat, done)
        await database.write(_put, rows)


async def _analyze(database: Database) -> None:
    await database.write(lambda connection: connection.execute(text("ANALYZE")))


async def _forget_statistics(database: Database) -> None:
    def forget(connection: Connection) -> None:
        if connection.dialect.name == "sqlite":
            connection.execute(text("ANALYZE"))  # makes the table there is nothing in
            connection.execute(text("DELETE FROM sqlite_stat1"))
        else:
            connection.execute(text("ALTER TABLE inbox SET (autovacuum_enabled = off)"))
            connection.execute(text("ALTER TABLE lanes SET (autovacuum_enabled = off)"))
            connection.execute(text("TRUNCATE inbox, lanes"))

    await database.write(forget)


async def _prepared(database: Database, many: int, chats: str, known: str) -> None:
    await database.write(_empty)
    await _forget_statistics(database)
    if known == "as it was empty":
        await _analyze(database)
    if known == "as all was done":
        await _fill(database, 1, 20_000, lambda n: n % 50, NOW)
        await _analyze(database)
    await _fill(database, 1_000_000, many, CHATS[chats], None)
    if known == "as it is":
        await _analyze(database)


async def _claims(database: Database, times: int) -> list[float]:
    box = SqlInbox(database, channel="telegram", zone=ZoneInfo("Asia/Shanghai"))
    took, held, now = [], list[Claimed](), NOW
    for _ in range(times):
        now += timedelta(milliseconds=20)
        busy = {one.incoming.lane for one in held}
        began = time.perf_counter()
        fresh = await box.claim("bench", 16, now, busy)
        took.append(time.perf_counter() - began)
        held += fresh
        for one in held[:16]:
            await box.finish(one, {}, now)
        held = held[16:]
    return took


async def measured(url: str, sizes: Sequence[int], times: int) -> list[Backlog]:
    """Every kind of backlog and of knowledge of it, at each size."""
    await upgrade(url)
    found = []
    for many in sizes:
        for chats in CHATS:
            for known in KNOWN:
                database = Database(url)  # anew: no plan is remembered
                try:
                    await _prepared(database, many, chats, known)
                    took = await _claims(database, times)
                finally:
                    await database.close()
                found.append(Backlog(waiting=many, chats=chats, known=known, seconds=took))
    return found


def table(found: dict[str, list[Backlog]]) -> list[str]:
    """The part of docs/performance.md about backlogs."""
    lines = [
        "",
        "## Taking up updates from a backlog",
        "",
        "`python -m bench.backlog`: a claim of up to 16 chats' next updates, while those before "
        "are being finished. For each size the worst of every mixture of "
        f"{', '.join(CHATS)} and of what the planner knows of the tables "
        f"({', '.join(KNOWN)}): the highest median, and the longest single claim.",
        "",
        "| | waiting | median | longest |",
        "|---|---:|---:|---:|",
    ]
    for name, claims in found.items():
        for many in sorted({one.waiting for one in claims}):
            of = [one.seconds for one in claims if one.waiting == many]
            median = max(statistics.median(one) for one in of)
            longest = max(max(one) for one in of)
            lines.append(
                f"| {name} | {many:,} | {median * 1000:.1f} ms | {longest * 1000:.1f} ms |"
            )
    return lines


async def backlogs(
    sizes: Sequence[int] = (20_000, 100_000), times: int = 40
) -> dict[str, list[Backlog]]:
    """What each database took."""
    with databases() as found:
        return {name: await measured(url, sizes, times) for name, url in found.items()}


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--sizes", type=int, nargs="*", default=[20_000, 100_000])
    given.add_argument("--times", type=int, default=40, help="claims of each kind")
    asked = given.parse_args()
    claims = asyncio.run(backlogs(asked.sizes, asked.times))
    for name, all_of_it in claims.items():
        for one in all_of_it:
            print(
                f"{name:10} {one.waiting:7,} {one.chats:17} {one.known:16} "
                f"p50 {statistics.median(one.seconds) * 1000:6.1f} ms "
                f"max {max(one.seconds) * 1000:6.1f} ms"
            )
    print("\n".join(table(claims)))
