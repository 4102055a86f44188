"""The board of a unit: what was found, what became of it, and the units below."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.ledgers import ExportOf
from bot.buttons.periodic import PeriodicOf
from bot.buttons.status import StatusOf
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.pages.periodic.words import NOW_DUE
from bot.texts import Say
from domain.days.periods import PeriodKind
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.periodic.tiers import TIERS
from domain.status.views import StatusBoard, StatusLine

BELOW = 8
"""Units below on one page."""
_NAME = 40
_LABEL = 18
_REPORTS = {tier.unit: kind for kind, tier in TIERS.items()}
"""The kind of report that a unit owes."""


def status_page(say: Say, board: StatusBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """The board; ``page`` pages the units below, and is brought into range."""
    pages = max(1, -(-len(board.below) // BELOW))
    page = min(max(page, 0), pages - 1)
    shown = board.below[page * BELOW : (page + 1) * BELOW]
    text = joined(
        [
            say("status-head", unit=board.unit.name, at=words.moment(say, board.as_of, zone)),
            "",
            *_figures(say, board),
            "",
            *_week(say, board),
            *_below(say, shown, page, pages),
        ]
    )
    return Page(
        text=text,
        rows=(*_down(say, shown), _pager(say, board, page, pages), *_nav(say, board, page)),
    )


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


def _below(say: Say, shown: Sequence[StatusLine], page: int, pages: int) -> list[str]:
    if not shown:
        return []
    head = say("status-below")
    if pages > 1:
        head = say("page-head", head=head, page=str(page + 1), pages=str(pages))
    return ["", head, *(_line(say, line) for line in shown)]


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
    reports = _reports(say, line)
    return say("status-line-reports", line=figures, reports=reports) if reports else figures


def _reports(say: Say, line: StatusLine) -> str | None:
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
    buttons = [button(clip(line.unit.name, _LABEL), StatusOf(unit=line.unit.id)) for line in shown]
    return in_rows(buttons, 2)


def _pager(say: Say, board: StatusBoard, page: int, pages: int) -> Row:
    return page_row(say, page, pages, lambda to: StatusOf(unit=board.unit.id, page=to))


def _nav(say: Say, board: StatusBoard, page: int) -> list[Row]:
    rows = []
    if board.unit.kind in _REPORTS:
        kind = _REPORTS[board.unit.kind]
        period = board.week.code if kind is PeriodKind.WEEK else NOW_DUE[kind]
        label = say.plain(f"status-report-of-{kind.value}")
        rows.append([button(label, PeriodicOf(unit=board.unit.id, period=period))])
    last = []
    if board.above is not None:
        up = say.plain("status-up", unit=clip(board.above.name, _LABEL))
        last.append(button(up, StatusOf(unit=board.above.id)))
    last.append(button(say.plain("status-export"), ExportOf(unit=board.unit.id)))
    last.append(button(say.plain("refresh"), StatusOf(unit=board.unit.id, page=page)))
    return [*rows, last]
