"""The projects within sight, the figures first: each figure is a button to its list."""

from aiogram.types import InlineKeyboardButton

from bot.buttons.projects import (
    AskProjectStep,
    OpenProject,
    ProjectList,
    ProjectSheet,
    TakeProjectStep,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined, page_row
from bot.pages.projects import words as of
from bot.texts import Html, Say
from domain.projects.model import ProjectArrow
from domain.projects.views import ProjectLine, ProjectPage, ProjectPick

_NAME, _ON_BUTTON = 16, 12
_BY_DAY = (
    ProjectPick.ON_TIME,
    ProjectPick.LATE_DONE,
    ProjectPick.LATE_OPEN,
    ProjectPick.NOT_DUE,
)
_WAITING = (
    ProjectPick.TO_CONFIRM,
    ProjectPick.ASKED,
    ProjectPick.TO_JUDGE,
    ProjectPick.CANCELLED,
)


def list_page(say: Say, board: ProjectPage) -> Page:
    """What is late on top; of all of them the figures stand above, and it is one screen."""
    every = board.pick is ProjectPick.ALL
    if every:
        head = say("projects-head", total=board.counts[ProjectPick.ALL])
    else:
        head = say("projects-head-of", what=of.pick(say, board.pick), total=board.total)
    if board.pages > 1:
        head = say("page-head", head=head, page=str(board.page + 1), pages=str(board.pages))
    lines = [head, *(_line(say, one) for one in board.lines)]
    if not board.total:
        lines.append(say(_empty(board)))
    return Page(
        text=joined(lines),
        rows=(
            *(_figures(say, board) if every else []),
            *_projects(say, board),
            page_row(
                say, board.page, board.pages, lambda page: ProjectList(pick=board.pick, page=page)
            ),
            *_foot(say, board),
        ),
    )


def _empty(board: ProjectPage) -> str:
    if board.pick is not ProjectPick.ALL:
        return "projects-none-of"
    return "projects-empty" if board.keeps else "projects-none"


def _figures(say: Say, board: ProjectPage) -> list[Row]:
    shown = [*_BY_DAY] if any(board.counts.values()) else []
    shown += [one for one in _WAITING if board.counts[one]]
    return in_rows([_figure(say, board, one) for one in shown], 2)


def _figure(say: Say, board: ProjectPage, pick: ProjectPick) -> InlineKeyboardButton:
    label = say.plain(
        "projects-figure", what=of.capital(of.pick(say, pick)), count=board.counts[pick]
    )
    return button(label, ProjectList(pick=pick, page=0))


def _foot(say: Say, board: ProjectPage) -> list[Row]:
    if board.pick is not ProjectPick.ALL:
        every = say.plain("projects-all", total=board.counts[ProjectPick.ALL])
        return [[button(every, ProjectList(pick=ProjectPick.ALL, page=0))]]
    foot = []
    if board.keeps is not None:
        new = AskProjectStep(id=0, arrow=ProjectArrow.REGISTER)
        foot.append(button(say.plain("project-register"), new))
    if board.keeps is not None or board.total:
        foot.append(button(say.plain("projects-sheet"), ProjectSheet(yes=0)))
    return [foot]


def _line(say: Say, line: ProjectLine) -> Html:
    """Two lines: what it is; how it stands, and on which day the next of it is due."""
    return say(
        "projects-line" if line.next_due is None else "projects-line-next",
        mark=of.MARKS[line.colour],
        name=clip(line.name, _NAME),
        lead=line.lead.name,
        state=of.state(say, line.state),
        progress=of.progress(say, line),
        day=times.day(say, line.next_due or line.due_on),
    )


def _projects(say: Say, board: ProjectPage) -> list[Row]:
    """The ways to them; where all are to be confirmed that is a tap beside each."""
    if board.pick is not ProjectPick.TO_CONFIRM:
        return in_rows([_open(say, line) for line in board.lines], 2)
    return [
        [
            _open(say, line),
            button(
                say.plain("project-do-confirm"),
                TakeProjectStep(id=line.id, arrow=ProjectArrow.CONFIRM),
            ),
        ]
        for line in board.lines
    ]


def _open(say: Say, line: ProjectLine) -> InlineKeyboardButton:
    mark = "🗓" if line.to_confirm else "⏰" if line.asked else "👉" if line.to_judge else "▸"
    label = say.plain("projects-open", mark=mark, name=clip(line.name, _ON_BUTTON))
    return button(label, OpenProject(id=line.id))
