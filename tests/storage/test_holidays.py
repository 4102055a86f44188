"""The package against a second source and the notice; the override file, right and wrong."""

from datetime import date
from pathlib import Path

import holidays as second_source
import pytest

from domain.days.calendar import WorkingCalendar
from domain.days.festivals import off_by_regulation
from storage.days.holidays import OverrideFileError, covered_years, load_calendar, read_overrides
from tests.notice_2026 import CALENDAR_2026, days_from

EXAMPLE = Path(__file__).parents[2] / "docs" / "calendar-overrides.example.toml"

DIFFERENCES: dict[date, str] = {}
"""Days from 2020 to 2026 on which the two packages disagree, with the reason: none are known.

Over all years both cover there is one, outside what is loaded: Saturday 2005-12-31, off in
`chinesecalendar` and worked in `holidays`.
"""


@pytest.fixture(scope="module")
def calendar() -> WorkingCalendar:
    return load_calendar()


@pytest.fixture
def overrides(tmp_path: Path) -> Path:
    return tmp_path / "overrides.toml"


# -- the package


def test_the_package_covers_2004_to_2026_at_least() -> None:
    years = covered_years()
    assert years >= set(range(2004, 2027))
    assert years == set(range(min(years), max(years) + 1))


def test_only_published_years_are_official(calendar: WorkingCalendar) -> None:
    beyond = max(covered_years()) + 1
    assert calendar.published_years == {year for year in covered_years() if year >= 2020}
    assert not calendar.is_provisional(date(2026, 12, 31))
    assert calendar.is_provisional(date(beyond, 1, 8))
    assert calendar.is_provisional(date(2019, 12, 31))
    assert calendar.provisional_between(date(beyond - 1, 12, 10), date(beyond, 1, 9))


def test_years_can_be_narrowed() -> None:
    assert load_calendar(first_year=2024, last_year=2025).published_years == {2024, 2025}


def test_2026_is_the_notice_word_for_word(calendar: WorkingCalendar) -> None:
    for day in days_from(date(2026, 1, 1), date(2026, 12, 31)):
        assert calendar.is_working(day) is CALENDAR_2026.is_working(day), day


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2020-01-19", True),  # Sunday before the Spring Festival
        ("2020-01-31", False),  # Friday: the festival was lengthened for the epidemic
        ("2020-02-02", False),
        ("2021-02-20", True),  # Saturday
        ("2022-04-24", True),  # Sunday for Labour Day
        ("2023-10-07", True),  # Saturday and Sunday after National Day
        ("2023-10-08", True),
        ("2024-02-09", True),  # New Year's Eve was no public holiday that year
        ("2025-01-28", False),  # and was one from 2025 on
        ("2025-01-26", True),  # Sunday
    ],
)
def test_golden_days(calendar: WorkingCalendar, day: str, working: bool) -> None:
    assert calendar.is_working(date.fromisoformat(day)) is working


def test_day_by_day_against_a_second_source(calendar: WorkingCalendar) -> None:
    # its public category alone: half days (8 March, 4 May) free a part of the people only.
    # `is_working_day` knows the make-up weekends, which the mapping of holidays does not show
    china = second_source.country_holidays("CN", years=range(2020, 2027), categories=("public",))
    days = days_from(date(2020, 1, 1), date(2026, 12, 31))
    differing = {day for day in days if calendar.is_working(day) is not china.is_working_day(day)}
    assert differing == set(DIFFERENCES)
    assert len(days) == 2557


# -- the override file


def test_the_example_file_is_valid_and_wins() -> None:
    calendar = load_calendar(override_file=EXAMPLE)
    assert not calendar.is_working(date(2027, 10, 1))
    assert calendar.is_working(date(2027, 10, 9))
    assert not calendar.is_provisional(date(2027, 10, 9))
    assert calendar.is_provisional(date(2027, 10, 11)) is (2027 not in covered_years())


def test_the_administrator_wins_over_the_package(overrides: Path) -> None:
    overrides.write_text('2026-05-01 = "work"\n2026-05-09 = "off"\n')
    calendar = load_calendar(override_file=overrides)
    assert calendar.is_working(date(2026, 5, 1))
    assert not calendar.is_working(date(2026, 5, 9))
    assert not calendar.is_working(date(2026, 5, 4))


def test_a_notice_entered_in_full_ends_the_provision(overrides: Path) -> None:
    overrides.write_text('published_years = [2098]\n"2098-10-01..2098-10-07" = "off"  # 国庆节\n')
    calendar = load_calendar(override_file=overrides)
    assert not calendar.is_provisional(date(2098, 3, 3))
    assert calendar.is_working(date(2098, 3, 3))
    assert calendar.next_working(date(2098, 10, 1)) == date(2098, 10, 8)
    assert calendar.is_provisional(date(2099, 1, 8))


def test_a_byte_order_mark_and_windows_lines_are_fine(overrides: Path) -> None:
    overrides.write_bytes(b'\xef\xbb\xbf# note\r\n2027-10-01 = "off"\r\n')
    assert read_overrides(overrides).days == {date(2027, 10, 1): False}


def test_an_empty_file_says_nothing(overrides: Path) -> None:
    overrides.write_text("")
    assert not read_overrides(overrides).days


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("# note\n2027-10-01 = off", 2, "with the quotes"),
        ('\n2027-10-01..2027-10-07 = "off"', 2, "Invalid"),
        ('2027-10-01 = "off"\n2027-02-30 = "off"', 2, "not in the calendar"),
        ('2027-10-01 = "off"\n2027-10-1 = "off"', 2, "is not a day"),
        ('20271001 = "off"', 1, "is not a day"),
        ('2027.10.01 = "off"', 1, "is not a day"),
        ('[2027]\n10-01 = "off"', 1, "is not a day"),
        ('2027-10-01 = "rest"', 1, 'the word is "work" or "off"'),
        ("2027-10-01 = true", 1, 'the word is "work" or "off"'),
        ('2027-10-01 = "off"\n2027-10-01 = "work"', 2, "each day once"),
        ('"2027-10-01..2027-10-03" = "off"\n\n2027-10-01 = "work"', 3, "a second time"),
        ('"2027-10-07..2027-10-01" = "off"', 1, "run forward"),
        ('"2027-10-01..2037-10-07" = "off"', 1, "at most 31 days"),
        ("published_years = 2027", 1, "list of years"),
        ("# note\npublished_years = [27]", 2, "list of years"),
        ("published_years = [true]", 1, "list of years"),
    ],
)
def test_a_bad_line_is_named(overrides: Path, text: str, line: int, reason: str) -> None:
    overrides.write_text(text)
    with pytest.raises(OverrideFileError) as refused:
        load_calendar(override_file=overrides)
    assert f"overrides.toml, line {line}: " in str(refused.value)
    assert reason in str(refused.value)


def test_a_file_that_cannot_be_read_is_one_clear_error(overrides: Path) -> None:
    with pytest.raises(OverrideFileError, match=r"overrides\.toml: cannot be read"):
        read_overrides(overrides)
    overrides.write_bytes("2027-10-01 = 'off' # 国庆".encode("gb18030"))
    with pytest.raises(
        OverrideFileError, match=r"overrides\.toml is not in UTF-8.*save it as UTF-8"
    ):
        read_overrides(overrides)


# -- the days off by regulation


def test_what_is_off_by_regulation_is_so_in_a_second_source_and_in_every_notice(
    calendar: WorkingCalendar,
) -> None:
    for year in range(2025, 2051):
        china = second_source.country_holidays(
            "CN", years=year, categories=("public",), language="en_US"
        )
        named = {
            day
            for day, names in china.items()
            if any("observed" not in one and "substituted" not in one for one in names.split("; "))
        }
        days = set(filter(off_by_regulation, days_from(date(year, 1, 1), date(year, 12, 31))))
        assert days == named
        if year in calendar.published_years:
            assert not any(map(calendar.is_working, days))


@pytest.mark.parametrize(
    "text", ["", "published_years = [2099]\n", 'published_years = [2099]\n2098-03-03 = "off"\n']
)
def test_a_holiday_is_off_whatever_the_file_leaves_out(overrides: Path, text: str) -> None:
    overrides.write_text(text)
    calendar = load_calendar(override_file=overrides)
    for day in ("01-01", "05-01", "05-02", "10-01", "10-02", "10-03"):
        assert not calendar.is_working(date.fromisoformat(f"2099-{day}"))
        assert not calendar.is_provisional(date.fromisoformat(f"2099-{day}"))
    # without a day of it no notice is entered, so the others are not official
    assert calendar.is_provisional(date(2099, 1, 8))
    overrides.write_text('2027-01-01 = "work"')
    assert load_calendar(override_file=overrides).is_working(date(2027, 1, 1)), "the desk's word"
