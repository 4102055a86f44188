"""How the command line speaks: results to standard output, complaints to standard error."""

import sys


def say(text: str = "") -> None:
    """A line for the person at the terminal."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def goodbye() -> None:
    """The one line after Ctrl-C; on a terminal it takes the place of its ``^C``."""
    say("\r再见 · Goodbye" if sys.stdout.isatty() else "再见 · Goodbye")


def complain(text: str) -> None:
    """A line about what went wrong."""
    sys.stderr.write(f"griddesk: {text}\n")
    sys.stderr.flush()
