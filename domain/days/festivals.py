"""The days that are off by regulation, in every year, whether its notice is out or not.

《全国年节及纪念日放假办法》 art. 2 (revised on 10 November 2024, in force from 1 January 2025):
New Year's Day; the Spring Festival 4 days (the eve, and the first three days of the first lunar
month); Qingming, the Dragon Boat and the Mid-Autumn festival each the day itself; Labour Day 2
days; National Day 3 days. The yearly notice only says which days round them are off or worked
instead.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

_IN_FORCE = 2025
_FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
_SPRING = range(-1, 3)
"""The days of the Spring Festival, counted from the first of the first lunar month."""
_FESTIVALS = """
2025 0129 0404 0531 1006
2026 0217 0405 0619 0925
2027 0206 0405 0609 0915
2028 0126 0404 0528 1003
2029 0213 0404 0616 0922
2030 0203 0405 0605 0912
2031 0123 0405 0624 1001
2032 0211 0404 0612 0919
2033 0131 0404 0601 0908
2034 0219 0405 0620 0927
2035 0208 0405 0610 0916
2036 0128 0404 0530 1004
2037 0215 0404 0618 0924
2038 0204 0405 0607 0913
2039 0124 0405 0527 1002
2040 0212 0404 0614 0920
2041 0201 0404 0603 0910
2042 0122 0404 0622 0928
2043 0210 0405 0611 0917
2044 0130 0404 0531 1005
2045 0217 0404 0619 0925
2046 0206 0404 0608 0915
2047 0126 0405 0529 1004
2048 0214 0404 0615 0922
2049 0202 0404 0604 0911
2050 0123 0404 0623 0930
"""
"""Year: the first day of the lunar year, Qingming, the fifth of the fifth and the fifteenth of the
eighth lunar month, by the calendar of GB/T 33661-2017. The package ``holidays`` (a test) and the
conversion tables of the Hong Kong Observatory (1901 to 2100) have the same days."""


def off_by_regulation(day: date) -> bool:
    """Whether nobody works on this day, whatever the notice of its year will say."""
    return day in _of_year(day.year)


@cache
def _of_year(year: int) -> frozenset[date]:
    """All of a year; years before the regulation took force have their notices. Beyond the table of
    festivals there are the days by the sun's calendar alone."""
    if year < _IN_FORCE:
        return frozenset()
    fixed = (date(year, month, day) for month, day in _FIXED)
    return frozenset((*fixed, *_moving().get(year, ())))


@cache
def _moving() -> dict[int, tuple[date, ...]]:
    return {int(line[:4]): tuple(_festivals(line)) for line in _FESTIVALS.split("\n") if line}


def _festivals(line: str) -> Iterator[date]:
    year, *days = line.split()
    spring, *others = (date(int(year), int(day[:2]), int(day[2:])) for day in days)
    yield from (spring + timedelta(days=number) for number in _SPRING)
    yield from others
