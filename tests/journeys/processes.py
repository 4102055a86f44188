"""`griddesk run` as a process of its own, so that it can be killed as a power cut kills it.

:mod:`tests.nursery` forks it, which is quick; :func:`outright` is the plain command, for the story
that has time.
"""

import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from app.clock import SystemClock
from simulator.client import PATIENCE
from tests.journeys.town import TOKEN, Town
from tests.makers import ZONE
from tests.nursery import ROOT, Nursery


def outright(folder: Path, environment: dict[str, str]) -> int:
    """The command itself, from nothing; its process id."""
    with (folder / "log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "run"],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
            stdout=log,
            stderr=log,
        )
    _BORN[process.pid] = process
    return process.pid


_BORN: dict[int, subprocess.Popen[bytes]] = {}


@dataclass
class Machine:
    """The machine on which the product of a town runs, until somebody pulls the plug."""

    town: Town
    nursery: Nursery | None
    """Nobody, where only the plain command runs."""
    more: dict[str, str] = field(default_factory=dict)
    """Further settings."""
    pid: int | None = None

    @property
    def folder(self) -> Path:
        """Where it keeps its things."""
        return self.town.settings.files_dir.parent

    def environment(self) -> dict[str, str]:
        """The settings. The real clock runs here, so no hour of the tests' day is quiet."""
        calendar = self.folder / "calendar.toml"
        today = SystemClock().now().astimezone(ZONE).date()
        days = (today + timedelta(days=n) for n in (-1, 0, 1))
        calendar.write_text("".join(f'{day} = "work"\n' for day in days), "utf-8")
        settings = self.town.settings
        return {
            "GRIDDESK_TELEGRAM_TOKEN": TOKEN,
            "GRIDDESK_TELEGRAM_API_URL": settings.telegram_api_url,
            "GRIDDESK_DATABASE_URL": settings.database_url.get_secret_value(),
            "GRIDDESK_FILES_DIR": str(settings.files_dir),
            "GRIDDESK_CALENDAR_FILE": str(calendar),
            "GRIDDESK_QUIET_START": "00:00",
            "GRIDDESK_QUIET_END": "00:00",
            "GRIDDESK_LOG_FORMAT": "text",
            **self.more,
        }

    def on(self, *, from_nothing: bool = False) -> None:
        """The product starts."""
        assert self.pid is None
        if from_nothing:
            self.pid = outright(self.folder, self.environment())
        else:
            assert self.nursery is not None
            self.pid = self.nursery.fork(self.folder, self.environment())

    async def takes_updates(self) -> None:
        """Returns once it asks Telegram for updates: to start from nothing takes a busy machine
        longer than anybody in a story waits for an answer."""
        updates = self.town.server.world.updates
        async with asyncio.timeout(3 * PATIENCE):
            while not updates.polling(int(TOKEN.partition(":")[0])):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)

    async def off(self) -> None:
        """Pulls the plug: the process has no time for anything."""
        if self.pid is None:
            return
        os.kill(self.pid, signal.SIGKILL)
        child = _BORN.pop(self.pid, None)
        if child is not None:
            child.wait()
        async with asyncio.timeout(PATIENCE):
            while alive(self.pid):  # noqa: ASYNC110 - no event tells of it
                await asyncio.sleep(0.01)
        self.pid = None

    async def ends(self) -> int:
        """Asks the plain command to end, as a service manager does; its exit code."""
        assert self.pid is not None
        _BORN[self.pid].terminate()
        code = await asyncio.to_thread(_BORN[self.pid].wait, PATIENCE)
        del _BORN[self.pid]
        self.pid = None
        return code

    async def off_while_held(self) -> None:
        """Pulls the plug in the middle of a call the town's Telegram was told to hold."""
        sim = self.town.server.client
        async with asyncio.timeout(PATIENCE):
            while (await sim.request("GET", "/faults"))["faults"]:  # noqa: ASYNC110 - as above
                await asyncio.sleep(0.01)
        await self.off()

    async def holds(self, method: str) -> None:
        """The next call of a method will reach Telegram, never take effect, never be answered."""
        await self.town.server.client.fault(method, delay=60, drop="before")


def alive(pid: int) -> bool:
    """Whether there is such a process."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
