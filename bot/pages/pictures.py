"""What stands below a picture: the same in words, figures first, and the way to the others."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot.buttons.digests import DigestsOf
from bot.buttons.pictures import PictureOf
from bot.buttons.status import StatusOf
from bot.pages.page import Page, button, clip, joined
from bot.pictures.chart import chart
from bot.texts import Html, Say
from domain.pictures.views import (
    Ageing,
    CategoryShares,
    FoundAndResolved,
    Horizon,
    Picture,
    Shown,
    UnitsBeside,
)

_NAME, _LABEL = 40, 18


def picture_page(say: Say, shown: Shown, zone: ZoneInfo) -> Page:
    """The caption of a picture, and the buttons to the other pictures and spans."""
    unit = shown.unit
    span = shown.span if isinstance(shown, FoundAndResolved | CategoryShares) else None

    def to(which: Picture, back: Horizon | None, key: str, *, here: bool) -> InlineKeyboardButton:
        label = say.plain("picture-here", name=say.plain(key)) if here else say.plain(key)
        return button(label, PictureOf(unit=unit.id, which=which, span=back or Horizon.WEEKS))

    pictures = [to(one, span, f"picture-{one.value}", here=one is shown.picture) for one in Picture]
    spans = [
        to(shown.picture, one, f"picture-span-{one.value}", here=one is span)
        for one in Horizon
        if span is not None
    ]
    return Page(
        text=caption(say, shown, zone),
        rows=(
            pictures,
            spans,
            [
                button(say.plain("unit-up", unit=clip(unit.name, _LABEL)), StatusOf(unit=unit.id)),
                button(say.plain("digest-open"), DigestsOf()),
            ],
        ),
    )


def caption(say: Say, shown: Shown, zone: ZoneInfo) -> Html:
    """The picture in words: the sums, then bar by bar."""
    more = [_now(say, shown)] if isinstance(shown, FoundAndResolved) else _listed(say, shown, zone)
    return Html(joined([_sums(say, shown), *more]))


def _sums(say: Say, shown: Shown) -> Html:
    unit = clip(shown.unit.name, _NAME)
    match shown:
        case FoundAndResolved():
            sums = f"chart-sum-trend-{shown.span.value}"
            return say(sums, unit=unit, found=shown.found, resolved=shown.resolved)
        case CategoryShares():
            return say(f"chart-sum-categories-{shown.span.value}", unit=unit, total=shown.total)
        case Ageing() | UnitsBeside():
            sums = "chart-sum-overdue" if shown.overdue else "chart-sum-open"
            return say(sums, unit=unit, open=shown.open, overdue=shown.overdue)


def _now(say: Say, shown: FoundAndResolved) -> Html:
    """The period that is not over yet, and the one before it to compare with."""
    before, now = shown.steps[-2:]
    return say(
        f"chart-now-{now.period.kind.value}",
        found=now.found,
        resolved=now.resolved,
        found_before=before.found,
        resolved_before=before.resolved,
    )


def _listed(say: Say, shown: Shown, zone: ZoneInfo) -> list[Html]:
    rows = [
        say("chart-row", label=row.label, note=row.notes[-1])
        for row in chart(say, shown, zone).rows
        if any(row.bars)
    ]
    return [Html(say.plain("chart-comma").join(rows))] if rows else []
