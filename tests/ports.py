"""Ports for servers of the tests."""

import socket
from contextlib import ExitStack
from secrets import randbelow

_FROM, _TO = 20_000, 32_000
"""Below those that a system gives to whoever asks for any, each connection of a client too: of
those one that was free a moment ago is soon taken."""


def free_port(together: int = 1) -> int:
    """A port that nobody listens on, as little as on those that follow it, so many ``together``."""
    while True:
        port = _FROM + randbelow(_TO - _FROM)
        with ExitStack() as held:
            try:
                for ahead in range(together):
                    held.enter_context(socket.socket()).bind(("127.0.0.1", port + ahead))
            except OSError:
                continue
            return port
