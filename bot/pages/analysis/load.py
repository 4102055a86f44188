"""/load: what units have in hand."""

from zoneinfo import ZoneInfo

from bot.buttons.analysis import BehindOf
from bot.pages.analysis import parts
from bot.pages.page import Page, Row, button, clip, joined, piece
from bot.texts import Say
from domain.analysis.model import Analysis, Behind
from domain.analysis.views import Load, LoadBoard, LoadLine


def load_page(say: Say, board: LoadBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """The open matters the unit and those below have; what came in and what ended; the units
    below. ``page`` pages the units, and is brought into range."""
    page, pages, shown = piece(board.below, page, parts.BELOW)
    of, whole = board.of, board.whole
    legend = parts.paged(say, say("load-below"), page, pages) if shown else None
    text = joined(
        [
            parts.head(say, Analysis.LOAD, of, zone),
            "",
            say(
                "load-overdue" if whole.overdue else "load-open",
                open=whole.open,
                overdue=whole.overdue,
            ),
            "",
            parts.stretch(say, of, zone),
            say(
                "load-stretch",
                found=parts.trend(say, board.found),
                ended=parts.trend(say, board.ended),
            ),
            *(["", legend] if legend else []),
        ]
    )
    labelled = [(line.unit, _label(say, line)) for line in shown]
    return Page(
        text=text,
        rows=(
            _to_matters(say, board),
            *parts.units_below(Analysis.LOAD, of, labelled),
            *parts.ways_on(say, Analysis.LOAD, of, page, pages),
        ),
    )


def _to_matters(say: Say, board: LoadBoard) -> Row:
    many = {
        Behind.HELD_LATE: board.whole.overdue,
        Behind.HELD: board.whole.open,
        Behind.HELD_HERE: board.here.open if board.here != board.whole else 0,
    }
    unit, lookback = board.of.unit.id, board.of.lookback
    return [
        button(
            say.plain(f"behind-see-{which.value}", count=str(count)),
            BehindOf(unit=unit, which=which, lookback=lookback),
        )
        for which, count in many.items()
        if count
    ]


def _label(say: Say, line: LoadLine) -> str:
    """``古道社区 7 ⚠️2``: open and overdue."""
    name, load = clip(line.unit.name, parts.LABEL), line.load
    return say.plain(_key(load), unit=name, open=str(load.open), overdue=str(load.overdue))


def _key(load: Load) -> str:
    return "status-unit-overdue" if load.overdue else "status-unit"
