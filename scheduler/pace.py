"""How much at once and how often."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

BACKOFF = tuple(timedelta(seconds=s) for s in (5, 30, 120, 600, 3600, 3600, 3600))
"""Pauses after the first, second, … failed try; when they are used up the row is dead."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How much at once and how often; seconds of real time.

    ``at_once`` bounds the calls under way and those that wait for room under the limits,
    ``claimed_at_most`` the rows taken up, three seconds' worth. The first is no less than the
    second, so that what is urgent asks for room at once, and is let past. ``poll`` is the longest
    time between two looks, and what a red case of another process waits for; ``grace`` how long
    what is under way may take at the end.
    """

    at_once: int = 90
    claimed_at_most: int = 90
    poll: float = 1.0
    grace: float = 10.0
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
