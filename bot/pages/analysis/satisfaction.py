"""/satisfaction: the three rates."""

from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.analysis import BehindOf
from bot.pages.analysis import parts
from bot.pages.page import Page, Row, button, clip, in_rows, joined, piece
from bot.texts import Html, Say
from domain.analysis.model import Analysis, Behind, Ratio
from domain.analysis.views import RateLine, SatisfactionBoard

_BELOW = 6
"""With the lists beside the rates no more units fit one screen."""


def satisfaction_page(say: Say, board: SatisfactionBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """Each rate with its numerator and denominator; the matters that are in no numerator, each
    with a button; and the units below."""
    page, pages, shown = piece(board.below, page, _BELOW)
    of, rates, before = board.of, board.rates, board.before
    legend = parts.paged(say, say("satisfaction-below"), page, pages) if shown else None
    text = joined(
        [
            parts.head(say, Analysis.SATISFACTION, of, zone),
            "",
            parts.stretch(say, of, zone),
            _rate(say, "response", rates.response, before.response),
            _rate(say, "solved", rates.solved, before.solved),
            _rate(say, "content", rates.content, before.content),
            say("satisfaction-silent", count=rates.silent) if rates.silent else None,
            legend,
        ]
    )
    labelled = [(line.unit, _label(say, line)) for line in shown]
    return Page(
        text=text,
        rows=(
            *_to_matters(say, board),
            *parts.units_below(Analysis.SATISFACTION, of, labelled),
            *parts.ways_on(say, Analysis.SATISFACTION, of, page, pages),
        ),
    )


def _rate(say: Say, name: str, now: Ratio, before: Ratio) -> Html:
    figure = parts.rate(say, now, before)
    return say(f"satisfaction-{name}", rate=figure, part=now.part, whole=now.whole)


def _label(say: Say, line: RateLine) -> str:
    """``古道社区 90% 9/10``: content, of those who said so."""
    content = line.rates.content
    return say.plain(
        "satisfaction-unit" if content.whole else "satisfaction-unit-none",
        unit=clip(line.unit.name, parts.LABEL),
        rate=words.rate(content.part, content.whole),
        part=str(content.part),
        whole=str(content.whole),
    )


def _to_matters(say: Say, board: SatisfactionBoard) -> list[Row]:
    rates = board.rates
    many = {
        Behind.LATE_RESPONSE: rates.response.whole - rates.response.part,
        Behind.UNSOLVED: rates.solved.whole - rates.solved.part,
        Behind.DISCONTENT: rates.content.whole - rates.content.part,
        Behind.NO_WORD: rates.silent,
    }
    unit, lookback = board.of.unit.id, board.of.lookback
    return in_rows(
        [
            button(
                say.plain(f"behind-see-{which.value}", count=str(count)),
                BehindOf(unit=unit, which=which, lookback=lookback),
            )
            for which, count in many.items()
            if count
        ],
        2,
    )
