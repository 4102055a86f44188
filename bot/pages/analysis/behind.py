"""The matters behind a figure of analysis."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.analysis import AnalysisOf, BehindOf
from bot.pages.analysis import parts
from bot.pages.lists import due_words, listed_state, open_button, where
from bot.pages.page import Page, button, clip, joined, page_row
from bot.texts import Html, Say
from domain.analysis.model import Analysis
from domain.analysis.views import BehindPage
from domain.cases.views import CaseLine, CasePage

_NONE: Mapping[int, timedelta] = MappingProxyType({})


def behind_page(say: Say, board: BehindPage, zone: ZoneInfo) -> Page:
    """The worst first, each with a button, and the way back to the figure."""
    of, which, found = board.of, board.which, board.found
    page_of = parts.PAGE_OF[which]
    title = say(
        "matters-head",
        unit=clip(of.unit.name, parts.NAME),
        which=say.plain(f"behind-of-{which.value}"),
        total=found.total,
    )
    when = None
    if page_of is Analysis.SATISFACTION:
        lookback = say.plain(f"analysis-lookback-{of.lookback.value}")
        when = say("analysis-within", lookback=lookback, days=parts.days(say, of, zone))
    here = BehindOf(unit=of.unit.id, which=which, lookback=of.lookback)
    back = AnalysisOf(of=page_of, unit=of.unit.id, lookback=of.lookback)
    lines = matter_lines(say, found, zone, board.waits)
    return Page(
        text=joined(
            [
                parts.paged(say, title, found.page, found.pages),
                when,
                *(lines or ["", say("matters-none")]),
            ]
        ),
        rows=(
            *([open_button(say, line)] for line in found.lines),
            page_row(say, found.page, found.pages, lambda to: here.model_copy(update={"page": to})),
            [button(say.plain("analysis-back", page=say.plain(f"{page_of.value}-button")), back)],
        ),
    )


def matter_lines(
    say: Say, found: CasePage, zone: ZoneInfo, waits: Mapping[int, timedelta] = _NONE
) -> list[str]:
    """A line for each matter, a blank one above; with how long it waits where that is told."""
    return [f"\n{_line(say, line, zone, waits.get(line.id))}" for line in found.lines]


def _line(say: Say, line: CaseLine, zone: ZoneInfo, wait: timedelta | None) -> Html:
    waited = None if wait is None else say.plain("behind-waits", time=parts.how_long(say, wait))
    state = (listed_state(say, line), waited, due_words(say, line, zone))
    return say(
        "queue-line",
        urgency=words.urgency(say, line.urgency),
        id=str(line.id),
        category=line.category.read(say.locale),
        where=where(line),
        state=" · ".join(filter(None, state)),
    )
