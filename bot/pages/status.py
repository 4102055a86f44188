"""The board of a unit: what was found, what became of it, and the units below."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot import words
from bot.buttons.late import LateOf, UnreachedOf
from bot.buttons.periodic import PeriodicOf
from bot.buttons.sheets import BoardSheet
from bot.buttons.status import DetailsOf, LinesOf, MattersOf, StatusOf
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row, piece
from bot.pages.periodic.words import NOW_DUE
from bot.texts import Say
from domain.days.periods import PeriodKind
from domain.org.model import UnitKind
from domain.periodic.tiers import TIERS
from domain.status.views import Matters, StatusBoard, StatusLine

BELOW = 8
"""Units below on one page."""
_LINES = 6
"""Units on one page of their figures."""
_NAME = 40
_LABEL = 12
_REPORTS = {tier.unit: kind for kind, tier in TIERS.items()}
"""The kind of report that a unit owes."""


def status_page(say: Say, board: StatusBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """The figures, a button for each that leads to what it counts, and the units below with the
    two that tell most: at most nine lines and eight rows, one screen of a phone. ``page`` pages
    the units, and is brought into range."""
    page, pages, shown = piece(board.below, page, BELOW)
    legend = say("status-below") if shown else None
    if pages > 1 and legend:
        legend = say("page-head", head=legend, page=str(page + 1), pages=str(pages))
    head = say("status-head", unit=board.unit.name, at=words.moment(say, board.as_of, zone))
    return Page(
        text=joined([head, *_figures(say, board), legend]),
        rows=(
            _to_matters(say, board),
            _to_reports(say, board),
            *_down(say, shown),
            page_row(say, page, pages, lambda to: StatusOf(unit=board.unit.id, page=to)),
            _nav(say, board, page),
        ),
    )


def lines_page(say: Say, board: StatusBoard, zone: ZoneInfo, page: int = 0) -> Page:
    """All figures of the units below, a line for each."""
    page, pages, shown = piece(board.below, page, _LINES)
    head = say("status-lines", unit=board.unit.name, at=words.moment(say, board.as_of, zone))
    if pages > 1:
        head = say("page-head", head=head, page=str(page + 1), pages=str(pages))
    unit = board.unit.id
    return Page(
        text=joined([head, *(_line(say, line) for line in shown)]),
        rows=(
            page_row(say, page, pages, lambda to: LinesOf(unit=unit, page=to)),
            [
                button(say.plain("status-back"), StatusOf(unit=unit)),
                button(say.plain("listing-button"), BoardSheet(unit=unit)),
                button(say.plain("status-to-details"), DetailsOf(unit=unit)),
            ],
        ),
    )


def report_code(board: StatusBoard) -> str | None:
    """The report that the unit itself owes, as a button names it; None where it owes none."""
    kind = _REPORTS.get(board.unit.kind)
    if kind is None:
        return None
    return board.week.code if kind is PeriodKind.WEEK else NOW_DUE[kind]


def _to_matters(say: Say, board: StatusBoard) -> Row:
    """Without the figures: they stand above."""
    tally = board.tally
    many = {
        Matters.OVERDUE: tally.overdue,
        Matters.OPEN: tally.open,
        Matters.UNANSWERED: tally.opinions_open,
    }
    return [
        button(say.plain(f"status-see-{which.value}"), MattersOf(unit=board.unit.id, which=which))
        for which, count in many.items()
        if count
    ]


def _to_reports(say: Say, board: StatusBoard) -> Row:
    """The unit's own report, those that are late, and who cannot be reached."""
    row: Row = []
    unit, code = board.unit, report_code(board)
    if code is not None:
        label = say.plain(f"status-report-of-{_REPORTS[unit.kind].value}")
        row.append(button(label, PeriodicOf(unit=unit.id, period=code)))
    if board.reports.late or board.reports.missing:
        late = LateOf(unit=unit.id, period=board.week.code)
        row.append(button(say.plain("status-see-late"), late))
    if board.unreached or board.out_of_reach:
        row.append(button(say.plain("status-see-unreached"), UnreachedOf(unit=unit.id)))
    return row


def _figures(say: Say, board: StatusBoard) -> list[str | None]:
    tally = board.tally
    return [
        say(
            "status-found",
            found=tally.found,
            resolved=tally.resolved,
            rate=words.rate(tally.resolved, tally.found),
        ),
        say(
            "status-overdue" if tally.overdue else "status-open",
            open=tally.open,
            overdue=tally.overdue,
        ),
        _opinions(say, board),
        say("status-week", found=board.week_found, resolved=board.week_resolved),
        _weekly(say, board),
        _unreached(say, board),
    ]


def _unreached(say: Say, board: StatusBoard) -> str | None:
    many = {"reports": board.unreached, "overdue": board.out_of_reach}
    what = [
        say.plain(f"status-unreached-{of}", many=str(count)) for of, count in many.items() if count
    ]
    return say("status-unreached", what=" · ".join(what)) if what else None


def _opinions(say: Say, board: StatusBoard) -> str | None:
    tally = board.tally
    if not tally.opinions_found:
        return None
    key = "status-opinions-overdue" if tally.opinions_overdue else "status-opinions"
    return say(key, open=tally.opinions_open, overdue=tally.opinions_overdue)


def _weekly(say: Say, board: StatusBoard) -> str | None:
    """How many of the week's reports are in; those that are not, where there are any."""
    reports = board.reports
    if not reports.expected:
        return None
    key = "status-weekly-late" if reports.late or reports.missing else "status-weekly"
    return say(
        key,
        expected=reports.expected,
        filed=reports.on_time + reports.late,
        late=reports.late,
        missing=reports.missing,
    )


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


def _nav(say: Say, board: StatusBoard, page: int) -> Row:
    row: Row = []
    if board.above is not None:
        up = say.plain("unit-up", unit=clip(board.above.name, _LABEL))
        row.append(button(up, StatusOf(unit=board.above.id)))
    row.append(button(say.plain("status-to-details"), DetailsOf(unit=board.unit.id)))
    row.append(button(say.plain("refresh"), StatusOf(unit=board.unit.id, page=page)))
    return row
