"""What a number on a button may be at most: whoever presses it may have written it themselves.

What is beyond is no button of ours, and is answered like one that is out of date.
"""

from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from domain.errors import NotFound
from domain.ids import LARGEST_ID

_YEARS: Final = range(2000, 2200)


def _is_day(number: int) -> int:
    """Raises ValueError for what is neither a day near enough to count from nor 0."""
    if number and _day(number).year not in _YEARS:
        raise ValueError("no day of ours")
    return number


def _day(number: int) -> date:
    return date(number // 10_000, number // 100 % 100, number % 100)


def number_of(day: date) -> int:
    """``20261201``: a day as a button carries it."""
    return day.year * 10_000 + day.month * 100 + day.day


def day_of(number: int) -> date:
    """The day again; raises NotFound for what is none."""
    try:
        return _day(number)
    except ValueError:
        raise NotFound("day") from None


def _is_month(number: int) -> int:
    """Raises ValueError for what is no month."""
    _is_day(number * 100 + 1)
    return number


Id = Annotated[int, Field(ge=0, le=LARGEST_ID)]
"""What a row is known by; 0: none."""
Count = Annotated[int, Field(ge=0, le=100_000)]
"""A page, a number of days, one of several."""
Day = Annotated[int, Field(ge=0, le=21_991_231), AfterValidator(_is_day)]
"""A day as 20261201; 0: none."""
Month = Annotated[int, Field(ge=0, le=219_912), AfterValidator(_is_month)]
"""A month as 202612."""
