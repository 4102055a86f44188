"""The contestants, each started as a process of its own against the simulator."""

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.peers.process import of_this_tree, polls
from bench.peers.redis import a_redis
from bench.prepare import small_district, url_of
from simulator.world import World

TOKEN = "42:bench-token-that-opens-nothing-at-all"


@dataclass(frozen=True)
class Contestant:
    """Who takes part, and what it keeps."""

    name: str
    keeps: str
    module: str
    synchronous: str = ""
    """SQLite's setting; empty for the peers."""
    redis: bool = False
    """Whether it keeps the conversation in a Redis beside it."""
    file: bool = False
    """Whether it keeps what it keeps in a file."""


CONTESTANTS = (
    Contestant("griddesk", "every tap on SQLite (WAL, synchronous=NORMAL)", "app.cli", "NORMAL"),
    Contestant("griddesk, FULL", "every tap on SQLite (WAL, synchronous=FULL)", "app.cli", "FULL"),
    Contestant("aiogram-dialog", "nothing (memory)", "bench.peers.stock_dialog"),
    Contestant(
        "python-telegram-bot ConversationHandler",
        "nothing (memory)",
        "bench.peers.ptb_conversation",
    ),
)

IN_REDIS = Contestant(
    "aiogram-dialog, RedisStorage",
    "every tap in Redis (AOF), each report by asynchronous SQLAlchemy on SQLite",
    "bench.peers.stock_dialog",
    redis=True,
)
IN_A_FILE = Contestant(
    "python-telegram-bot ConversationHandler, PicklePersistence",
    "everything, once a minute",
    "bench.peers.ptb_conversation",
    file=True,
)


@dataclass(frozen=True)
class Started:
    """A contestant at work."""

    process: asyncio.subprocess.Process
    beside: int | None = None
    """The process of its Redis."""

    def processor(self) -> float:
        """Seconds that it has taken of the processor, with what it needs beside it."""
        ids = [self.process.pid, *([] if self.beside is None else [self.beside])]
        times = [psutil.Process(one).cpu_times() for one in ids]
        return float(sum(one.user + one.system for one in times))

    def memory(self) -> int:
        """Resident bytes now."""
        return int(psutil.Process(self.process.pid).memory_info().rss)


@asynccontextmanager
async def at_work(
    contestant: Contestant, world: World, url: str, people: list[int], folder: Path
) -> AsyncIterator[Started]:
    """Runs a contestant until left. Its output goes to ``folder/output.txt``."""
    env: dict[str, str] = {}
    arguments: Sequence[str] = (contestant.module, url, TOKEN)
    if contestant.synchronous:
        await small_district(folder / "bench.db", people)
        arguments = (contestant.module, "run")
        env = {
            "GRIDDESK_TELEGRAM_TOKEN": TOKEN,
            "GRIDDESK_TELEGRAM_API_URL": url,
            "GRIDDESK_DATABASE_URL": url_of(folder / "bench.db"),
            "GRIDDESK_SQLITE_SYNCHRONOUS": contestant.synchronous,
            "GRIDDESK_FILES_DIR": str(folder / "files"),
            "GRIDDESK_LOG_LEVEL": "WARNING",
        }
    beside = None
    async with AsyncExitStack() as stack:
        if contestant.redis:
            socket, beside = await stack.enter_async_context(a_redis(folder))
            arguments = (*arguments, str(socket), url_of(folder / "bench.db"))
        if contestant.file:
            arguments = (*arguments, str(folder / "kept.pickle"))
        output = stack.enter_context((folder / "output.txt").open("ab"))
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *arguments),
            env=of_this_tree(env),
            stdout=output,
            stderr=output,
        )
        try:
            async with asyncio.timeout(60):
                await polls(world, process, folder)
            yield Started(process, beside)
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
