"""Asks the process beside the product; starts it when it is first needed, and whenever it ended."""

import asyncio
import os
import pickle
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from socket import send_fds
from typing import IO, Any, Final, cast

import structlog

from app.apart.frames import ANSWERED, HEAD, MOST_ANSWER, RAISED, STATUS, TOO_BIG, answer_of
from domain.apart import Answer, Apart, Bounds, Breach, OutOfBounds

log = structlog.get_logger(__name__)

_AT_ONCE: Final = 2
"""Quick ones; beside them one slow one."""
_PIECE: Final = 64 * 1024
_PATIENCE: Final = 30
"""Seconds beyond a worker's own bounds; only a process that hangs takes them."""
_TOO_SLOW: Final = frozenset({signal.SIGXCPU, signal.SIGALRM})


class ProcessBeside:
    """:class:`domain.apart.Apart`, by a process of its own."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        """``environment`` is what the process knows of ours: usually nothing."""
        self._environment = dict(environment or {})
        self._quick = asyncio.Semaphore(_AT_ONCE)
        self._slow = asyncio.Semaphore(1)
        self._starting = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._line: socket.socket | None = None

    async def run(
        self, function: Callable[[bytes], Answer], data: bytes | IO[bytes], bounds: Bounds
    ) -> Answer:
        """What it makes of the bytes; raises OutOfBounds and errors of the domain."""
        if bounds.quick:
            try:
                async with self._quick:
                    return await self._once(function, data, replace(bounds, seconds=bounds.quick))
            except OutOfBounds as error:
                if error.breach is not Breach.SLOW:
                    raise
        async with self._slow:
            return await self._once(function, data, bounds)

    async def close(self) -> None:
        """Ends the process."""
        process, line = self._process, self._line
        self._process = self._line = None
        if line is not None:
            line.close()
        if process is not None:
            await process.wait()

    async def _once(
        self, function: Callable[[bytes], Answer], data: bytes | IO[bytes], bounds: Bounds
    ) -> Answer:
        try:
            async with asyncio.timeout(bounds.seconds * 4 + _PATIENCE):
                packed = await self._asked(pickle.dumps((function, bounds)), data)
        except (OSError, TimeoutError) as error:  # TimeoutError is an OSError, named all the same
            log.warning("apart.lost", error=type(error).__name__)
            await self._end()
            raise OutOfBounds(Breach.BROKEN) from error
        return cast(Answer, _opened(packed))

    async def _asked(self, task: bytes, data: bytes | IO[bytes]) -> bytes:
        """The answer and how its worker ended, as they came."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                send_fds(await self._begun(), [b"+"], [theirs.fileno()])
            except OSError:  # it is gone, and nobody takes the other end
                ours.close()
                raise
        reader, writer = await asyncio.open_connection(sock=ours, limit=_PIECE)
        try:
            length = len(data) if isinstance(data, bytes) else data.seek(0, os.SEEK_END)
            writer.write(HEAD.pack(len(task), length) + task)
            try:
                async for piece in _pieces(data):
                    writer.write(piece)
                    await writer.drain()
            except ConnectionError:
                pass  # it ended before it had read everything; how, it says now
            came = bytearray()
            while piece := await reader.read(_PIECE):
                came += piece
                if len(came) > MOST_ANSWER + STATUS.size:
                    raise OutOfBounds(Breach.BIG)
            return bytes(came)
        finally:
            writer.close()

    async def _begun(self) -> socket.socket:
        """The line to a process that lives."""
        async with self._starting:
            if self._process is not None and self._process.returncode is not None:
                await self._end()
            if self._line is None:
                self._line, theirs = socket.socketpair()
                with theirs:
                    self._process = await asyncio.create_subprocess_exec(
                        *(sys.executable, "-W", "ignore", "-m", "app.apart.server"),
                        str(theirs.fileno()),
                        pass_fds=[theirs.fileno()],
                        stdin=asyncio.subprocess.DEVNULL,
                        stdout=asyncio.subprocess.DEVNULL,
                        # no token, no key, no database: it gets to see nothing of ours
                        env={
                            **self._environment,
                            "PYTHONPATH": os.pathsep.join(one or os.getcwd() for one in sys.path),
                        },
                        start_new_session=True,
                    )
            return self._line

    async def _end(self) -> None:
        """The process is of no use any more, nor what it has under way."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
        await self.close()


class ReaderBeside:
    """:class:`domain.apart.Apart` for the product's own long reads. Its process knows where the
    database is and how to sign in there, and never sees a stranger's bytes; it is begun for each
    read and ends with it, as what it loads takes a hundred megabytes. One at a time."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def run(
        self, function: Callable[[bytes], Answer], data: bytes | IO[bytes], bounds: Bounds
    ) -> Answer:
        """What it makes of the bytes; raises OutOfBounds and errors of the domain."""
        signing_in = {
            name: value
            for name, value in os.environ.items()
            if name == "HOME" or name.startswith("PG")
        }
        async with self._turn:
            process = ProcessBeside(signing_in)
            try:
                return await process.run(function, data, bounds)
            finally:
                await process.close()


async def _pieces(data: bytes | IO[bytes]) -> AsyncIterator[bytes]:
    if isinstance(data, bytes):
        for at in range(0, len(data), _PIECE):
            yield data[at : at + _PIECE]
        return
    data.seek(0)
    while piece := await asyncio.to_thread(data.read, _PIECE):
        yield piece


def _opened(packed: bytes) -> Any:
    """The answer; raises OutOfBounds and what the function raised."""
    answer, ended = packed[: -STATUS.size], packed[-STATUS.size :]
    if len(ended) < STATUS.size:
        raise OutOfBounds(Breach.BROKEN)
    (status,) = STATUS.unpack(ended)
    if os.WIFSIGNALED(status):
        raise OutOfBounds(_breach(os.WTERMSIG(status)))
    if not answer:  # there was not even room to say so
        raise OutOfBounds(Breach.BIG)
    try:
        kind, value = answer_of(answer)
    except Exception as error:
        raise OutOfBounds(Breach.BROKEN) from error
    if kind == ANSWERED:
        return value
    if kind == RAISED and isinstance(value, Exception):
        raise value
    if kind == TOO_BIG:
        raise OutOfBounds(Breach.BIG)
    log.warning("apart.surprised", error=value)
    raise OutOfBounds(Breach.BROKEN)


def _breach(by: int) -> Breach:
    """Which bound it was, by the signal; for lack of memory the kernel kills without asking."""
    if by in _TOO_SLOW:
        return Breach.SLOW
    return Breach.BIG if by == signal.SIGKILL else Breach.BROKEN


@asynccontextmanager
async def a_process_beside() -> AsyncIterator[Apart]:
    """The process, ended at the end."""
    made = ProcessBeside()
    try:
        yield made
    finally:
        await made.close()
