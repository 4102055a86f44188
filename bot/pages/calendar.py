"""The working calendar by the month, and the buttons that set a day."""

from datetime import date, timedelta
from typing import Final

from bot.buttons.bounds import number_of
from bot.buttons.calendar import AskDay, CalendarOf, OfferDay, SetDay
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined
from bot.texts import Html, Say
from domain.days.desk_calendar import REASON_LIMIT
from domain.days.views import CalendarBoard, DayRow, DaySource
from domain.errors import NotFound

WORK, OFF, BACK = 1, 0, 2
REASONS: Final = ("state", "province", "district", "mistake")
_WEEK = 7
_SHORT = 20
"""So much of a reason is shown in a month of 31 of them."""
_ORDINARY_WORK_DAYS = 5


def calendar_page(say: Say, board: CalendarBoard) -> Page:
    """A line for each day; a button for each that may still be set."""
    before, after = board.first - timedelta(days=1), board.first + timedelta(days=31)
    days = [
        button(str(row.day.day), OfferDay(day=number_of(row.day)))
        for row in board.rows
        if board.today <= row.day <= board.latest
    ]
    turning = [
        button(f"‹ {times.month(say, before)}", CalendarOf(month=number_of(before) // 100)),
        button(f"{times.month(say, after)} ›", CalendarOf(month=number_of(after) // 100)),
    ]
    head = say("calendar-head", year=str(board.first.year), month=times.month(say, board.first))
    provisional = any(row.provisional for row in board.rows)
    lines = [
        head,
        "",
        *(_line(say, row, _SHORT) for row in board.rows),
        "",
        say("calendar-provisional") if provisional else None,
        say("calendar-pick") if days else None,
    ]
    return Page(text=joined(lines), rows=(*in_rows(days, _WEEK), turning))


def day_page(say: Say, board: CalendarBoard, day: date) -> Page:
    """One day: as it is, and what it may become."""
    row = _row(board, day)
    number = number_of(day)
    choices = [
        [button(say.plain("calendar-set-off"), AskDay(day=number, state=OFF))],
        [button(say.plain("calendar-set-work"), AskDay(day=number, state=WORK))],
    ]
    if row.source is DaySource.COMMAND:
        back = SetDay(day=number, state=BACK, reason=REASONS.index("mistake"))
        choices.append([button(say.plain("calendar-take-back"), back)])
    text = joined([_line(say, row), "", say("calendar-ask")])
    return Page(text=text, rows=(*choices, _back(say, day)))


def reason_page(say: Say, board: CalendarBoard, day: date, *, working: bool) -> Page:
    """Why; or how to say it in one's own words."""
    _row(board, day)
    state = WORK if working else OFF
    reasons = [
        [
            button(
                say.plain(f"calendar-why-{one}"), SetDay(day=number_of(day), state=state, reason=at)
            )
        ]
        for at, one in enumerate(REASONS)
    ]
    text = say(
        "calendar-ask-why-work" if working else "calendar-ask-why-off",
        day=times.near_day(say, day, board.today),
        typed=say.plain(f"calendar-typed-{state}").split()[0],
        number=day.isoformat(),
    )
    return Page(text=text, rows=(*reasons, _back(say, day)))


def _back(say: Say, day: date) -> Row:
    return [button(say.plain("button-back"), CalendarOf(month=number_of(day) // 100))]


def _row(board: CalendarBoard, day: date) -> DayRow:
    """The row of a day that may be set; raises NotFound for another."""
    found = next((row for row in board.rows if row.day == day), None)
    if found is None or not board.today <= day <= board.latest:
        raise NotFound("day")
    return found


def _line(say: Say, row: DayRow, limit: int = REASON_LIMIT) -> Html:
    """``10月1日 周四 休 · 国庆节``; what is not as its weekday says is in bold."""
    ordinary = row.working == (row.day.isoweekday() <= _ORDINARY_WORK_DAYS)
    parts = [say("calendar-work" if row.working else "calendar-off")]
    if not ordinary:
        parts = [say("calendar-bold", words=parts[0])]
    if row.source is not DaySource.WEEKDAY:
        parts.append(say(f"calendar-by-{row.source.value}", reason=clip(row.reason, limit)))
    if row.file is not None:
        parts.append(say("calendar-file-work" if row.file else "calendar-file-off"))
    if row.provisional:
        parts.append(say("calendar-mark"))
    weekday = say.plain(f"weekday-{row.day.isoweekday()}")
    day = say("calendar-day", day=times.day(say, row.day), weekday=weekday)
    return Html(f"{day} {' · '.join(parts)}")
