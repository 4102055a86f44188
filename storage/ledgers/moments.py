"""The local days of many moments, as the databases' drivers hand them over.

To make a moment of the text SQLite keeps, and a local day of the moment, takes longer than all else
in a row of a ledger. Within a day of UTC a local day changes at one minute at most, so its text
alone says which it is.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.days.periods import local_day

_DAY, _INSTANT = timedelta(days=1), timedelta(microseconds=1)
_Raw = str | datetime
_Turn = tuple[str, date, date]


class LocalDays:
    """Days of one time zone. Texts are of UTC, as ``2026-11-24 02:00:00.000000``."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._turns: dict[str, _Turn | None] = {}
        self._last: dict[_Raw, date] = {}

    def of(self, value: _Raw) -> date:
        """The day a moment lies in."""
        if not isinstance(value, str):
            return local_day(value, self._zone)
        utc = value[:10]
        if utc not in self._turns:
            self._turns[utc] = self._turn(date.fromisoformat(utc))
        turn = self._turns[utc]
        if turn is None:
            return local_day(_moment(value), self._zone)
        return turn[1] if value[11:16] < turn[0] else turn[2]

    def last(self, value: _Raw) -> date:
        """The last day before a moment at which something ends: midnight is the 24:00 of it.
        There are few such moments, and each is asked for often."""
        if value not in self._last:
            self._last[value] = local_day(_moment(value) - _INSTANT, self._zone)
        return self._last[value]

    def _turn(self, utc: date) -> _Turn | None:
        """From which minute of a day of UTC it is the later of two days here; None where the clocks
        are changed that day."""
        start = datetime.combine(utc, time.min, UTC)
        first, then = (
            one.astimezone(self._zone).utcoffset() or timedelta() for one in (start, start + _DAY)
        )
        if first != then or first.seconds % 60:
            return None
        if first < timedelta():
            return _minute(-first), utc - _DAY, utc
        return _minute(_DAY - first), utc, utc + _DAY


def _minute(since: timedelta) -> str:
    hours, minutes = divmod(since // timedelta(minutes=1), 60)
    return f"{hours:02}:{minutes:02}"


def _moment(value: _Raw) -> datetime:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
