"""How much at once and how often."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How much at once and how often; seconds of real time.

    ``at_once`` bounds the calls under way but for urgent ones, ``claimed_at_most`` the rows taken
    up, three seconds' worth. ``poll`` is the longest time between two looks, and so what a red case
    of another process waits for; those taken up before it let it pass.
    ``grace`` is how long what is under way may take at the end.
    """

    at_once: int = 64
    claimed_at_most: int = 90
    poll: float = 1.0
    grace: float = 10.0
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
