"""The process beside the product that reads what strangers send: ``python -m app.apart.server``.

It has one thread and computes nothing itself. For each task it forks a worker, which has the
function loaded already, bounds itself, computes, answers and ends: whatever becomes of one, the
next begins clean. When the product is gone, so are they.
"""

import os
import pickle
import resource
import select
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from app.apart.frames import ANSWERED, HEAD, MOST_ANSWER, RAISED, STATUS, SURPRISED, TOO_BIG
from domain.apart import Bounds

_MB = 1024 * 1024
_NICER = 5
"""Whoever taps a button goes before what is computed here."""
_WALL, _WALL_BESIDE = 3, 5
"""On a busy machine it may take so many times longer than the processor, and so many seconds."""

Task = tuple[Callable[[bytes], Any], Bounds, int]
"""The function, its bounds, and how many bytes follow."""


def serve(line: socket.socket) -> None:
    """Forks a worker for each socket that comes down the line, until that is closed."""
    ended, wake = socket.socketpair()
    wake.setblocking(False)
    signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    running: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([line, ended], [], [])
        if ended in ready:
            ended.recv(4096)
            _bury(running)
        if line in ready:
            came, handles, _, _ = socket.recv_fds(line, 1, 1)
            if not came:
                return
            asked = socket.socket(fileno=handles[0])
            try:
                task = _task(asked)
            except Exception as error:
                # the asking side gave up, or names what is not there: it hears that it is over
                print(f"apart: {type(error).__name__}", file=sys.stderr)  # noqa: T201 - the log of a process without one
                asked.close()
                continue
            worker = os.fork()
            if worker == 0:
                for other in (line, ended, wake, *running.values()):
                    other.close()
                _work(asked, task)
            running[worker] = asked


def _bury(running: dict[int, socket.socket]) -> None:
    """Says behind its answer how each worker ended that has."""
    while running:
        worker, status = os.waitpid(-1, os.WNOHANG)
        if worker == 0:
            return
        with running.pop(worker) as asked:
            try:
                asked.sendall(STATUS.pack(status))
            except OSError:
                continue  # nobody waits for it any more


def _task(asked: socket.socket) -> Task:
    """What is asked; what it needs is loaded here, so that the next worker finds it loaded."""
    size, length = HEAD.unpack(_exactly(asked, HEAD.size))
    function, bounds = pickle.loads(_exactly(asked, size))  # noqa: S301 - from the product itself, over a socket nobody else holds
    return function, bounds, length


def _exactly(asked: socket.socket, size: int) -> bytes:
    """So many bytes; raises EOFError."""
    pieces: list[bytes] = []
    while size:
        piece = asked.recv(min(size, _MB))
        if not piece:
            raise EOFError
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def _work(asked: socket.socket, task: Task) -> NoReturn:
    """Computes in the bounds and answers."""
    function, bounds, length = task
    try:
        _bind(bounds)
        asked.sendall(_answer(function, _exactly(asked, length)))
    finally:
        os._exit(0)


def _bind(bounds: Bounds) -> None:
    """From here on nothing can take more, or write a larger file."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    most = bounds.megabytes * _MB
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (bounds.seconds, bounds.seconds + 1))
    largest = bounds.file_megabytes * _MB
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_REAL, bounds.seconds * _WALL + _WALL_BESIDE)
    with suppress(OSError):  # a courtesy, which a service may be denied; the bounds are none
        os.nice(_NICER)


def _answer(function: Callable[[bytes], Any], data: bytes) -> bytes:
    try:
        packed = pickle.dumps((ANSWERED, function(data)))
        return packed if len(packed) <= MOST_ANSWER else pickle.dumps((TOO_BIG, None))
    except MemoryError:
        return pickle.dumps((TOO_BIG, None))
    except Exception as error:
        # errors of the domain are answers; of others only the name is told, they may quote the file
        if type(error).__module__.startswith("domain."):
            return pickle.dumps((RAISED, error))
        return pickle.dumps((SURPRISED, type(error).__name__))


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
    os.killpg(0, signal.SIGKILL)
