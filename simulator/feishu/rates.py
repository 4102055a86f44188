"""The platform's limits on calls: of each API, to each person, of each card.

1,000 a minute and 50 a second for an API of an app in a tenant; 5 a second to one person; a card is
changed 5 times a second.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable

from simulator.feishu.errors import FeishuError
from simulator.flood import window

PER_MINUTE = 1_000
PER_SECOND = 50
PER_TARGET = 5
SWEEP = 10_000


class Rates:
    """Counts what the apps of one server call."""

    def __init__(self, *, enabled: bool, now: Callable[[], float]) -> None:
        self.enabled = enabled
        self._now = now
        self._times: dict[tuple[str, ...], deque[float]] = {}

    def call(self, app_id: str, api: str) -> None:
        """Lets one call of an API through, or refuses it with 99991400."""
        minute = self._over(("minute", app_id, api), 60.0, PER_MINUTE)
        wait = max(minute, self._over(("second", app_id, api), 1.0, PER_SECOND))
        if wait > 0:
            raise FeishuError(
                99991400, "request trigger frequency limit", 429, reset=math.ceil(wait)
            )
        self._count(("minute", app_id, api), ("second", app_id, api))

    def target(self, kind: str, name: str) -> None:
        """Lets one message to a person, or one change of a card, through, or refuses it."""
        wait = self._over((kind, name), 1.0, PER_TARGET)
        if wait > 0:
            raise FeishuError(
                230020, "This operation triggers the frequency limit.", reset=math.ceil(wait)
            )
        self._count((kind, name))

    def _over(self, key: tuple[str, ...], span: float, limit: int) -> float:
        if not self.enabled:
            return 0.0
        return window(self._times.setdefault(key, deque()), self._now(), span, limit, 1)

    def _count(self, *keys: tuple[str, ...]) -> None:
        if not self.enabled:
            return
        if len(self._times) > SWEEP:
            last = self._now() - 60.0
            self._times = {
                key: times for key, times in self._times.items() if times and times[-1] > last
            }
        for key in keys:
            self._times.setdefault(key, deque()).append(self._now())
