"""Lists of referrals: of one case, and all within reach."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.cases import OpenCase
from bot.buttons.referrals import OpenReferral, Refer, ReferralList
from bot.pages import times
from bot.pages.page import Page, Row, button, joined, page_row
from bot.pages.referrals import body, case_title, standing
from bot.texts import Html, Say
from domain.referrals.views import ReferralLine, ReferralPage, ReferralsOf

_SHOWN = 20
"""Referrals of one case that are listed; there are hardly ever more than two."""


def of_case_page(say: Say, board: ReferralsOf, zone: ZoneInfo, heading: Html | None = None) -> Page:
    """All referrals of a case, the newest first, and the way to a new one."""
    case = board.case
    title = say("case-title", id=str(case.id), category=case.category.read(say.locale))
    shown = board.lines[:_SHOWN]
    lines = [
        say(
            "referrals-of-line",
            body=body(say, line.body),
            at=times.day(say, line.offered_at.astimezone(zone).date()),
            standing=standing(say, line),
        )
        for line in shown
    ]
    text = joined(
        [
            *([heading, ""] if heading else []),
            say("referrals-of-head", title=title),
            "",
            *(lines or [say("referrals-of-none")]),
        ]
    )
    rows: list[Row] = [[_open(say, line)] for line in shown]
    if board.may_refer:
        rows.append([button(say.plain("referrals-of-new"), Refer(id=case.id))])
    rows.append([button(say.plain("referral-to-case"), OpenCase(id=case.id))])
    return Page(text=text, rows=tuple(rows))


def all_page(say: Say, board: ReferralPage, zone: ZoneInfo) -> Page:
    """All within reach, what waits for an answer first."""
    if not board.total:
        return Page(text=say("referrals-empty"))
    head = say("referrals-head", total=board.total)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    lines = [f"\n{_line(say, line, zone)}" for line in board.lines]
    turn = page_row(say, board.page, board.pages, lambda page: ReferralList(page=page))
    return Page(
        text=joined([head, *lines]), rows=(*([_open(say, line)] for line in board.lines), turn)
    )


def _line(say: Say, line: ReferralLine, zone: ZoneInfo) -> Html:
    facts = {
        "standing": standing(say, line),
        "id": str(line.id),
        "body": body(say, line.body),
        "title": case_title(say, line),
        "unit": line.from_unit,
    }
    if line.due_at is None:
        return say("referrals-line", **facts)
    key = "referrals-line-overdue" if line.overdue else "referrals-line-due"
    return say(key, due=words.deadline(say, line.due_at, zone), **facts)


def _open(say: Say, line: ReferralLine) -> InlineKeyboardButton:
    label = say.plain("referrals-of-open", id=str(line.id), body=body(say, line.body))
    return button(label, OpenReferral(id=line.id))
