"""The deadlines of a case and a request for more time, as its page says them."""

from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.extension import AnswerExtension
from bot.pages.page import Row, button
from bot.texts import Html, Say
from domain.cases.views import CaseView


def deadline_lines(say: Say, view: CaseView, zone: ZoneInfo) -> list[Html]:
    """What the case's page says of deadlines below its due date."""
    clock, lines = view.clock, []
    if clock.due_provisional and view.line.due_at is not None:
        lines.append(say("case-due-provisional"))
    if clock.limit_at is not None:
        key = "case-limit-provisional" if clock.limit_provisional else "case-limit"
        limit = words.deadline(say, clock.limit_at, zone)
        lines.append(say(key, limit=limit, taken="over" if clock.taken_over else "new"))
    if clock.asked is not None:
        until = words.deadline(say, clock.asked.until, zone)
        lines.append(say("case-extension", days=clock.asked.days, until=until))
    return lines


def extension_row(say: Say, view: CaseView) -> Row:
    """The two answers to a request for more time, for whoever may give them."""
    asked = view.clock.asked
    if asked is None or not view.may.answer_extension:
        return []
    return [
        button(say.plain(f"extend-{word}"), AnswerExtension(id=asked.id, yes=word == "yes"))
        for word in ("yes", "no")
    ]
