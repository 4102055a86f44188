"""Quiet hours: nights, weekends and holidays, and what a clock change does to them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.days.calendar import WorkingCalendar
from domain.days.quiet import QuietHours
from tests.notice_2026 import CALENDAR_2026

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
QUIET = QuietHours(SHANGHAI)
ALWAYS_OPEN = WorkingCalendar({}, frozenset(), {date(2026, 3, 8): True, date(2026, 11, 1): True})

times = st.times()
spans = st.tuples(times, times).filter(lambda span: span[0] > span[1]) | st.tuples(
    st.just(time.min), times
)
quiets = st.builds(
    lambda zone, span: QuietHours(zone, *span),
    st.sampled_from([SHANGHAI, NEW_YORK, ZoneInfo("Australia/Lord_Howe")]),
    spans,
)
moments = st.datetimes(
    datetime(2025, 12, 1),  # noqa: DTZ001  # hypothesis wants naive limits; the zone follows
    datetime(2027, 1, 31),  # noqa: DTZ001  # the same
    timezones=st.just(UTC),
)


def at(text: str, zone: ZoneInfo = SHANGHAI, *, fold: int = 0) -> datetime:
    """The moment the wall clock shows, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-03-03T07:59:59", True),
        ("2026-03-03T08:00", False),
        ("2026-03-03T19:59:59", False),
        ("2026-03-03T20:00", True),
        ("2026-03-03T00:00", True),
        ("2026-03-07T10:00", True),  # a Saturday
        ("2026-02-14T10:00", False),  # a Saturday that is worked
        ("2026-02-14T21:00", True),  # its night is quiet all the same
        ("2026-10-01T10:00", True),  # National Day, a Thursday
    ],
)
def test_nights_weekends_and_holidays_are_quiet(moment: str, quiet: bool) -> None:
    assert QUIET.is_quiet(at(moment), CALENDAR_2026) is quiet


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2026-03-03T12:34:56", "2026-03-03T12:34:56"),
        ("2026-03-03T03:00", "2026-03-03T08:00"),
        ("2026-03-03T20:00", "2026-03-04T08:00"),
        ("2026-03-06T20:00", "2026-03-09T08:00"),
        ("2026-01-02T10:00", "2026-01-04T08:00"),  # the next working day is a Sunday
        ("2026-02-14T20:30", "2026-02-24T08:00"),  # Spring Festival
        ("2026-09-30T23:00", "2026-10-08T08:00"),
    ],
)
def test_a_quiet_moment_waits_for_the_next_working_morning(moment: str, allowed: str) -> None:
    assert QUIET.next_allowed(at(moment), CALENDAR_2026) == at(allowed)
    assert QUIET.next_allowed(at(moment), CALENDAR_2026).tzinfo is UTC


def test_a_holiday_is_quiet_before_its_notice_and_the_days_round_it_go_by_their_weekday() -> None:
    assert QUIET.is_quiet(at("2027-10-01T10:00"), CALENDAR_2026)
    assert not QUIET.is_quiet(at("2027-10-04T10:00"), CALENDAR_2026)
    # nobody is woken on New Year's morning: the next one is that of the Monday after
    assert QUIET.next_allowed(at("2027-01-01T08:30"), CALENDAR_2026) == at("2027-01-04T08:00")


def test_the_zone_of_the_moment_does_not_matter() -> None:
    moment = at("2026-03-03T20:00")
    assert QUIET.is_quiet(moment.astimezone(NEW_YORK), CALENDAR_2026)
    with pytest.raises(ValueError, match="naive"):
        QUIET.is_quiet(datetime(2026, 3, 3, 20), CALENDAR_2026)  # noqa: DTZ001  # what is refused


def test_midnight_to_midnight_leaves_only_days_off_quiet() -> None:
    quiet = QuietHours(SHANGHAI, time.min, time.min)
    assert not quiet.is_quiet(at("2026-03-03T02:00"), CALENDAR_2026)
    assert quiet.next_allowed(at("2026-03-07T10:00"), CALENDAR_2026) == at("2026-03-09T00:00")


@pytest.mark.parametrize("span", [(time(8), time(20)), (time(12), time(12))])
def test_a_span_that_leaves_the_night_loud_is_refused(span: tuple[time, time]) -> None:
    with pytest.raises(ValueError, match="loud"):
        QuietHours(SHANGHAI, *span)


def test_times_with_their_own_zone_are_refused() -> None:
    with pytest.raises(ValueError, match="wall-clock"):
        QuietHours(SHANGHAI, time(20, tzinfo=UTC), time(8))


# -- clock changes


def test_an_end_the_clock_skips_comes_right_after_the_jump() -> None:
    quiet = QuietHours(NEW_YORK, time(20), time(2, 30))
    allowed = quiet.next_allowed(at("2026-03-08T01:00", NEW_YORK), ALWAYS_OPEN)
    assert allowed == at("2026-03-08T03:30", NEW_YORK)


def test_an_end_that_comes_twice_is_met_in_both_hours() -> None:
    quiet = QuietHours(NEW_YORK, time(20), time(1, 30))
    first = quiet.next_allowed(at("2026-11-01T01:10", NEW_YORK), ALWAYS_OPEN)
    second = quiet.next_allowed(at("2026-11-01T01:10", NEW_YORK, fold=1), ALWAYS_OPEN)
    assert first == at("2026-11-01T01:30", NEW_YORK)
    assert second == at("2026-11-01T01:30", NEW_YORK, fold=1) == first + timedelta(hours=1)


def test_an_end_carried_into_the_quiet_span_waits_a_day() -> None:
    quiet = QuietHours(NEW_YORK, time(3), time(2, 30))
    allowed = quiet.next_allowed(at("2026-03-08T01:00", NEW_YORK), ALWAYS_OPEN)
    assert allowed == at("2026-03-09T02:30", NEW_YORK)


# -- properties


@given(quiet=quiets, moment=moments)
def test_the_next_allowed_moment_is_loud_and_stays_itself(
    quiet: QuietHours, moment: datetime
) -> None:
    allowed = quiet.next_allowed(moment, CALENDAR_2026)
    assert allowed >= moment
    assert not quiet.is_quiet(allowed, CALENDAR_2026)
    assert quiet.next_allowed(allowed, CALENDAR_2026) == allowed
    assert (allowed == moment) is not quiet.is_quiet(moment, CALENDAR_2026)


@given(moment=moments, share=st.floats(0, 1, exclude_max=True))
def test_all_the_time_until_then_is_quiet(moment: datetime, share: float) -> None:
    allowed = QUIET.next_allowed(moment, CALENDAR_2026)
    between = moment + (allowed - moment) * share
    assert between == allowed or QUIET.is_quiet(between, CALENDAR_2026)
