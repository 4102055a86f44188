"""The page of one case."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from bot import words
from bot.buttons.callins import AskClosing
from bot.buttons.cases import AddDetail, ListPage, MoreOf, OpenCase, ShowFile, TakeStep
from bot.buttons.rating import Rate, Thank
from bot.pages.callins import callin_lines, callin_row, unfinished
from bot.pages.extension import deadline_lines, extension_row
from bot.pages.inquiries import inquiry_line, inquiry_rows
from bot.pages.lists import MINE, QUEUE, due_words, state_words, where
from bot.pages.meetings.case import meeting_line, meeting_row
from bot.pages.more import entries
from bot.pages.page import Page, Row, button, in_rows, joined
from bot.pages.related import related_lines, related_rows, undo_row
from bot.pages.way import about, newest_steps, way_row, what
from bot.texts import Html, Say
from domain.access import Act, may_ever
from domain.cases.lifecycle import Arrow
from domain.cases.model import OPEN_STATES, AttachmentKind, Urgency
from domain.cases.satisfaction import Satisfaction
from domain.cases.views import AttachmentRef, CaseLine, CaseView
from domain.people.model import Actor

ONE_TAP = frozenset(
    {Arrow.ACCEPT, Arrow.START, Arrow.CLOSE, Arrow.TAKE, Arrow.TAKE_BACK, Arrow.GO_ON}
)
"""The steps that need no word."""
WORDED = frozenset(
    {
        Arrow.ASK_BACK,
        Arrow.RESOLVE,
        Arrow.ANSWER,
        Arrow.WITHDRAW,
        Arrow.ASSIGN,
        Arrow.HAND_UP,
        Arrow.TURN_BACK,
        Arrow.NOT_FIXED,
        Arrow.REOPEN,
    }
)
"""The steps that begin a dialog."""
_FIRST = (
    Arrow.TAKE,
    Arrow.ACCEPT,
    Arrow.GO_ON,
    Arrow.START,
    Arrow.RESOLVE,
    Arrow.CLOSE,
    Arrow.ANSWER,
)
"""The steps that lead on stand before those that lead back."""
_FILES = 24


def case_page(
    say: Say,
    view: CaseView,
    zone: ZoneInfo,
    actor: Actor,
    news: Html | None = None,
) -> Page:
    """Everything about the case, with the buttons for just what ``actor`` may do now.

    ``news`` says what has just happened, or asks something: below all else, next to the buttons,
    since the head of a long page is out of sight on a phone.
    """
    last = ["", news] if news else []
    steps, folded = newest_steps(say, view, zone)
    text = joined([*_facts(say, view, zone), "", say("case-steps"), *steps, *last])
    return Page(
        text=text,
        rows=(
            _grades(say, view),
            extension_row(say, view),
            *_steps(say, view),
            *inquiry_rows(say, view),
            *callin_row(say, view),
            meeting_row(say, view),
            *_files(say, view.attachments),
            *related_rows(say, view),
            undo_row(say, view, _undoable(say, view)),
            [*(way_row(say, view) if folded else []), *_more(say, view)],
            _nav(say, view.line, actor),
        ),
        about=about(view.line.id),
    )


def title(say: Say, line: CaseLine) -> Html:
    """``第12号 · 邻里``: the case in one breath."""
    return say("case-title", id=str(line.id), category=line.category.read(say.locale))


def _facts(say: Say, view: CaseView, zone: ZoneInfo) -> list[str | None]:
    line = view.line
    due = due_words(say, line, zone)
    said = view.satisfaction
    alarmed = line.urgency is Urgency.RED and line.state in OPEN_STATES
    if view.handler_role is None:
        responsible = say("case-unit", unit=view.responsible.name)
    else:
        responsible = say(
            "case-handler",
            unit=view.responsible.name,
            role=words.role(say, view.handler_role),
        )
    return [
        say("case-head", title=title(say, line), kind=words.kind(say, line.kind)),
        say("case-state", state=state_words(say, line), urgency=words.urgency(say, line.urgency)),
        say("danger") if alarmed else None,
        inquiry_line(say, view, zone),
        *callin_lines(say, view, zone),
        meeting_line(say, view),
        "",
        say("case-place", place=where(line)),
        say("case-people", people=words.people(say, view.people)) if view.people else None,
        responsible,
        _offered(say, view),
        say("case-due", due=due) if due else None,
        *deadline_lines(say, view, zone),
        say("case-rated", grade=words.satisfaction(say, said)) if said else None,
        *related_lines(say, view),
        "",
        say("case-summary", summary=line.summary),
    ]


def _offered(say: Say, view: CaseView) -> Html | None:
    """To whom it was handed, as those see it who may take it, and as the others do."""
    if view.offered is None:
        return None
    yours = Arrow.TAKE in view.may.steps
    return say("case-offered-yours" if yours else "case-offered", unit=view.offered.name)


def _undoable(say: Say, view: CaseView) -> str:
    """What the reader may take back, in the words of the timeline."""
    return next((what(say, view.line, one) for one in view.timeline if one.undoable), "")


def _steps(say: Say, view: CaseView) -> list[Row]:
    shown = [arrow for arrow in view.may.steps if arrow in ONE_TAP | WORDED]
    if view.may.undo is not None:  # a report is undone while that is possible, else withdrawn
        shown = [arrow for arrow in shown if arrow is not Arrow.WITHDRAW]
    ordered = sorted(shown, key=lambda arrow: arrow not in _FIRST)
    buttons = [button(_label(say, view, arrow), _takes(view, arrow)) for arrow in ordered]
    if view.may.add_detail and Arrow.ANSWER not in view.may.steps:
        label = say.plain("step-answer", step=words.arrow(say, Arrow.ANSWER, view.line.kind))
        buttons.append(button(label, AddDetail(id=view.line.id)))
    if view.may.thank:
        buttons.append(button(say.plain("thank"), Thank(id=view.line.id)))
    return in_rows(buttons, 2)


def _takes(view: CaseView, arrow: Arrow) -> CallbackData:
    """The step; to close one of which items are open is asked first."""
    if arrow is Arrow.CLOSE and unfinished(view):
        return AskClosing(id=view.line.id)
    return TakeStep(id=view.line.id, arrow=arrow)


def _label(say: Say, view: CaseView, arrow: Arrow) -> str:
    if arrow is Arrow.ASK_BACK and Arrow.GO_ON in view.may.steps:
        return say.plain("step-ask-again")
    return say.plain(f"step-{arrow.value}", step=words.arrow(say, arrow, view.line.kind))


def _grades(say: Say, view: CaseView) -> Row:
    if not view.may.rate or view.satisfaction is not None:
        return []
    return [
        button(say.plain(f"rate-{grade.value}"), Rate(id=view.line.id, grade=grade))
        for grade in Satisfaction
    ]


def _files(say: Say, attachments: Sequence[AttachmentRef]) -> list[Row]:
    counts = dict.fromkeys(AttachmentKind, 0)
    buttons: list[InlineKeyboardButton] = []
    for attachment in attachments:
        counts[attachment.kind] += 1
        label = say.plain(f"file-{attachment.kind.value}", number=str(counts[attachment.kind]))
        buttons.append(button(label, ShowFile(id=attachment.id)))
    return in_rows(buttons[-_FILES:], 3)


def _more(say: Say, view: CaseView) -> Row:
    if not entries(view):
        return []
    return [button(say.plain("more"), MoreOf(id=view.line.id))]


def _nav(say: Say, line: CaseLine, actor: Actor) -> Row:
    row = []
    if may_ever(actor, Act.HANDLE_DISPUTE) or may_ever(actor, Act.HANDLE_OPINION):
        row.append(button(say.plain("to-queue"), ListPage(name=QUEUE, page=0)))
    if may_ever(actor, Act.REPORT):
        row.append(button(say.plain("to-mine"), ListPage(name=MINE, page=0)))
    return [*row, button(say.plain("refresh"), OpenCase(id=line.id))]
