"""A Python of the bench's own that runs a module until left."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path


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
            env={**os.environ, **more},
            stdout=output,
            stderr=output,
        )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.terminate()
            await process.wait()
