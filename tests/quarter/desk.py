"""The product as a process of its own whose clock stands still until it is driven.

The clock is the demo's, with a real time that does not pass: a restart finds it where it was. To
drive it, a moment is written to a port; the answer comes when what is due then is queued.
"""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app import logs
from app.clock import DemoClock
from app.settings import Settings, load
from app.wiring import open_product
from scheduler.limits import Limits
from tests.journeys.processes import alive
from tests.nursery import Nursery

NURSED = "tests.quarter.desk:lives"
PORT, CLOCK = "clock.port", "clock.json"
_BIRTH = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
_AT_ONCE = Limits(overall=10_000, chat_gap=0)


def lives(_: list[str]) -> int:
    """The product's whole life, in the folder it was started in; it needs no words."""
    settings = load()
    logs.set_up(settings.log_format, settings.log_level)
    asyncio.run(_live(settings, Path.cwd()))
    return 0


async def _live(settings: Settings, folder: Path) -> None:
    clock = DemoClock(folder / CLOCK, real=lambda: _BIRTH)
    async with open_product(settings, clock, limits=_AT_ONCE) as product:

        async def told(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            moment = datetime.fromisoformat((await reader.readline()).decode().strip())
            if moment > clock.now():
                clock.forward_to(moment)
            went_well = await product.scheduler.sweep_now()
            writer.write(b"done\n" if went_well else b"failed\n")
            await writer.drain()
            writer.close()

        async with await asyncio.start_server(told, "127.0.0.1", 0) as server:
            partial = folder / f"{PORT}.part"
            partial.write_text(str(server.sockets[0].getsockname()[1]), "ascii")
            partial.replace(folder / PORT)
            await product.run(asyncio.Event())


@dataclass
class Desk:
    """The process, from outside."""

    nursery: Nursery
    folder: Path
    environment: dict[str, str]
    pid: int | None = None
    killed: int = field(default=0)

    async def starts(self) -> None:
        """Starts a process, and waits until it listens."""
        (self.folder / PORT).unlink(missing_ok=True)
        self.pid = self.nursery.fork(self.folder, self.environment, NURSED)
        async with asyncio.timeout(30):
            while not (self.folder / PORT).exists():
                assert alive(self.pid), self.log()
                await asyncio.sleep(0.005)

    def log(self) -> str:
        """What the process had to say."""
        return (self.folder / "log").read_text("utf-8")

    async def becomes(self, moment: datetime) -> None:
        """It is so late now, and what is due is queued. Raises OSError when nobody answers."""
        port = int((self.folder / PORT).read_text("ascii"))
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(f"{moment.isoformat()}\n".encode())
            answer = await reader.readline()
        finally:
            writer.close()
        if not answer:
            raise ConnectionResetError
        assert answer == b"done\n", self.log()[-3000:]

    async def dies(self) -> None:
        """Somebody pulls the plug."""
        if self.pid is None:
            return
        os.kill(self.pid, signal.SIGKILL)
        async with asyncio.timeout(10):
            while alive(self.pid):  # noqa: ASYNC110 - no event tells of it
                await asyncio.sleep(0.005)
        self.pid = None
        self.killed += 1


@contextmanager
def a_desk(nursery: Nursery, folder: Path, environment: dict[str, str]) -> Iterator[Desk]:
    """A desk that does not run yet, and does not run any more afterwards."""
    desk = Desk(nursery, folder, environment)
    try:
        yield desk
    finally:
        if desk.pid is not None:
            with suppress(ProcessLookupError):
                os.kill(desk.pid, signal.SIGKILL)
