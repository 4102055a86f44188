"""/hot: what rises, and the matters of it."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.analysis import AnalysisOf, HotBelow, ItemOf, SpotOf
from bot.pages.analysis import parts
from bot.pages.analysis.behind import matter_lines
from bot.pages.lists import open_button
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row, piece
from bot.texts import Say
from domain.analysis.model import Analysis, Lookback
from domain.analysis.views import HotBoard, HotSpot, ItemDraft, SpotPage

_SPOTS = 4
"""Places on one page."""
_PLACE = 10
_UNIT = 8
_CATEGORY = {"zh": 8, "en": 14}


def hot_page(say: Say, board: HotBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """What rises, in buttons that lead to the matters; what recurs is marked."""
    page, pages, shown = piece(board.spots, page, _SPOTS)
    of = board.of
    recur = of.lookback is Lookback.DAYS and any(_recurs(board, one) for one in board.spots)
    if not board.spots and not board.categories:
        legend = say("hot-none")
    else:
        legend = parts.paged(say, say("hot-legend"), page, pages)
    text = joined(
        [
            parts.head(say, Analysis.HOT, of, zone),
            "",
            parts.stretch(say, of, zone),
            legend,
            say("hot-recurring", many=board.recurring) if recur else None,
        ]
    )
    return Page(
        text=text,
        rows=(
            *([_to_spot(say, board, one)] for one in shown),
            *in_rows([_to_topic(say, board, one) for one in board.categories], 2),
            *_ways_on(say, board, page, pages),
        ),
    )


def hot_below_page(say: Say, board: HotBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """The units below, with how many matters were found in each; each leads to what rises there.
    ``page`` pages them, and is brought into range."""
    page, pages, shown = piece(board.below, page, parts.BELOW)
    of = board.of
    labelled = [
        (line.unit, f"{clip(line.unit.name, parts.LABEL)} {parts.trend(say, line.many)}")
        for line in shown
    ]
    here = HotBelow(unit=of.unit.id, lookback=of.lookback)
    back = AnalysisOf(of=Analysis.HOT, unit=of.unit.id, lookback=of.lookback)
    legend = say("hot-below" if shown else "hot-below-none")
    return Page(
        text=joined(
            [
                parts.head(say, Analysis.HOT, of, zone),
                "",
                parts.stretch(say, of, zone),
                parts.paged(say, legend, page, pages),
            ]
        ),
        rows=(
            *parts.units_below(Analysis.HOT, of, labelled),
            page_row(say, page, pages, lambda to: here.model_copy(update={"page": to})),
            [button(say.plain("hot-back"), back)],
        ),
    )


def _ways_on(say: Say, board: HotBoard, page: int, pages: int) -> list[Row]:
    """With the way down beside the other stretches, where there is anything below."""
    stretches, *others = parts.ways_on(say, Analysis.HOT, board.of, page, pages)
    if board.below:
        of = board.of
        down = HotBelow(unit=of.unit.id, lookback=of.lookback)
        stretches = [*stretches, button(say.plain("hot-to-below"), down)]
    return [stretches, *others]


def _recurs(board: HotBoard, spot: HotSpot) -> bool:
    return board.of.lookback is Lookback.DAYS and spot.many.now >= board.recurring


def _to_spot(say: Say, board: HotBoard, spot: HotSpot) -> InlineKeyboardButton:
    label = say.plain(
        "hot-spot-recurring" if _recurs(board, spot) else "hot-spot",
        where=_where(spot),
        category=_category(say, spot),
        many=parts.trend(say, spot.many),
    )
    of = board.of
    return button(label, SpotOf(unit=of.unit.id, case=spot.case_id, lookback=of.lookback))


def _to_topic(say: Say, board: HotBoard, spot: HotSpot) -> InlineKeyboardButton:
    label = say.plain(
        "hot-topic",
        category=words.capital(_category(say, spot)),
        many=parts.trend(say, spot.many),
    )
    of = board.of
    data = SpotOf(unit=of.unit.id, case=spot.case_id, lookback=of.lookback, everywhere=True)
    return button(label, data)


def _category(say: Say, spot: HotSpot) -> str:
    return clip(spot.category.read(say.locale), _CATEGORY[say.locale])


def _where(spot: HotSpot) -> str:
    unit = clip(spot.unit.name, _UNIT)
    return f"{unit} {clip(spot.place, _PLACE)}" if spot.place else unit


def spot_page(say: Say, board: SpotPage, zone: ZoneInfo) -> Page:
    """The matters of a place and category, or of a category; if they recur, the way to one item."""
    of, spot, found = board.of, board.spot, board.found
    head = say(
        "hot-spot-head",
        where=f"{spot.unit.name} {spot.place}".strip(),
        category=spot.category.read(say.locale),
    )
    here = SpotOf(
        unit=of.unit.id, case=spot.case_id, lookback=of.lookback, everywhere=board.everywhere
    )
    return Page(
        text=joined(
            [
                parts.paged(say, head, found.page, found.pages),
                say(
                    "hot-spot-many",
                    lookback=say.plain(f"analysis-lookback-{of.lookback.value}"),
                    days=parts.days(say, of, zone),
                    now=spot.many.now,
                    before=spot.many.before,
                ),
                say("hot-item-offer") if board.item is not None else None,
                *matter_lines(say, found, zone),
            ]
        ),
        rows=(
            *([open_button(say, line)] for line in found.lines),
            page_row(say, found.page, found.pages, lambda to: here.model_copy(update={"page": to})),
            _to_item(say, board),
            [
                button(
                    say.plain("hot-back"),
                    AnalysisOf(of=Analysis.HOT, unit=of.unit.id, lookback=of.lookback),
                )
            ],
        ),
    )


def _to_item(say: Say, board: SpotPage) -> Row:
    if board.item is None:
        return []
    data = ItemOf(unit=board.of.unit.id, case=board.spot.case_id)
    return [button(say.plain("hot-item"), data)]


def item_summary(say: Say, item: ItemDraft) -> str:
    """What an item says of the matters it stands for: how many they are, and their numbers."""
    numbers = say.plain("between-names").join(str(one) for one in item.numbers)
    return say.plain("hot-item-summary", count=str(item.many), numbers=numbers)
