"""What waits for somebody who could not be reached, or comes anew."""

from collections.abc import Sequence
from typing import NamedTuple

from aiogram.filters.callback_data import CallbackData

from bot.buttons.cases import ListPage
from bot.pages.lists import MINE, QUEUE, open_button, state_words
from bot.pages.page import Page, Row, button, joined
from bot.texts import Say
from domain.cases.views import CaseLine

SHOWN = 6


class Missed(NamedTuple):
    """What was to be told meanwhile: of which cases, as they stand now, and of what else."""

    messages: int
    cases: Sequence[CaseLine]
    others: Sequence[CallbackData]


class Waits(NamedTuple):
    """How much waits in the lists."""

    handle: int
    answer: int


def missed_text(say: Say, missed: Missed, waits: Waits) -> Sequence[str]:
    """In lines; none where nothing was missed, and nothing waits."""
    lines = []
    if missed.messages:
        lines.append(say("missed-head", count=missed.messages))
        lines += [
            say("missed-case", id=str(line.id), category=line.category.read(say.locale),
                state=state_words(say, line))
            for line in missed.cases[:SHOWN]
        ]  # fmt: skip
    if waits.handle:
        lines.append(say("waits-handle", count=waits.handle))
    if waits.answer:
        lines.append(say("waits-answer", count=waits.answer))
    return lines


def missed_rows(say: Say, missed: Missed, waits: Waits) -> tuple[Row, ...]:
    """What was missed, each to be opened; and the lists in which something waits."""
    rows: list[Row] = [[open_button(say, line)] for line in missed.cases[:SHOWN]]
    rows += [[button(say.plain("missed-other"), one)] for one in missed.others[: SHOWN // 2]]
    lists = []
    if waits.handle:
        lists.append(button(say.plain("to-queue"), ListPage(name=QUEUE, page=0)))
    if waits.answer:
        lists.append(button(say.plain("to-mine"), ListPage(name=MINE, page=0)))
    return (*rows, lists)


def missed_page(say: Say, missed: Missed, waits: Waits) -> Page | None:
    """A message of its own; None where there is nothing to say."""
    if not missed.messages:
        return None
    text = joined(missed_text(say, missed, waits))
    return Page(text=text, rows=missed_rows(say, missed, waits))
