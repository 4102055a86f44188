"""Draws the generated pages of docs/ from the code: ``make docs``; a test compares them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot import words
from bot.texts import Say, say_in
from domain.annual.lifecycle import ANNUAL_WAYS, AnnualSide
from domain.annual.model import AnnualStage
from domain.assessments.lifecycle import ASSESSMENT_WAYS, AssessmentSide
from domain.assessments.model import AssessmentState
from domain.callins.lifecycle import CALLIN_WAYS, CallInSide
from domain.callins.model import CallInArrow, CallInState
from domain.cases.lifecycle import TRANSITIONS, Arrow, Doer, Transition
from domain.cases.model import CaseKind, State
from domain.evaluations.lifecycle import EVALUATION_WAYS
from domain.evaluations.model import EvaluationStage
from domain.followups.lifecycle import FOLLOWUP_WAYS, FollowupSide
from domain.followups.model import FollowupArrow, FollowupState
from domain.projects.lifecycle import PROJECT_WAYS, ProjectSide
from domain.projects.model import ProjectState
from domain.selections.lifecycle import APPLICATION_WAYS, SELECTION_WAYS, SelectionSide
from domain.selections.model import ApplicationState, SelectionState

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


_SIDES = {
    FollowupSide.HOST: "host 交办单位",
    FollowupSide.UNIT: "unit 责任单位",
    FollowupSide.SOURCE: "source 来源",
}
_ARROWS = {
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
_STATES = {
    FollowupState.HANDED_OUT: "待接收",
    FollowupState.RETURNED: "已退回",
    FollowupState.UNDER_WAY: "办理中",
    FollowupState.FED_BACK: "已反馈",
    FollowupState.DONE: "办结",
    FollowupState.DROPPED: "已取消",
}


def followups() -> str:
    """docs/followups.md: the same of an item handed out, from FOLLOWUP_WAYS."""
    lines = _head("The lifecycle of an item handed out", "domain/followups/lifecycle.py")
    lines += [f'    state "{one.value} {_STATES[one]}" as {one.value}' for one in FollowupState]
    for way in FOLLOWUP_WAYS:
        source = way.source.value if way.source else "[*]"
        lines.append(f"    {source} --> {way.target.value}: {way.arrow.value}")
    left = {way.source for way in FOLLOWUP_WAYS}
    lines += [f"    {state.value} --> [*]" for state in FollowupState if state not in left]
    lines += ["```", "", "| step | 步骤 | from | to | whose step |", "|---|---|---|---|---|"]
    for way in FOLLOWUP_WAYS:
        source = way.source.value if way.source else "(new)"
        step = f"{way.arrow.value} | {_ARROWS[way.arrow]}"
        lines.append(f"| {step} | {source} | {way.target.value} | {_SIDES[way.side]} |")
    return "\n".join(lines) + "\n"


_ASSESSING = {
    AssessmentSide.UNIT: "unit 填报单位",
    AssessmentSide.REVIEW: "review 初审、决定",
    AssessmentSide.CLOCK: "clock 到日子",
}


def assessments() -> str:
    """docs/assessments.md: the same of an assessment, from ASSESSMENT_WAYS."""
    say = say_in("zh")

    def named(kind: str, value: str) -> str:
        return f"{value} {say.plain(f'assessment-{kind}-{value}')}"

    lines = _head("The lifecycle of an assessment", "domain/assessments/lifecycle.py")
    lines += [f'    state "{named("state", s.value)}" as {s.value}' for s in AssessmentState]
    for way in ASSESSMENT_WAYS:
        source = way.source.value if way.source else "[*]"
        lines.append(f"    {source} --> {way.target.value}: {way.arrow.value}")
    left = {way.source for way in ASSESSMENT_WAYS}
    lines += [f"    {state.value} --> [*]" for state in AssessmentState if state not in left]
    lines += ["```", "", "| step | from | to | whose step |", "|---|---|---|---|"]
    for way in ASSESSMENT_WAYS:
        source = way.source.value if way.source else "(new)"
        step = named("arrow", way.arrow.value)
        lines.append(f"| {step} | {source} | {way.target.value} | {_ASSESSING[way.side]} |")
    return "\n".join(lines) + "\n"


_LEADING = {
    ProjectSide.KEEPER: "keeper 管清单的单位",
    ProjectSide.LEAD: "lead 牵头单位",
    ProjectSide.MILESTONES: "milestones 由节点推算",
}


def projects() -> str:
    """docs/projects.md: the same of a key project, from PROJECT_WAYS."""
    say = say_in("zh")

    def named(kind: str, value: str) -> str:
        return f"{value} {say.plain(f'project-{kind}-{value}')}"

    lines = _head("The lifecycle of a key project", "domain/projects/lifecycle.py")
    lines += [f'    state "{named("state", s.value)}" as {s.value}' for s in ProjectState]
    for way in PROJECT_WAYS:
        source = way.source.value if way.source else "[*]"
        lines.append(f"    {source} --> {way.target.value}: {way.arrow.value}")
    left = {way.source for way in PROJECT_WAYS}
    lines += [f"    {state.value} --> [*]" for state in ProjectState if state not in left]
    lines += ["```", "", "| step | from | to | whose step |", "|---|---|---|---|"]
    for way in PROJECT_WAYS:
        source = way.source.value if way.source else "(new)"
        step = named("arrow", way.arrow.value)
        lines.append(f"| {step} | {source} | {way.target.value} | {_LEADING[way.side]} |")
    return "\n".join(lines) + "\n"


_SELECTING = {
    SelectionSide.COMMUNITY: "community 社区",
    SelectionSide.ABOVE: "above 街道（上一级）",
    SelectionSide.DISTRICT: "district 区里",
    SelectionSide.CLOCK: "clock 到日子",
}


def selections() -> str:
    """docs/selections.md: the same of a round, from SELECTION_WAYS, and of an application."""
    say = say_in("zh")

    def named(kind: str, value: str) -> str:
        return f"{value} {say.plain(f'{kind}-{value}')}"

    lines = _head("The lifecycle of a selection of model communities", _SELECTIONS)
    lines += [
        f'    state "{named("selection-state", one.value)}" as {one.value}'
        for one in SelectionState
    ]
    for way in SELECTION_WAYS:
        if way.source is not way.target:
            source = way.source.value if way.source else "[*]"
            lines.append(f"    {source} --> {way.target.value}: {way.arrow.value}")
    left = {way.source for way in SELECTION_WAYS}
    lines += [f"    {one.value} --> [*]" for one in SelectionState if one not in left]
    lines += ["```", "", "| step | from | to | whose step |", "|---|---|---|---|"]
    for way in SELECTION_WAYS:
        source = way.source.value if way.source else "(new)"
        step = named("selection-arrow", way.arrow.value)
        lines.append(f"| {step} | {source} | {way.target.value} | {_SELECTING[way.side]} |")
    return "\n".join([*lines, "", *_applications(named)]) + "\n"


_SELECTIONS = "domain/selections/lifecycle.py"


def _applications(named: Callable[[str, str], str]) -> list[str]:
    lines = ["## An application", "", "```mermaid", "stateDiagram-v2"]
    lines += [
        f'    state "{named("application-state", one.value)}" as {one.value}'
        for one in ApplicationState
    ]
    for way in APPLICATION_WAYS:
        if way.source is not way.target:
            source = way.source.value if way.source else "[*]"
            lines.append(f"    {source} --> {way.target.value}: {way.arrow.value}")
    left = {way.source for way in APPLICATION_WAYS if way.source is not way.target}
    return [
        *lines,
        *(f"    {one.value} --> [*]" for one in ApplicationState if one not in left),
        "```",
    ]


_CALLING = {
    CallInSide.LEAD: "lead 牵头单位",
    CallInSide.CALLED: "called 被请单位",
    CallInSide.MATTER: "matter 随这件事",
}
_CALL_STATES = {
    CallInState.CALLED: "已吹哨",
    CallInState.HANDED_OUT: "已交办",
    CallInState.SETTLED: "现场办结",
    CallInState.CALLED_OFF: "已取消",
    CallInState.ENDED: "不用到场",
}
_CALL_ARROWS = {
    CallInArrow.CALL: "吹哨",
    CallInArrow.ANSWER: "答复到场、不能到",
    CallInArrow.HAND_OUT: "交办",
    CallInArrow.SETTLE: "现场办结",
    CallInArrow.CALL_OFF: "取消",
    CallInArrow.END: "这件事有了结果",
    CallInArrow.RESUME: "结果撤销，照旧",
}


def callins() -> str:
    """docs/callins.md: the same of units called in, from CALLIN_WAYS."""
    lines = _head("The lifecycle of a call-in", "domain/callins/lifecycle.py")
    lines += [f'    state "{one.value} {_CALL_STATES[one]}" as {one.value}' for one in CallInState]
    for way in CALLIN_WAYS:
        source = way.source.value if way.source else "[*]"
        lines.append(f"    {source} --> {way.target.value}: {way.arrow.value}")
    left = {way.source for way in CALLIN_WAYS}
    lines += [f"    {state.value} --> [*]" for state in CallInState if state not in left]
    lines += ["```", "", "| step | 步骤 | from | to | whose step |", "|---|---|---|---|---|"]
    for way in CALLIN_WAYS:
        source = way.source.value if way.source else "(new)"
        step = f"{way.arrow.value} | {_CALL_ARROWS[way.arrow]}"
        lines.append(f"| {step} | {source} | {way.target.value} | {_CALLING[way.side]} |")
    return "\n".join(lines) + "\n"


_EVALUATED = {
    EvaluationStage.PREPARED: "已准备",
    EvaluationStage.COUNTED: "待确认",
    EvaluationStage.VOID: "无效",
    EvaluationStage.CONFIRMED: "已确认",
    EvaluationStage.PUBLISHED: "已公示",
}


def evaluations() -> str:
    """docs/evaluations.md: the same of a residents' evaluation, from EVALUATION_WAYS."""
    lines = _head("The lifecycle of a residents' evaluation", "domain/evaluations/lifecycle.py")
    lines += [f'    state "{one.value} {_EVALUATED[one]}" as {one.value}' for one in _EVALUATED]
    lines.append(f"    [*] --> {EvaluationStage.PREPARED.value}: prepare")
    lines += [
        f"    {way.source.value} --> {way.target.value}: {way.arrow.value}"
        for way in EVALUATION_WAYS
    ]
    return "\n".join([*lines, f"    {EvaluationStage.PUBLISHED.value} --> [*]", "```"]) + "\n"


_REVIEWING = {AnnualSide.ISSUER: "issuer 下发单位", AnnualSide.UNIT: "unit 被考核单位"}


def annual() -> str:
    """docs/annual.md: the same of a responsibility letter, from ANNUAL_WAYS."""
    say = say_in("zh")

    def named(kind: str, value: str) -> str:
        key = value.replace("_", "-") if kind == "stage" else value
        return f"{value} {say.plain(f'annual-{kind}-{key}')}"

    lines = _head("The lifecycle of a responsibility letter", "domain/annual/lifecycle.py")
    lines += [f'    state "{named("stage", s.value)}" as {s.value}' for s in AnnualStage]
    for way in ANNUAL_WAYS:
        source = way.source.value if way.source else "[*]"
        lines.append(f"    {source} --> {way.target.value}: {way.arrow.value}")
    left = {way.source for way in ANNUAL_WAYS}
    lines += [f"    {stage.value} --> [*]" for stage in AnnualStage if stage not in left]
    lines += ["```", "", "| step | from | to | whose step |", "|---|---|---|---|"]
    for way in ANNUAL_WAYS:
        source = way.source.value if way.source else "(new)"
        step = named("arrow", way.arrow.value)
        lines.append(f"| {step} | {source} | {way.target.value} | {_REVIEWING[way.side]} |")
    return "\n".join(lines) + "\n"


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
