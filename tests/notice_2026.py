"""The State Council's notice on the holidays of 2026, typed in by hand.

国务院办公厅关于2026年部分节假日安排的通知, 4 November 2025, as printed by Xinhua
(https://politics.gmw.cn/2025-11/04/content_38391083.htm). It is the ground the two packages are
held against, and lets the tests of `domain` do without either.
"""

from datetime import date, timedelta

from domain.days.calendar import WorkingCalendar

OFF = (
    (date(2026, 1, 1), date(2026, 1, 3)),  # 元旦
    (date(2026, 2, 15), date(2026, 2, 23)),  # 春节
    (date(2026, 4, 4), date(2026, 4, 6)),  # 清明节
    (date(2026, 5, 1), date(2026, 5, 5)),  # 劳动节
    (date(2026, 6, 19), date(2026, 6, 21)),  # 端午节
    (date(2026, 9, 25), date(2026, 9, 27)),  # 中秋节
    (date(2026, 10, 1), date(2026, 10, 7)),  # 国庆节
)
MAKE_UP = (
    date(2026, 1, 4),
    date(2026, 2, 14),
    date(2026, 2, 28),
    date(2026, 5, 9),
    date(2026, 9, 20),
    date(2026, 10, 10),
)


def days_from(first: date, last: date) -> list[date]:
    """Each day from first to last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


DAYS_OFF = {day: False for first, last in OFF for day in days_from(first, last)}

CALENDAR_2026 = WorkingCalendar(
    published=DAYS_OFF | dict.fromkeys(MAKE_UP, True), published_years=frozenset({2026})
)
HOLIDAYS_ONLY_2026 = WorkingCalendar(published=DAYS_OFF, published_years=frozenset({2026}))
"""What a calendar without make-up workdays believes."""
