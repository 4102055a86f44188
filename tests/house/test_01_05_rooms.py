"""Rules 1 and 5: who imports whom, and which library lives in which room."""

import ast
import logging
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from importlinter import cli

from tests.house.source import PACKAGES, ROOT, Module, modules, snippet, walk

ROOMS: Mapping[str, frozenset[str]] = {
    "aiogram": frozenset({"bot", "app"}),
    "aiogram_dialog": frozenset({"bot", "app"}),
    "alembic": frozenset({"storage"}),
    "apscheduler": frozenset({"scheduler"}),
    "chinese_calendar": frozenset({"storage"}),
    "fluent": frozenset({"bot"}),
    "jinja2": frozenset({"web"}),
    "pygal": frozenset({"bot"}),
    "resvg_py": frozenset({"bot"}),
    "sqlalchemy": frozenset({"storage"}),
    "telegram": frozenset({"scheduler"}),
}
"""Each framework stays behind one door, so that replacing it means replacing one room."""


def imported(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Every import statement with the full name of the module it asks for."""
    for node in walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node, alias.name
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node, node.module


def strays(module: Module) -> list[str]:
    """Imports of a framework outside its room."""
    room = module.path.split("/", 1)[0]
    return [
        f"{module.at(node)} {name}"
        for node, name in imported(module.tree)
        if (library := name.split(".", 1)[0]) in ROOMS and room not in ROOMS[library]
    ]


def insides(module: Module) -> list[str]:
    """Private names of another module: a feature reaching into another feature's inside."""
    ours = PACKAGES
    return [
        f"{module.at(node)} {alias.name}"
        for node in walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".", 1)[0] in ours
        for alias in node.names
        if alias.name.startswith("_")
    ]


def _lint(config: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(ROOT)
    try:
        return cli.lint_imports(config_filename=str(config), no_cache=True, no_logo=True)
    finally:
        # it sets logging up for itself and switches all other loggers off
        for logger in logging.Logger.manager.loggerDict.values():
            if isinstance(logger, logging.Logger):
                logger.disabled = False


def test_import_contracts_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _lint(ROOT / ".importlinter", monkeypatch) == 0, capsys.readouterr().out


def test_import_contracts_bite(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = tmp_path / "contracts"
    config.write_text(
        "[importlinter]\nroot_packages =\n    domain\n    storage\n"
        "[importlinter:contract:x]\nname = x\ntype = forbidden\n"
        "source_modules =\n    storage\nforbidden_modules =\n    domain\n"
    )
    assert _lint(config, monkeypatch) == 1


def test_all_packages_are_under_contract() -> None:
    packages = {init.parent.name for init in ROOT.glob("*/__init__.py")}
    assert packages - {"tests", "tools", "bench"} == set(PACKAGES)
    contracts = (ROOT / ".importlinter").read_text("utf-8")
    assert [name for name in PACKAGES if f"\n    {name}\n" not in contracts] == []


def test_each_framework_stays_in_its_room() -> None:
    assert [stray for module in modules(*PACKAGES) for stray in strays(module)] == []


def test_a_stray_import_is_found() -> None:
    text = "from telegram.ext import ExtBot\nimport sqlalchemy as sa\n"
    assert len(strays(snippet(text, "bot/handlers/x.py"))) == 2
    assert strays(snippet("from telegram.ext import ExtBot", "scheduler/x.py")) == []
    assert strays(snippet("def f():\n    import aiogram", "domain/x.py")) != []


def test_nobody_imports_private_names() -> None:
    assert [inside for module in modules(*PACKAGES) for inside in insides(module)] == []


def test_a_private_import_is_found() -> None:
    assert insides(snippet("from domain.cases.steps import _attach")) != []
    assert insides(snippet("from domain.cases.steps import report")) == []
