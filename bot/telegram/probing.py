"""How fast updates are tried while the messenger is away: one at a time, ever more slowly."""

from dataclasses import dataclass

from aiogram.exceptions import TelegramRetryAfter

_LONGEST_PAUSE = 15.0
"""Between two tries of a messenger that is away."""


@dataclass
class Probing:
    """What is known of the messenger. The time is the loop's, in seconds."""

    first: float
    """Seconds until the first new try."""
    now: bool = False
    """One update is tried, to find out whether it is back."""
    _missed: bool = False
    """Nothing got through since something did not."""
    _rest_until: float = 0.0
    _pause: float = 0.0

    def got_through(self) -> None:
        """It answered."""
        self._missed, self.now, self._pause = False, False, self.first

    def rest(self, at: float) -> float:
        """Seconds until the next try; 0 where none is waited for."""
        return max(self._rest_until - at, 0.0) if self.now else 0.0

    def missed(self, error: Exception, at: float) -> float:
        """It did not answer, or not now; returns for how many seconds the update is put off."""
        pause, told = max(self._pause, self.first), isinstance(error, TelegramRetryAfter)
        # one chat that is told to wait says nothing of the others
        if (not told or self._missed) and at >= self._rest_until:
            self.now, self._rest_until = True, at + pause
            self._pause = min(pause * 2, _LONGEST_PAUSE)
        self._missed = True
        return max(pause, float(error.retry_after) if isinstance(error, TelegramRetryAfter) else 0)
