"""Draws the generated pages of docs/ from the code: ``make docs``; a test compares them."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from bot import words
from bot.texts import Say, say_in
from domain.assessments.lifecycle import ASSESSMENT_WAYS, AssessmentSide
from domain.assessments.model import AssessmentState
from domain.cases.lifecycle import TRANSITIONS, Arrow, Doer, Transition
from domain.cases.model import CaseKind, State

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


def lifecycle() -> str:
    """docs/lifecycle.md: a state diagram and the table, both from TRANSITIONS."""
    lines = [
        "# The lifecycle of a case",
        "",
        "Drawn from `domain/cases/lifecycle.py` by `make docs`; do not edit by hand.",
        "",
        "```mermaid",
        "stateDiagram-v2",
    ]
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
    AssessmentSide.UNIT: "unit 填报单位",
    AssessmentSide.REVIEW: "review 初审、决定",
    AssessmentSide.CLOCK: "clock 到日子",
}


def assessments() -> str:
    """docs/assessments.md: the same of an assessment, from ASSESSMENT_WAYS."""
    say = say_in("zh")

    def named(kind: str, value: str) -> str:
        return f"{value} {say.plain(f'assessment-{kind}-{value}')}"

    lines = [
        "# The lifecycle of an assessment",
        "",
        "Drawn from `domain/assessments/lifecycle.py` by `make docs`; do not edit by hand.",
        "",
        "```mermaid",
        "stateDiagram-v2",
    ]
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
        lines.append(f"| {step} | {source} | {way.target.value} | {_SIDES[way.side]} |")
    return "\n".join(lines) + "\n"


def pages() -> Mapping[str, Callable[[], str]]:
    """File name in docs/ -> what draws it."""
    from app.settings.doc import settings_page

    return {
        "assessments.md": assessments,
        "lifecycle.md": lifecycle,
        "settings.md": settings_page,
    }


def main() -> None:
    """Writes every generated page."""
    for name, draw in pages().items():
        (DOCS / name).write_text(draw(), "utf-8")


if __name__ == "__main__":
    main()
