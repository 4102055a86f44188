"""The pages of the tree of units, for who administers it."""

from collections.abc import Sequence

from bot import words
from bot.buttons.org import Change, ChangeUnit, UnitAt
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row, piece
from bot.texts import Html, Say
from domain.org.views import UnitCard, UnitRef

BELOW = 10
"""Units below, on one page."""
_NAME = 24


def units_page(units: Sequence[UnitRef], heading: Html) -> Page:
    """A choice of units."""
    found = [button(clip(unit.name, _NAME), UnitAt(unit=unit.id)) for unit in units]
    return Page(text=heading, rows=tuple(in_rows(found, 2)))


def unit_page(say: Say, card: UnitCard, page: int = 0, heading: Html | None = None) -> Page:
    """A unit: what it is, what it has, what may be done with it, and the units below."""
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("org-head", unit=card.unit.name, kind=words.unit_kind(say, card.unit.kind)),
            say("org-has", below=len(card.below), open=card.open, held=card.held),
            say("org-code", code=card.code),
            say("org-aliases", names=" · ".join(card.aliases)) if card.aliases else None,
            say("org-above", unit=card.above.name) if card.above else None,
            say("org-ended") if card.ended else None,
        ]
    )
    page, pages, shown = piece(card.below, page, BELOW)
    rows: list[Row] = []
    if not card.ended:
        changes = [change for change in Change if card.above or change is Change.RENAME]
        rows += in_rows(
            [
                button(say.plain(f"org-do-{one.value}"), ChangeUnit(unit=card.unit.id, change=one))
                for one in changes
            ],
            2,
        )
    rows += in_rows([button(clip(one.name, _NAME), UnitAt(unit=one.id)) for one in shown], 2)
    rows.append(page_row(say, page, pages, lambda to: UnitAt(unit=card.unit.id, page=to)))
    if card.above is not None:
        rows.append(
            [button(say.plain("unit-up", unit=card.above.name), UnitAt(unit=card.above.id))]
        )
    return Page(text=text, rows=tuple(rows))
