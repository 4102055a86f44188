"""/stuck: at which step matters wait."""

from zoneinfo import ZoneInfo

from bot.buttons.analysis import BehindOf
from bot.pages import times
from bot.pages.analysis import parts
from bot.pages.page import Page, Row, button, clip, in_rows, joined, piece
from bot.texts import Html, Say
from domain.analysis.model import WAITS, Analysis
from domain.analysis.views import StuckBoard, Waiting

_BEHIND = {state: which for which, state in WAITS.items()}


def stuck_page(say: Say, board: StuckBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """A line for each step at which matters wait, a button to its list, and the units below."""
    page, pages, shown = piece(board.below, page, parts.BELOW)
    of = board.of
    start = times.day(say, of.stretch.start.astimezone(zone).date())
    legend = parts.paged(say, say("stuck-below"), page, pages) if shown else None
    lines = [_line(say, one) for one in board.waiting] or [say("stuck-none")]
    text = joined(
        [
            parts.head(say, Analysis.STUCK, of, zone),
            say("stuck-than", day=start),
            *lines,
            legend,
        ]
    )
    labelled = [
        (
            line.unit,
            say.plain("status-unit", unit=clip(line.unit.name, parts.LABEL), open=str(line.many)),
        )
        for line in shown
    ]
    return Page(
        text=text,
        rows=(
            *_to_matters(say, board),
            *parts.units_below(Analysis.STUCK, of, labelled, 3),
            *parts.ways_on(say, Analysis.STUCK, of, page, pages),
        ),
    )


def _line(say: Say, waiting: Waiting) -> Html:
    state = say.plain(f"behind-of-{_BEHIND[waiting.state].value}")
    many = parts.trend(say, waiting.many)
    if not waiting.many.now:
        return say("stuck-gone", state=state, many=many)
    return say(
        "stuck-line",
        state=state,
        many=many,
        median=parts.how_long(say, waiting.median),
        longest=parts.how_long(say, waiting.longest),
    )


def _to_matters(say: Say, board: StuckBoard) -> list[Row]:
    unit, lookback = board.of.unit.id, board.of.lookback
    return in_rows(
        [
            button(
                say.plain(
                    "stuck-see",
                    state=say.plain(f"behind-of-{which.value}"),
                    count=str(one.many.now),
                ),
                BehindOf(unit=unit, which=which, lookback=lookback),
            )
            for one in board.waiting
            for which in [_BEHIND[one.state]]
            if one.many.now
        ],
        3,
    )
