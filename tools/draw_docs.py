"""Draws the generated pages of docs/ from the code: ``make docs``; a test compares them."""

from collections.abc import Callable, Mapping
from pathlib import Path

from domain.cases.lifecycle import TRANSITIONS, Doer, Transition
from domain.cases.model import State

DOCS = Path(__file__).resolve().parent.parent / "docs"

_ZH_STATE: Mapping[State, str] = {
    State.REPORTED: "待受理",
    State.RETURNED: "待补充",
    State.ACCEPTED: "已受理",
    State.MEDIATING: "调解中 / 办理中",
    State.RESOLVED: "已有结果",
    State.CLOSED: "已归档",
    State.OFFERED: "待接单",
    State.WITHDRAWN: "已撤回",
    State.MERGED: "已合并",
}
_ZH_ARROW = {
    "report": "上报",
    "accept": "受理",
    "start": "开始调解",
    "ask_back": "退回补充",
    "answer": "补充情况",
    "resolve": "登记结果",
    "close": "归档",
    "withdraw": "撤回",
    "hand_up": "上交",
    "assign": "派单",
    "take": "接单",
    "turn_back": "退回",
    "take_back": "收回",
    "not_fixed": "没有解决",
    "reopen": "重新打开",
    "merge": "合并",
    "undo": "撤销",
    "convert": "转换类型",
    "go_on": "不等补充",
}
_WHO = {
    Doer.REPORTER: "reporter 上报人",
    Doer.HANDLER: "handler 办理人",
    Doer.RECEIVER: "receiver 接单人",
    Doer.COORDINATOR: "coordinator 协调员",
}


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
    lines += [f'    state "{s.value} {_ZH_STATE[s]}" as {s.value}' for s in State]
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
        lines.append(
            f"| {transition.letter} | {transition.arrow.value} | {_ZH_ARROW[transition.arrow]} "
            f"| {source} | {transition.target.value} | {who} | {when} |"
        )
    return "\n".join(lines) + "\n"


def pages() -> Mapping[str, Callable[[], str]]:
    """File name in docs/ -> what draws it."""
    from app.settings.doc import settings_page

    return {"lifecycle.md": lifecycle, "settings.md": settings_page}


def main() -> None:
    """Writes every generated page."""
    for name, draw in pages().items():
        (DOCS / name).write_text(draw(), "utf-8")


if __name__ == "__main__":
    main()
