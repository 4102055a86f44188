"""The command itself: what Ctrl-C does is settled before anything large is loaded."""

import gc
import os
import signal
import sys
from contextlib import suppress
from types import FrameType

from app.say import goodbye, settle


def main() -> int:
    """Runs the command line; returns the exit code.

    To load the libraries takes seconds. Until the command has its own answer to Ctrl-C, or when it
    has none, it ends at once: what was begun in the database is rolled back, what was done stays.
    """
    signal.signal(signal.SIGINT, _leave)
    from app.cli import main as run

    try:
        code = run()
    finally:
        settle()
    # all is closed; to look through everything that was loaded for garbage would take two seconds
    gc.disable()
    gc.freeze()
    return code


def _leave(_: int, __: FrameType | None) -> None:
    """Ctrl-C is how the demo is ended, so there it is no failure at any moment."""
    with suppress(OSError, RuntimeError):  # the terminal is gone, or was being written to just now
        goodbye()
    os._exit(0 if sys.argv[1:2] == ["demo"] else 130)


if __name__ == "__main__":
    sys.exit(main())
