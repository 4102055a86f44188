"""How long a ledger of fifty thousand disputes takes, and how long anybody waits meanwhile."""

import argparse
import asyncio
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Table, insert, select

from app.commands.run import settle
from bench.prepare import url_of
from bot.exports.ledger import ledger_csv, ledger_xlsx
from bot.texts import Say, say_in
from domain.days.quiet import QuietHours
from domain.ledgers.model import Ledger, LedgerRow
from domain.org import actions
from domain.org.actions import UnitRow
from domain.org.model import UnitKind
from domain.people import binding
from domain.people.model import Capacity, Role
from domain.ports import Work
from domain.request import Request
from domain.rules import Rules
from storage.boards import SqlBoards
from storage.days.holidays import load_calendar
from storage.kit.engine import Database
from storage.migrate import upgrade
from storage.schema import (
    agreements,
    cases,
    categories,
    deadlines,
    holdings,
    mediation_sessions,
    posts,
    steps,
    units,
)
from storage.work import SqlOffice

ROWS = 50_000
NOW = datetime(2026, 12, 31, 2, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
_DISTRICT = "341102000000"
_WRITERS: dict[str, Callable[[Say, Ledger, Iterator[LedgerRow]], bytes]] = {
    "XLSX": ledger_xlsx,
    "CSV": ledger_csv,
}
_TICK = 0.005
_AT_ONCE = 5_000
_PLACES = ("5号楼", "南门入口", "沿街商铺", "地下车库", "")
_SAID = (
    "楼上漏水，两家为谁来修争执", "楼道里堆放纸箱和旧家具，同层住户不同意",
    "离婚后探望孩子的时间安排谈不拢，女方希望社区帮着说一说，男方愿意每周来一次",
    "拖欠三个月工资，几名工人一起来说明情况，希望尽快给一个答复",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Took:
    """One ledger made: of which kind, how long by the clock and by the processor, and the longest
    the event loop stood still."""

    file: str
    seconds: float
    worked: float
    stall: float
    size: int


async def measured(url: str, times: int, rows: int = ROWS) -> list[Took]:
    """Fills the database at ``url`` and makes each kind of ledger ``times`` times."""
    rules = Rules(zone=ZONE, calendar=load_calendar(), quiet=QuietHours(zone=ZONE))
    await upgrade(url)
    database = Database(url)
    try:
        await SqlOffice(database, rules).do(_district)
        for first in range(1, rows + 1, _AT_ONCE):
            await database.write(_fill, first, min(first + _AT_ONCE, rows + 1))
        boards = SqlBoards(database, rules)
        settle()
        return [await _one(boards, file) for _ in range(times) for file in _WRITERS]
    finally:
        await database.close()


async def _one(boards: SqlBoards, file: str) -> Took:
    actor = await boards.people.actor("telegram", "1", NOW.date())
    assert actor is not None
    say, over, stall = say_in("zh"), asyncio.Event(), 0.0

    async def tick() -> None:
        nonlocal stall
        while not over.is_set():
            before = time.perf_counter()
            await asyncio.sleep(_TICK)
            stall = max(stall, time.perf_counter() - before - _TICK)

    ticking = asyncio.create_task(tick())
    year = (date(2026, 1, 1), date(2026, 12, 31))
    unit = (await boards.ledgers.extent(actor, None, year, NOW)).unit
    began, used = time.perf_counter(), time.process_time()
    ledger, data = await boards.ledgers.file(
        actor,
        unit.id,
        year,
        NOW,
        lambda ledger, rows: _WRITERS[file](say, ledger, rows),
    )
    seconds, worked = time.perf_counter() - began, time.process_time() - used
    over.set()
    await ticking
    assert ledger.rows > 0
    return Took(file=file, seconds=seconds, worked=worked, stall=stall, size=len(data))


def _district(work: Work) -> None:
    def row(code: str, name: str, kind: UnitKind, above: str | None) -> UnitRow:
        return UnitRow(code=code, name=name, kind=kind, above=above, valid_from=date(2011, 1, 1))

    rows = [row(_DISTRICT, "琅琊区", UnitKind.DISTRICT, None)]
    for s in range(1, 9):
        street = f"3411020{s:02}000"
        rows.append(row(street, f"第{s}街道", UnitKind.STREET, _DISTRICT))
        for c in range(1, 6):
            community = f"3411020{s:02}{c:03}"
            rows.append(row(community, f"第{s}-{c}社区", UnitKind.COMMUNITY, street))
            rows += [
                row(f"{community}{g:03}", f"第{g}网格", UnitKind.GRID_1, community)
                for g in range(1, 9)
            ]
    actions.add_units(work, Request(now=NOW), rows)
    top = work.org.by_code(_DISTRICT)
    first = work.org.by_code("341102001001")
    assert top is not None
    assert first is not None
    for number, (unit, role) in enumerate(((top, Role.SUPERVISOR), (first, Role.MEDIATOR)), 1):
        token = f"bench-invitation-{number}".ljust(40, "x")
        binding.invite(work, Request(now=NOW), unit.id, role, Capacity.HOLDER, secret=token)
        binding.bind(work, Request(now=NOW), "telegram", str(number), "zh", token)


def _fill(connection: Connection, first: int, last: int) -> None:
    """The matters of these numbers, found over the year; four in five are settled, half of them
    with an agreement and a follow-up."""
    chance = random.Random(first)  # noqa: S311 - the same matters in each run
    grids = connection.execute(
        select(units.c.id, units.c.parent_id).where(units.c.kind == UnitKind.GRID_1)
    ).all()
    kinds = connection.scalars(select(categories.c.id).where(categories.c.kind == "dispute")).all()
    post, person = connection.execute(
        select(posts.c.id, holdings.c.person_id)
        .join(holdings, holdings.c.post_id == posts.c.id)
        .where(posts.c.role == Role.MEDIATOR)
    ).one()
    made: dict[Table, list[dict[str, Any]]] = {
        table: [] for table in (cases, steps, mediation_sessions, agreements, deadlines)
    }
    by = {"person_id": person, "post_id": post}
    for id in range(first, last):
        grid, found = chance.choice(grids), NOW - timedelta(minutes=10 * id)
        settled, agreed = chance.random() < 0.8, chance.random() < 0.5
        ended = found + timedelta(days=3) if settled else None
        made[cases].append(
            {
                "id": id, "kind": "dispute", "draft_key": f"bench-{id}", "urgency": "yellow",
                "category_id": chance.choice(kinds), "place": chance.choice(_PLACES),
                "people": chance.choice(("1-2", "1-2", "3-4", "5-9")),
                "summary": chance.choice(_SAID), "reporter_id": person,
                "reporter_post_id": post, "unit_id": grid.id, "responsible_id": grid.parent_id,
                "handler_id": person, "state": "closed" if settled else "mediating",
                "outcome": "success" if settled else None, "reported_at": found,
                "ended_at": ended, "due_at": found + timedelta(days=7),
            }
        )  # fmt: skip
        way = [("A", "reported", "opened", found), ("B", "accepted", None, found),
               ("C", "mediating", None, found)]  # fmt: skip
        if ended is not None:
            way += [("I", "resolved", "resolved", ended), ("K", "closed", None, ended)]
        made[steps] += [
            {"case_id": id, "token": f"t{n}", "letter": letter, "at": at, "after": after,
             "effect": effect, "note": "", "counted_at": at, **by}
            for n, (letter, after, effect, at) in enumerate(way)
        ]  # fmt: skip
        made[mediation_sessions] += [
            {"case_id": id, "held_on": found.date(), "note": "", "at": found, **by,
             "means": chance.choice(("home_visit", "phone", "joint"))}
            for _ in range(chance.randrange(3))
        ]  # fmt: skip
        if settled and agreed:
            made[agreements].append(
                {"case_id": id, "form": "written", "made_on": found.date(), "at": found,
                 "text": "甲方修好水管", **by}
            )  # fmt: skip
            made[deadlines].append(
                {"case_id": id, "kind": "follow_up", "due_on": found.date(), "note": "",
                 "ending": "kept", "ended_on": found.date(), "satisfaction": "satisfied"}
            )  # fmt: skip
    for table, rows in made.items():
        connection.execute(insert(table), rows)


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """An empty database of each kind by name; PostgreSQL where the tests' own is installed."""
    with TemporaryDirectory(prefix="griddesk-bench-") as folder:
        found = {"SQLite": url_of(Path(folder) / "ledger.db")}
        try:
            from tests import postgresql
        except ImportError:
            yield found
            return
        with postgresql.a_server() as server:
            postgresql.do(server, "CREATE DATABASE ledger")
            yield {**found, "PostgreSQL": postgresql.url(server, "ledger")}


async def ledgers(times: int = 5) -> dict[str, list[Took]]:
    """What each database took."""
    with databases() as found:
        return {name: await measured(url, times) for name, url in found.items()}


def table(found: dict[str, list[Took]]) -> list[str]:
    """The part of docs/performance.md about ledgers."""
    lines = [
        "",
        f"## A ledger of {ROWS:,} disputes",
        "",
        "A year of a district of 320 grids, four in five settled, half of those with an agreement "
        "and a follow-up; from the tap to the bytes, each kind of file "
        f"{len(next(iter(found.values()))) // len(_WRITERS)} times; the fastest and the slowest. "
        "Processor seconds are those of this process, whatever else the machine does; its load was "
        f"{os.getloadavg()[1]:.1f} on {os.cpu_count()} cores. Meanwhile another task of the same "
        f"process wakes every {_TICK * 1000:.0f} ms: the stall is the longest it overslept.",
        "",
        "| | file | seconds | processor seconds | longest stall | size |",
        "|---|---|---:|---:|---:|---:|",
    ]
    for name, took in found.items():
        for file in _WRITERS:
            of = [one for one in took if one.file == file]
            lines.append(
                f"| {name} | {file} | {_span([one.seconds for one in of], '.1f')} "
                f"| {_span([one.worked for one in of], '.1f')} "
                f"| {_span([one.stall * 1000 for one in of], '.0f')} ms "
                f"| {of[0].size / 2**20:.1f} MiB |"
            )
    return lines


def _span(values: list[float], shape: str) -> str:
    return f"{min(values):{shape}}–{max(values):{shape}}"


if __name__ == "__main__":
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--times", type=int, default=5, help="ledgers of each kind")
    print("\n".join(table(asyncio.run(ledgers(given.parse_args().times)))))
