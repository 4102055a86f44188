"""What stands in a group, where others read along: a masked card, a few figures, and the way to the
private chat. No place, no sentence, no way a matter took, no post of anybody; and no button that
another could tap."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import links, words
from bot.pages.lists import due_words, state_words
from bot.pages.page import Page, Row, joined
from bot.texts import Say
from domain.cases.views import CaseView
from domain.status.views import StatusBoard


def card(say: Say, view: CaseView, zone: ZoneInfo, name: str) -> Page:
    """A matter by its number, category, unit, state and deadline; ``name`` is the bot's."""
    line = view.line
    text = joined(
        [
            say(
                "group-card",
                id=str(line.id),
                category=line.category.read(say.locale),
                kind=words.kind(say, line.kind),
            ),
            say("group-card-unit", unit=view.responsible.name),
            say("group-card-state", state=state_words(say, line)),
            due_words(say, line, zone),
        ]
    )
    return Page(text=text, rows=(_away(say, links.to_case(name, line.id)),))


def figures(say: Say, board: StatusBoard, zone: ZoneInfo, name: str) -> Page:
    """The figures of a unit alone: nothing of the units below it."""
    tally = board.tally
    text = joined(
        [
            say(
                "group-board",
                unit=board.unit.name,
                at=words.moment(say, board.as_of, zone),
            ),
            say("group-board-open", open=tally.open, overdue=tally.overdue),
            say(
                "group-board-rate",
                rate=words.rate(tally.resolved, tally.found),
                part=tally.resolved,
                whole=tally.found,
            ),
            say("group-board-week", found=board.week_found, resolved=board.week_resolved),
        ]
    )
    return Page(text=text, rows=(_away(say, links.to_chat(name)),))


def private(say: Say, command: str, name: str) -> Page:
    """Everything else belongs into the private chat."""
    return Page(
        text=say("group-private", command=f"/{command}"),
        rows=(_away(say, links.to_chat(name)),),
    )


def _away(say: Say, url: str) -> Row:
    return [InlineKeyboardButton(text=say.plain("group-away"), url=url)]
