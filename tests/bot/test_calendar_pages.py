"""The working calendar, as long as it may get."""

from datetime import date, timedelta

import pytest

from bot.pages.calendar import calendar_page, day_page, reason_page
from bot.texts import LOCALES, say_in
from domain.days.desk_calendar import REASON_LIMIT
from domain.days.views import CalendarBoard, DayRow, DaySource
from domain.errors import NotFound
from tests.bot.samples import assert_fits, labels

FIRST = date(2027, 10, 1)


def a_month(today: date = FIRST) -> CalendarBoard:
    days = [FIRST + timedelta(days=number) for number in range(31)]
    rows = tuple(
        DayRow(
            day=day,
            working=day.day % 2 == 0,
            provisional=True,
            source=DaySource.COMMAND,
            reason="<&" * (REASON_LIMIT // 2),
            file=day.day % 2 == 1,
        )
        for day in days
    )
    return CalendarBoard(first=FIRST, today=today, rows=rows, latest=FIRST + timedelta(days=731))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_longest_month_fits(locale: str) -> None:
    say, board = say_in(locale), a_month()
    assert_fits(calendar_page(say, board))
    assert_fits(day_page(say, board, FIRST))
    for working in (True, False):
        assert_fits(reason_page(say, board, FIRST, working=working))


def test_only_days_to_come_have_buttons() -> None:
    say = say_in("zh")
    board = a_month(today=date(2027, 10, 30))
    assert labels(calendar_page(say, board)) == ["30", "31", "‹ 9月", "11月 ›"]
    with pytest.raises(NotFound):
        day_page(say, board, FIRST)
    assert len(labels(calendar_page(say, a_month(today=date(2028, 1, 1))))) == 2
