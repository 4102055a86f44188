"""The working calendar against the notice of 2026, the facts of the field, and its own algebra."""

from calendar import monthrange
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.days.calendar import Roll, WorkingCalendar
from domain.days.festivals import off_by_regulation
from tests.notice_2026 import CALENDAR_2026, DAYS_OFF, HOLIDAYS_ONLY_2026, MAKE_UP, days_from

YEAR = days_from(date(2026, 1, 1), date(2026, 12, 31))
PLAIN = WorkingCalendar({}, frozenset())

days = st.dates(date(2019, 1, 1), date(2028, 12, 31))
counts = st.integers(0, 40)
# up to 60 exceptional days close together, so that long holidays and make-up runs both occur
exceptions = st.dictionaries(
    st.dates(date(2024, 1, 1), date(2024, 4, 30)), st.booleans(), max_size=60
)
calendars = st.builds(
    WorkingCalendar,
    published=exceptions,
    published_years=st.just(frozenset({2024})),
    overrides=exceptions,
)
near = st.dates(date(2023, 12, 1), date(2024, 5, 31))


# -- which days are worked


def test_every_day_the_notice_calls_off_is_off() -> None:
    assert len(DAYS_OFF) == 33
    assert not any(CALENDAR_2026.is_working(day) for day in DAYS_OFF)


def test_make_up_days_are_worked_although_they_are_weekend_days() -> None:
    assert all(day.isoweekday() > 5 for day in MAKE_UP)
    assert all(CALENDAR_2026.is_working(day) for day in MAKE_UP)


def test_a_day_nobody_named_goes_by_its_weekday() -> None:
    assert CALENDAR_2026.is_working(date(2026, 3, 2))
    assert not CALENDAR_2026.is_working(date(2026, 3, 1))


def test_the_year_has_248_working_days() -> None:
    assert sum(map(CALENDAR_2026.is_working, YEAR)) == 248


def test_the_administrators_word_wins_both_ways() -> None:
    ruled = WorkingCalendar(
        CALENDAR_2026.published,
        CALENDAR_2026.published_years,
        {date(2026, 5, 1): True, date(2026, 5, 9): False, date(2026, 3, 2): False},
    )
    assert ruled.is_working(date(2026, 5, 1))
    assert not ruled.is_working(date(2026, 5, 9))
    assert not ruled.is_working(date(2026, 3, 2))


def test_a_calendar_does_not_change_under_its_reader() -> None:
    source = {date(2026, 5, 1): False}
    calendar = WorkingCalendar(source, frozenset({2026}), source)
    source[date(2026, 5, 1)] = True
    assert not calendar.is_working(date(2026, 5, 1))


def test_a_moment_is_no_day() -> None:
    noon = datetime(2026, 5, 1, 12)  # noqa: DTZ001  # a naive one is refused just the same
    with pytest.raises(TypeError, match="local_day"):
        CALENDAR_2026.is_working(noon)
    with pytest.raises(TypeError, match="local_day"):
        CALENDAR_2026.is_provisional(noon)


# -- provisional days


def test_an_unpublished_year_is_provisional_until_the_administrator_speaks() -> None:
    assert not CALENDAR_2026.is_provisional(date(2026, 12, 31))
    assert CALENDAR_2026.is_provisional(date(2027, 1, 4))
    ruled = WorkingCalendar({}, frozenset(), {date(2027, 1, 4): False})
    assert not ruled.is_provisional(date(2027, 1, 4))
    assert ruled.is_provisional(date(2027, 1, 5))


def test_a_span_over_new_year_is_provisional() -> None:
    start = date(2026, 12, 10)
    assert not CALENDAR_2026.provisional_between(start, date(2026, 12, 31))
    assert CALENDAR_2026.provisional_between(start, start + timedelta(days=30))
    assert not CALENDAR_2026.provisional_between(date(2027, 2, 1), date(2027, 1, 1))


# -- the facts of the field


def test_seven_of_24_half_month_ends_of_2026_are_not_worked() -> None:
    ends = [
        date(2026, month, day) for month in range(1, 13) for day in (15, monthrange(2026, month)[1])
    ]
    assert len(ends) == 24
    assert [f"{day:%m-%d}" for day in ends if not CALENDAR_2026.is_working(day)] == [
        "01-31", "02-15", "03-15", "05-31", "08-15", "10-31", "11-15",
    ]  # fmt: skip


def test_six_of_52_fridays_of_2026_are_not_worked() -> None:
    fridays = [day for day in YEAR if day.isoweekday() == 5]
    assert len(fridays) == 52
    assert [f"{day:%m-%d}" for day in fridays if not CALENDAR_2026.is_working(day)] == [
        "01-02", "02-20", "05-01", "06-19", "09-25", "10-02",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("until", "asked"),
    [
        (date(2026, 12, 6), 229),  # the first 340 days of the year
        (date(2026, 12, 24), 243),  # every due date that still falls in 2026
        (date(2026, 12, 31), 248),  # every working day, the last five due in provisional 2027
    ],
)
def test_holidays_alone_get_25_five_day_due_dates_wrong(until: date, asked: int) -> None:
    starts = [day for day in YEAR if day <= until and CALENDAR_2026.is_working(day)]
    assert len(starts) == asked
    wrong = [
        day
        for day in starts
        if HOLIDAYS_ONLY_2026.add_working_days(day, 5) != CALENDAR_2026.add_working_days(day, 5)
    ]
    assert len(wrong) == 25


# -- counting


def test_two_working_days_from_friday_are_tuesday() -> None:
    assert CALENDAR_2026.add_working_days(date(2026, 3, 6), 2) == date(2026, 3, 10)


def test_counting_over_spring_festival_uses_both_make_up_saturdays() -> None:
    # Fri 13 Feb; Sat 14 worked; 15 to 23 off; Tue 24 to Fri 27; Sat 28 worked
    assert CALENDAR_2026.add_working_days(date(2026, 2, 13), 1) == date(2026, 2, 14)
    assert CALENDAR_2026.add_working_days(date(2026, 2, 13), 2) == date(2026, 2, 24)
    assert CALENDAR_2026.add_working_days(date(2026, 2, 13), 6) == date(2026, 2, 28)
    assert CALENDAR_2026.working_days_between(date(2026, 2, 13), date(2026, 2, 28)) == 6


def test_no_days_added_is_the_next_working_day() -> None:
    assert CALENDAR_2026.add_working_days(date(2026, 10, 1), 0) == date(2026, 10, 8)
    assert CALENDAR_2026.add_working_days(date(2026, 10, 8), 0) == date(2026, 10, 8)


def test_working_days_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="-1"):
        CALENDAR_2026.add_working_days(date(2026, 3, 2), -1)
    assert CALENDAR_2026.working_days_between(date(2026, 3, 9), date(2026, 3, 2)) == 0


@pytest.mark.parametrize(
    ("rule", "to"),
    [
        (Roll.BEFORE, date(2026, 9, 30)),
        (Roll.AFTER, date(2026, 10, 8)),
        (Roll.NONE, date(2026, 10, 3)),
    ],
)
def test_a_due_day_in_the_national_holiday_rolls_as_told(rule: Roll, to: date) -> None:
    assert CALENDAR_2026.roll(date(2026, 10, 3), rule) == to


def test_a_calendar_without_working_days_says_so() -> None:
    start = date(2026, 1, 1)
    idle = WorkingCalendar(
        dict.fromkeys(days_from(start, start + timedelta(days=500)), False), frozenset()
    )
    with pytest.raises(ValueError, match="no working day within a year of 2026-01-01"):
        idle.next_working(start)


# -- properties


@given(calendar=calendars, day=near, count=counts)
def test_added_days_land_on_a_working_day_and_count_back(
    calendar: WorkingCalendar, day: date, count: int
) -> None:
    due = calendar.add_working_days(day, count)
    assert calendar.is_working(due)
    started_off = count == 0 and not calendar.is_working(day)
    assert calendar.working_days_between(day, due) == count + started_off


@given(calendar=calendars, a=near, b=near, count=counts)
def test_adding_is_monotone_in_day_and_count(
    calendar: WorkingCalendar, a: date, b: date, count: int
) -> None:
    early, late = sorted((a, b))
    assert calendar.add_working_days(early, count) <= calendar.add_working_days(late, count)
    assert calendar.add_working_days(early, count) <= calendar.add_working_days(early, count + 1)


@given(calendar=calendars, a=near, b=near)
def test_between_and_add_are_inverse(calendar: WorkingCalendar, a: date, b: date) -> None:
    after, upto = sorted((a, b))
    count = calendar.working_days_between(after, upto)
    if count:
        assert calendar.add_working_days(after, count) == calendar.previous_working(upto)
    else:
        assert calendar.working_day_after(after) > upto


@given(calendar=calendars, day=near)
def test_next_and_previous_are_inverse_on_working_days(
    calendar: WorkingCalendar, day: date
) -> None:
    later, earlier = calendar.next_working(day), calendar.previous_working(day)
    assert earlier <= day <= later
    assert calendar.previous_working(later) == later
    assert calendar.next_working(earlier) == earlier
    assert calendar.working_day_after(calendar.working_day_before(later)) == later
    assert calendar.working_day_before(calendar.working_day_after(earlier)) == earlier
    assert (earlier == later) is calendar.is_working(day)


@given(calendar=calendars, day=near, rule=st.sampled_from(Roll))
def test_rolling_twice_changes_nothing(calendar: WorkingCalendar, day: date, rule: Roll) -> None:
    rolled = calendar.roll(day, rule)
    assert calendar.roll(rolled, rule) == rolled
    assert rule is Roll.NONE or calendar.is_working(rolled)


@given(day=days)
def test_without_any_notice_the_week_is_monday_to_friday(day: date) -> None:
    holiday = off_by_regulation(day)
    assert PLAIN.is_provisional(day) is not holiday
    assert PLAIN.is_working(day) is (day.isoweekday() <= 5 and not holiday)
