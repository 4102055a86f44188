"""Questions from above: one of them, the list, and what the page of a case says of them."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.cases import OpenCase
from bot.buttons.inquiries import (
    AnswerInquiry,
    Inquire,
    InquiryList,
    OpenInquiry,
    TakeInquiryBack,
)
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.texts import Html, Say
from domain.access import Act
from domain.cases.views import CaseView
from domain.inquiries.model import InquiryState
from domain.inquiries.views import InquiryLine, InquiryPage, InquiryView

LISTING = frozenset({Act.INQUIRE, Act.HANDLE_DISPUTE, Act.HANDLE_OPINION})
"""The rights with any of which somebody asks or answers."""
_QUESTION = 60
_UNIT = 12
_ANSWERED = 3
"""So many questions about one case have a button each."""


def inquiry_page(say: Say, view: InquiryView, zone: ZoneInfo, news: Html | None = None) -> Page:
    """The question, how it stands, and what may be done about it."""
    line = view.line
    text = joined(
        [
            say("inquiry-head", title=_title(say, line)),
            say("inquiry-asked", by=_by(say, line), at=words.moment(say, line.asked_at, zone)),
            "",
            say("inquiry-question", question=line.question),
            "",
            _standing(say, view, zone),
            *(["", news] if news else []),
        ]
    )
    doing: Row = []
    if view.may.answer:
        doing.append(button(say.plain("inquiry-answer"), AnswerInquiry(id=line.id)))
    if view.may.take_back:
        doing.append(button(say.plain("inquiry-take-back"), TakeInquiryBack(id=line.id)))
    ways = [
        button(say.plain("notice-open", id=str(line.case_id)), OpenCase(id=line.case_id)),
        button(say.plain("inquiry-to-list"), InquiryList(page=0)),
    ]
    return Page(text=text, rows=(doing, ways))


def _standing(say: Say, view: InquiryView, zone: ZoneInfo) -> Html:
    line = view.line
    if line.state is InquiryState.OPEN or view.ended_at is None:
        key = "inquiry-overdue" if line.overdue else "inquiry-due"
        due = words.deadline(say, line.due_at, zone)
        return say(key, due=due, unit=line.unit_name)
    at = words.moment(say, view.ended_at, zone)
    return say(f"inquiry-{line.state.value.replace('_', '-')}", at=at, answer=view.answer)


def list_page(say: Say, board: InquiryPage, zone: ZoneInfo, *, may_ask: bool) -> Page:
    """The open ones, the one that was due first on top."""
    if not board.total:
        return Page(text=say("inquiries-empty-ask" if may_ask else "inquiries-empty"))
    owing = board.owed > 0
    head = say(
        "inquiries-head-owed" if owing else "inquiries-head",
        total=board.total,
        **({"owed": board.owed} if owing else {}),
    )
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    lines = [f"\n{_line(say, line, zone)}" for line in board.lines]
    turn = page_row(say, board.page, board.pages, lambda page: InquiryList(page=page))
    return Page(
        text=joined([head, *lines]), rows=(*([_open(say, line)] for line in board.lines), turn)
    )


def _line(say: Say, line: InquiryLine, zone: ZoneInfo) -> Html:
    late = "-overdue" if line.overdue else ""
    return say(
        f"inquiries-line{late}",
        title=_title(say, line),
        by=_by(say, line),
        unit=line.unit_name,
        due=words.deadline(say, line.due_at, zone),
        question=clip(line.question, _QUESTION),
    )


def _open(say: Say, line: InquiryLine) -> InlineKeyboardButton:
    key = "inquiries-open-yours" if line.yours else "inquiries-open"
    unit = clip(line.unit_name if line.yours else line.by_unit, _UNIT)
    return button(say.plain(key, id=str(line.case_id), unit=unit), OpenInquiry(id=line.id))


def _title(say: Say, line: InquiryLine) -> Html:
    return say("case-title", id=str(line.case_id), category=line.category.read(say.locale))


def _by(say: Say, line: InquiryLine) -> str:
    """``琅琊区督办员``."""
    return say.plain("notice-by", unit=line.by_unit, role=words.role(say, line.by_role))


def inquiry_line(say: Say, view: CaseView, zone: ZoneInfo) -> Html | None:
    """What the page of a case says of the open ones, in one line."""
    if not view.inquiries:
        return None
    first = min(view.inquiries, key=lambda one: one.due_at)
    key = "case-inquiry-overdue" if first.overdue else "case-inquiry"
    if len(view.inquiries) > 1:
        key = f"{key}-many"
    due = words.deadline(say, first.due_at, zone)
    return say(key, count=len(view.inquiries), by=_by(say, first), due=due)


def inquiry_rows(say: Say, view: CaseView) -> list[Row]:
    """To answer what is asked, to look at one's own question, or to ask."""
    may, buttons = view.may, list[InlineKeyboardButton]()
    if may.answer_inquiry:
        key = "inquiry-answer-of" if len(view.inquiries) > 1 else "inquiry-answer-it"
        for one in view.inquiries[:_ANSWERED]:
            label = say.plain(key, unit=clip(one.by_unit, _UNIT))
            buttons.append(button(label, AnswerInquiry(id=one.id)))
    buttons += [
        button(say.plain("inquiry-yours"), OpenInquiry(id=one.id))
        for one in view.inquiries
        if one.yours
    ]
    if may.inquire:
        buttons.append(button(say.plain("inquiry-entry"), Inquire(id=view.line.id)))
    return in_rows(buttons, 2)
