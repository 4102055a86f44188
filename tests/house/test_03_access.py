"""Rule 3: authorisation is a filter in each board."""

import ast
from collections.abc import Iterable, Mapping

from tests.house.source import (
    Module,
    arguments,
    calls,
    dotted,
    functions,
    modules,
    snippet,
    walk,
)

BOARDS_WITHOUT_SCOPE: Mapping[str, str] = {
    "posts": "the actor's own posts",
    "posts_of": "the same: holdings of actor.person_id",
}
"""Boards narrower than any scope: they show the asker's own rows only."""

_NEVER = 10**9
_SEE = "Act.SEE"
_CHECKS = frozenset({"allow", "scope", "seat_for"})


def unscoped(boards: Iterable[Module]) -> list[str]:
    """Functions that take an actor and neither filter by reach, themselves or through another
    function of the boards that they call, nor are on the list."""
    homes = {(_stem(m), f.name): (m, f) for m in boards for f in functions(m.tree)}

    def asks(key: tuple[str, str], seen: frozenset[tuple[str, str]]) -> bool:
        if key not in homes or key in seen:
            return False
        module, function = homes[key]
        known = _imports(module)
        for _, name in calls(function):
            *before, last = name.split(".")
            if last in _CHECKS and (not before or before == ["access"]):
                return True
            if before in ([], ["self"]):
                home = known.get(last, (_stem(module), last))
            else:
                home = (before[-1], last)
            if asks(home, seen | {key}):
                return True
        return False

    wrong = []
    for key, (module, function) in homes.items():
        if "actor" not in arguments(function):
            continue
        if function.name in BOARDS_WITHOUT_SCOPE:
            own = {dotted(node) for node in walk(function) if isinstance(node, ast.Attribute)}
            if not own & {"actor.person_id", "boards_units.posts_of"}:
                wrong.append(f"{module.at(function)} {function.name} shows more than the asker's")
        elif not asks(key, frozenset()):
            wrong.append(f"{module.at(function)} {function.name} does not filter by access.scope")
    return wrong


def _stem(module: Module) -> str:
    return module.path.rsplit("/", 1)[-1].removesuffix(".py")


def _imports(module: Module) -> dict[str, tuple[str, str]]:
    """Names imported from another module: name here -> (module, name there)."""
    return {
        alias.asname or alias.name: ((node.module or "").rsplit(".", 1)[-1], alias.name)
        for node in walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_every_board_filters_by_reach() -> None:
    boards = [module for module in modules("storage") if module.path.startswith("storage/boards")]
    assert boards, "the boards have moved: this rule must follow them"
    assert unscoped(boards) == []


def test_an_unscoped_board_is_found() -> None:
    head = "class B:\n    async def queue(self, actor, page):\n"
    assert unscoped([snippet(f"{head}        return await self.rows()\n")]) != []
    assert unscoped([snippet(f"{head}        return await self.rows(scope(actor, 1))\n")]) == []
    through = snippet(f"{head}        return await lists.rows(actor)\n", "storage/boards.py")
    bare = snippet("def rows(actor):\n    return all()\n", "storage/lists.py")
    whole = snippet("def rows(actor):\n    return within(scope(actor))\n", "storage/lists.py")
    assert len(unscoped([through, bare])) == 2
    assert unscoped([through, whole]) == []
    posts = "class B:\n    async def posts(self, actor):\n        return await self.rows()\n"
    assert unscoped([snippet(posts)]) != []
