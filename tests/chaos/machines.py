"""The processes of one desk, on one machine or on several, and the web server before them."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp

from app.clock import SystemClock
from app.settings import Settings
from tests.chaos import life
from tests.journeys.processes import alive
from tests.makers import ZONE
from tests.nursery import Nursery
from tests.ports import free_port
from tests.quarter.driver import TOKEN, environment_of

_SECRET = "nobody-else-may-send-updates"
_RESTART = 0.1
"""Seconds after which a service manager starts again what has ended."""
BRIDGE = "bridge"
"""The part of it that is a program of its own."""
_HOOK = "https://desk.example.org/hook"


@dataclass
class Process:
    """One of them. ``part`` is what it is of the product; nothing: all of it."""

    part: str
    port: int
    pid: int = 0

    @property
    def receives(self) -> bool:
        """Whether updates come to it."""
        return self.part not in {"scheduler", BRIDGE}


@dataclass
class Machines:
    """All processes. Whichever dies is started again at once, as a service manager would."""

    nursery: Nursery
    folder: Path
    settings: Settings
    webhook: bool
    processes: list[Process]
    bridged: dict[str, str] = field(default_factory=dict)
    """What the bridge is told, if there is one."""
    killed: list[float] = field(default_factory=list)
    """When each kill came, by the monotonic clock."""

    def start_all(self) -> None:
        """Starts what does not run."""
        for one in self.processes:
            if not one.pid:
                self._start(one)

    @property
    def bridge(self) -> Process:
        """The one between Feishu and the desk."""
        return next(one for one in self.processes if one.part == BRIDGE)

    def _start(self, one: Process) -> None:
        if one.part == BRIDGE:
            one.pid = self.nursery.fork(self.folder, self.bridged, life.BRIDGED)
            return
        more = {life.ONLY: one.part}
        if self.webhook and one.receives:
            more |= {
                "GRIDDESK_WEBHOOK_URL": _HOOK,
                "GRIDDESK_WEBHOOK_SECRET": _SECRET,
                "GRIDDESK_WEBHOOK_LISTEN": f"127.0.0.1:{one.port}",
            }
        environment = {**_environment(self.settings, self.folder), **more}
        one.pid = self.nursery.fork(self.folder, environment, life.NURSED)

    def kill(self, one: Process) -> bool:
        """Kills it at this very instant; whether it lived."""
        try:
            os.kill(one.pid, signal.SIGKILL)
        except ProcessLookupError:
            return False
        self.killed.append(time.monotonic())
        return True

    async def keep(self) -> None:
        """Starts again whatever has died, until cancelled. One that finds no database ends by
        itself, and is started again until there is one."""
        while True:
            await asyncio.sleep(_RESTART)
            for one in self.processes:
                if not alive(one.pid):
                    self._start(one)

    async def doomed(self, within: float) -> bool:
        """Whether one of them dies in its commit within so many seconds."""
        doom = self.folder / life.DOOM
        doomed = sorted(self.folder.glob(f"{life.DOOM}.*"))
        deadline = time.monotonic() + within
        while doom.exists() and time.monotonic() < deadline:  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.005)
        doom.unlink(missing_ok=True)
        return sorted(self.folder.glob(f"{life.DOOM}.*")) != doomed

    def log(self) -> str:
        """What they had to say."""
        return (self.folder / "log").read_text("utf-8", errors="replace")


@contextmanager
def machines(
    nursery: Nursery, folder: Path, settings: Settings, parts: list[str], *, webhook: bool
) -> Iterator[Machines]:
    """Some that do not run yet, and do not run any more afterwards."""
    processes = [Process(part, free_port()) for part in parts]
    made = Machines(nursery, folder, settings, webhook, processes)
    try:
        yield made
    finally:
        for one in processes:
            if one.pid:
                with suppress(ProcessLookupError):
                    os.kill(one.pid, signal.SIGKILL)


def _environment(settings: Settings, folder: Path) -> dict[str, str]:
    """The real clock runs here: no hour is quiet, and no day is free."""
    calendar = folder / "calendar.toml"
    today = SystemClock().now().astimezone(ZONE).date()
    days = (today + timedelta(days=n) for n in range(-2, 40))
    calendar.write_text("".join(f'{day} = "work"\n' for day in days), "utf-8")
    told = environment_of(settings)
    if settings.feishu_api_url is not None:
        told |= {
            "GRIDDESK_TELEGRAM_TOKEN": "",
            "GRIDDESK_FEISHU_TOKEN": TOKEN,
            "GRIDDESK_FEISHU_API_URL": settings.feishu_api_url,
        }
    return {
        **told,
        "GRIDDESK_CALENDAR_FILE": str(calendar),
        "GRIDDESK_QUIET_START": "00:00",
        "GRIDDESK_QUIET_END": "00:00",
    }


class Doorway:
    """The web server before the bots, as the local Telegram's session: it hands an update to each
    in turn, and to the next one where nobody opens."""

    def __init__(self, processes: list[Process]) -> None:
        self._ports = [one.port for one in processes if one.receives]
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))

    @asynccontextmanager
    async def post(self, url: str, **content: Any) -> AsyncIterator[aiohttp.ClientResponse]:
        """Raises aiohttp.ClientError where no bot opens, or the one that did dies meanwhile."""
        self._ports.append(self._ports.pop(0))
        path = url.removeprefix(_HOOK.removesuffix("/hook"))
        for port in self._ports[1:]:
            try:
                answer = await self._session.post(f"http://127.0.0.1:{port}{path}", **content)
            except aiohttp.ClientConnectorError:
                continue
            async with answer:
                yield answer
                return
        async with self._session.post(
            f"http://127.0.0.1:{self._ports[0]}{path}", **content
        ) as answer:
            yield answer

    async def close(self) -> None:
        """Ends with the local server."""
        await self._session.close()
