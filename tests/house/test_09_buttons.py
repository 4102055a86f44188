"""Rule 9, for buttons: what is written on one begins with a capital in English."""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib import import_module

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from tests.house.source import (
    Function,
    Module,
    arguments,
    calls,
    entries,
    functions,
    modules,
    snippet,
    walk,
)
from tests.house.test_09_words import TEXTS
from tests.house.test_papers import enumerations

LABELS: Mapping[str, tuple[int | str, ...]] = {
    "button": (0,),
    "switch": (0,),
    "confirm": (0, 2),
    "_push": (0,),
    "push_button": (0,),
    "L": (0,),
    "Choice": ("label",),
    "PushButton": ("label",),
    "InlineKeyboardButton": ("text",),
}
"""What makes a button, and which of its arguments says what is on it."""

CAPITAL = "words.capital"
"""Gives words a capital that are also used within sentences."""


@cache
def values() -> frozenset[str]:
    """Every value of the domain's enumerations, of which keys are made."""
    known = enumerations()
    enums = (getattr(import_module(module), name) for module in known for name in known[module])
    return frozenset(
        str(member.value) for enum in enums if issubclass(enum, Enum) for member in enum
    )


def messages(locale: str = "en") -> dict[str, ftl.Pattern]:
    """The messages of a language by key."""
    return {
        entry.id.name: entry.value
        for path in sorted((TEXTS / locale).glob("*.ftl"))
        for entry in entries(path)
        if isinstance(entry, ftl.Message) and entry.value is not None
    }


class Labels:
    """The keys of the messages that one module writes on buttons."""

    def __init__(self, module: Module, known: Iterable[str]) -> None:
        self._tree = module.tree
        self._known = frozenset(known)
        self._parts = values() | {
            node.value
            for node in walk(module.tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        self._seen: set[tuple[int, int]] = set()

    def keys(self) -> set[str]:
        """All of them, followed through names, arguments and the words of enumerations."""
        homes = [*functions(self._tree), self._tree]
        return {
            key
            for home in homes
            for call, name in calls(home)
            for place in LABELS.get(name.rsplit(".", 1)[-1], ())
            for said in _at(call, place)
            for key in self._in(said, home)
        }

    def _in(self, said: ast.AST, home: ast.AST) -> Iterator[str]:
        if (id(said), id(home)) in self._seen:
            return
        self._seen.add((id(said), id(home)))
        match said:
            case ast.Call() if ast.unparse(said.func) == CAPITAL:
                return
            case ast.Call() if ast.unparse(said.func).startswith("words."):
                word = ast.unparse(said.func).removeprefix("words.")
                yield from (key for key in self._known if key.startswith(f"{word}-"))
            case ast.Constant(value=str(key)) if key in self._known:
                yield key
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), _]):
                yield from ({f"{start}{part}" for part in self._parts} & self._known)
            case ast.Name(id=name):
                for value in self._given(name, home):
                    yield from self._in(value, home)
            case _:
                for inner in ast.iter_child_nodes(said):
                    yield from self._in(inner, home)

    def _given(self, name: str, home: ast.AST) -> Iterator[ast.AST]:
        """What a name stands for: assigned here, or handed in by the calls in this module."""
        yield from _assigned(home).get(name, ())
        yield from _on_top(self._tree).get(name, ())
        if isinstance(home, Function) and name in arguments(home):
            place = arguments(home).index(name)
            for call, called in calls(self._tree):
                if called == home.name:
                    yield from _at(call, place)


@cache
def _assigned(home: ast.AST) -> Mapping[str, Sequence[ast.AST]]:
    """What each name is given in a function, or anywhere in a module."""
    return _by_name(walk(home))


@cache
def _on_top(tree: ast.Module) -> Mapping[str, Sequence[ast.AST]]:
    """The same, outside of all functions."""
    return _by_name(tree.body)


def _by_name(nodes: Iterable[ast.AST]) -> Mapping[str, Sequence[ast.AST]]:
    found: dict[str, list[ast.AST]] = {}
    for node in nodes:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _at(call: ast.Call, place: int | str) -> Iterator[ast.AST]:
    if isinstance(place, int):
        yield from call.args[place : place + 1]
    else:
        yield from (word.value for word in call.keywords if word.arg == place)


def small(pattern: ftl.Pattern) -> list[str]:
    """The beginnings of a message that are small letters; marks before them do not count."""
    for element in pattern.elements:
        if isinstance(element, ftl.TextElement):
            first = next((char for char in element.value if char.isalnum()), None)
            if first is not None:
                return [element.value] if first.islower() else []
        elif isinstance(element.expression, ftl.SelectExpression):
            return [begin for one in element.expression.variants for begin in small(one.value)]
        else:
            return []  # a name, a number, or words that are looked at themselves
    return []


@cache
def on_buttons() -> set[str]:
    """The keys of all messages on buttons."""
    known = messages()
    return {key for module in modules("bot") for key in Labels(module, known).keys()}  # noqa: SIM118 - no mapping


def test_english_buttons_begin_with_a_capital() -> None:
    known = messages()
    found = {key: small(known[key]) for key in on_buttons()}
    assert {key: begins for key, begins in found.items() if begins} == {}


def test_the_messages_on_buttons_are_found() -> None:
    found = on_buttons()
    for key in (
        "arrow-accept",
        "button-back",
        "fallback-begin",
        "file-photo",
        "notice-go-answer",
        "notice-see-report-of",
        "open-line-red",
        "people-30-up",
        "receipt-open",
        "report-kind-dispute",
        "unit-up",
        "step-send-detail",
        "urgency-red",
        "periodic-confirm",
        "periodic-earlier-week",
    ):
        assert key in found, key
    assert found & {"outcome-success", "case-title", "step-files", "step-no-note"} == set()


def test_a_small_button_is_found() -> None:
    known = {"step-accept": 1, "again": 1, "words-of-a-page": 1}
    for body in (
        "button(say.plain('again'), x)",
        "InlineKeyboardButton(text=say.plain('again'))",
        "label = say.plain('again')\n    button(label, x)",
        "button(say.plain('x', step=say.plain('again')), x)",
        "def to(key):\n        button(say.plain(key))\n    to('again')",
    ):
        assert Labels(snippet(f"def f():\n    {body}\n"), known).keys() == {"again"}, body
    step = snippet("def f():\n    button(say.plain(f'step-{arrow.value}'))\n    say('again')\n")
    assert Labels(step, known).keys() == {"step-accept"}
    begun = snippet("def f():\n    Choice(id=1, label=words.capital(words.again(x)))\n")
    assert Labels(begun, known).keys() == set()

    def begins(text: str) -> list[str]:
        (entry,) = FluentParser().parse(f"x = {text}\n").body
        assert isinstance(entry, ftl.Message)
        assert entry.value is not None
        return small(entry.value)

    for good in ("Accept", "✅ Accept", "‹ { $unit }", "3 people", "{ $n } more", "中文"):
        assert begins(good) == [], good
    for bad in ("accept", "✅ accept", "{ $n ->\n    [one] One\n   *[other] more\n }"):
        assert begins(bad) != [], bad
