"""The matters behind a figure of a board."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.sheets import MattersSheet
from bot.buttons.status import MatterOf, MattersOf, StatusOf
from bot.pages import times
from bot.pages.lists import state_words
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Say
from domain.cases.model import Urgency
from domain.cases.views import CaseLine
from domain.status.views import Matters, MattersPage

_NAME = 40
_LABEL = 12
_UNIT = 12
_OPINIONS = (Matters.UNANSWERED, Matters.UNANSWERED_LATE)
_ORDINARY = "•"
_LONG = 99_999
"""Beyond it only three numbers stand in a row of a phone."""


def matters_page(say: Say, board: MattersPage, zone: ZoneInfo) -> Page:
    """The worst first, the numbers below open them; the other lists of the unit, and the way
    back."""
    found, unit, which = board.found, board.unit, board.which
    head = say(
        "matters-head",
        unit=clip(unit.name, _NAME),
        which=say.plain(f"matters-of-{which.value}"),
        total=found.total,
    )
    if found.pages > 1:
        head = say("page-head", head=head, page=str(found.page + 1), pages=str(found.pages))
    lines = [_line(say, line, zone, board.as_of) for line in found.lines]
    return Page(
        text=joined([head, *(lines or ["", say("matters-none")])]),
        rows=(
            *_numbers(say, board),
            page_row(
                say,
                found.page,
                found.pages,
                lambda to: MattersOf(unit=unit.id, which=which, page=to),
            ),
            *in_rows(_others(say, board), 2),
            [
                button(say.plain("unit-up", unit=clip(unit.name, _LABEL)), StatusOf(unit=unit.id)),
                button(say.plain("listing-button"), MattersSheet(unit=unit.id, which=which)),
            ],
        ),
    )


def way_back(say: Say, unit: int, which: Matters, page: int) -> InlineKeyboardButton:
    """From a matter to the list it was opened from."""
    label = say.plain("matters-back", which=say.plain(f"matters-of-{which.value}"))
    return button(label, MattersOf(unit=unit, which=which, page=page))


def _line(say: Say, line: CaseLine, zone: ZoneInfo, now: datetime) -> str:
    """Two lines of a phone: what and where, then how it stands and for how long."""
    return say(
        "matters-line",
        mark=_ORDINARY if line.urgency is Urgency.YELLOW else words.urgency(say, line.urgency),
        id=str(line.id),
        category=line.category.read(say.locale),
        unit=clip(line.unit_name, _UNIT),
        state=" · ".join(filter(None, (state_words(say, line), _due(say, line, zone, now)))),
    )


def _due(say: Say, line: CaseLine, zone: ZoneInfo, now: datetime) -> str | None:
    if line.due_at is None:
        return None
    if line.overdue:
        return say.plain("matters-late", long=times.over(say, line.due_at, now, zone))
    return say.plain("matters-due", due=words.deadline(say, line.due_at, zone))


def _numbers(say: Say, board: MattersPage) -> list[Row]:
    """The lines say what they are, so that the buttons need the number alone."""
    found = board.found
    width = 3 if any(line.id > _LONG for line in found.lines) else 5
    buttons = [
        button(
            say.plain("matters-number", id=str(line.id)),
            MatterOf(id=line.id, unit=board.unit.id, which=board.which, page=found.page),
        )
        for line in found.lines
    ]
    return in_rows(buttons, width)


def _others(say: Say, board: MattersPage) -> list[InlineKeyboardButton]:
    group = [one for one in Matters if (one in _OPINIONS) == (board.which in _OPINIONS)]
    if board.which is Matters.OVERDUE:
        group.append(Matters.UNANSWERED_LATE)
    if board.which is Matters.UNANSWERED_LATE:
        group.append(Matters.OVERDUE)
    return [
        button(say.plain(f"matters-of-{one.value}"), MattersOf(unit=board.unit.id, which=one))
        for one in group
        if one is not board.which
    ]
