"""The product as a process that can be told to die in its next commit.

It is the command itself; a file beside it (:data:`DOOM`) says after how many seconds from the
beginning of a COMMIT it kills itself as the machine would: before it reaches the disk, while it
does, or after it did and before anybody was told.
"""

import os
import signal
import threading
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from app import cli

NURSED = "tests.chaos.life:lives"
ONLY = "CHAOS_ONLY"
"""Which part of the product the process is; nothing: all of it."""
DOOM = "doom"


def lives(words: list[str]) -> int:
    """The command, with those words and a part to be."""
    event.listen(Engine, "commit", _may_die)
    only = os.environ.get(ONLY)
    return cli.main([*words, "--only", only] if only else words)


def _may_die(_: Connection) -> None:
    taken = Path(f"{DOOM}.{os.getpid()}")
    with suppress(FileNotFoundError):
        Path(DOOM).rename(taken)  # by one process alone
        seconds = float(taken.read_text("ascii"))
        threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
