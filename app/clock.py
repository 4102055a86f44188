"""The clocks: the only place where the time is looked up (house rule 4)."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path


def _machine_time() -> datetime:
    return datetime.now(UTC)


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """The moment, in UTC."""
        return _machine_time()


class DemoClock:
    """The machine's time plus an offset that is kept in a file and only ever grows.

    So the demo can be sent to the next due day, runs on from there in real time, and a restart
    finds it where it was.
    """

    def __init__(self, file: Path, real: Callable[[], datetime] = _machine_time) -> None:
        """Takes up the offset kept in the file, or runs with the real time."""
        self._file = file
        self._real = real
        self._offset = timedelta()
        self._last: datetime | None = None
        self.fresh = not file.exists()
        """Whether there was no file: the demo starts anew."""
        if not self.fresh:
            self._offset = timedelta(seconds=json.loads(file.read_text("utf-8"))["offset_seconds"])

    def now(self) -> datetime:
        """The demo's moment, in UTC; never earlier than one told before."""
        told = self._real() + self._offset
        if self._last is None or told > self._last:
            self._last = told
        return self._last

    def start_at(self, moment: datetime) -> None:
        """Sets a fresh clock, forward or back. Raises ValueError once it has told the time."""
        if not self.fresh or self._last is not None:
            raise ValueError("the demo's clock runs already and only goes forward")
        self._offset = moment - self._real()
        self._keep()

    def forward_to(self, moment: datetime) -> None:
        """Moves the clock on. Raises ValueError for a moment that is not ahead."""
        now = self.now()
        if moment <= now:
            raise ValueError("the demo's clock only goes forward")
        self._offset += moment - now
        self._keep()

    def _keep(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        partial = self._file.with_suffix(".part")
        partial.write_text(json.dumps({"offset_seconds": self._offset.total_seconds()}), "utf-8")
        partial.replace(self._file)
