"""The matters within reach, the figures first."""

from zoneinfo import ZoneInfo

from aiogram.types import InlineKeyboardButton

from bot.buttons.assessments import (
    AskAssessmentStep,
    AssessmentList,
    AssessmentSheet,
    OpenAssessment,
)
from bot.pages.assessments import words as of
from bot.pages.page import Page, button, clip, joined, page_row
from bot.texts import Html, Say
from domain.assessments.model import AssessmentArrow, AssessmentState
from domain.assessments.views import AssessmentLine, AssessmentPage, AssessmentTally

_NAME, _ON_BUTTON = 30, 22


def list_page(say: Say, board: AssessmentPage, zone: ZoneInfo) -> Page:
    """What is open and due first on top."""
    head = say("assessments-head", registered=board.tally.registered)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    lines = [head, *_figures(say, board), *(_line(say, one, zone) for one in board.lines)]
    if not board.total:
        lines.append(say("assessments-empty" if board.units else "assessments-none"))
    new = AskAssessmentStep(id=0, arrow=AssessmentArrow.REGISTER)
    foot = [button(say.plain("assessment-register"), new)] if board.units else []
    if board.total:
        foot.append(button(say.plain("assessments-sheet"), AssessmentSheet()))
    return Page(
        text=joined(lines),
        rows=(
            *([_open(say, one)] for one in board.lines),
            page_row(say, board.page, board.pages, lambda page: AssessmentList(page=page)),
            foot,
        ),
    )


def _figures(say: Say, board: AssessmentPage) -> list[Html]:
    tally = board.tally
    if not board.total:
        return []
    lines = [say("assessments-figures", text=of.tally(say, tally))]
    rest = [
        say.plain(key, count=count)
        for key, count in (
            ("assessments-undecided", tally.undecided),
            ("assessments-withdrawn", tally.withdrawn),
            ("assessments-overdue", board.overdue),
            ("assessments-moved", tally.moved),
        )
        if count
    ]
    if rest:
        lines.append(say("assessments-figures", text=" · ".join(rest)))
    waiting = [
        say.plain("assessments-state", state=of.state(say, state), count=board.states[state])
        for state in AssessmentState
        if state in board.states and state in _WAITING
    ]
    if waiting:
        lines.append(say("assessments-figures", text=" · ".join(waiting)))
    return [*lines, *warnings(say, tally)]


_WAITING = frozenset(
    {
        AssessmentState.REGISTERED,
        AssessmentState.HEARING,
        AssessmentState.RATED,
        AssessmentState.IN_REVIEW,
        AssessmentState.TO_DECIDE,
    }
)


def warnings(say: Say, tally: AssessmentTally) -> list[Html]:
    """What the year asks about: begun before the decision, and against the guidance."""
    found = [
        say.plain(key, count=count)
        for key, count in (
            ("assessments-early", tally.early),
            ("assessments-against", tally.against),
        )
        if count
    ]
    return [say("assessments-warn", text=" · ".join(found))] if found else []


def _line(say: Say, line: AssessmentLine, zone: ZoneInfo) -> Html:
    mark = "⚠️" if line.overdue or line.early else "👉" if line.yours else "▫️"
    return say(
        "assessments-line",
        mark=mark,
        name=clip(line.name, _NAME),
        unit=line.unit.name,
        state=of.standing(say, line, zone),
    )


def _open(say: Say, line: AssessmentLine) -> InlineKeyboardButton:
    label = say.plain("assessments-open", id=str(line.id), name=clip(line.name, _ON_BUTTON))
    return button(label, OpenAssessment(id=line.id))
