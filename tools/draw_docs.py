"""Draws the generated pages of docs/ from the code: ``make docs``; a test compares them."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from bot import words
from bot.texts import Say, say_in
from domain.annual.lifecycle import ANNUAL_WAYS, AnnualSide
from domain.annual.model import AnnualArrow, AnnualStage
from domain.assessments.lifecycle import ASSESSMENT_WAYS, AssessmentSide
from domain.assessments.model import AssessmentArrow, AssessmentState
from domain.callins.lifecycle import CALLIN_WAYS, CallInSide
from domain.callins.model import CallInArrow, CallInState
from domain.cases.lifecycle import TRANSITIONS, Arrow, Doer, Transition
from domain.cases.model import CaseKind, State
from domain.evaluations.lifecycle import EVALUATION_WAYS
from domain.evaluations.model import EvaluationStage
from domain.followups.lifecycle import FOLLOWUP_WAYS, FollowupSide
from domain.followups.model import FollowupArrow, FollowupState
from domain.projects.lifecycle import PROJECT_WAYS, ProjectSide
from domain.projects.model import ProjectArrow, ProjectState
from domain.selections.lifecycle import APPLICATION_WAYS, SELECTION_WAYS, SelectionSide
from domain.selections.model import ApplicationState, SelectionArrow, SelectionState

DOCS = Path(__file__).resolve().parent.parent / "docs"

_WHO = {
    Doer.REPORTER: "reporter 报告人",
    Doer.HANDLER: "handler 办理人",
    Doer.RECEIVER: "receiver 接单人",
    Doer.COORDINATOR: "coordinator 协调员",
}


def _zh(word: Callable[[Say, Any, CaseKind], str], value: State | Arrow) -> str:
    """As the desk's own texts call it, in the words of each kind."""
    say = say_in("zh")
    return " / ".join(dict.fromkeys(word(say, value, kind) for kind in CaseKind))


def _label(transition: Transition) -> str:
    guard = f" ({transition.guard.value.replace('_', ' ')})" if transition.guard else ""
    return f"{transition.letter} {transition.arrow.value}{guard}"


def _head(title: str, module: str) -> list[str]:
    """How each page begins, up to where its diagram goes on."""
    return [
        f"# {title}",
        "",
        f"Drawn from `{module}` by `make docs`; do not edit by hand.",
        "",
        "```mermaid",
        "stateDiagram-v2",
    ]


def lifecycle() -> str:
    """docs/lifecycle.md: a state diagram and the table, both from TRANSITIONS."""
    lines = _head("The lifecycle of a case", "domain/cases/lifecycle.py")
    lines += [f'    state "{s.value} {_zh(words.state, s)}" as {s.value}' for s in State]
    for transition in TRANSITIONS:
        source = transition.source.value if transition.source else "[*]"
        lines.append(f"    {source} --> {transition.target.value}: {_label(transition)}")
    left = {transition.source for transition in TRANSITIONS}
    lines += [f"    {state.value} --> [*]" for state in State if state not in left]
    lines += [
        "```",
        "",
        "| | step | 步骤 | from | to | whose step | when |",
        "|---|---|---|---|---|---|---|",
    ]
    for transition in TRANSITIONS:
        source = transition.source.value if transition.source else "(new)"
        who = _WHO[transition.doer]
        when = transition.guard.value.replace("_", " ") if transition.guard else ""
        step = f"{transition.arrow.value} | {_zh(words.arrow, transition.arrow)}"
        lines.append(
            f"| {transition.letter} | {step} "
            f"| {source} | {transition.target.value} | {who} | {when} |"
        )
    return "\n".join(lines) + "\n"


def _drawn(
    title: str,
    module: str,
    states: Mapping[Any, str],
    ways: Sequence[Any],
    arrows: Mapping[Any, str],
    sides: Mapping[Any, str],
) -> str:
    """A page of a mechanism: the diagram and the table of its ways, which have a source (none: it
    begins), a target, an arrow and a side. A way that leads back to its state is no arrow of the
    diagram."""
    lines = [*_head(title, f"domain/{module}/lifecycle.py"), *_diagram(states, ways)]
    lines += ["```", "", "| step | 步骤 | from | to | whose step |", "|---|---|---|---|---|"]
    for way in ways:
        source = way.source.value if way.source else "(new)"
        step = f"{way.arrow.value} | {arrows[way.arrow]}"
        lines.append(f"| {step} | {source} | {way.target.value} | {sides[way.side]} |")
    return "\n".join(lines) + "\n"


def _diagram(states: Mapping[Any, str], ways: Sequence[Any]) -> list[str]:
    lines = [f'    state "{one.value} {said}" as {one.value}' for one, said in states.items()]
    onward = [way for way in ways if way.source is not way.target]
    for way in onward:
        source = way.source.value if way.source else "[*]"
        lines.append(f"    {source} --> {way.target.value}: {way.arrow.value}")
    left = {way.source for way in onward}
    return [*lines, *(f"    {one.value} --> [*]" for one in states if one not in left)]


def _said(of: type[StrEnum], prefix: str) -> dict[StrEnum, str]:
    """The members in the desk's own words; those it has none for are left out."""
    say = say_in("zh")
    keys = {one: f"{prefix}-{one.value}" for one in of}
    known = {
        one: next((key for key in (made, made.replace("_", "-")) if say.has(key)), None)
        for one, made in keys.items()
    }
    return {one: say.plain(key) for one, key in known.items() if key is not None}


def followups() -> str:
    """docs/followups.md: an item handed out."""
    states = {
        FollowupState.HANDED_OUT: "待接收",
        FollowupState.RETURNED: "已退回",
        FollowupState.UNDER_WAY: "办理中",
        FollowupState.FED_BACK: "已反馈",
        FollowupState.DONE: "办结",
        FollowupState.DROPPED: "已取消",
    }
    arrows = {
        FollowupArrow.HAND_OUT: "交办",
        FollowupArrow.ACCEPT: "接收",
        FollowupArrow.SEND_BACK: "退回",
        FollowupArrow.HAND_OUT_AGAIN: "改交",
        FollowupArrow.FEED_BACK: "反馈",
        FollowupArrow.EXTEND: "延期",
        FollowupArrow.JUDGE: "评议，办结",
        FollowupArrow.DO_AGAIN: "重办",
        FollowupArrow.DROP: "取消",
    }
    sides = {
        FollowupSide.HOST: "host 交办单位",
        FollowupSide.UNIT: "unit 责任单位",
        FollowupSide.SOURCE: "source 来源",
    }
    title = "The lifecycle of an item handed out"
    return _drawn(title, "followups", states, FOLLOWUP_WAYS, arrows, sides)


def assessments() -> str:
    """docs/assessments.md: an assessment of a major matter."""
    states = _said(AssessmentState, "assessment-state")
    arrows = _said(AssessmentArrow, "assessment-arrow")
    sides = {
        AssessmentSide.UNIT: "unit 填报单位",
        AssessmentSide.REVIEW: "review 初审、决定",
        AssessmentSide.CLOCK: "clock 到日子",
    }
    title = "The lifecycle of an assessment"
    return _drawn(title, "assessments", states, ASSESSMENT_WAYS, arrows, sides)


def projects() -> str:
    """docs/projects.md: a key project."""
    states, arrows = _said(ProjectState, "project-state"), _said(ProjectArrow, "project-arrow")
    sides = {
        ProjectSide.KEEPER: "keeper 管清单的单位",
        ProjectSide.LEAD: "lead 牵头单位",
        ProjectSide.MILESTONES: "milestones 由节点推算",
    }
    title = "The lifecycle of a key project"
    return _drawn(title, "projects", states, PROJECT_WAYS, arrows, sides)


def selections() -> str:
    """docs/selections.md: a round of model communities, and below it an application."""
    states = _said(SelectionState, "selection-state")
    arrows = _said(SelectionArrow, "selection-arrow")
    sides = {
        SelectionSide.COMMUNITY: "community 社区",
        SelectionSide.ABOVE: "above 街道（上一级）",
        SelectionSide.DISTRICT: "district 区里",
        SelectionSide.CLOCK: "clock 到日子",
    }
    title = "The lifecycle of a selection of model communities"
    page = _drawn(title, "selections", states, SELECTION_WAYS, arrows, sides)
    below = _diagram(_said(ApplicationState, "application-state"), APPLICATION_WAYS)
    head = ["", "## An application", "", "```mermaid", "stateDiagram-v2"]
    return page + "\n".join([*head, *below, "```"]) + "\n"


def callins() -> str:
    """docs/callins.md: units called in to a matter."""
    states = {
        CallInState.CALLED: "已吹哨",
        CallInState.HANDED_OUT: "已交办",
        CallInState.SETTLED: "现场办结",
        CallInState.CALLED_OFF: "已取消",
        CallInState.ENDED: "不用到场",
    }
    arrows = {
        CallInArrow.CALL: "吹哨",
        CallInArrow.ANSWER: "答复到场、不能到",
        CallInArrow.HAND_OUT: "交办",
        CallInArrow.SETTLE: "现场办结",
        CallInArrow.CALL_OFF: "取消",
        CallInArrow.END: "这件事有了结果",
        CallInArrow.RESUME: "结果撤销，照旧",
    }
    sides = {
        CallInSide.LEAD: "lead 牵头单位",
        CallInSide.CALLED: "called 被请单位",
        CallInSide.MATTER: "matter 随这件事",
    }
    return _drawn("The lifecycle of a call-in", "callins", states, CALLIN_WAYS, arrows, sides)


def annual() -> str:
    """docs/annual.md: a responsibility letter and its review."""
    states, arrows = _said(AnnualStage, "annual-stage"), _said(AnnualArrow, "annual-arrow")
    sides = {AnnualSide.ISSUER: "issuer 下发单位", AnnualSide.UNIT: "unit 被考核单位"}
    title = "The lifecycle of a responsibility letter"
    return _drawn(title, "annual", states, ANNUAL_WAYS, arrows, sides)


def evaluations() -> str:
    """docs/evaluations.md: a residents' evaluation; its first step has no way of its own."""
    states = {
        EvaluationStage.PREPARED: "已准备",
        EvaluationStage.COUNTED: "待确认",
        EvaluationStage.VOID: "无效",
        EvaluationStage.CONFIRMED: "已确认",
        EvaluationStage.PUBLISHED: "已公示",
    }
    lines = _head("The lifecycle of a residents' evaluation", "domain/evaluations/lifecycle.py")
    first = f"    [*] --> {EvaluationStage.PREPARED.value}: prepare"
    return "\n".join([*lines, first, *_diagram(states, EVALUATION_WAYS), "```"]) + "\n"


def pages() -> Mapping[str, Callable[[], str]]:
    """File name in docs/ -> what draws it."""
    from app.settings.doc import settings_page

    return {
        "annual.md": annual,
        "assessments.md": assessments,
        "callins.md": callins,
        "evaluations.md": evaluations,
        "followups.md": followups,
        "lifecycle.md": lifecycle,
        "projects.md": projects,
        "selections.md": selections,
        "settings.md": settings_page,
    }


def main() -> None:
    """Writes every generated page."""
    for name, draw in pages().items():
        (DOCS / name).write_text(draw(), "utf-8")


if __name__ == "__main__":
    main()
