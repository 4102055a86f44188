"""The stretches of days a file can be asked for."""

from datetime import date
from enum import StrEnum

from domain.days.periods import Period, PeriodKind


class Span(StrEnum):
    """本周, 本月, 上月, 本年, 上年."""

    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last_month"
    YEAR = "year"
    LAST_YEAR = "last_year"


def days_of(span: Span, today: date) -> tuple[date, date]:
    """First and last day; a year is the calendar year."""
    match span:
        case Span.WEEK:
            period = Period.containing(PeriodKind.WEEK, today)
        case Span.MONTH:
            period = Period.containing(PeriodKind.MONTH, today)
        case Span.LAST_MONTH:
            period = Period.containing(PeriodKind.MONTH, today).previous()
        case Span.YEAR:
            return date(today.year, 1, 1), date(today.year, 12, 31)
        case Span.LAST_YEAR:
            return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    return period.first, period.last


def whole_year(first: date, last: date) -> bool:
    """Whether the days are a calendar year: its ledger begins with what the year before left open,
    as offices keep theirs."""
    return first == date(first.year, 1, 1) and last == date(first.year, 12, 31)
