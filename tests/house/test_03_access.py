"""Rule 3: authorisation comes before an action's first write, and is a filter in each board."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from tests.house.source import (
    ROOT,
    Function,
    Module,
    arguments,
    calls,
    dotted,
    functions,
    modules,
    snippet,
    walk,
)

OWN: Mapping[str, str] = {
    "choose_language": "writes only the row of the person who asks, found by actor.person_id",
    "take_leave": "the same",
    "end_leave": "the same; another's leave is refused",
}
"""Actions with an actor that ask no table, and why."""

UNASKED: Mapping[str, str] = {
    "bind": "a stranger with an invitation; its token is the right",
    "seen": "a sign of life of the chat itself",
    "remind_due": "the clock asks, nobody else",
    "remind_deadlines": "the same",
    "climb": "the same",
    "remind_limits": "the same",
    "welcome_back": "the same",
    "sweep_clocks": "the same",
    "remind_all": "the same: all of them",
    "remind_referrals": "the same",
}
"""Actions without an actor, and why. Whoever adds one must say who asks."""

AUDITED = "domain/org/actions.py"
"""Each action in here leaves a line in the audit log."""

SHARED = frozenset(f"domain/cases/{name}.py" for name in ("acting", "handover", "telling")) | {
    "domain/mediation/record.py",
    "domain/referrals/ending.py",
    "domain/referrals/sending.py",
}
"""What actions have in common: coroutines that are given a transaction, and no actions."""

BOARDS_WITHOUT_SCOPE: Mapping[str, str] = {
    "posts": "the actor's own posts",
    "posts_of": "the same: holdings of actor.person_id",
}
"""Boards narrower than any scope: they show the asker's own rows only."""

_NEVER = 10**9
_SEE = "Act.SEE"
_CHECKS = frozenset({"allow", "scope", "seat_for"})


def action_modules() -> list[Module]:
    """The files that hold actions."""
    return [
        module
        for module in modules("domain")
        if module.path.endswith("actions.py") or module.path == "domain/people/binding.py"
    ]


def actions(module: Module) -> Iterator[ast.AsyncFunctionDef]:
    """Public coroutines whose first argument is the transaction."""
    for node in module.tree.body:
        if (
            isinstance(node, ast.AsyncFunctionDef)
            and not node.name.startswith("_")
            and arguments(node)[:1] == ["work"]
        ):
            yield node


def writers(sources: Iterable[Module]) -> frozenset[str]:
    """Names of functions that write, directly or through one another."""
    known: dict[str, list[Function]] = {}
    for module in sources:
        for function in functions(module.tree):
            known.setdefault(function.name, []).append(function)
    found: set[str] = set()
    while True:
        more = {
            name
            for name, bodies in known.items()
            if name not in found and any(_writes(body, found) for body in bodies)
        }
        if not more:
            return frozenset(found)
        found |= more


def _writes(function: Function, known: Iterable[str]) -> list[int]:
    """The lines on which a function writes."""
    lines = [
        target.lineno
        for node in walk(function)
        if isinstance(node, ast.Assign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and dotted(target.value) != "self"
    ]
    for node, name in calls(function):
        last = name.rsplit(".", 1)[-1]
        in_store = name.startswith("work.") and name.count(".") == 2
        if in_store:
            if last.startswith("add") or last == "withdraw":
                lines.append(node.lineno)
        elif last in known:
            lines.append(node.lineno)
    return lines


def _checks(body: Iterable[ast.stmt]) -> Iterator[tuple[int, str]]:
    """Questions that are always asked (in no ``if`` but "is somebody asking"): line and act."""
    for node in body:
        match node:
            case ast.Expr() | ast.Assign() | ast.AnnAssign():
                for call, name in calls(node):
                    if name == "access.allow" and len(call.args) > 1:
                        yield call.lineno, ast.unparse(call.args[1])
                    if name in {"access.look", "within_sight"}:
                        yield call.lineno, _SEE
            case ast.For(body=inner):
                yield from _checks(inner)
            case ast.If(test=test, body=inner) if ast.unparse(test) == "actor is not None":
                yield from _checks(inner)


def unguarded(module: Module, known: frozenset[str]) -> list[str]:
    """Actions that write, or end, before they have asked the access table."""
    wrong = []
    for action in actions(module):
        if "actor" not in arguments(action):
            if action.name not in UNASKED:
                wrong.append(f"{module.at(action)} {action.name} has no actor")
            continue
        if action.name in OWN:
            continue
        checks = sorted(_checks(action.body))
        first = min((line for line, _ in checks), default=_NEVER)
        # a right to see is no right to change
        right = min((line for line, act in checks if act != _SEE), default=_NEVER)
        writes = _writes(action, known)
        answers = [node.lineno for node in walk(action) if isinstance(node, ast.Return)]
        if right is _NEVER:
            wrong.append(f"{module.at(action)} {action.name} never asks access.allow")
        elif min(writes, default=_NEVER) < right:
            wrong.append(f"{module.path}:{min(writes)} {action.name} writes before access.allow")
        elif min(answers, default=_NEVER) < first:
            wrong.append(f"{module.path}:{min(answers)} {action.name} answers before access.allow")
    return wrong


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


def test_every_action_asks_before_it_writes() -> None:
    known = writers(modules("domain"))
    assert [found for module in action_modules() for found in unguarded(module, known)] == []


def test_the_lists_name_only_what_exists() -> None:
    names = {action.name for module in action_modules() for action in actions(module)}
    assert (OWN.keys() | UNASKED.keys()) - names == set()


def test_every_change_of_the_tree_is_noted() -> None:
    (module,) = (module for module in action_modules() if module.path == AUDITED)
    found = {action.name: action for action in actions(module)}
    assert {name for name, one in found.items() if not _noted(one)} == set()
    assert "actor" in arguments(found["move"])


def _noted(action: ast.AsyncFunctionDef) -> bool:
    return any(name in {"_note", "work.audit.add"} for _, name in calls(action))


def test_every_board_filters_by_reach() -> None:
    boards = [module for module in modules("storage") if module.path.startswith("storage/boards")]
    assert boards, "the boards have moved: this rule must follow them"
    assert unscoped(boards) == []


def test_domain_has_actions_where_this_rule_looks() -> None:
    elsewhere = [
        f"{module.at(action)} {action.name}"
        for module in modules("domain")
        if module not in action_modules() and module.path not in SHARED
        for action in actions(module)
    ]
    assert elsewhere == [], f"actions live in actions.py ({ROOT.name})"


_HEAD = "async def act(work, actor, id, *, now):\n"


def test_an_action_without_check_is_found() -> None:
    bad = (
        "    await work.cases.add(1)\n",
        "    await work.cases.add(1)\n    access.allow(actor, 1, 2)\n",
        "    case = 1\n    case.handler_id = 2\n    access.allow(actor, 1, 2)\n",
        "    if id:\n        access.allow(actor, 1, 2)\n    await work.cases.add(1)\n",
        "    helper(work)\n    access.allow(actor, 1, 2)\n",
        "    return await work.cases.by_id(id)\n",
        "    access.allow(actor, Act.SEE, 2)\n    await work.cases.add(1)\n",
        "    access.look(actor, 2)\n    await work.cases.add(1)\n",
        "    access.look(actor, 2)\n    return await work.cases.by_id(id)\n",
        "    if id:\n        return 1\n    access.allow(actor, 1, 2)\n",
    )
    for body in bad:
        module = snippet(f"{_HEAD}{body}def helper(work):\n    work.outbox.withdraw(1)\n")
        assert unguarded(module, writers([module])) != [], body
    assert unguarded(snippet("async def act(work, id):\n    ...\n"), frozenset()) != []


def test_an_action_with_check_passes() -> None:
    good = (
        "    seat = access.allow(actor, 1, 2)\n    await work.cases.add(1)\n",
        "    if actor is not None:\n        access.allow(actor, 1, 2)\n    await work.org.add(1)\n",
    )
    for body in good:
        module = snippet(f"{_HEAD}{body}")
        assert unguarded(module, writers([module])) == [], body


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
