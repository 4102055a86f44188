"""Periods partition the calendar; due days and due moments of 2026 by hand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.days.calendar import Roll, WorkingCalendar
from domain.days.periods import (
    DEFAULT_DUE,
    DueRule,
    Period,
    PeriodKind,
    local_day,
    moment_at,
    periods_between,
)
from tests.notice_2026 import CALENDAR_2026, days_from

SHANGHAI = ZoneInfo("Asia/Shanghai")
NEW_YORK = ZoneInfo("America/New_York")
SAO_PAULO = ZoneInfo("America/Sao_Paulo")  # until 2019 its clocks changed at midnight
ZONES = (SHANGHAI, NEW_YORK, SAO_PAULO, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC"))
DAY = timedelta(days=1)
WEEK, HALF, MONTH = PeriodKind.WEEK, PeriodKind.HALF_MONTH, PeriodKind.MONTH

kinds = st.sampled_from(PeriodKind)
days = st.dates(date(1901, 1, 1), date(2998, 12, 31))
zones = st.sampled_from(ZONES)
moments = st.datetimes(
    datetime(1985, 1, 1),  # noqa: DTZ001  # hypothesis wants naive limits; the zone follows
    datetime(2040, 1, 1),  # noqa: DTZ001  # the same
    timezones=st.just(UTC),
)


# -- what a period is


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "code"),
    [
        (WEEK, date(2026, 11, 27), date(2026, 11, 23), date(2026, 11, 29), "2026-W48"),
        (WEEK, date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3), "2026-W53"),
        (WEEK, date(2024, 12, 30), date(2024, 12, 30), date(2025, 1, 5), "2025-W01"),
        (HALF, date(2026, 11, 15), date(2026, 11, 1), date(2026, 11, 15), "2026-11-A"),
        (HALF, date(2026, 11, 16), date(2026, 11, 16), date(2026, 11, 30), "2026-11-B"),
        (HALF, date(2028, 2, 29), date(2028, 2, 16), date(2028, 2, 29), "2028-02-B"),
        (MONTH, date(2026, 2, 1), date(2026, 2, 1), date(2026, 2, 28), "2026-02"),
    ],
)
def test_golden_periods(kind: PeriodKind, day: date, first: date, last: date, code: str) -> None:
    period = Period.containing(kind, day)
    assert (period.first, period.last, period.code) == (first, last, code)


@pytest.mark.parametrize("kind", PeriodKind)
def test_each_day_of_ten_years_lies_in_exactly_one_period(kind: PeriodKind) -> None:
    first, last = date(2020, 1, 1), date(2029, 12, 31)
    held = [day for period in periods_between(kind, first, last) for day in _days_of(period)]
    assert [day for day in held if first <= day <= last] == days_from(first, last)
    assert len(held) == len(set(held))


def test_a_half_month_is_not_fourteen_days() -> None:
    halves = list(periods_between(HALF, date(2026, 1, 1), date(2026, 12, 31)))
    assert len(halves) == 24
    assert {len(_days_of(half)) for half in halves} == {13, 15, 16}


def test_two_days_that_are_no_period_are_refused() -> None:
    with pytest.raises(ValueError, match="is not a half_month"):
        Period(HALF, date(2026, 11, 1), date(2026, 11, 14))


def test_periods_sort_by_time_within_a_kind() -> None:
    weeks = list(periods_between(WEEK, date(2026, 1, 1), date(2026, 3, 1)))
    assert sorted(set(weeks)) == weeks
    assert not list(periods_between(WEEK, date(2026, 3, 1), date(2026, 2, 1)))


def test_a_moment_is_not_in_a_period() -> None:
    with pytest.raises(TypeError, match="local_day"):
        Period.parse("2026-11").contains(datetime(2026, 11, 2, tzinfo=UTC))


# -- codes


@pytest.mark.parametrize(
    "code",
    [
        "", "2026", "2026-W54", "2025-W53", "2026-W00", "2026-W1", "2026-13", "2026-00",
        "2026-11-C", "2026-11-a", "2026-W48-A", "2026-11 ", " 2026-11", "2026-11\n", "２０２６-11",
        "0000-01", "0001-W01", "9999-12", "3000-01", "2026-11-01",
    ],
)  # fmt: skip
def test_what_is_no_code_is_refused_in_words(code: str) -> None:
    with pytest.raises(ValueError, match="is not a period"):
        Period.parse(code)


@given(kind=kinds, day=days)
def test_a_code_names_its_period_and_no_other(kind: PeriodKind, day: date) -> None:
    period = Period.containing(kind, day)
    assert Period.parse(period.code) == period
    assert period.next().code != period.code


# -- neighbours


@given(kind=kinds, day=days)
def test_periods_follow_each_other_without_gap_or_overlap(kind: PeriodKind, day: date) -> None:
    period = Period.containing(kind, day)
    assert period.contains(day)
    assert period.next().first == period.last + DAY
    assert period.next().previous() == period == period.previous().next()
    assert not period.next().contains(day)
    assert not period.previous().contains(day)


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2026-W48", "2025-W48"),
        ("2026-W53", "2025-W52"),
        ("2028-02", "2027-02"),
        ("2028-02-B", "2027-02-B"),
    ],
)
def test_the_same_period_a_year_before(code: str, before: str) -> None:
    assert Period.parse(code).year_before() == Period.parse(before)


def test_each_week_is_counted_in_the_one_month_it_ends_in() -> None:
    months = [Period.parse(f"2026-{month:02d}") for month in range(1, 13)]
    weeks = [week for month in months for week in month.parts(WEEK)]
    assert len(weeks) == len(set(weeks)) == 52
    assert months[0].parts(WEEK)[0].code == "2026-W01"
    assert [len(month.parts(HALF)) for month in months] == [2] * 12


# -- moments


@given(kind=kinds, moment=moments, zone=zones)
def test_a_moment_lies_in_the_bounds_of_its_local_days_period(
    kind: PeriodKind, moment: datetime, zone: ZoneInfo
) -> None:
    period = Period.containing(kind, local_day(moment, zone))
    start, end = period.bounds(zone)
    assert start <= moment < end
    assert end == period.next().bounds(zone)[0]
    assert local_day(start, zone) == period.first
    assert local_day(end - timedelta(microseconds=1), zone) == period.last


@pytest.mark.parametrize(
    ("zone", "code", "hours"),
    [
        (SHANGHAI, "2026-W14", 168),
        (SHANGHAI, "1986-W18", 167),  # China kept summer time from 4 May 1986
        (SHANGHAI, "1991-W37", 169),  # and left it for good on 15 September 1991
        (NEW_YORK, "2026-W10", 167),
        (NEW_YORK, "2026-W44", 169),
        (SAO_PAULO, "2018-W44", 167),
        (SAO_PAULO, "2019-W07", 169),
    ],
)
def test_a_week_with_a_clock_change_is_an_hour_off(zone: ZoneInfo, code: str, hours: int) -> None:
    start, end = Period.parse(code).bounds(zone)
    assert end - start == timedelta(hours=hours)


def test_a_midnight_the_clock_skips_is_the_jump_itself() -> None:
    start = moment_at(date(2018, 11, 4), time.min, SAO_PAULO)
    assert start == datetime(2018, 11, 4, 3, tzinfo=UTC)
    assert start.astimezone(SAO_PAULO).time() == time(1)


def test_the_local_day_of_a_naive_moment_is_unknown() -> None:
    with pytest.raises(ValueError, match="naive"):
        local_day(datetime(2026, 11, 2), SHANGHAI)  # noqa: DTZ001  # what is refused


def test_the_local_day_turns_at_local_midnight() -> None:
    assert local_day(datetime(2026, 11, 1, 15, 59, tzinfo=UTC), SHANGHAI) == date(2026, 11, 1)
    assert local_day(datetime(2026, 11, 1, 16, 0, tzinfo=UTC), SHANGHAI) == date(2026, 11, 2)


# -- due days


@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("2026-W48", "2026-11-27T17:00+08:00"),  # an ordinary Friday
        ("2026-W01", "2026-01-04T17:00+08:00"),  # Friday 2 January is off, Sunday the 4th worked
        ("2026-W08", "2026-02-24T17:00+08:00"),  # Spring Festival: after the week's end
        ("2026-W40", "2026-10-08T17:00+08:00"),  # National Day
        ("2026-02-A", "2026-02-26T00:00+08:00"),  # ends in the festival: 24 and 25, until 24:00
        ("2026-09-B", "2026-10-10T00:00+08:00"),  # 8 and 9 October
        ("2026-09", "2026-10-11T00:00+08:00"),  # and Saturday the 10th, a make-up day
        ("2026-11", "2026-12-04T00:00+08:00"),
    ],
)
def test_default_due_moments_of_2026(code: str, due: str) -> None:
    period = Period.parse(code)
    moment = DEFAULT_DUE[period.kind].due_at(period, CALENDAR_2026, SHANGHAI)
    assert moment == datetime.fromisoformat(due)
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("code", "roll", "day"),
    [
        ("2026-W18", Roll.BEFORE, date(2026, 4, 30)),
        ("2026-W18", Roll.AFTER, date(2026, 5, 6)),
        ("2026-W18", Roll.NONE, date(2026, 5, 1)),
        # the whole week is off; the working day before it is the 14th, before the week begins
        ("2026-W08", Roll.BEFORE, date(2026, 2, 24)),
    ],
)
def test_the_friday_rolls_as_told_but_not_out_of_its_week_backwards(
    code: str, roll: Roll, day: date
) -> None:
    assert DueRule(WEEK, weekday=5, roll=roll).due_day(Period.parse(code), CALENDAR_2026) == day


def test_an_offset_counts_calendar_days_and_then_rolls() -> None:
    rule = DueRule(MONTH, offset=5)
    assert rule.due_day(Period.parse("2026-03"), CALENDAR_2026) == date(2026, 4, 7)


def test_a_due_day_in_an_unpublished_year_is_provisional() -> None:
    month = DEFAULT_DUE[MONTH]
    assert month.is_provisional(Period.parse("2026-12"), CALENDAR_2026)
    assert not month.is_provisional(Period.parse("2026-11"), CALENDAR_2026)
    assert not DEFAULT_DUE[WEEK].is_provisional(Period.parse("2026-W52"), CALENDAR_2026)
    assert DEFAULT_DUE[WEEK].is_provisional(Period.parse("2026-W53"), CALENDAR_2026)


def test_a_rule_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="weekly"):
        DueRule(MONTH, weekday=5)
    with pytest.raises(ValueError, match="weekday"):
        DueRule(WEEK, weekday=0)
    with pytest.raises(ValueError, match="forward"):
        DueRule(WEEK, offset=-1)
    with pytest.raises(ValueError, match="zone"):
        DueRule(WEEK, at=time(17, tzinfo=UTC))
    with pytest.raises(ValueError, match="does not fit 2026-11"):
        DEFAULT_DUE[WEEK].due_day(Period.parse("2026-11"), CALENDAR_2026)


@given(
    kind=kinds,
    day=st.dates(date(2025, 12, 1), date(2027, 1, 31)),
    offset=st.integers(0, 20),
    grace=st.integers(0, 10),
    at=st.none() | st.times(),
    roll=st.sampled_from([Roll.BEFORE, Roll.AFTER]),
    zone=zones,
)
def test_no_report_is_due_before_its_period_begins(
    kind: PeriodKind,
    day: date,
    offset: int,
    grace: int,
    at: time | None,
    roll: Roll,
    zone: ZoneInfo,
) -> None:
    weekday = 1 + offset % 7 if kind is WEEK else None
    rule = DueRule(kind, weekday=weekday, offset=offset, grace=grace, at=at, roll=roll)
    period = Period.containing(kind, day)
    calendar: WorkingCalendar = CALENDAR_2026
    assert calendar.is_working(rule.due_day(period, calendar))
    assert rule.due_at(period, calendar, zone) >= period.bounds(zone)[0]
    default = DEFAULT_DUE[kind]
    due = default.due_at(period, calendar, zone)
    assert due > period.bounds(zone)[0]
    assert due < default.due_at(period.next(), calendar, zone)


def _days_of(period: Period) -> list[date]:
    return days_from(period.first, period.last)
