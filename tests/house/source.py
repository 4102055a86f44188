"""The source as the house tests read it: parsed once, with the few questions they all ask."""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("app", "bot", "botapi", "bridge", "domain", "scheduler", "simulator", "storage", "web")
SERVERS = ("botapi", "bridge", "simulator")
"""Whoever serves the Bot API, and what they share."""
PRODUCT = ("app", "bot", "domain", "scheduler", "storage", "web")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One Python file. ``path`` is relative to the project, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """What it says, parsed when it is first asked for."""
        return ast.parse(self.text)

    def at(self, node: ast.AST) -> str:
        """``path:line`` of a node, as an editor opens it."""
        return f"{self.path}:{getattr(node, 'lineno', 0)}"


def snippet(text: str, path: str = "snippet.py") -> Module:
    """A module that exists only in a test."""
    return Module(path=path, text=text)


@cache
def _read(path: Path) -> Module:
    return snippet(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())


def modules(*folders: str) -> list[Module]:
    """All Python files of these folders (of the product's packages when none is named)."""
    found = (file for folder in folders or PRODUCT for file in (ROOT / folder).rglob("*.py"))
    return [_read(file) for file in sorted(found)]


@cache
def _walked(tree: ast.AST) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree))


def walk(tree: ast.AST) -> Iterable[ast.AST]:
    """As :func:`ast.walk`; a whole module or function is walked once for all rules."""
    return _walked(tree) if isinstance(tree, ast.Module | Function) else ast.walk(tree)


@cache
def entries(path: Path) -> tuple[ftl.BaseNode, ...]:
    """What stands in a Fluent file, parsed once for all rules."""
    return tuple(FluentParser().parse(path.read_text("utf-8")).body)


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the name it is called by: ``x.y.f()`` gives ``x.y.f``."""
    for node in walk(tree):
        if isinstance(node, ast.Call):
            yield node, dotted(node.func)


def dotted(node: ast.AST) -> str:
    """``a.b.c`` for names and attributes; a part without a name is left out (``f().g``: ``.g``)."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case ast.Subscript(value=value):
            return dotted(value)
    return ""


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function and method, however deep."""
    for node in walk(tree):
        if isinstance(node, Function):
            yield node


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    """Every class, however deep."""
    for node in walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node


def arguments(function: Function) -> list[str]:
    """The names of a function's arguments."""
    args = function.args
    return [arg.arg for arg in (*args.posonlyargs, *args.args, *args.kwonlyargs)]


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """String literals other than docstrings (of modules, classes, functions, attributes)."""
    documents = {
        id(node.value)
        for node in walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documents
        ):
            yield node


@cache
def committed() -> tuple[Path, ...]:
    """What is or would be committed: git's own list, or every file where there is no git."""
    listed = subprocess.run(
        ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"),  # noqa: S607 - git is wherever the developer has it
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    else:
        found = [path for folder in _kept_folders() for path in (ROOT / folder).rglob("*")]
        found += [path for path in ROOT.iterdir() if path.is_file()]
    return tuple(sorted(path for path in found if path.is_file() and not path.is_symlink()))


def _kept_folders() -> tuple[str, ...]:
    return (*PACKAGES, "bench", "docs", "tests", "tools")


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Path and content of every committed text file."""
    found = []
    for path in committed():
        data = path.read_bytes()
        if b"\0" not in data[:8192]:
            found.append((path.relative_to(ROOT).as_posix(), data.decode("utf-8", "replace")))
    return tuple(found)


CJK = re.compile("[\u3000-\u303f\u3400-\u4dbf\u4e00-\u9fff]")
"""Chinese characters and Chinese punctuation (full-width digits are no words)."""
