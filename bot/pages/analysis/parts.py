"""What the pages of analysis share: heads, trends, stretches of time, and the ways on."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.analysis import BEGINS_WITH, AnalysisOf
from bot.buttons.status import StatusOf
from bot.pages import times
from bot.pages.page import Row, button, clip, in_rows, page_row
from bot.texts import Html, Say
from domain.analysis.model import Analysis, Behind, Ratio, Trend, lookbacks
from domain.analysis.views import Frame
from domain.org.views import UnitRef
from domain.periodic.model import percent

BELOW = 8
"""Units, or places, on one page."""
NAME = 40
LABEL = 12
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
PAGE_OF = {
    **dict.fromkeys(Behind, Analysis.STUCK),
    **dict.fromkeys((Behind.HELD, Behind.HELD_LATE, Behind.HELD_HERE), Analysis.LOAD),
    **dict.fromkeys(
        (Behind.LATE_RESPONSE, Behind.UNSOLVED, Behind.DISCONTENT, Behind.NO_WORD),
        Analysis.SATISFACTION,
    ),
}
"""On which page the figure stands."""


def head(say: Say, of: Analysis, frame: Frame, zone: ZoneInfo) -> Html:
    """Whose page it is, and as of when."""
    at = words.moment(say, frame.as_of, zone)
    return say(f"{of.value}-head", unit=clip(frame.unit.name, NAME), at=at)


def stretch(say: Say, frame: Frame, zone: ZoneInfo) -> Html:
    """``本周 11月23日–24日``, and with what the arrows compare."""
    return say(
        "analysis-stretch",
        lookback=say.plain(f"analysis-lookback-{frame.lookback.value}"),
        days=days(say, frame, zone),
        than=say.plain(f"analysis-than-{frame.lookback.value}"),
    )


def days(say: Say, frame: Frame, zone: ZoneInfo) -> str:
    """The days that count."""
    first, last = (one.astimezone(zone).date() for one in (frame.stretch.start, frame.stretch.end))
    return times.span(say, first, last)


def trend(say: Say, value: Trend) -> str:
    """``12 ↑3``."""
    return arrow(say, str(value.now), value.change)


def arrow(say: Say, figure: str, change: int) -> str:
    """A figure with by how much it rose or fell; alone where it did neither."""
    if not change:
        return figure
    key = "analysis-up" if change > 0 else "analysis-down"
    return say.plain(key, figure=figure, change=str(abs(change)))


def rate(say: Say, now: Ratio, before: Ratio) -> str:
    """``92% ↑3``, in points; alone where there is nothing to compare with."""
    figure, then = percent(now.part, now.whole), percent(before.part, before.whole)
    shown = words.rate(now.part, now.whole)
    return shown if figure is None or then is None else arrow(say, shown, figure - then)


def how_long(say: Say, span: timedelta) -> str:
    """``3天``; less than a day in hours."""
    if span >= _DAY:
        return say.plain("analysis-days", count=span // _DAY)
    return say.plain("analysis-hours", count=span // _HOUR)


def ways_on(say: Say, of: Analysis, frame: Frame, page: int = 0, pages: int = 1) -> list[Row]:
    """Other stretches, the other pages of the unit, and the way up, back and on."""
    unit, lookback = frame.unit.id, frame.lookback

    def to(number: int) -> AnalysisOf:
        return AnalysisOf(of=of, unit=unit, lookback=lookback, page=number)

    stretches = [
        button(say.plain(f"analysis-short-{one.value}"), AnalysisOf(of=of, unit=unit, lookback=one))
        for one in lookbacks(of)
        if one is not lookback
    ]
    others = [
        button(
            say.plain(f"{one.value}-button"),
            AnalysisOf(
                of=one,
                unit=unit,
                lookback=lookback if lookback in lookbacks(one) else BEGINS_WITH[one],
            ),
        )
        for one in Analysis
        if one is not of
    ]
    if frame.above is not None:
        up = AnalysisOf(of=of, unit=frame.above.id, lookback=lookback)
        back = [button(say.plain("unit-up", unit=clip(frame.above.name, LABEL)), up)]
    else:
        back = []
    back.append(button(say.plain("status-back"), StatusOf(unit=unit)))
    turning = page_row(say, page, pages, to) or [button(say.plain("refresh"), to(page))]
    return [stretches, others, [*back, *turning]]


def units_below(
    of: Analysis, frame: Frame, labelled: Sequence[tuple[UnitRef, str]], width: int = 2
) -> list[Row]:
    """A button down for each."""
    return in_rows(
        [
            button(label, AnalysisOf(of=of, unit=unit.id, lookback=frame.lookback))
            for unit, label in labelled
        ],
        width,
    )


def paged(say: Say, text: Html, page: int, pages: int) -> Html:
    """The text, with which page it is where there are several."""
    if pages == 1:
        return text
    return say("page-head", head=text, page=str(page + 1), pages=str(pages))
