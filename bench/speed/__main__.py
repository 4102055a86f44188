"""``make bench-speed``: the whole table in one run, printed."""

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from bench.speed.pushes import pushes
from bench.speed.start import first_answer, help_lines, memory_lines
from bench.speed.updates import cost_lines, costs, statements, webhook


async def table(turns: int, reports: int, updates: int) -> None:
    """Prints each part as soon as it is measured."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, Python {sys.version.split()[0]}, load {load}")

    async def by_costs() -> list[str]:
        return cost_lines(await costs(turns, reports))

    async def by_start() -> list[str]:
        answer, idle = await first_answer()
        return [answer, *memory_lines(idle), *help_lines()]

    async def by_statements() -> list[str]:
        head = ["| one phone alone | statements | commits |", "|---|---:|---:|"]
        return [*head, *await statements(), "Target of a tap: ≤ 5 and ≤ 2."]

    async def by_webhook() -> list[str]:
        return await webhook(turns, updates)

    parts: tuple[Callable[[], Awaitable[list[str]]], ...]
    parts = (by_statements, by_start, by_webhook, by_costs, pushes)
    for part in parts:
        print(*await part(), sep="\n", flush=True)
        print(flush=True)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=3, help="turns of each contestant")
    parser.add_argument("--reports", type=int, default=8, help="reports a person in a turn")
    parser.add_argument("--updates", type=int, default=1_600, help="updates by webhook in a turn")
    given = parser.parse_args()
    asyncio.run(table(given.turns, given.reports, given.updates))


if __name__ == "__main__":
    main()
