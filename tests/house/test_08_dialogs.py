"""Rule 8: ids only in callback data; every dialog state has a window and every window a preview.

Which shapes, dialogs and getters there are is read off the code; only what is allowed to be no
number is written down here, with the reason.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from importlib import import_module
from pkgutil import walk_packages
from types import NoneType
from typing import get_args

from aiogram.filters.callback_data import CallbackData
from annotated_types import Le

import bot
from bot.dialogs.case_step.draft import FIRST
from bot.pages.cases import WORDED
from tests.bot.previews import PREVIEWS, dialogs, groups
from tests.house.source import (
    ROOT,
    Function,
    Module,
    calls,
    classes,
    dotted,
    functions,
    modules,
    snippet,
    walk,
)

WORDS: Mapping[str, str] = {
    "ListPage.name": "mine or queue, a word of ours",
    "PeriodicOf.period": "a period's code, at most 9 characters, or due: the week now due",
    "PeriodicOf.act": "show, confirm, nil or remark, a word of ours",
    "PeriodicRows.period": "a period's code",
    "LateOf.period": "the same",
    "LateReportOf.period": "the same",
    "HelpOf.chapter": "a chapter of the help, a word of ours",
    "DueOf.kind": "a kind of period, or all",
    "SetDue.kind": "a kind of period",
    "SetDue.part": "weekday, grace, hour or roll, a word of ours",
    "ExportOf.what": "ledger, form or year, a word of ours",
    "ExportOf.span": "a span of ours, a period's code or a year",
    "ExportOf.file": "xlsx, csv or docx",
    "Snooze.period": "a period's code",
    "TakePost.word": "the secret of a link, 43 characters: the right itself, as no number is",
    "Language.code": "zh, en or auto",
    "PickClock.what": "accept or handle, a word of ours",
    "SetClock.what": "the same",
}
"""Fields of callback data that are no numbers, and what they hold instead: never data of a case."""

LIMIT = 64
"""Bytes of callback data."""
SMALL = 300
"""Lines of a dialog that is one module."""
SHARED = ("bot/dialogs/form.py", "bot/dialogs/widgets.py")
"""Where the dialog's data is read and written: the typed draft, and the page of a list."""
WRITES = re.compile(
    r"\boffice\.do$|\.(switch_to|done|start|reset_stack)$|(^|\.)(keep\w*|remember|forget|save)$"
)
"""What a getter never names: an action, a turn of the dialog, a change of its draft."""


def shapes() -> list[type[CallbackData]]:
    """Every shape of callback data that the bot declares."""
    for found in walk_packages(bot.__path__, "bot."):
        import_module(found.name)
    return [one for one in CallbackData.__subclasses__() if one.__module__.startswith("bot.")]


def wordy(shape: type[CallbackData]) -> list[str]:
    """Its fields that are neither a number nor a member of an enumeration."""
    return [
        f"{shape.__name__}.{name}"
        for name, field in shape.model_fields.items()
        for kind in get_args(field.annotation) or (field.annotation,)
        if not (isinstance(kind, type) and issubclass(kind, int | Enum | NoneType))
    ]


def raw(module: Module) -> list[str]:
    """Callback data written by hand instead of packed from a declared shape."""
    return [
        f"{module.at(node)} callback_data={ast.unparse(word.value)}"
        for node, _ in calls(module.tree)
        for word in node.keywords
        if word.arg == "callback_data" and not ast.unparse(word.value).endswith(".pack()")
    ]


def loose(module: Module) -> list[str]:
    """Dialog data that is touched: a dialog reads its draft through one typed place."""
    return [
        f"{module.at(node)} {dotted(node)}"
        for node in walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"dialog_data", "start_data"}
    ]


def getters(module: Module) -> set[str]:
    """The names given to ``getter=``, without the module they may stand in."""
    return {
        dotted(word.value).rpartition(".")[2]
        for node, _ in calls(module.tree)
        for word in node.keywords
        if word.arg == "getter" and dotted(word.value)
    }


def writing(package: Iterable[Module]) -> list[str]:
    """Getters of a dialog that write, themselves or by a function of the same dialog."""
    known: dict[str, tuple[Module, Function]] = {}
    for module in package:
        known |= {function.name: (module, function) for function in functions(module.tree)}
    waiting = sorted({name for module in package for name in getters(module)})
    seen: set[str] = set()
    found: list[str] = []
    while waiting:
        name = waiting.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        module, function = known[name]
        waiting += [called.rpartition(".")[2] for _, called in calls(function)]
        found += [
            f"{module.at(node)} {name}: {dotted(node)}"
            for node in walk(function)
            if isinstance(node, ast.Name | ast.Attribute) and WRITES.search(dotted(node))
        ]
    return found


def tags(function: Function) -> list[str]:
    """The names of its decorators."""
    return [
        dotted(one.func if isinstance(one, ast.Call) else one) for one in function.decorator_list
    ]


def by_dialog() -> Iterator[list[Module]]:
    """The modules of each dialog: a package's together, another's alone."""
    for path in sorted((ROOT / "bot" / "dialogs").iterdir()):
        if path.is_dir() and any(path.glob("*.py")):
            yield modules(path.relative_to(ROOT).as_posix())
    yield from ([module] for module in modules("bot/dialogs") if module.path.count("/") == 2)


def _largest(shape: type[CallbackData]) -> CallbackData:
    values: dict[str, object] = {}
    for name, field in shape.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Enum):
            values[name] = max(kind, key=lambda member: len(str(member.value)))
        elif kind is int:
            values[name] = next(one.le for one in field.metadata if isinstance(one, Le))
        elif kind is bool:
            values[name] = True
        else:
            values[name] = "2026-11-B" if name == "period" else "x" * 8
    return shape(**values)


def test_callback_data_holds_ids() -> None:
    assert {field for shape in shapes() for field in wordy(shape)} == set(WORDS)
    assert [found for module in modules("bot") for found in raw(module)] == []


def test_callback_data_fits() -> None:
    packed = (_largest(shape).pack() for shape in shapes())
    assert [data for data in packed if len(data.encode()) > LIMIT] == []


def test_shapes_of_callback_data_stand_with_the_buttons() -> None:
    assert [shape for shape in shapes() if not shape.__module__.startswith("bot.buttons.")] == []
    declared = {
        declared.name
        for module in modules("bot")
        for declared in classes(module.tree)
        if any(dotted(base) == "CallbackData" for base in declared.bases)
    }
    assert declared == {shape.__name__ for shape in shapes()}


def test_the_dispatcher_knows_each_module_of_handlers() -> None:
    (wiring,) = (module for module in modules("bot") if module.path == "bot/dispatcher.py")
    put_in = {dotted(node) for node in walk(wiring.tree) if isinstance(node, ast.Attribute)}
    handling = {
        f"{module.path.split('/')[-1].removesuffix('.py')}.router"
        for module in modules("bot/handlers")
        if any(name.startswith("router.") for node in functions(module.tree) for name in tags(node))
    }
    assert handling
    assert handling <= put_in


def test_each_group_of_states_is_a_dialog_the_dispatcher_knows() -> None:
    shapes()  # every module of the bot is there
    assert groups() == {dialog.states_group() for dialog in dialogs()}


def test_each_state_has_a_window_and_a_preview() -> None:
    for dialog in dialogs():
        declared = set(dialog.states_group().__all_states__)
        assert declared == set(dialog.windows)
        assert declared <= PREVIEWS.keys()


def test_no_preview_is_of_a_window_that_is_gone() -> None:
    assert PREVIEWS.keys() == {state for dialog in dialogs() for state in dialog.windows}


def test_a_small_dialog_is_one_module() -> None:
    for package in by_dialog():
        if len(package) > 1:
            lines = sum(len(module.text.splitlines()) for module in package)
            assert lines > SMALL, package[0].path


def test_dialog_data_is_read_in_one_typed_place() -> None:
    held = [module for module in modules("bot") if module.path not in SHARED]
    assert [found for module in held for found in loose(module)] == []


def test_getters_only_read() -> None:
    assert [found for package in by_dialog() for found in writing(package)] == []
    named = {dialog.states_group().__module__ for dialog in dialogs()}
    assert len(named) == len([one for one in by_dialog() if any(getters(module) for module in one)])


def test_the_steps_that_need_words_are_those_that_begin_a_dialog() -> None:
    assert FIRST.keys() == WORDED


def test_words_in_callback_data_are_found() -> None:
    class Wordy(CallbackData, prefix="house"):
        id: int
        name: str
        sure: bool | None

    assert wordy(Wordy) == ["Wordy.name"]
    assert raw(snippet("B(text=t, callback_data='case:1')")) != []
    assert raw(snippet("B(text=t, callback_data=OpenCase(id=1).pack())")) == []


def test_loose_dialog_data_is_found() -> None:
    assert loose(snippet("manager.dialog_data['place'] = x")) != []
    assert loose(snippet("data = manager.start_data")) != []


def test_a_getter_that_writes_is_found() -> None:
    getter = "async def facts(manager):\n    {}\nDialog(getter=facts)\n"
    assert writing([snippet(getter.format("await ask.desk.office.do(report)"))]) != []
    assert writing([snippet(getter.format("do = ask.desk.office.do"))]) != []
    assert writing([snippet(getter.format("keep(manager, draft)"))]) != []
    assert writing([snippet(getter.format("return helper(manager)"))]) == []
    below = "def helper(manager):\n    drafts.save(draft)\n"
    assert writing([snippet(getter.format("return helper(manager)")), snippet(below)]) != []
