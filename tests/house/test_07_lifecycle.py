"""Rule 7: one literal table, one setter, one page drawn from the table."""

import ast
from pathlib import Path

from domain.cases.extension_model import LETTER_OF, ExtensionState
from domain.cases.last_step import CALLING
from domain.cases.letters import Letter
from domain.cases.lifecycle import TRANSITIONS
from domain.cases.model import State
from domain.referrals.lifecycle import WAYS
from domain.referrals.model import HANDED_IN, Consent
from tests.house.source import ROOT, Module, calls, dotted, modules, snippet, walk
from tools.draw_docs import pages

SETTERS = frozenset(
    {
        "domain/assessments/lifecycle.py",
        "domain/selections/lifecycle.py",
        "domain/callins/lifecycle.py",
        "domain/cases/lifecycle.py",
        "domain/followups/lifecycle.py",
    }
)


def setters(module: Module) -> list[str]:
    """Assignments to ``….state`` of a case, or of an item handed out, and ways to write it past
    the setter."""
    if module.path in SETTERS:
        return []
    found = []
    for node in walk(module.tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [
                f"{module.at(target)} {dotted(target)}"
                for target in targets
                if isinstance(target, ast.Attribute)
                and target.attr == "state"
                and dotted(target) != "self.state"
            ]
    for node, name in calls(module.tree):
        values = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        if name in {"setattr", "object.__setattr__"} and "state" in values:
            found.append(f"{module.at(node)} {name}")
        if name.rsplit(".", 1)[-1] == "update" and [dotted(arg) for arg in node.args] in (
            ["cases"],
            ["schema.cases"],
            ["Case"],
        ):
            found.append(f"{module.at(node)} {name}(cases)")
    return found


def test_only_move_sets_the_state() -> None:
    assert [found for module in modules() for found in setters(module)] == []


def test_another_setter_is_found() -> None:
    for text in (
        "case.state = State.CLOSED",
        "setattr(case, 'state', 1)",
        "update(cases).values(state=1)",
    ):
        assert setters(snippet(text, "domain/cases/steps.py")) != [], text
    assert setters(snippet("case.state is State.CLOSED", "domain/cases/steps.py")) == []
    for setter in SETTERS:
        assert setters(snippet("case.state = 1", setter)) == []


def test_the_table_is_one_literal() -> None:
    letters = [transition.letter for transition in TRANSITIONS]
    alphabet = [chr(ord("A") + index) for index in range(26)]
    assert letters == [*alphabet, *(f"A{letter}" for letter in alphabet)][: len(letters)]
    reached = {transition.target for transition in TRANSITIONS}
    assert reached == set(State)


def test_the_letters_of_a_timeline_are_those_of_the_tables_and_no_others() -> None:
    moving = [*(one.letter for one in TRANSITIONS), *(way.letter for way in WAYS)]
    aside = [*LETTER_OF.values(), *HANDED_IN.values()]
    bare = [
        *(Letter.NOTE, Letter.RECORD, Letter.THANKS),
        *(Letter.TOOK_IN, Letter.SPLIT, Letter.UNSPLIT),
        *CALLING,
        *(Letter.INQUIRY_ASKED, Letter.INQUIRY_ANSWERED, Letter.INQUIRY_TAKEN_BACK),
    ]
    every = [*moving, *aside, *bare]
    assert sorted(every) == sorted(Letter), "each of them once"
    assert LETTER_OF.keys() == set(ExtensionState)
    assert HANDED_IN.keys() == set(Consent)
    assert [letter for letter in Letter if letter in moving] == moving, "in the tables' order"


def test_the_page_is_the_one_drawn_from_the_table() -> None:
    for name, drawn in pages().items():
        page: Path = ROOT / "docs" / name
        assert page.read_text("utf-8") == drawn(), "run: make docs"
