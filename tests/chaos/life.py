"""The product as a process that can be told to die in its next commit, on a machine whose clock
can be put forward and back.

It is the command itself; a file beside it (:data:`DOOM`) says after how many seconds from the
beginning of a COMMIT it kills itself as the machine would: before it reaches the disk, while it
does, or after it did and before anybody was told. Another one (:data:`CLOCK`) says by how many
seconds the clock of its machine is wrong. What counts passing seconds does not move with it, as on
a real machine.
"""

import os
import signal
import threading
from contextlib import suppress
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

import apscheduler.executors.base  # type: ignore[import-untyped]  # ships no types
import apscheduler.schedulers.base  # type: ignore[import-untyped]  # ships no types
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from app import cli, clock

NURSED = "tests.chaos.life:lives"
BRIDGED = "tests.chaos.life:bridges"
ONLY = "CHAOS_ONLY"
"""Which part of the product the process is; nothing: all of it."""
DOOM = "doom"
CLOCK = "clock"


class _Moved(datetime):
    """What its machine's clock says."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Any:
        return datetime.now(tz) + timedelta(seconds=_off())


def _off() -> float:
    try:
        return float(Path(CLOCK).read_text("ascii"))
    except FileNotFoundError:
        return 0.0


def lives(words: list[str]) -> int:
    """The command, with those words and a part to be."""
    event.listen(Engine, "commit", _may_die)
    # a machine's clock cannot be moved for some of its processes alone: here are all who look at it
    for looks in (clock, apscheduler.schedulers.base, apscheduler.executors.base):
        looks.datetime = _Moved
    only = os.environ.get(ONLY)
    return cli.main([*words, "--only", only] if only else words)


def bridges(_: list[str]) -> int:
    """The other command."""
    from bridge.__main__ import main  # imported by who lives by it alone

    return main(["feishu"])


def _may_die(_: Connection) -> None:
    taken = Path(f"{DOOM}.{os.getpid()}")
    with suppress(FileNotFoundError):
        Path(DOOM).rename(taken)  # by one process alone
        seconds = float(taken.read_text("ascii"))
        threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
