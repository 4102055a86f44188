"""Rule 8: ids only in callback data; every dialog state has a window and every window a preview."""

import ast
from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from pathlib import Path

import bot.buttons_calendar
import bot.buttons_exports
import bot.buttons_imports
import bot.buttons_reminders
import pytest
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import StatesGroup
from aiogram_dialog import Dialog

import bot.buttons
from tests.house.source import ROOT, Module, calls, classes, dotted, modules, snippet, walk

WORDS: Mapping[str, str] = {
    "ListPage.name": "mine or queue, a word of ours",
    "ReportOf.period": "a period's code, at most 9 characters, or due: the week now due",
    "ReportOf.act": "show, confirm, nil or remark, a word of ours",
    "ReportRows.period": "a period's code",
    "DueOf.kind": "a kind of period, or all",
    "SetDue.kind": "a kind of period",
    "SetDue.part": "weekday, grace, hour or roll, a word of ours",
    "ExportOf.what": "ledger, form or year, a word of ours",
    "ExportOf.span": "a span of ours, a period's code or a year",
    "ExportOf.file": "xlsx, csv or docx",
    "Snooze.period": "a period's code",
    "Language.code": "zh, en or auto",
    "PickClock.what": "accept or handle, a word of ours",
    "SetClock.what": "the same",
}
"""Fields of callback data that are no numbers, and what they hold instead: never data of a case."""

LIMIT = 64
"""Bytes of callback data."""
DIALOGS = ROOT / "bot" / "dialogs"


def dialog_folders() -> list[str]:
    """Each folder of bot/dialogs that declares states."""
    return sorted(path.parent.name for path in DIALOGS.glob("*/states.py"))


def wordy(module: Module) -> list[str]:
    """Fields of callback data that are neither a number nor on the list."""
    enums = {"Arrow", "RecordAct", "ReferralArrow", "Satisfaction", "Urgency", "bool", "int"}
    return [
        f"{module.at(field)} {node.name}.{dotted(field.target)}"
        for node in classes(module.tree)
        if any(dotted(base) == "CallbackData" for base in node.bases)
        for field in node.body
        if isinstance(field, ast.AnnAssign)
        and not set(ast.unparse(field.annotation).split(" | ")) <= {*enums, "None"}
        and f"{node.name}.{dotted(field.target)}" not in WORDS
    ]


def raw(module: Module) -> list[str]:
    """Callback data written by hand instead of packed from a declared shape."""
    return [
        f"{module.at(node)} callback_data={ast.unparse(word.value)}"
        for node, _ in calls(module.tree)
        for word in node.keywords
        if word.arg == "callback_data" and not ast.unparse(word.value).endswith(".pack()")
    ]


def keyed(module: Module) -> list[str]:
    """Literal keys into dialog data: a dialog reads its draft through one typed place."""
    return [
        f"{module.at(node)} {ast.unparse(node)}"
        for node in walk(module.tree)
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and dotted(node.value).endswith("dialog_data")
    ]


def writing_getters(module: Module) -> list[str]:
    """Getters that call the office: getters only read."""
    return [
        f"{module.at(node)} {name}"
        for node, name in calls(module.tree)
        if name.endswith(("office.do", "dialog_data.update"))
    ]


def _largest(shape: type[CallbackData]) -> CallbackData:
    values: dict[str, object] = {}
    for name, field in shape.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Enum):
            values[name] = max(kind, key=lambda member: len(str(member.value)))
        elif kind is int:
            values[name] = 2**63 - 1
        elif kind is bool:
            values[name] = True
        else:
            values[name] = "2026-11-B" if name == "period" else "x" * 8
    return shape(**values)


def test_callback_data_holds_ids() -> None:
    assert [found for module in modules("bot") for found in wordy(module)] == []
    assert [found for module in modules("bot") for found in raw(module)] == []


@pytest.mark.parametrize("shape", CallbackData.__subclasses__(), ids=lambda shape: shape.__name__)
def test_callback_data_fits(shape: type[CallbackData]) -> None:
    assert len(_largest(shape).pack().encode()) <= LIMIT


def test_the_shapes_are_where_this_rule_looks() -> None:
    assert {shape.__module__ for shape in CallbackData.__subclasses__()} == {
        bot.buttons.__name__,
        bot.buttons_calendar.__name__,
        bot.buttons_exports.__name__,
        bot.buttons_imports.__name__,
        bot.buttons_reminders.__name__,
    }


@pytest.mark.parametrize("folder", dialog_folders())
def test_each_state_has_a_window_and_a_preview(folder: str) -> None:
    package = f"bot.dialogs.{folder}"
    states = import_module(f"{package}.states")
    groups = [
        value
        for value in vars(states).values()
        if isinstance(value, type) and issubclass(value, StatesGroup) and value is not StatesGroup
    ]
    dialogs = [
        value
        for module in (import_module(package), import_module(f"{package}.windows"))
        for value in vars(module).values()
        if isinstance(value, Dialog)
    ]
    windows = {state for dialog in dialogs for state in dialog.windows}
    declared = {state for group in groups for state in group.__all_states__}
    assert declared == windows
    previews = import_module(f"{package}.previews")
    assert {state.state for state in declared} == {state.state for state in previews.PREVIEWS}


def test_each_dialog_is_a_folder_of_the_same_files() -> None:
    files = {"states.py", "windows.py", "getters.py", "clicks.py", "previews.py"}
    for folder in dialog_folders():
        found: set[str] = {path.name for path in Path(DIALOGS / folder).glob("*.py")}
        assert files - found == set(), folder


def test_dialog_data_is_read_in_one_typed_place() -> None:
    loose = [
        found
        for module in modules("bot/dialogs")
        if not module.path.endswith(("/draft.py", "/common.py"))
        for found in keyed(module)
    ]
    assert loose == []


def test_getters_only_read() -> None:
    getters = [m for m in modules("bot/dialogs") if m.path.endswith("/getters.py")]
    assert [found for module in getters for found in writing_getters(module)] == []


def test_words_in_callback_data_are_found() -> None:
    head = "class A(CallbackData, prefix='a'):\n"
    assert wordy(snippet(f"{head}    name: str\n")) != []
    assert wordy(snippet(f"{head}    id: int\n    arrow: Arrow | None\n")) == []
    assert raw(snippet("B(text=t, callback_data='case:1')")) != []
    assert raw(snippet("B(text=t, callback_data=OpenCase(id=1).pack())")) == []


def test_loose_dialog_data_is_found() -> None:
    assert keyed(snippet("manager.dialog_data['place'] = x")) != []
    assert writing_getters(snippet("await desk.office.do(report)")) != []
