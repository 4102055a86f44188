"""The lists of units behind a board's figures: whose report is late, where nobody is reached."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.late import LateOf, LateReportOf, UnreachedOf
from bot.buttons.posts import UnitPosts
from bot.buttons.status import MattersOf, StatusOf
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.pages.periodic.words import report_name
from bot.texts import Say
from domain.access import Act, may_ever
from domain.days.periods import Period, PeriodKind
from domain.org.model import UnitKind
from domain.people.model import Actor
from domain.periodic.tiers import TIERS
from domain.status.views import (
    LateLine,
    LatePage,
    Matters,
    UnreachedLine,
    UnreachedPage,
)

_NAME = 40
_LABEL = 12
_DEPTH = {kind: depth for depth, kind in enumerate(UnitKind)}


def late_page(say: Say, board: LatePage, zone: ZoneInfo) -> Page:
    """The units whose report is missing or late, each with how long; a tap leads to the report."""
    unit, period = board.unit, board.period
    head = say(
        "late-head",
        unit=clip(unit.name, _NAME),
        report=report_name(say, period.kind),
        period=times.period(say, period),
        due=words.deadline(say, board.due_at, zone),
    )
    figures = say("late-figures", missing=board.missing, late=board.late)
    if board.pages > 1:
        figures = say("page-head", head=figures, page=str(board.page + 1), pages=str(board.pages))
    return Page(
        text=joined([head, figures if board.lines else say(_none(board))]),
        rows=(
            *in_rows([_late(say, board, line, zone) for line in board.lines], 2),
            page_row(
                say,
                board.page,
                board.pages,
                lambda to: LateOf(unit=unit.id, period=period.code, page=to),
            ),
            _periods(say, board),
            _kinds(say, board),
            _back(say, unit.id),
        ),
    )


def unreached_page(say: Say, board: UnreachedPage, actor: Actor) -> Page:
    """The units where nobody can be reached, each with what waits there, and what to do."""
    unit = board.unit
    invites = may_ever(actor, Act.INVITE)
    head = say("unreached-head", unit=clip(unit.name, _NAME), total=board.total)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    if board.lines:
        why = [say("unreached-why"), say("unreached-invite" if invites else "unreached-do")]
    else:
        why = [say("unreached-none")]
    return Page(
        text=joined([head, *why]),
        rows=(
            *in_rows([_unreached(say, board, line, invites) for line in board.lines], 2),
            page_row(say, board.page, board.pages, lambda to: UnreachedOf(unit=unit.id, page=to)),
            _back(say, unit.id),
        ),
    )


def way_back(say: Say, top: int, period: Period, page: int) -> InlineKeyboardButton:
    """From a report to the list it was opened from."""
    return button(say.plain("late-back"), LateOf(unit=top, period=period.code, page=page))


def _none(board: LatePage) -> str:
    return "late-not-due" if board.as_of < board.due_at else "late-none"


def _late(say: Say, board: LatePage, line: LateLine, zone: ZoneInfo) -> InlineKeyboardButton:
    """``❗ 古道社区 2天``: how long after it was due it came in, or has not."""
    missing = line.filed_at is None
    label = say.plain(
        "late-missing" if missing else "late-filed",
        unit=clip(line.unit.name, _LABEL),
        long=times.over(say, board.due_at, line.filed_at or board.as_of, zone),
    )
    period, top = board.period.code, board.unit.id
    return button(label, LateReportOf(unit=line.unit.id, period=period, top=top, page=board.page))


def _periods(say: Say, board: LatePage) -> Row:
    """To the period before, and on again as far as the present one."""
    kind, unit, period = board.period.kind, board.unit.id, board.period
    row = [
        button(
            say.plain(f"periodic-earlier-{kind.value}"),
            LateOf(unit=unit, period=period.previous().code),
        )
    ]
    after = period.next()
    if after.first <= board.today:
        label = say.plain(f"periodic-later-{kind.value}")
        row.append(button(label, LateOf(unit=unit, period=after.code)))
    return row


def _kinds(say: Say, board: LatePage) -> Row:
    """The other kinds of reports that are owed there: of the last period that is over."""
    owed = [
        kind
        for kind, tier in TIERS.items()
        if _DEPTH[tier.unit] >= _DEPTH[board.unit.kind] and kind is not board.period.kind
    ]
    return [
        button(
            say.plain(f"status-report-of-{kind.value}"),
            LateOf(unit=board.unit.id, period=_over(kind, board).code),
        )
        for kind in owed
    ]


def _over(kind: PeriodKind, board: LatePage) -> Period:
    return Period.containing(kind, board.today).previous()


def _unreached(
    say: Say, board: UnreachedPage, line: UnreachedLine, invites: bool
) -> InlineKeyboardButton:
    label = clip(line.unit.name, _LABEL)
    if line.overdue:
        label = say.plain("unreached-overdue", label=label, overdue=str(line.overdue))
    if line.report:
        label = say.plain("unreached-report", label=label)
    if not line.within:
        return button(label, MattersOf(unit=board.unit.id, which=Matters.OVERDUE))
    unit = line.unit.id
    return button(label, UnitPosts(unit=unit) if invites else StatusOf(unit=unit))


def _back(say: Say, unit: int) -> Row:
    return [button(say.plain("status-back"), StatusOf(unit=unit))]
