"""Hours over random weeks and calendars: what is said is what a clock on the door says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pages.hours import parse_hours
from domain.days.calendar import WorkingCalendar
from domain.directories.hours import (
    DAYS,
    OFF,
    OpeningHours,
    OpenSpan,
    Spans,
    kept,
    open_state,
    read,
)
from domain.errors import Invalid
from tests.examples import examples
from tests.makers import ZONE, the_rules

_MINUTES = st.integers(0, 24 * 12).map(lambda n: n * 5)


def _apart(edges: list[int]) -> Spans:
    ordered = sorted(set(edges))
    pairs = zip(ordered[::2], ordered[1::2], strict=False)
    return tuple(OpenSpan(opens, closes) for opens, closes in pairs)


SPANS = st.lists(_MINUTES, max_size=6).map(_apart)
HOURS = st.builds(
    lambda days, off: OpeningHours(weekly=tuple(days), off=off),
    st.one_of(st.lists(SPANS, min_size=7, max_size=7), SPANS.map(lambda one: [one] * 5 + [()] * 2)),
    SPANS,
)
CALENDARS = st.builds(
    lambda words: WorkingCalendar(published={}, published_years=frozenset({2026}), overrides=words),
    st.dictionaries(st.dates(date(2026, 11, 20), date(2026, 12, 10)), st.booleans(), max_size=12),
)


@examples(100)
@given(HOURS)
def test_what_is_kept_is_read_again(hours: OpeningHours) -> None:
    if hours.grouped():
        assert kept(hours.code) == hours


@examples(150)
@given(HOURS, CALENDARS, st.integers(0, 10 * 24 * 12))
def test_open_and_next_open_as_a_clock_finds_them(
    hours: OpeningHours, calendar: WorkingCalendar, steps: int
) -> None:
    start = datetime(2026, 11, 22, tzinfo=ZONE)
    now = start + timedelta(minutes=5 * steps)

    def open_at(moment: datetime) -> bool:
        minute = moment.hour * 60 + moment.minute
        day = hours.on(moment.date(), calendar)
        return any(one.opens <= minute < one.closes for one in day)

    found = open_state(hours, calendar, now.astimezone(UTC), ZONE)
    assert found.open == open_at(now)
    ahead = (now + timedelta(minutes=5 * n) for n in range(1, 8 * 24 * 12))
    changes = next((one for one in ahead if open_at(one) != found.open), None)
    told = found.until if found.open else found.next
    if changes is not None:
        assert told == changes
    elif told is not None:
        assert told > now + timedelta(days=7)


@pytest.mark.parametrize(
    ("day", "hour", "is_open"),
    [
        ("2026-11-24", 9, True),  # a Tuesday
        ("2026-11-24", 13, False),
        ("2026-11-28", 10, True),  # a Saturday, by the hours for days off
        ("2026-11-28", 16, False),
        ("2026-02-14", 16, True),  # a Saturday that is worked
        ("2026-10-01", 10, True),  # a Thursday, and National Day
        ("2026-10-01", 16, False),
    ],
)
def test_five_and_two(day: str, hour: int, is_open: bool) -> None:
    hours = read("a-e 8:30-12:00 14:30-17:30; r 9:00-12:00", {})
    now = datetime.fromisoformat(day).replace(hour=hour, tzinfo=ZONE)
    found = open_state(hours, the_rules().calendar, now.astimezone(UTC), ZONE)
    assert found.open == is_open


def test_who_comes_on_one_day_does_not_come_on_another_that_is_worked() -> None:
    calendar = the_rules().calendar
    wednesdays = read("c 14:30-17:30", {})
    assert wednesdays.on(date(2026, 2, 14), calendar) == ()
    assert wednesdays.on(date(2026, 9, 30), calendar) != ()
    assert wednesdays.on(date(2026, 2, 18), calendar) == (), "off at Spring Festival"


@pytest.mark.parametrize(
    ("written", "on_the_saturday"),
    [
        ("a-d 8:30-17:30; e 8:30-12:00", "8:30-12:00"),
        ("a-d 8:30-17:30", ""),
        ("fg 9:00-11:00", "9:00-11:00"),
        ("a-d 8:30-17:30; f 9:00-11:00", "9:00-11:00"),
        ("g 9:00-11:00", ""),
        ("c 14:30-17:30; r 9:00-11:00", "9:00-11:00"),
    ],
)
def test_a_saturday_that_is_worked(written: str, on_the_saturday: str) -> None:
    found = read(written, {}).on(date(2026, 2, 14), the_rules().calendar)
    assert found == (read(on_the_saturday, {}).weekly[0] if on_the_saturday else ())


def test_always_open_has_no_end() -> None:
    found = open_state(
        read(f"{DAYS[0]}-{DAYS[-1]}{OFF} 00:00-24:00", {}),
        the_rules().calendar,
        datetime(2026, 11, 24, tzinfo=UTC),
        ZONE,
    )
    assert (found.open, found.until) == (True, None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("周一至周五 8:30-12:00，14:30—17:30", "abcde 08:30-12:00,14:30-17:30"),
        ("每天24小时", "abcdefg 00:00-24:00;r 00:00-24:00"),
        ("Wednesday and Friday 9:00 to 12:00", "ce 09:00-12:00"),
        ("8：00～18：00", "abcde 08:00-18:00"),
    ],
)
def test_words_of_both_languages(typed: str, code: str) -> None:
    assert parse_hours(typed) == code


@pytest.mark.parametrize(
    "typed", ["", "随时", "9-12", "周五至周一 9:00-12:00", "周一 25:00-26:00", "9:00", "a" * 5000]
)
def test_what_is_unclear_is_refused(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_hours(typed)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "typed", ["每天" * 30, "a  " * 40, "a," * 100 + "9:00", "a" + " " * 250 + "?"]
)
def test_a_long_row_of_days_is_refused_at_once(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_hours(typed)


@pytest.mark.parametrize(
    "typed", ["12:00-9:00", "9:00-12:00 11:00-13:00", "9:00-12:00 12:00-13:00"]
)
def test_what_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="hours-wrong"):
        parse_hours(typed)
