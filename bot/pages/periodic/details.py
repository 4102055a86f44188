"""What of a periodic report stands behind buttons: the rest of its form, and open matters."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.buttons.status import MattersOf
from bot.pages.lists import listed_state
from bot.pages.page import TEXT_LIMIT, Page, Row, button, in_rows, joined, size
from bot.pages.periodic.changes import corrected
from bot.pages.periodic.form import detail_lines
from bot.pages.periodic.page import SHOW, about, act_of, head_of, paper, rows_button, still_open
from bot.pages.periodic.words import report_name
from bot.texts import Say
from domain.access import Act, may_ever
from domain.cases.views import CaseLine
from domain.people.model import Actor
from domain.periodic.views import PeriodicView
from domain.status.views import Matters

_SPARE = 160
"""Room kept for the lines above and below."""


def details_page(say: Say, view: PeriodicView) -> Page:
    """The columns that do not stand on the front, and what was said to the report in full."""
    head = head_of(say, view)
    text = joined([head, "", *detail_lines(say, view), *_said(say, view)])
    buttons = (still_open(say, view), rows_button(say, view), paper(say, view))
    return Page(text=text, rows=(*_rows(buttons), back_row(say, view)), about=about(view))


def open_page(say: Say, view: PeriodicView, actor: Actor) -> Page:
    """The most pressing of what is not finished now, and where the others are."""
    head = joined([head_of(say, view), "", say("periodic-open-head", count=view.open_total)])
    lines = [_open_line(say, line) for line in view.open_lines]
    while lines and sum(size(line) + 1 for line in lines) > TEXT_LIMIT - size(head) - _SPARE:
        lines.pop()
    more = view.open_total - len(lines)
    handles = may_ever(actor, Act.HANDLE_DISPUTE) or may_ever(actor, Act.HANDLE_OPINION)
    key = "periodic-open-more-queue" if handles else "periodic-open-more"
    text = joined([head, *lines, *([say(key, count=more)] if more else [])])
    return Page(
        text=text, rows=(*_rows(_lists(say, view, actor)), back_row(say, view)), about=about(view)
    )


def _lists(say: Say, view: PeriodicView, actor: Actor) -> list[InlineKeyboardButton]:
    """To all of them, for who reads boards."""
    if not may_ever(actor, Act.BOARD):
        return []
    return [
        button(say.plain(f"matters-of-{which.value}"), MattersOf(unit=view.unit.id, which=which))
        for which in (Matters.OPEN, Matters.UNANSWERED)
    ]


def _said(say: Say, view: PeriodicView) -> list[str | None]:
    confirmed = view.confirmed
    if confirmed is None:
        kept = view.kept_remark
        return [say("periodic-kept-remark", remark=kept) if kept else None]
    number, reason = confirmed.revision, confirmed.reason
    late, remark = confirmed.late_reason, confirmed.remark
    return [
        say("periodic-revised", number=number, reason=reason) if reason else None,
        corrected(say, view.period.kind, confirmed),
        say("periodic-late-reason", reason=late) if late else None,
        say("periodic-remark", remark=remark) if remark else None,
    ]


def _open_line(say: Say, line: CaseLine) -> str:
    return say(
        "periodic-open-overdue" if line.overdue else "periodic-open-line",
        id=str(line.id),
        category=line.category.read(say.locale),
        place=line.place or line.unit_name,
        state=listed_state(say, line),
    )


def _rows(buttons: Sequence[InlineKeyboardButton | None]) -> list[Row]:
    return in_rows([one for one in buttons if one is not None], 2)


def back_row(say: Say, view: PeriodicView) -> Row:
    """To the front of the report."""
    label = say.plain("periodic-back", report=report_name(say, view.period.kind))
    return [button(label, act_of(view, SHOW))]
