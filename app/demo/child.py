"""The simulator and the bridge as processes of ours: started, watched, ended."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

_PATIENCE = 5.0
SHOWN_FIRST = (1001, 1003, 1005, 1006, 1008)


class Stopped(Exception):
    """The simulator or the bridge ended by itself."""


@asynccontextmanager
async def simulator(
    port: int, *, state: Path, bar_url: str, log: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Starts it on loopback; ends it on the way out, by force if need be.

    It is in a session of its own, so that Ctrl-C reaches the product first and it can still say
    what it was saying.
    """
    arguments = [
        *("--host", "127.0.0.1", "--port", str(port), "--state", str(state)),
        *("--phones", ",".join(map(str, SHOWN_FIRST)), "--bar-url", bar_url),
        *("--title", "griddesk · 网格台", "--bot-username", "griddesk_demo_bot"),
        *("--bot-name", "网格台", "--tied"),
    ]
    async with _child("simulator", *arguments, log=log) as process:
        yield process


@asynccontextmanager
async def bridge(
    port: int, *, feishu: str, token: str, state: Path, log: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Starts the bridge to the Feishu at an address, likewise; nothing exported can lead it to a
    real app."""
    settings = {
        "BRIDGE_TOKEN": token,
        "BRIDGE_LISTEN": f"127.0.0.1:{port}",
        "BRIDGE_DATABASE": str(state),
        "BRIDGE_NAME": "网格台",
        "BRIDGE_FEISHU_APP_ID": "cli_griddesk_demo",
        "BRIDGE_FEISHU_APP_SECRET": "demo-secret-of-this-machine-only",
        "BRIDGE_FEISHU_URL": feishu,
        "BRIDGE_LOG_FORMAT": "text",
    }
    async with _child("bridge", "feishu", "--tied", log=log, settings=settings) as process:
        yield process


@asynccontextmanager
async def _child(
    program: str, *arguments: str, log: Path, settings: Mapping[str, str] | None = None
) -> AsyncIterator[asyncio.subprocess.Process]:
    with log.open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", program),
            *arguments,
            stdin=asyncio.subprocess.PIPE,  # it ends with us, whatever becomes of us
            stdout=asyncio.subprocess.DEVNULL,
            stderr=output,
            env={**os.environ, **(settings or {})},
            start_new_session=True,
        )
    try:
        yield process
    finally:
        await _end(process)


async def watch(process: asyncio.subprocess.Process, stop: asyncio.Event) -> None:
    """Returns at ``stop``; raises :class:`Stopped` when the process ends before."""
    ended = asyncio.create_task(process.wait())
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((ended, stopped), return_when=asyncio.FIRST_COMPLETED)
        if not stop.is_set():
            raise Stopped
    finally:
        for task in (ended, stopped):
            task.cancel()
        await asyncio.gather(ended, stopped, return_exceptions=True)


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        async with asyncio.timeout(_PATIENCE):
            await process.wait()
    except TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
