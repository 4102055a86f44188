"""The local day of a moment, read from the text a database keeps of it."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from domain.days.periods import local_day
from storage.ledgers.moments import LocalDays

ZONES = ("Asia/Shanghai", "Asia/Kathmandu", "UTC", "America/New_York", "Pacific/Apia",
         "Asia/Kolkata", "Africa/Monrovia", "Europe/Berlin")  # fmt: skip
START = datetime(1990, 1, 1, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


@given(
    st.integers(0, 50 * 365 * 86_400_000_000).map(lambda since: START + since * INSTANT),
    st.sampled_from(ZONES),
)
@example(datetime(2026, 11, 24, 16, tzinfo=UTC), "Asia/Shanghai")
@example(datetime(2026, 11, 24, 15, 59, 59, 999999, tzinfo=UTC), "Asia/Shanghai")
@example(datetime(2026, 3, 8, 7, tzinfo=UTC), "America/New_York")
@example(datetime(2011, 12, 30, 10, tzinfo=UTC), "Pacific/Apia")
def test_as_the_calendar_has_it(moment: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    days, text = LocalDays(zone), f"{moment:%Y-%m-%d %H:%M:%S.%f}"
    for value in (text, moment):
        assert days.of(value) == local_day(moment, zone)
        assert days.last(value) == local_day(moment - INSTANT, zone)


def test_the_same_days_again() -> None:
    days = LocalDays(ZoneInfo("Asia/Shanghai"))
    texts = [f"2026-11-24 {hour:02}:00:00.000000" for hour in range(24)]
    assert [days.of(text).day for text in texts * 2] == ([24] * 16 + [25] * 8) * 2
