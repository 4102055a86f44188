"""The matters behind a figure of a board."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.sheets import MattersSheet
from bot.buttons.status import MattersOf, StatusOf
from bot.pages.lists import due_words, listed_state, open_button, where
from bot.pages.page import Page, button, clip, in_rows, joined, page_row
from bot.texts import Say
from domain.cases.views import CaseLine
from domain.status.views import Matters, MattersPage

_NAME = 40
_DISPUTES = tuple(one for one in Matters if one is not Matters.UNANSWERED)


def matters_page(say: Say, board: MattersPage, zone: ZoneInfo) -> Page:
    """The worst first, each with a button; the other lists of the unit, and the way back."""
    found, unit, which = board.found, board.unit, board.which
    head = say(
        "matters-head",
        unit=clip(unit.name, _NAME),
        which=say.plain(f"matters-of-{which.value}"),
        total=found.total,
    )
    if found.pages > 1:
        head = say("page-head", head=head, page=str(found.page + 1), pages=str(found.pages))
    lines = [f"\n{_line(say, line, zone)}" for line in found.lines]
    return Page(
        text=joined([head, *(lines or ["", say("matters-none")])]),
        rows=(
            *([open_button(say, line)] for line in found.lines),
            page_row(
                say,
                found.page,
                found.pages,
                lambda to: MattersOf(unit=unit.id, which=which, page=to),
            ),
            *in_rows(_others(say, board), 2),
            [
                button(say.plain("unit-up", unit=unit.name[:18]), StatusOf(unit=unit.id)),
                button(say.plain("listing-button"), MattersSheet(unit=unit.id, which=which)),
            ],
        ),
    )


def _line(say: Say, line: CaseLine, zone: ZoneInfo) -> str:
    return say(
        "queue-line",
        urgency=words.urgency(say, line.urgency),
        id=str(line.id),
        category=line.category.read(say.locale),
        where=where(line),
        state=" · ".join(filter(None, (listed_state(say, line), due_words(say, line, zone)))),
    )


def _others(say: Say, board: MattersPage) -> list[InlineKeyboardButton]:
    if board.which is Matters.UNANSWERED:
        return []
    return [
        button(say.plain(f"matters-of-{one.value}"), MattersOf(unit=board.unit.id, which=one))
        for one in _DISPUTES
        if one is not board.which
    ]
