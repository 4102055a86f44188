"""The arithmetic of the days that follow from an agreement."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.days.calendar import WorkingCalendar
from domain.days.deadlines import (
    AHEAD,
    Notch,
    already,
    check_coming,
    check_past,
    first_to_come,
    morning_of,
    reaches,
)
from domain.errors import Invalid
from domain.mediation.deadlines import confirm_by, follow_up_day
from tests.notice_2026 import CALENDAR_2026

days = st.dates(date(2025, 12, 1), date(2027, 3, 1))
worked = days.filter(CALENDAR_2026.is_working)


def test_thirty_days_go_by_the_calendar_and_over_new_year() -> None:
    assert confirm_by(date(2026, 11, 24)) == date(2026, 12, 24)
    assert confirm_by(date(2026, 12, 15)) == date(2027, 1, 14)
    assert confirm_by(date(2028, 1, 30)) == date(2028, 2, 29)
    assert confirm_by(date(2026, 9, 10)) == date(2026, 10, 10)  # the National Day week counts


def test_a_follow_up_is_offered_on_a_working_day() -> None:
    # 24 October 2026 is a Saturday; 1 October begins a week off, made up for on 10 October
    assert follow_up_day(date(2026, 9, 24), 30, CALENDAR_2026) == date(2026, 10, 26)
    assert follow_up_day(date(2026, 9, 10), 30, CALENDAR_2026) == date(2026, 10, 10)
    assert follow_up_day(date(2026, 9, 1), 30, CALENDAR_2026) == date(2026, 10, 8)


@given(days, st.integers(0, 90))
def test_a_follow_up_is_the_nearest_working_day(day: date, many: int) -> None:
    found = follow_up_day(day, many, CALENDAR_2026)
    assert CALENDAR_2026.is_working(found)
    assert found >= day + timedelta(days=many)
    between = (found - day).days - many
    assert not any(CALENDAR_2026.is_working(day + timedelta(days=many + n)) for n in range(between))


@pytest.mark.parametrize(
    ("due", "notch", "morning"),
    [
        (date(2026, 12, 24), Notch.WEEK, date(2026, 12, 17)),
        (date(2026, 12, 24), Notch.DAY, date(2026, 12, 23)),
        (date(2026, 11, 30), Notch.DAY, date(2026, 11, 27)),  # a Monday: the Friday before
        (date(2026, 10, 5), Notch.DAY, date(2026, 9, 30)),  # within the week off
        (date(2026, 10, 14), Notch.WEEK, date(2026, 9, 30)),
        (date(2027, 1, 4), Notch.DAY, date(2026, 12, 31)),  # off by regulation, notice or not
        (date(2027, 1, 12), Notch.DAY, date(2027, 1, 11)),  # not published: by the weekday
    ],
)
def test_the_morning_of_a_reminder(due: date, notch: Notch, morning: date) -> None:
    assert morning_of(due, notch, CALENDAR_2026) == morning


@given(days, worked, st.sampled_from(Notch))
def test_the_query_by_due_day_finds_just_what_has_come(
    due: date, today: date, notch: Notch
) -> None:
    come = morning_of(due, notch, CALENDAR_2026) <= today
    assert (due <= reaches(today, notch, CALENDAR_2026)) == come


@given(days, st.sampled_from(Notch))
def test_a_reminder_comes_on_a_working_day_early_enough(due: date, notch: Notch) -> None:
    morning = morning_of(due, notch, CALENDAR_2026)
    assert CALENDAR_2026.is_working(morning)
    assert due - morning >= AHEAD[notch]


@given(days, days)
def test_what_is_set_late_is_not_reminded_of_at_once(due: date, today: date) -> None:
    told = already(due, today, CALENDAR_2026)
    week, day = (morning_of(due, notch, CALENDAR_2026) for notch in Notch)
    if told is None:
        assert today < week
    elif told is Notch.WEEK:
        assert week <= today < day
    else:
        assert day <= today


def test_a_week_is_further_than_a_day_whatever_the_calendar() -> None:
    nothing = WorkingCalendar(published={}, published_years=frozenset())
    for today in (date(2026, 11, 24), date(2026, 11, 27)):
        assert reaches(today, Notch.WEEK, nothing) > reaches(today, Notch.DAY, nothing)


@pytest.mark.parametrize(
    ("day", "reason"), [(date(2026, 11, 25), "day-ahead"), (date(2025, 11, 22), "day-long-ago")]
)
def test_what_was_done_was_done_by_now(day: date, reason: str) -> None:
    with pytest.raises(Invalid) as error:
        check_past(day, date(2026, 11, 24))
    assert error.value.reason == reason
    assert check_past(date(2026, 11, 24), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("day", "reason"), [(date(2026, 11, 23), "day-gone"), (date(2032, 1, 1), "day-far-off")]
)
def test_what_is_to_be_done_lies_ahead(day: date, reason: str) -> None:
    with pytest.raises(Invalid) as error:
        check_coming(day, date(2026, 11, 24))
    assert error.value.reason == reason
    assert check_coming(date(2026, 11, 24), date(2026, 11, 24))


@given(worked, st.integers(0, 40))
def test_what_is_promised_is_what_will_come(today: date, away: int) -> None:
    due = today + timedelta(days=away)
    gone = already(due, today, CALENDAR_2026)
    after = {None: Notch.WEEK, Notch.WEEK: Notch.DAY, Notch.DAY: None}
    assert first_to_come(due, today, CALENDAR_2026) is after[gone]
