"""A unit's clocks, and the buttons that set them."""

from bot import words
from bot.buttons.clocks import ClocksOf, PickClock, SetClock
from bot.pages.page import Page, Row, button, in_rows, joined
from bot.texts import Html, Say
from domain.cases.clocks import ClockBoard, ClockRow
from domain.cases.model import Urgency

ACCEPT, HANDLE = "accept", "handle"
CHOICES = {ACCEPT: (0, 1, 2, 3, 5, 7, 10), HANDLE: (1, 3, 5, 7, 10, 15, 20, 30, 45, 60)}
"""The working days offered."""


def clocks_page(say: Say, board: ClockBoard, heading: Html | None = None) -> Page:
    """A unit's clocks, with buttons for whoever may change them."""
    rows: list[Row] = []
    if board.may_set:
        rows = [
            [
                button(
                    say.plain(f"clocks-change-{what}", urgency=words.urgency(say, row.urgency)),
                    PickClock(unit=board.unit.id, urgency=row.urgency, what=what),
                )
                for what in (ACCEPT, HANDLE)
            ]
            for row in board.rows
        ]
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("clocks-head", unit=board.unit.name),
            *(_clock_line(say, row) for row in board.rows),
            "",
            say("clocks-note" if board.may_set else "clocks-read-only"),
        ]
    )
    return Page(text=text, rows=tuple(rows))


def _clock_line(say: Say, row: ClockRow) -> Html:
    return say(
        "clocks-line-own" if row.own else "clocks-line",
        urgency=words.urgency(say, row.urgency),
        accept=say.plain("clocks-days", days=row.accept),
        handle=say.plain("clocks-days", days=row.handle),
    )


def pick_page(say: Say, board: ClockBoard, urgency: Urgency, what: str) -> Page:
    """The days to choose from."""
    buttons = [
        button(
            words.capital(say.plain("clocks-days", days=days)),
            SetClock(unit=board.unit.id, urgency=urgency, what=what, days=days),
        )
        for days in CHOICES[what]
    ]
    text = say(f"clocks-pick-{what}", unit=board.unit.name, urgency=words.urgency(say, urgency))
    back = button(say.plain("clocks-back"), ClocksOf(unit=board.unit.id))
    return Page(text=text, rows=(*in_rows(buttons, 3), [back]))
