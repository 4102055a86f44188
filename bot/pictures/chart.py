"""What a picture says, before it is drawn: its heading, its rows, and what stands at each bar."""

from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot import words
from bot.pages import times
from bot.pages.page import clip
from bot.texts import Say
from domain.days.periods import Period, PeriodKind
from domain.pictures.views import (
    AgeBar,
    Ageing,
    CategoryBar,
    CategoryShares,
    FoundAndResolved,
    Horizon,
    Shown,
    UnitBar,
    UnitsBeside,
)

_TITLE, _ROW = 20, 40
"""Characters of a name; whoever draws it cuts it to the room there is."""


class Ink(StrEnum):
    """The colours of bars: from the set of Okabe and Ito, which those who confuse colours tell
    apart, too, and each at 3:1 or more against the ground."""

    FOUND = "#0072B2"
    RESOLVED = "#009E73"
    OVERDUE = "#D55E00"


@dataclass(frozen=True, kw_only=True)
class ChartRow:
    """A row: its label, its bars, and what is written at their ends."""

    label: str
    bars: tuple[int, ...]
    """One for each series; side by side, or end to end where the chart is stacked."""
    notes: tuple[str, ...]
    """What stands behind each bar; behind the last one alone where the chart is stacked."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A bar chart with lying bars, as high as its rows need."""

    title: str
    about: str
    series: tuple[tuple[str, Ink], ...]
    """Names and colours; of a single one no name is shown."""
    rows: tuple[ChartRow, ...]
    nothing: str
    """What is said where there is no row."""
    stacked: bool = False
    beside: bool = False
    """Whether the labels are short and stand beside the bars, not above them."""


def chart(say: Say, shown: Shown, zone: ZoneInfo) -> Chart:
    """The picture of a board's figures in words and numbers."""
    match shown:
        case FoundAndResolved():
            return _trend(say, shown, zone)
        case Ageing():
            return _ageing(say, shown, zone)
        case CategoryShares():
            return _categories(say, shown, zone)
        case UnitsBeside():
            return _units(say, shown, zone)


def _trend(say: Say, shown: FoundAndResolved, zone: ZoneInfo) -> Chart:
    return Chart(
        title=_title(say, shown),
        about=span_words(say, shown.span, shown.steps[0].period, shown.steps[-1].period),
        series=(
            (say.plain("chart-found"), Ink.FOUND),
            (say.plain("chart-resolved"), Ink.RESOLVED),
        ),
        rows=tuple(
            ChartRow(
                label=_period(say, step.period, last=step is shown.steps[-1]),
                bars=(step.found, step.resolved),
                notes=(_number(step.found), _number(step.resolved)),
            )
            for step in shown.steps
        ),
        nothing=say.plain("chart-nothing"),
        beside=True,
    )


def _ageing(say: Say, shown: Ageing, zone: ZoneInfo) -> Chart:
    return _open(
        say,
        shown,
        zone,
        tuple(
            ChartRow(
                label=age_words(say, bar),
                bars=(bar.open - bar.overdue, bar.overdue),
                notes=("", _open_note(say, bar.open, bar.overdue)),
            )
            for bar in shown.bars
        ),
    )


def _units(say: Say, shown: UnitsBeside, zone: ZoneInfo) -> Chart:
    return _open(
        say,
        shown,
        zone,
        tuple(
            ChartRow(
                label=clip(unit_words(say, bar), _ROW),
                bars=(bar.open - bar.overdue, bar.overdue),
                notes=("", _open_note(say, bar.open, bar.overdue)),
            )
            for bar in shown.bars
        ),
    )


def _open(
    say: Say, shown: Ageing | UnitsBeside, zone: ZoneInfo, rows: tuple[ChartRow, ...]
) -> Chart:
    """Open matters, and behind them those that are overdue."""
    return Chart(
        title=_title(say, shown),
        about=say.plain("chart-as-of", at=words.moment(say, shown.as_of, zone)),
        series=(
            (say.plain("chart-in-time"), Ink.FOUND),
            (say.plain("chart-overdue"), Ink.OVERDUE),
        ),
        rows=rows,
        nothing=say.plain("chart-nothing"),
        stacked=True,
    )


def _categories(say: Say, shown: CategoryShares, zone: ZoneInfo) -> Chart:
    periods = shown.span.periods(shown.as_of.astimezone(zone).date())
    return Chart(
        title=_title(say, shown),
        about=span_words(say, shown.span, periods[0], periods[-1]),
        series=((say.plain("chart-found"), Ink.FOUND),),
        rows=tuple(
            ChartRow(
                label=clip(category_words(say, bar), _ROW),
                bars=(bar.many,),
                notes=(share_words(say, bar.many, shown.total),),
            )
            for bar in shown.bars
        ),
        nothing=say.plain("chart-nothing"),
    )


def span_words(say: Say, span: Horizon, first: Period, last: Period) -> str:
    """``近8周 10月5日–11月29日``."""
    days = times.span(say, first.first, last.last)
    return say.plain(f"chart-span-{span.value}-days", days=days)


def age_words(say: Say, bar: AgeBar) -> str:
    """``8–15天``, ``60天以上``."""
    if bar.last is None:
        return say.plain("chart-age-over", days=str(bar.first - 1))
    return say.plain("chart-age", first=str(bar.first), last=str(bar.last))


def unit_words(say: Say, bar: UnitBar) -> str:
    """Its name; ``其余5处``, ``本级``."""
    if bar.name is not None:
        return bar.name
    if not bar.units:
        return say.plain("chart-own")
    return say.plain("chart-rest-units", many=str(bar.units))


def category_words(say: Say, bar: CategoryBar) -> str:
    """Its name, or that it is the rest."""
    return say.plain("chart-rest") if bar.category is None else bar.category.read(say.locale)


def share_words(say: Say, part: int, whole: int) -> str:
    """``34 · 28%``."""
    return say.plain("chart-share", many=_number(part), rate=words.rate(part, whole))


def _open_note(say: Say, many: int, overdue: int) -> str:
    key = "chart-open-overdue" if overdue else "chart-open"
    return say.plain(key, open=_number(many), overdue=_number(overdue))


def _number(value: int) -> str:
    """As the texts of the board write it."""
    return f"{value:,}"


def _title(say: Say, shown: Shown) -> str:
    return say.plain(f"chart-title-{shown.picture.value}", unit=clip(shown.unit.name, _TITLE))


def _period(say: Say, period: Period, *, last: bool) -> str:
    """The first day of a week, a month by its name; the one that is not over yet is this one."""
    if last:
        return say.plain(f"chart-this-{period.kind.value}")
    return (times.day if period.kind is PeriodKind.WEEK else times.month)(say, period.first)
