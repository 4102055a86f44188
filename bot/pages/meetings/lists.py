"""Meetings as lists: of the communities in a month, and of one community."""

from datetime import date

from aiogram.types import InlineKeyboardButton

from bot.buttons.meetings import MeetingsOfMonth, MeetingsOfUnit, OpenMeeting, SetSeries
from bot.pages import times
from bot.pages.details import to_board
from bot.pages.meetings import parts
from bot.pages.page import Page, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.meetings.series import month_after
from domain.meetings.views import MeetingHome, MeetingLine, MeetingPage, UnitMeetings

_UNIT = 10


def no_series_page(say: Say, home: MeetingHome) -> Page:
    """A community that has not said when it meets."""
    if home.unit is None:
        return Page(text=say("meeting-none-below"))
    begin = button(say.plain("meeting-set-series"), SetSeries(unit=home.unit.id))
    return Page(text=say("meeting-no-series", unit=home.unit.name), rows=([begin],))


def month_page(say: Say, board: MeetingPage) -> Page:
    """The communities' meetings of a month, those that need somebody first."""
    name = say.plain(
        "period-month", year=str(board.month.year), month=times.month(say, board.month)
    )
    head = say(
        "meetings-month", month=name, total=board.total, held=board.held, missed=board.missed
    )
    if board.unit is not None:
        head = say("board-list-head", unit=board.unit.name, head=head)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    lines = [_line(say, one) for one in board.lines] or [say("meetings-month-empty")]
    buttons = [_open(one, clip(one.unit.name, _UNIT)) for one in board.lines]
    unit = 0 if board.unit is None else board.unit.id

    def to(month: date, page: int = 0) -> MeetingsOfMonth:
        return MeetingsOfMonth(month=_number(month), page=page, unit=unit)

    turn = page_row(say, board.page, board.pages, lambda page: to(board.month, page))
    before, after = _before(board.month), month_after(board.month)
    months = [
        button(say.plain("meetings-other-month", month=times.month(say, one)), to(one))
        for one in (before, after)
    ]
    rows = (*in_rows(buttons, 2), turn, months, to_board(say, board.unit))
    return Page(text=joined([head, "", *lines]), rows=rows)


def unit_page(say: Say, board: UnitMeetings, today: date) -> Page:
    """The meetings of one community, the newest first."""
    head = say("meetings-unit", unit=board.unit.name)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    lines = [
        say(
            "meetings-unit-line",
            day=times.near_day(say, one.on, today),
            state=parts.state(say, one),
            items=one.items,
        )
        for one in board.lines
    ] or [say("meetings-unit-empty")]
    buttons = [_open(one, times.day(say, one.on)) for one in board.lines]
    unit = board.unit.id
    turn = page_row(say, board.page, board.pages, lambda page: MeetingsOfUnit(unit=unit, page=page))
    ways = [button(say.plain("meetings-to-month"), MeetingsOfMonth(month=_number(today), page=0))]
    return Page(text=joined([head, "", *lines]), rows=(*in_rows(buttons, 3), turn, ways))


def _line(say: Say, one: MeetingLine) -> Html:
    key = "meetings-month-line-why" if one.reason else "meetings-month-line"
    return say(
        key,
        unit=one.unit.name,
        day=times.day(say, one.on),
        state=parts.state(say, one),
        items=one.items,
        **({"reason": clip(one.reason, parts.TOPIC)} if one.reason else {}),
    )


def _open(one: MeetingLine, label: str) -> InlineKeyboardButton:
    return button(label, OpenMeeting(id=one.id))


def _number(month: date) -> int:
    return month.year * 100 + month.month


def _before(month: date) -> date:
    year, number = (month.year - 1, 12) if month.month == 1 else (month.year, month.month - 1)
    return date(year, number, 1)
