"""The board of a unit: what was found, what became of it, and the units below."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.ledgers import ExportOf
from bot.buttons.passes import PageLink
from bot.buttons.periodic import PeriodicOf
from bot.buttons.sheets import BoardSheet
from bot.buttons.status import LinesOf, MattersOf, StatusOf
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row, piece
from bot.pages.periodic.words import NOW_DUE
from bot.texts import Say
from domain.days.periods import PeriodKind
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.periodic.tiers import TIERS
from domain.status.views import Matters, StatusBoard, StatusLine

BELOW = 8
"""Units below on one page."""
_NAME = 40
_LABEL = 12
_REPORTS = {tier.unit: kind for kind, tier in TIERS.items()}
"""The kind of report that a unit owes."""


def status_page(say: Say, board: StatusBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """The figures, a button for each that leads to its matters, and the units below with the two
    that tell most. ``page`` pages the units, and is brought into range."""
    page, pages, shown = piece(board.below, page, BELOW)
    legend = say("status-below") if shown else None
    if pages > 1 and legend:
        legend = say("page-head", head=legend, page=str(page + 1), pages=str(pages))
    text = joined(
        [
            say("status-head", unit=board.unit.name, at=words.moment(say, board.as_of, zone)),
            "",
            *_figures(say, board),
            "",
            *_week(say, board),
            *(["", legend] if legend else []),
        ]
    )
    return Page(
        text=text,
        rows=(
            _to_matters(say, board),
            *_down(say, shown),
            page_row(say, page, pages, lambda to: StatusOf(unit=board.unit.id, page=to)),
            *_nav(say, board, page),
        ),
    )


def lines_page(say: Say, board: StatusBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """All figures of the units below, a line for each."""
    page, pages, shown = piece(board.below, page, BELOW)
    head = say("status-lines", unit=board.unit.name, at=words.moment(say, board.as_of, zone))
    if pages > 1:
        head = say("page-head", head=head, page=str(page + 1), pages=str(pages))
    return Page(
        text=joined([head, "", *(_line(say, line) for line in shown)]),
        rows=(
            page_row(say, page, pages, lambda to: LinesOf(unit=board.unit.id, page=to)),
            [
                button(say.plain("status-back"), StatusOf(unit=board.unit.id)),
                button(say.plain("listing-button"), BoardSheet(unit=board.unit.id)),
                button(say.plain("page-open"), PageLink()),
            ],
        ),
    )


def _to_matters(say: Say, board: StatusBoard) -> Row:
    tally = board.tally
    many = {
        Matters.OVERDUE: tally.overdue,
        Matters.OPEN: tally.open,
        Matters.UNANSWERED: tally.opinions_open,
    }
    return [
        button(
            say.plain(f"status-see-{which.value}", count=str(count)),
            MattersOf(unit=board.unit.id, which=which),
        )
        for which, count in many.items()
        if count
    ]


def units_page(say: Say, words_given: str, units: Sequence[UnitRef]) -> Page:
    """Several units fit the name that was given, or none."""
    if not units:
        return Page(text=say("status-no-unit", name=clip(words_given, _NAME)))
    return Page(
        text=say("status-which", name=clip(words_given, _NAME)),
        rows=tuple([button(clip(unit.name, _NAME), StatusOf(unit=unit.id))] for unit in units),
    )


def _figures(say: Say, board: StatusBoard) -> list[str | None]:
    tally = board.tally
    opinions = None
    if tally.opinions_found:
        opinions = say("status-opinions", found=tally.opinions_found, open=tally.opinions_open)
    return [
        say("status-found", found=tally.found, resolved=tally.resolved),
        say(
            "status-overdue" if tally.overdue else "status-open",
            open=tally.open,
            overdue=tally.overdue,
        ),
        say("status-out-of-reach", count=board.out_of_reach) if board.out_of_reach else None,
        say("status-moved", moved=tally.moved, dropped=tally.dropped),
        say(
            "status-resolution-rate",
            rate=words.rate(tally.resolved, tally.found),
            part=tally.resolved,
            whole=tally.found,
        ),
        say(
            "status-success-rate",
            rate=words.rate(tally.success, tally.concluded),
            part=tally.success,
            whole=tally.concluded,
        ),
        opinions,
    ]


def _week(say: Say, board: StatusBoard) -> list[str | None]:
    reports = board.reports
    return [
        say("status-week", week=times.week(say, board.week)),
        say("status-week-figures", found=board.week_found, resolved=board.week_resolved),
        say(
            "status-reports",
            expected=reports.expected,
            on_time=reports.on_time,
            late=reports.late,
            nil=reports.nil,
            missing=reports.missing,
        )
        if reports.expected
        else None,
        say("status-reports-waiting", waiting=reports.waiting) if reports.waiting else None,
        say("status-unreached", unreached=board.unreached) if board.unreached else None,
    ]


def _line(say: Say, line: StatusLine) -> str:
    tally = line.tally
    figures = say(
        "status-line-overdue" if tally.overdue else "status-line",
        unit=clip(line.unit.name, _NAME),
        found=tally.found,
        resolved=tally.resolved,
        open=tally.open,
        overdue=tally.overdue,
    )
    reports = reports_words(say, line)
    return say("status-line-reports", line=figures, reports=reports) if reports else figures


def reports_words(say: Say, line: StatusLine) -> str | None:
    """Whether the weekly report is in; for a unit with several, how many of them are."""
    reports, unit = line.reports, line.unit
    if not reports.expected:
        return None
    if unit.kind is not UnitKind.COMMUNITY:
        return say.plain(
            "status-reports-in",
            filed=str(reports.on_time + reports.late),
            all=str(reports.expected),
        )
    if line.unreached:
        return say.plain("status-report-unreached")
    if reports.missing:
        return say.plain("status-report-missing")
    if reports.waiting:
        return say.plain("status-report-waiting")
    return say.plain("status-report-late" if reports.late else "status-report-in")


def _down(say: Say, shown: Sequence[StatusLine]) -> list[Row]:
    return in_rows([button(_label(say, line), StatusOf(unit=line.unit.id)) for line in shown], 2)


def _label(say: Say, line: StatusLine) -> str:
    """``古道社区 7 ⚠️2 ❗``: open, overdue, and a mark where a report is not in."""
    tally = line.tally
    key = "status-unit-overdue" if tally.overdue else "status-unit"
    label = say.plain(
        key, unit=clip(line.unit.name, _LABEL), open=str(tally.open), overdue=str(tally.overdue)
    )
    if line.unreached:
        return say.plain("status-unit-unreached", label=label)
    return say.plain("status-unit-missing", label=label) if line.reports.missing else label


def _nav(say: Say, board: StatusBoard, page: int) -> list[Row]:
    first = []
    if board.below:
        lines = LinesOf(unit=board.unit.id, page=page)
        first.append(button(say.plain("status-lines-of"), lines))
    if board.unit.kind in _REPORTS:
        kind = _REPORTS[board.unit.kind]
        period = board.week.code if kind is PeriodKind.WEEK else NOW_DUE[kind]
        label = say.plain(f"status-report-of-{kind.value}")
        first.append(button(label, PeriodicOf(unit=board.unit.id, period=period)))
    last = []
    if board.above is not None:
        up = say.plain("unit-up", unit=clip(board.above.name, _LABEL))
        last.append(button(up, StatusOf(unit=board.above.id)))
    last.append(button(say.plain("status-export"), ExportOf(unit=board.unit.id)))
    last.append(button(say.plain("refresh"), StatusOf(unit=board.unit.id, page=page)))
    return [first, last]
