"""One project on one screen: figures first, then its milestones, and the next step."""

from aiogram.types import InlineKeyboardButton

from bot.buttons.followups import OpenFollowup
from bot.buttons.projects import (
    AskProjectStep,
    JudgeMilestone,
    OpenProject,
    ProjectFace,
    ProjectList,
    TakeProjectStep,
)
from bot.pages import times
from bot.pages.page import Page, Row, button, clip, in_rows, joined
from bot.pages.projects import words as of
from bot.texts import Html, Say
from domain.cases.satisfaction import Satisfaction
from domain.followups.model import FollowupState
from domain.projects.model import ProjectArrow, ProjectState
from domain.projects.views import MilestoneLine, ProjectPick, ProjectView

_A = ProjectArrow
AT_ONCE = (_A.CONFIRM, _A.GRANT)
"""The steps of one tap."""
ASKED = (_A.ACCEPT, _A.REFUSE, _A.ASK, _A.ADD, _A.CANCEL)
"""Those that need words or a day, in the order in which they are offered."""
_RECORDED = frozenset({_A.CONFIRM, _A.ASK})
_NOTE, _TEXT, _ON_BUTTON = 120, 40, 22


def title(say: Say, view: ProjectView) -> Html:
    """``🏗 便民服务中心改造``."""
    return say("project-title", name=view.line.name)


def project_page(say: Say, view: ProjectView, news: Html | None = None) -> Page:
    """The whole of it. What is not there takes no line."""
    between = say.plain("between-names")
    helpers = between.join(one.name for one in view.helpers)
    lines: list[Html | None] = [
        title(say, view),
        say("project-stands", standing=of.standing(say, view.line)),
        say(
            "project-of",
            system=view.line.system.read(say.locale),
            number=str(view.line.number),
            lead=view.line.lead.name,
        ),
        say("project-helpers", units=helpers) if helpers else None,
        say("project-aim", aim=clip(view.aim, _NOTE)) if view.aim else None,
        *(_milestone(say, view, one) for one in view.milestones),
        _asked(say, view),
        _confirmed(say, view),
        _ended(say, view),
        _next(say, view),
        *([Html(""), news] if news else []),
    ]
    return Page(text=joined(lines), rows=tuple(_rows(say, view)))


def _milestone(say: Say, view: ProjectView, one: MilestoneLine) -> Html:
    own = one.unit.id == view.line.lead.id
    return say(
        "project-milestone" if own else "project-milestone-of",
        mark=of.milestone_mark(one),
        day=times.day(say, one.due_on),
        text=clip(one.text, _TEXT),
        unit=one.unit.name,
        state=of.milestone(say, one),
    )


def _asked(say: Say, view: ProjectView) -> Html | None:
    if view.asked_due is None:
        return None
    day = times.whole_day(say, view.asked_due)
    return say("project-asked", day=day, reason=clip(view.asked_reason, _NOTE))


def _confirmed(say: Say, view: ProjectView) -> Html | None:
    if view.line.state in {ProjectState.ACCEPTED, ProjectState.CANCELLED}:
        return None
    if view.confirm_on is not None and _A.CONFIRM in view.may:
        return say("project-to-confirm", day=times.day(say, view.confirm_on))
    if view.confirmed_on is not None:
        return say("project-confirmed", day=times.whole_day(say, view.confirmed_on))
    return None


def _ended(say: Say, view: ProjectView) -> Html | None:
    if view.ended_on is None:
        return None
    key = f"project-ended-{view.line.state.value}"
    said = say(key, day=times.whole_day(say, view.ended_on))
    return say("project-with-reason", said=said, reason=view.reason) if view.reason else said


def _next(say: Say, view: ProjectView) -> Html | None:
    """What comes next, where it is the reader's turn."""
    for arrow in (_A.ACCEPT, _A.JUDGE, _A.GRANT, _A.CONFIRM):
        if arrow in view.may:
            return say(f"project-next-{arrow.value}")
    return None


def _rows(say: Say, view: ProjectView) -> list[Row]:
    number, may = view.line.id, view.may
    doing: list[InlineKeyboardButton] = []
    if _A.JUDGE in may:
        face = OpenProject(id=number, face=ProjectFace.JUDGE)
        doing.append(button(say.plain("project-do-judge"), face))
    doing += [
        button(_label(say, view, arrow), TakeProjectStep(id=number, arrow=arrow))
        for arrow in AT_ONCE
        if arrow in may
    ]
    doing += [
        button(_label(say, view, arrow), AskProjectStep(id=number, arrow=arrow))
        for arrow in ASKED
        if arrow in may
    ]
    if _A.DROP in may:
        face = OpenProject(id=number, face=ProjectFace.DROP)
        doing.append(button(say.plain("project-do-drop"), face))
    if any(one.opens for one in view.milestones):
        face = OpenProject(id=number, face=ProjectFace.MILESTONES)
        doing.append(button(say.plain("project-do-milestones"), face))
    back = ProjectList(pick=ProjectPick.ALL, page=0)
    return [*in_rows(doing, 2), [button(say.plain("project-list"), back)]]


def _label(say: Say, view: ProjectView, arrow: ProjectArrow) -> str:
    label = say.plain(f"project-do-{arrow.value}")
    if view.records and arrow in _RECORDED:
        return say.plain("followup-records", step=label)
    return label


def face_page(say: Say, view: ProjectView, face: ProjectFace) -> Page:
    """A part of the project, or the whole where there is nothing of that part."""
    match face:
        case ProjectFace.JUDGE if _A.JUDGE in view.may:
            return _judge_page(say, view)
        case ProjectFace.DROP if _A.DROP in view.may:
            return _drop_page(say, view)
        case ProjectFace.MILESTONES:
            return _milestones_page(say, view)
        case _:
            return project_page(say, view)


def _judge_page(say: Say, view: ProjectView) -> Page:
    """The first milestone that was fed back waits for a word."""
    one = next(m for m in view.milestones if m.state is FollowupState.FED_BACK)
    asked = say(
        "milestone-judge",
        text=one.text,
        unit=one.unit.name,
        day=times.day(say, one.due_on),
        feedback=one.feedback,
    )
    taps = [
        button(of.capital(of.verdict(say, verdict)), JudgeMilestone(id=one.id, verdict=verdict))
        for verdict in Satisfaction
    ]
    return Page(text=joined([title(say, view), Html(""), asked]), rows=(taps, [_back(say, view)]))


def _drop_page(say: Say, view: ProjectView) -> Page:
    """Which of those that are not met is wanted no more."""
    rows = [
        [
            button(
                _on_button(say, one),
                AskProjectStep(id=view.line.id, arrow=_A.DROP, milestone=one.id),
            )
        ]
        for one in view.milestones
        if not one.met
    ]
    text = joined([title(say, view), Html(""), say("milestone-drop-ask")])
    return Page(text=text, rows=(*rows, [_back(say, view)]))


def _milestones_page(say: Say, view: ProjectView) -> Page:
    """Each as the item it was handed out as, to be accepted, fed back or given more time."""
    lines = [title(say, view), *(_milestone(say, view, one) for one in view.milestones)]
    rows = [
        [button(_on_button(say, one), OpenFollowup(id=one.followup_id))]
        for one in view.milestones
        if one.opens
    ]
    return Page(text=joined(lines), rows=(*rows, [_back(say, view)]))


def _on_button(say: Say, one: MilestoneLine) -> str:
    return say.plain(
        "milestone-open",
        mark=of.milestone_mark(one),
        day=times.day(say, one.due_on),
        text=clip(one.text, _ON_BUTTON),
    )


def _back(say: Say, view: ProjectView) -> InlineKeyboardButton:
    return button(say.plain("project-back"), OpenProject(id=view.line.id))
