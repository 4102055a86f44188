"""Every refusal the domain can make has words, and every command and post has its own."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from aiogram.filters import Command

from bot import menus
from bot.dispatcher import dispatcher
from bot.errors import explain_plain, text_key
from bot.texts import LOCALES, say_in
from domain import errors
from domain.access import Act
from domain.cases.lifecycle import Arrow
from domain.errors import DomainError
from tests.examples import told_of

ROOT = Path(__file__).parents[2]
KINDS = {
    name: cls
    for name, cls in vars(errors).items()
    if isinstance(cls, type) and issubclass(cls, DomainError) and cls is not DomainError
}


def _raised() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(class, reason, facts) of each refusal made in domain/ and bot/."""
    for folder in ("domain", "bot"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                    continue
                if node.func.id not in KINDS:
                    continue
                facts = tuple(str(word.arg) for word in node.keywords)
                for reason in _reasons(node):
                    yield node.func.id, reason, facts


def _reasons(node: ast.Call) -> list[str]:
    match node.args:
        case []:
            return [""]
        case [ast.Constant(value=str(reason))]:
            return [reason]
        case [ast.JoinedStr()]:
            return [f"{name}-too-long" for name in ("summary", "place", "note")]
        case [ast.Attribute(attr="value")]:
            of = Arrow if ast.unparse(node.func) == "WrongStep" else Act
            return [one.value for one in of]
    return []


@cache
def _refusals() -> list[tuple[str, str, tuple[str, ...]]]:
    """Each once."""
    return sorted(set(_raised()))


def test_the_refusals_are_found() -> None:
    assert ("Invalid", "summary-missing", ()) in _refusals()
    assert ("Refused", "report", ()) in _refusals()
    assert len(_refusals()) > 30


@pytest.mark.parametrize("locale", LOCALES)
def test_every_refusal_has_words(locale: str) -> None:
    say = say_in(locale)
    for kind, reason, facts in _refusals():
        with told_of(f"{kind}({reason!r})"):
            error = KINDS[kind](reason, **dict.fromkeys(facts, 7))
            assert 0 < len(explain_plain(say, error)) <= 200
            if kind == "Invalid":
                assert text_key(say, error) == f"error-{error.code}-{reason}"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_has_its_words(locale: str) -> None:
    say = say_in(locale)
    for name in menus.NEEDS:
        with told_of(name):
            assert 1 <= len(say.plain(f"command-{name}")) <= 256
            assert say.has(f"help-{name}")


def _handled() -> set[str]:
    """What the dispatcher knows as commands."""
    return {
        command
        for router in dispatcher().chain_tail
        for handler in router.message.handlers
        for one in handler.filters or ()
        if isinstance(one.callback, Command)
        for command in one.callback.commands
        if isinstance(command, str)
    }


def test_every_command_stands_in_the_menu() -> None:
    assert _handled() - {"start"} == menus.NEEDS.keys()
