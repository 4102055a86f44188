"""Rule 1: every module can be imported alone, first, in any order; and which libraries come along.

Where no two modules import each other, however far round, no import can find another half done,
so the order says nothing. That is asked of the source for all modules; trying each of them in a
process of its own would take a minute and a half and say the same.
"""

import ast
import graphlib
import importlib
import sys
from collections.abc import Iterable, Mapping

from tests.house.source import PACKAGES, PRODUCT, SERVERS, Module, modules, snippet

Graph = Mapping[str, set[str]]
FROM_THE_START = {
    "app.cli": {"fluent"},
    "app.commands.run": {
        *("PIL", "aiogram", "aiogram_dialog", "aiohttp", "aiohttp_socks", "apscheduler", "certifi"),
        *("chinese_calendar", "cryptography", "docx", "fluent", "httptools", "httpx"),
        *("httpx_socks", "magic_filter", "prometheus_client", "pydantic", "pydantic_core"),
        *("pydantic_settings", "python_socks", "rustpy_xlsxwriter", "segno", "sqlalchemy"),
        *("structlog", "telegram"),
    },
}
"""Which libraries the command line loads for its help, and each desk for its life: each costs
memory and time in every district. What only some need is imported in the function that uses it."""


def name_of(module: Module) -> str:
    """``domain.cases.model`` for its path."""
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def graph(found: Iterable[Module]) -> Graph:
    """What each module imports when it is imported: not what its functions import later."""
    by_name = {name_of(module): module for module in found}
    return {name: set(_wanted(name, module, by_name)) for name, module in by_name.items()}


def _wanted(name: str, module: Module, known: Mapping[str, Module]) -> Iterable[str]:
    for node in _at_import(module.tree):
        for asked in _asked(node):
            # a package's __init__ runs before what lies in it; the importer's own have run
            parts = asked.split(".")
            for end in range(1, len(parts) + 1):
                one = ".".join(parts[:end])
                if one in known and one != name and not name.startswith(f"{one}."):
                    yield one


def _at_import(tree: ast.AST) -> Iterable[ast.stmt]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        yield from _at_import(node)


def _asked(node: ast.stmt) -> Iterable[str]:
    match node:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=str(base), names=names, level=0):
            yield from (f"{base}.{alias.name}" for alias in names)


def circle(imports: Graph) -> list[str]:
    """A circle of modules that import each other; empty where there is none."""
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        found: list[str] = error.args[1]
        return found
    return []


def along(start: str, found: Iterable[Module]) -> set[str]:
    """The libraries that come along when a module is imported."""
    by_name = {name_of(module): module for module in found}
    imports, seen, ahead = graph(by_name.values()), set[str](), {start}
    while ahead:
        name = ahead.pop()
        seen.add(name)
        above = {name.rpartition(".")[0]} & by_name.keys()
        ahead |= (imports[name] | above) - seen
    asked = {
        one.partition(".")[0]
        for name in seen
        for node in _at_import(by_name[name].tree)
        for one in _asked(node)
    }
    return asked - sys.stdlib_module_names - set(PACKAGES)


def test_a_desk_loads_what_each_desk_needs() -> None:
    product = modules(*PRODUCT)
    assert {start: along(start, product) for start in FROM_THE_START} == FROM_THE_START


def test_a_library_that_comes_along_is_found() -> None:
    one = snippet("from bot.two import x\nif TYPE_CHECKING:\n    import docx\n", "bot/one.py")
    other = snippet("def f():\n    import pygal\nimport os, openpyxl.styles\n", "bot/two.py")
    assert along("bot.one", [one, other]) == {"openpyxl"}


def test_no_modules_import_each_other() -> None:
    assert circle(graph(modules(*PRODUCT, *SERVERS))) == []


def test_each_module_can_be_imported() -> None:
    for module in modules(*PRODUCT, *SERVERS):
        if "/migrations/" not in module.path:  # Alembic runs those
            importlib.import_module(name_of(module))


def test_a_circle_is_found() -> None:
    one = snippet("from bot.two import x\n", "bot/one.py")
    other = snippet("if True:\n    import bot.one\n", "bot/two.py")
    late = snippet("def f():\n    import bot.one\n", "bot/two.py")
    within = snippet("from bot.pack.part import x\n", "bot/pack/__init__.py")
    part = snippet("from bot import one\n", "bot/pack/part.py")
    back = snippet("from bot.pack import x\n", "bot/one.py")
    assert circle(graph([one, other])) != []
    assert circle(graph([one, late])) == []
    assert circle(graph([within, part, back])) != []
