"""How the command line speaks: results to standard output, complaints to standard error."""

import os
import sys
from typing import TextIO


def say(line: str = "") -> None:
    """A line for the person at the terminal."""
    _write(sys.stdout, f"{line}\n")


def goodbye() -> None:
    """The one line after Ctrl-C; on a terminal it takes the place of its ``^C``. In both languages
    at once, for it may come before anything could be read."""
    say("\r再见 · Goodbye" if sys.stdout.isatty() else "再见 · Goodbye")


def complain(line: str) -> None:
    """A line about what went wrong."""
    _write(sys.stderr, f"griddesk: {line}\n")


def settle() -> None:
    """Nothing is left to be written, or nobody reads it (``griddesk --help | head -1``)."""
    for stream in (sys.stdout, sys.stderr):
        _write(stream, "")


def _write(stream: TextIO, line: str) -> None:
    """Whoever reads along may have seen enough (``griddesk invite | head -1``): then the rest goes
    nowhere, and the command goes on to its end."""
    try:
        stream.write(line)
        stream.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
