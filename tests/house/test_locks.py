"""The lock files: hashed, in step with pyproject.toml and each other, the tools apart."""

import ast
import re
import tomllib
from collections.abc import Container, Mapping
from functools import cache
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.source import PACKAGES, ROOT, Module, modules, snippet, walk


def pins(lock: str) -> dict[str, str]:
    """The versions a lock names; each must have a hash."""
    pinned = {}
    for match in re.finditer(
        r"^([A-Za-z0-9._-]+)(?:\[.*?\])?==([^ ;\\]+)(.*?)(?=^\S)", lock + "\n#", re.M | re.S
    ):
        assert "--hash=sha256:" in match[3], f"{match[1]} has no hash"
        pinned[canonicalize_name(match[1])] = match[2]
    return pinned


def _pins(name: str) -> dict[str, str]:
    return pins((ROOT / name).read_text("utf-8"))


def _declared(*extras: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("requirements.lock", ("build",)), ("requirements-dev.lock", ("build", "dev"))],
)
def test_the_locks_are_in_step(lock: str, extras: tuple[str, ...]) -> None:
    pinned = _pins(lock)
    for wanted in _declared(*extras):
        version = pinned.get(canonicalize_name(wanted.name))
        assert version is not None, f"{wanted.name} is not in {lock}: make lock"
        assert wanted.specifier.contains(version), f"{wanted} but {version}: make lock"


def test_the_tools_come_on_top_of_the_product() -> None:
    product, everything = _pins("requirements.lock"), _pins("requirements-dev.lock")
    assert product.items() <= everything.items()
    tools = {canonicalize_name(wanted.name) for wanted in _declared("dev")}
    ours = {canonicalize_name(wanted.name) for wanted in _declared("build")}
    assert (tools - ours).isdisjoint(product)


def undeclared(module: Module, allowed: Container[str]) -> list[str]:
    """The imports of a module that the run-time lock does not bring."""
    found = []
    for node in walk(module.tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        else:
            continue
        for name in names:
            owners = [canonicalize_name(owner) for owner in _owners().get(name.split(".")[0], ())]
            if owners and not any(owner in allowed for owner in owners):
                found.append(f"{module.at(node)} {name}")
    return found


@cache
def _owners() -> Mapping[str, list[str]]:
    return packages_distributions()


def test_the_product_imports_only_what_is_installed_with_it() -> None:
    allowed = {*_pins("requirements.lock"), "griddesk"}
    assert [line for one in modules(*PACKAGES) for line in undeclared(one, allowed)] == []


def test_an_import_of_a_tool_is_found() -> None:
    allowed = _pins("requirements.lock")
    assert undeclared(snippet("import psutil"), allowed) == ["snippet.py:1 psutil"]
    assert undeclared(snippet("from hypothesis.strategies import text"), allowed) != []
    assert undeclared(snippet("import json\nfrom . import x\nimport aiogram.types"), allowed) == []


def test_each_dependency_says_why() -> None:
    page = (ROOT / "docs/decisions/0007-dependencies.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([^`]+)` \|", page, re.M))
    assert {wanted.name for wanted in _declared("build", "dev")} == listed
