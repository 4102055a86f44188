"""How soon the product is there: its help, its first answer, and what it weighs."""

import asyncio
import statistics
import subprocess
import sys
import time
from functools import partial

import psutil

from bench.contestants import TOKEN
from bench.peers.process import of_this_tree, polls, running_module, until
from bench.prepare import small_district, url_of
from bench.speed.updates import a_place
from simulator.incoming import say
from simulator.userside.messages import text_content

PHONE = 1
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""As it is installed: what the first turn compiles is there for the others."""


def help_lines(times: int = 9) -> list[str]:
    """``griddesk --help``, by the clock and by the processor."""
    clock, processor = [], []
    for _ in range(times):
        before, began = psutil.Process().cpu_times(), time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "app", "--help"],
            check=True,
            capture_output=True,
            env=of_this_tree(COMPILED),
        )
        after = psutil.Process().cpu_times()
        clock.append(time.perf_counter() - began)
        used = after.children_user - before.children_user
        processor.append(used + after.children_system - before.children_system)
    return [
        f"`griddesk --help`: {statistics.median(processor):.2f} s of the processor, "
        f"{min(clock):.2f} s by the clock at best (target ≤ 0.3)."
    ]


async def first_answer(turns: int = 3) -> list[str]:
    """From the start to the answer to a message that waited, and what is in memory then."""
    clock, processor, memory = [], [], []
    for _ in range(turns):
        async with a_place([PHONE]) as (sim, folder):
            await small_district(folder / "bench.db", [PHONE])
            more = {
                "GRIDDESK_TELEGRAM_TOKEN": TOKEN,
                "GRIDDESK_TELEGRAM_API_URL": sim.url,
                "GRIDDESK_DATABASE_URL": url_of(folder / "bench.db"),
                "GRIDDESK_FILES_DIR": str(folder / "files"),
                "GRIDDESK_LOG_LEVEL": "WARNING",
                **COMPILED,
            }
            began = time.perf_counter()
            async with running_module(["app.cli", "run"], more, folder) as process:
                await polls(sim.world, process, folder)
                one = sim.world.bot(None)
                seq = sim.world.calls.seq
                chat = sim.world.store.chat(one.id, PHONE)
                say(sim.world, one, chat, sim.world.store.people[PHONE], text_content("/help"))
                await until(partial(sim.world.calls.find, "sendMessage", seq), process, folder)
                clock.append(time.perf_counter() - began)
                it = psutil.Process(process.pid)
                times = it.cpu_times()
                processor.append(times.user + times.system)
                await asyncio.sleep(2)
                memory.append(it.memory_info().rss / 2**20)
    return [
        f"Start of `griddesk run` to the first answer: {statistics.median(clock):.1f} s by the "
        f"clock, {statistics.median(processor):.1f} s of the processor (target ≤ 3 s).",
        f"Idle: {statistics.median(memory):.0f} MiB",
    ]


def memory_lines(idle: str) -> list[str]:
    """The same beside the import of the library alone."""
    code = "import aiogram, psutil; print(psutil.Process().memory_info().rss)"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603 - this very Python
    alone = int(out.stdout) / 2**20
    ours = float(idle.split()[1])
    return [
        f"Memory at idle: {ours:.0f} MiB, `import aiogram` alone {alone:.0f} MiB: "
        f"{ours / alone:.2f} of it (target ≤ 1.25)."
    ]
