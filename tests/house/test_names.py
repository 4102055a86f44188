"""One word, one thing: no two public classes of the product have the same name."""

import ast
from collections import defaultdict
from collections.abc import Iterable

from tests.house.source import PRODUCT, Module, modules, snippet


def twice(found: Iterable[Module]) -> dict[str, list[str]]:
    """Names under which more than one module declares a public class, and where."""
    homes: dict[str, list[str]] = defaultdict(list)
    for module in found:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(module.at(node))
    return {name: places for name, places in homes.items() if len(places) > 1}


def test_each_name_is_of_one_class() -> None:
    assert twice(modules(*PRODUCT)) == {}


def test_a_name_of_two_classes_is_found() -> None:
    one, two = snippet("class Step: ...", "a.py"), snippet("class Step: ...", "b.py")
    assert twice([one, two]) == {"Step": ["a.py:1", "b.py:1"]}
    assert twice([one, snippet("class _Step: ...", "b.py"), snippet("class Stair: ...")]) == {}
