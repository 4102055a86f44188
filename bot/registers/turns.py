"""The ways to the month or half-year before and after."""

from datetime import date

from bot.pages import times
from bot.pages.annual.home import FIRST
from bot.texts import Say
from domain.days.halves import HalfYear


def months(say: Say, first: date, last: date | None) -> tuple[tuple[str, str], ...]:
    """The months beside one; none after ``last``."""
    before = date.fromordinal(first.toordinal() - 1).replace(day=1)
    after = date.fromordinal(first.toordinal() + 31).replace(day=1)
    beside = [before, *([after] if last is None or after <= last else [])]
    return tuple((times.month(say, one), f"{one:%Y-%m}") for one in beside)


def halves(say: Say, half: HalfYear) -> tuple[tuple[str, str], ...]:
    """The half-years beside one."""
    after = HalfYear.containing(date.fromordinal(half.last.toordinal() + 1))
    beside = (half.previous(), after)
    return tuple((times.half_year(say, one), f"{one.first:%Y-%m}") for one in beside)


def years(say: Say, year: int, last: int) -> tuple[tuple[str, str], ...]:
    """The years beside one, of those with responsibility letters; none after ``last``."""
    beside = [one for one in (year - 1, year + 1) if FIRST <= one <= last]
    return tuple((say.plain("annual-of-year", year=str(one)), f"{one}-01") for one in beside)
