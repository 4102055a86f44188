"""The published holidays of mainland China, and the administrator's override file.

Two sources make one `WorkingCalendar`:

- PyPI `chinesecalendar`, which carries the State Council's yearly notices, make-up workdays
  (调休) included, and raises `NotImplementedError` for years it does not know yet;
- a TOML file of the administrator, whose word wins over the package day by day.

The override file, one line for a day or for a run of days:

    published_years = [2027]                # optional: these notices are entered below in full
    2027-09-19 = "work"                     # a make-up Sunday
    2027-09-15 = "off"                      # Mid-Autumn
    "2027-10-01..2027-10-07" = "off"        # a run, both ends included; needs the quotes

- Days are ISO `YYYY-MM-DD`, local; the word is `"work"` or `"off"`.
- Days not named keep the package's answer; where it has none, holidays by regulation are off and
  Monday to Friday are worked.
- A year the package does not know stays *provisional* on the days not named, until it is listed
  in `published_years`. A year listed without any day of it has no notice entered: it stays so.
- A day may be named once; a run is at most 31 days, so that a slip in the year cannot switch off
  a decade.

The file is UTF-8 (a byte order mark is fine). An example: docs/calendar-overrides.example.toml.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar  # type: ignore[import-untyped]  # the package ships no type information

from domain.days.calendar import WorkingCalendar

FIRST_YEAR = 2020
"""The first year of data loaded by default: cases older than this are history."""

_ASKED_YEARS = range(2000, 2100)
_FRIDAY = 5
_LONGEST_RUN = 31
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = {"work": True, "off": False}
_YEARS_KEY = "published_years"


class OverrideFileError(ValueError):
    """The override file cannot be used; the message names the file, the line and the cure."""


class NotUtf8(OverrideFileError):
    """The override file is in another encoding than UTF-8; ``name`` is its name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not in UTF-8: open it in an editor and save it as UTF-8")
        self.name = name


@dataclass(frozen=True)
class Overrides:
    """What an override file says: days by word, and the years whose notice it carries in full."""

    days: Mapping[date, bool]
    published_years: frozenset[int]


def covered_years() -> frozenset[int]:
    """The years the installed `chinesecalendar` answers for, found by asking it."""
    return frozenset(year for year in _ASKED_YEARS if _covers(year))


def load_calendar(
    *,
    override_file: Path | None = None,
    first_year: int = FIRST_YEAR,
    last_year: int | None = None,
) -> WorkingCalendar:
    """Build the calendar from the package and the override file. Call once, at start.

    Years before `first_year`, after `last_year` (None: as far as the package goes) or unknown to
    the package are provisional. Raises `OverrideFileError` when the file cannot be used.
    """
    years = frozenset(
        year
        for year in covered_years()
        if first_year <= year and (last_year is None or year <= last_year)
    )
    overrides = Overrides({}, frozenset())
    if override_file is not None:
        overrides = read_overrides(override_file)
    return WorkingCalendar(
        published=_exceptions(years),
        published_years=years | overrides.published_years,
        overrides=overrides.days,
    )


def read_overrides(path: Path) -> Overrides:
    """Read an override file (format: see the module).

    Raises `OverrideFileError` for a file that cannot be read or a line that cannot be used.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise NotUtf8(path.name) from None
    except OSError as wrong:
        raise OverrideFileError(f"{path.name}: cannot be read: {wrong}") from wrong
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        place = re.search(r"at line ([0-9]+)", str(wrong))
        line = int(place[1]) if place else len(text.splitlines())
        raise OverrideFileError(
            f"{path.name}, line {line}: {wrong}; "
            'write 2027-10-01 = "off" or "work", with the quotes, each day once'
        ) from wrong
    days: dict[date, bool] = {}
    years: frozenset[int] = frozenset()
    for key, value in entries.items():
        try:
            if key == _YEARS_KEY:
                years = _years(value)
                continue
            for day in _run(key):
                if day in days:
                    raise ValueError(f"{day} is named a second time")
                days[day] = _word(value)
        except ValueError as wrong:
            line = _line_of(key, text)
            raise OverrideFileError(f"{path.name}, line {line}: {wrong}") from wrong
    return Overrides(days, years & {day.year for day in days})


def _covers(year: int) -> bool:
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def _exceptions(years: frozenset[int]) -> dict[date, bool]:
    """The days of these years that are not what their weekday says.

    From the package's own two tables: its question for a single day goes through them each time.
    """
    named = {
        **dict.fromkeys(chinese_calendar.holidays, False),
        **dict.fromkeys(chinese_calendar.workdays, True),  # whose word goes first
    }
    return {
        day: working
        for day, working in named.items()
        if day.year in years and working != (day.isoweekday() <= _FRIDAY)
    }


def _years(value: object) -> frozenset[int]:
    if not isinstance(value, list) or not all(
        isinstance(year, int) and year in _ASKED_YEARS for year in value
    ):
        raise ValueError(f"{_YEARS_KEY} is a list of years such as [2027], not {value!r}")
    return frozenset(value)


def _run(key: str) -> list[date]:
    first_text, dots, last_text = key.partition("..")
    first = _day(first_text)
    last = _day(last_text) if dots else first
    length = (last - first).days + 1
    if not 1 <= length <= _LONGEST_RUN:
        raise ValueError(f"{key} must run forward and cover at most {_LONGEST_RUN} days")
    return [first + timedelta(days=n) for n in range(length)]


def _day(text: str) -> date:
    if _DAY.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not a day: write 2027-10-01, or 2027-10-01..2027-10-07")
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise ValueError(f"{text} is not in the calendar: {wrong}") from wrong


def _word(value: object) -> bool:
    if not isinstance(value, str) or value not in _WORDS:
        raise ValueError(f'the word is "work" or "off", not {value!r}')
    return _WORDS[value]


def _line_of(key: str, text: str) -> int:
    """The 1-based line on which the key of an entry stands; TOML keys stand at a line's start."""
    entry = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*(?:[=\]]|\.(?!\.))")
    numbers = (n for n, line in enumerate(text.splitlines(), 1) if entry.match(line))
    return next(numbers, 1)
