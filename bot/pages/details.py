"""What of a unit does not stand on the front of its board, and the way to its further views."""

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.analysis import BEGINS_WITH, AnalysisOf
from bot.buttons.evaluations import EvaluationList
from bot.buttons.followups import FollowupsOf
from bot.buttons.late import LateOf
from bot.buttons.ledgers import ExportOf
from bot.buttons.meetings import MeetingsOfMonth
from bot.buttons.passes import PageLink
from bot.buttons.pictures import PictureOf
from bot.buttons.status import LinesOf, MattersOf, StatusOf
from bot.pages import times
from bot.pages.page import Page, Row, button, in_rows, joined
from bot.texts import Html, Say
from domain.callins.views import CallInFigures
from domain.evaluations.views import EvaluationPage
from domain.followups.views import FollowupBoard
from domain.meetings.views import MeetingPage
from domain.org.views import UnitRef
from domain.status.views import Coverage, Matters, StatusBoard

_LISTS = (Matters.WAITING, Matters.ASKED)
"""Those that the front has no button for."""


@dataclass(frozen=True, kw_only=True)
class Promises:
    """What the communities on a board have promised and owe: the first pages of the lists, so that
    a figure and its list say the same."""

    meetings: MeetingPage
    handed: FollowupBoard
    evaluations: EvaluationPage
    called: CallInFigures


def details_page(
    say: Say, board: StatusBoard, zone: ZoneInfo, promises: Promises, *, page: bool = False
) -> Page:
    """The rest of the figures with their numerators, and buttons to whatever else there is;
    ``page``: there is a desk page to open."""
    head = say("status-details", unit=board.unit.name, at=words.moment(say, board.as_of, zone))
    if board.coverage.headless:
        head = Html(f"{head} · {_headless(say, board.coverage)}")
    kept = _promised(say, promises)
    return Page(
        text=joined([head, *_matters(say, board), *kept, *_week(say, board)]),
        rows=(
            _lists(say, board),
            _analysis(say, board),
            *in_rows([*_to_promises(say, board, promises), *_elsewhere(say, board, page)], 4),
        ),
    )


def to_board(say: Say, unit: UnitRef | None) -> Row:
    """The way back from a list of a board, if it is one."""
    return [] if unit is None else [button(say.plain("status-back"), StatusOf(unit=unit.id))]


def _headless(say: Say, found: Coverage) -> Html:
    """The grids without a head: a gap in appointing, and nothing about anybody's work."""
    return say("status-headless", headless=found.headless, grids=found.grids)


def _promised(say: Say, promises: Promises) -> list[str | None]:
    """A line for each, where there is something to count."""
    handed, evaluations = promises.handed, promises.evaluations
    late = {"late": handed.late} if handed.late else {}
    return [
        _gathered(say, promises),
        say(f"status-handed{'-late' if late else ''}", open=handed.total, **late)
        if handed.total
        else None,
        say("status-evaluated", held=evaluations.held, total=evaluations.total)
        if evaluations.total
        else None,
    ]


def _gathered(say: Say, promises: Promises) -> str | None:
    """The meetings and the call-ins of the month, in one line: the screen is full."""
    meetings, called = promises.meetings, promises.called
    held = {"held": meetings.held, "total": meetings.total} if meetings.total else {}
    answered = {"in_time": called.in_time, "due": called.due} if called.due else {}
    if held and answered:
        return say("status-meetings-callins", **held, **answered)
    if held:
        return say("status-meetings-held", **held)
    return say("status-callins", **answered) if answered else None


def _to_promises(say: Say, board: StatusBoard, promises: Promises) -> Row:
    unit, month, half = board.unit.id, promises.meetings.month, promises.evaluations.half
    meetings = MeetingsOfMonth(month=month.year * 100 + month.month, page=0, unit=unit)
    return [
        button(say.plain("status-meetings"), meetings),
        button(say.plain("status-to-handed"), FollowupsOf(unit=unit, page=0)),
        button(
            say.plain("status-to-evaluations"),
            EvaluationList(half=half.first.year * 100 + half.first.month, page=0, unit=unit),
        ),
    ]


def _lists(say: Say, board: StatusBoard) -> Row:
    unit = board.unit.id
    row = [
        button(say.plain(f"matters-of-{which.value}"), MattersOf(unit=unit, which=which))
        for which in _LISTS
    ]
    if board.reports.expected:
        row.append(button(say.plain("status-see-late"), LateOf(unit=unit, period=_due(board))))
    return row


def _analysis(say: Say, board: StatusBoard) -> Row:
    return [
        button(
            say.plain(f"{of.value}-button"),
            AnalysisOf(of=of, unit=board.unit.id, lookback=lookback),
        )
        for of, lookback in BEGINS_WITH.items()
    ]


def _elsewhere(say: Say, board: StatusBoard, page: bool) -> Iterator[InlineKeyboardButton]:
    """Each further view of the unit, a line for each, and the way back."""
    unit = board.unit.id
    yield button(say.plain("picture-open-board"), PictureOf(unit=unit))
    if page:
        yield button(say.plain("page-open"), PageLink())
    yield button(say.plain("status-export"), ExportOf(unit=unit))
    if board.below:
        yield button(say.plain("status-lines-of"), LinesOf(unit=unit))
    yield button(say.plain("status-back"), StatusOf(unit=unit))


def _due(board: StatusBoard) -> str:
    """The week whose reports are late; while none of this week's is, the one before."""
    late = board.reports.late or board.reports.missing
    return (board.week if late else board.week.previous()).code


def _matters(say: Say, board: StatusBoard) -> list[str | None]:
    tally = board.tally
    return [
        say("status-waiting", waiting=tally.waiting, asked=tally.asked),
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
        say("status-opinions-found", found=tally.opinions_found) if tally.opinions_found else None,
    ]


def _week(say: Say, board: StatusBoard) -> list[str | None]:
    """The nil ones are among those that are in; without them the figures add up to those
    expected."""
    reports = board.reports
    lines = [say("status-this-week", week=times.week(say, board.week))]
    if reports.expected:
        counts = {
            name: getattr(reports, name)
            for name in ("expected", "filed", "on_time", "late", "nil", "missing")
        }
        lines.append(say("status-reports", **counts))
    if reports.waiting:
        lines.append(say("status-reports-waiting", waiting=reports.waiting))
    if board.unreached:
        lines[-1] = say("periodic-unreached", line=lines[-1], unreached=board.unreached)
    return [*lines]
