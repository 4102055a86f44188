"""A Python of the bench's own that runs a module until left."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from simulator.world import World

_ROOT = Path(__file__).resolve().parents[2]
_LAST = 2000
"""So many characters of what a process said are shown when it has ended."""


def of_this_tree(more: Mapping[str, str]) -> dict[str, str]:
    """The environment with more in it, in which a Python runs the product that lies beside this
    very bench, wherever another one is installed from."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, **more}


def still_runs(process: asyncio.subprocess.Process, folder: Path) -> None:
    """Raises RuntimeError, with its last words, if the process has ended."""
    if process.returncode is not None:
        said = (folder / "output.txt").read_text("utf-8", errors="replace")[-_LAST:]
        raise RuntimeError(f"it ended with {process.returncode}: {said}")


async def until(
    happened: Callable[[], object], process: asyncio.subprocess.Process, folder: Path
) -> None:
    """Returns once it has happened; raises RuntimeError if the process ends before."""
    while not happened():
        still_runs(process, folder)
        await asyncio.sleep(0.01)


async def polls(world: World, process: asyncio.subprocess.Process, folder: Path) -> None:
    """Returns once it asks for updates; raises RuntimeError if it ends before."""
    await until(lambda: any(map(world.updates.polling, world.store.bots)), process, folder)


def a_port() -> int:
    """One of loopback that is free."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@asynccontextmanager
async def running_module(
    words: Sequence[str], more: Mapping[str, str], folder: Path
) -> AsyncIterator[asyncio.subprocess.Process]:
    """``python -m`` these words, with more in its environment; what it says goes to a file."""
    with (folder / "output.txt").open("ab") as output:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", *words),
            env=of_this_tree(more),
            stdout=output,
            stderr=output,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
