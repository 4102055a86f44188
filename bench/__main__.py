"""``make bench``: measures the product beside its peers and writes docs/performance.md."""

import argparse
import asyncio
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from bench import backlog
from bench.contestants import CONTESTANTS, Contestant, at_work
from bench.ledger import ledgers, table
from bench.phones import Timings, reports
from bench.scale.running import pages as scale
from simulator.settings import Settings
from simulator.testing import running

PEOPLE = list(range(1, 17))
PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
PACKAGES = (
    "aiogram", "aiogram-dialog", "python-telegram-bot", "sqlalchemy", "aiosqlite", "aiohttp",
)  # fmt: skip
PEER = "aiogram-dialog"
SCALE = (
    "## Flat in the size of the database",
    "",
    "`python -m bench.scale`: districts of so many matters, three years of eight streets, sixty "
    "communities and four hundred and eighty grids, and what the bot reads of them.",
    "",
)
THINKING = (0.5, 1.0)
"""Seconds between the acts of a person at ease."""


@dataclass
class Result:
    """What the rounds of one contestant gave."""

    contestant: Contestant
    rates: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    ease_rates: list[float] = field(default_factory=list)
    ease_p50: list[float] = field(default_factory=list)
    ease_p99: list[float] = field(default_factory=list)
    idle: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)


def quantile(values: Sequence[float], part: float) -> float:
    """The value below which ``part`` of the values lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


async def one_round(result: Result, rounds: int, ease: int) -> None:
    """Starts a contestant anew, warms it up with two reports a person, and measures: first
    ``ease`` reports a person at ease, then ``rounds`` without pause."""
    with tempfile.TemporaryDirectory(prefix="griddesk-bench-") as name:
        async with running(Settings(flood=False)) as sim:
            for person in PEOPLE:
                await sim.client.person(person, f"Phone {person}", language_code="zh")
            async with at_work(result.contestant, sim.world, sim.url, PEOPLE, Path(name)) as peer:
                await asyncio.sleep(1)
                result.idle.append(peer.memory())
                await reports(sim.world, PEOPLE, 2)
                at_ease: Timings = await reports(sim.world, PEOPLE, ease, THINKING)
                took: Timings = await reports(sim.world, PEOPLE, rounds)
                result.after.append(peer.memory())
    result.ease_rates.append(at_ease.rate)
    result.ease_p50.append(quantile(at_ease.waits, 0.50))
    result.ease_p99.append(quantile(at_ease.waits, 0.99))
    result.rates.append(took.rate)
    result.p50.append(quantile(took.waits, 0.50))
    result.p99.append(quantile(took.waits, 0.99))


def memory_of(code: str) -> int:
    """Resident bytes of a Python that runs ``code`` and then sleeps."""
    script = f"{code}\nimport sys, time; print('ready', flush=True); time.sleep(60)"
    with subprocess.Popen(  # noqa: S603 - runs this very Python on code written here
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        rss = int(psutil.Process(process.pid).memory_info().rss)
        process.kill()
    return rss


def mib(values: Sequence[int]) -> str:
    """A median in MiB."""
    return f"{statistics.median(values) / 2**20:.0f}"


def at_ease(results: Sequence[Result], ease: int) -> list[str]:
    """The part of docs/performance.md about people who pause."""
    rates = [rate for result in results for rate in result.ease_rates]
    low, high = THINKING
    return [
        "",
        "## The same report at ease",
        "",
        f"The same 16 people think for {low} to {high} s before every act, the same seconds for "
        f"every contestant, which makes {min(rates):.0f} to {max(rates):.0f} updates/s: what a "
        "person feels when nothing is saturated. The same starts as above, before the bots are "
        f"driven without pause; {ease} reports a person each time, medians of the rounds.",
        "",
        "| | wait p50 | wait p99 |",
        "|---|---:|---:|",
        *(
            f"| {result.contestant.name} "
            f"| {statistics.median(result.ease_p50) * 1000:.1f} ms "
            f"| {statistics.median(result.ease_p99) * 1000:.1f} ms |"
            for result in results
        ),
    ]


def page(
    results: Sequence[Result],
    rounds: int,
    ease: int,
    imports: int,
    more: Sequence[str],
) -> str:
    """docs/performance.md."""
    base = next(r for r in results if r.contestant.name == PEER)
    versions = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    lines = [
        "# What is measured",
        "",
        "Written by `make bench`; do not edit by hand. Only ratios within one run mean anything: "
        "the same machine drifts by tens of percent between runs.",
        "",
        f"- {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {psutil.cpu_count()} cores "
        f"({platform.machine()}), {platform.system()}, Python {platform.python_version()}",
        f"- {versions}",
        "",
        "## The seven-step report, 16 people at once",
        "",
        "`/report`, kind, category, place, people, one sentence, submit: each person does it again "
        "and again without pause, all at once. The bots are processes of their own and talk to the "
        "local Telegram server over HTTP by long polling; the phones act inside that server. "
        f"Contestants take turns, {len(base.rates)} rounds of {rounds} reports a person each, "
        "started anew each time; medians. A wait is from the tap or message to the answer on the "
        "screen. With 16 people who never pause, the wait is 16 divided by the rate; it is the "
        "wait at saturation, not at ease.",
        "",
        "| | keeps | updates/s | × aiogram-dialog | wait p50 | wait p99 | idle | after |",
        "|---|---|---:|---:|---:|---:|---:|---:|",
    ]
    for result in results:
        rate = statistics.median(result.rates)
        ratios = [r / b for r, b in zip(result.rates, base.rates, strict=True)]
        lines.append(
            f"| {result.contestant.name} | {result.contestant.keeps} | {rate:.0f} "
            f"| {statistics.median(ratios):.2f} "
            f"| {statistics.median(result.p50) * 1000:.0f} ms "
            f"| {statistics.median(result.p99) * 1000:.0f} ms "
            f"| {mib(result.idle)} MiB | {mib(result.after)} MiB |"
        )
    lines += [
        "",
        "All rates, round by round: "
        + "; ".join(
            f"{r.contestant.name} {', '.join(f'{rate:.0f}' for rate in r.rates)}" for r in results
        )
        + ".",
        *at_ease(results, ease),
    ]
    ours = next(r for r in results if r.contestant.name == "griddesk")
    lines += [
        "",
        "## Memory",
        "",
        f"`import aiogram` alone: {mib([imports])} MiB. The whole product idle (bot, scheduler, "
        f"python-telegram-bot, SQLAlchemy, calendar): {mib(ours.idle)} MiB.",
        *more,
        "",
    ]
    return "\n".join(lines)


async def measure(rounds: int, ease: int, turns: int) -> str:
    """Everything, contestants by turns so that a drifting machine treats all alike."""
    results = [Result(contestant) for contestant in CONTESTANTS]
    for turn in range(turns):
        for result in results:
            started = time.perf_counter()
            await one_round(result, rounds, ease)
            name = result.contestant.name
            print(
                f"turn {turn + 1} {name}: {result.rates[-1]:.0f} updates/s, "
                f"p99 {result.p99[-1] * 1000:.0f} ms; at ease "
                f"p50 {result.ease_p50[-1] * 1000:.1f} ms, p99 {result.ease_p99[-1] * 1000:.1f} ms "
                f"({time.perf_counter() - started:.0f} s)",
                flush=True,
            )
    more = [
        *table(await ledgers()),
        *backlog.table(await backlog.backlogs()),
    ]
    return page(results, rounds, ease, memory_of("import aiogram"), more)


def main() -> None:
    """Measures and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=20, help="reports a person in a round")
    parser.add_argument("--ease", type=int, default=3, help="reports a person at ease in a round")
    parser.add_argument("--turns", type=int, default=5, help="rounds of each contestant")
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="*",
        default=[10_000, 100_000],
        help="matters on file, to compare",
    )
    parser.add_argument("--dry", action="store_true", help="print the page, do not write it")
    given = parser.parse_args()
    text = asyncio.run(measure(given.reports, given.ease, given.turns))
    with tempfile.TemporaryDirectory(prefix="griddesk-bench-") as folder:
        text += "\n".join([*SCALE, *scale(Path(folder), given.sizes), ""])
    if given.dry:
        print(text)
    else:
        PAGE.write_text(text, "utf-8")
        print(f"written: {PAGE}")


if __name__ == "__main__":
    main()
