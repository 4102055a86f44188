"""Rules 2 and 3: an action is a plain function that asks the access table before it writes."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from domain.sweeps import SWEEPS
from tests.house.source import (
    Function,
    Module,
    arguments,
    calls,
    classes,
    dotted,
    functions,
    modules,
    snippet,
    walk,
)

OWN: Mapping[str, str] = {
    "choose_language": "writes only the row of the person who asks, found by actor.person_id",
    "take_leave": "the same",
    "hear_missed": "the same: what the person was to be told",
    "end_leave": "the same; another's leave is refused",
    "give_code": "what whoever sees the case is shown; one from before gets its own",
    "look_up": "changes nothing: a line in the log, of a matter whose code the asker has",
    "share": "changes nothing: a line in the log, of a matter within the asker's sight",
    "take_paper": "the same: of an evaluation",
    "note_minutes": "the same: of a talk meeting",
    "lay_out": "in a practice room alone, whose first matters are filed by those who may",
    "sign_out": "ends the asker's own session",
    "sign_out_everywhere": "the same: all of them",
    "resign": "the asker's own holdings alone",
    "delete_me": "the same, and what else is theirs",
    "give_channel_code": "a code of the asker's own",
    "drop_channel": "the asker's own channel alone",
}
"""Actions with an actor that ask no table, and why."""

UNASKED: Mapping[str, str] = {
    "bind": "a stranger with an invitation; its token is the right",
    "enter": "a browser with a link from the chat; its secret is the right",
    "seen": "a sign of life of the chat itself",
    "use_channel": "the same: it was the last to be used",
    "join_channel": "a chat with a code; its secret is the right",
    **{sweep.__name__: "the clock asks, nobody else" for sweep in SWEEPS},
    "handful": "the same: some of what a sweep finds",
    "first_handfuls": "the same: of several sweeps",
    "recall_dues": "the command line, as it brings a database to a new version",
}
"""Actions without an actor, and why. Whoever adds one must say who asks."""

AUDITED = "domain/org/actions.py"
"""Each action in here leaves a line in the audit log."""

SHARED = frozenset(
    {
        "domain/aid/months.py",
        "domain/annual/record.py",
        "domain/annual/telling.py",
        "domain/assessments/record.py",
        "domain/assessments/telling.py",
        "domain/cases/telling.py",
        "domain/cases/timeline.py",
        "domain/followups/giving.py",
        "domain/followups/telling.py",
        "domain/evaluations/record.py",
        "domain/inquiries/following.py",
        "domain/callins/following.py",
        "domain/callins/telling.py",
        "domain/callins/sight.py",
        "domain/mediation/record.py",
        "domain/meetings/given.py",
        "domain/meetings/opening.py",
        "domain/projects/planning.py",
        "domain/projects/record.py",
        "domain/projects/telling.py",
        "domain/meetings/telling.py",
        "domain/people/mergers.py",
        "domain/people/leaving.py",
        "domain/referrals/ending.py",
        "domain/referrals/sending.py",
        "domain/selections/ending.py",
        "domain/selections/record.py",
        "domain/selections/telling.py",
        "domain/twoway/ending.py",
        "domain/twoway/telling.py",
    }
)
"""What actions have in common, which is called by them and is none itself."""

_OPENS = frozenset(
    {"opening", "item_opening", "record.opening", "_opened", "record.application_opening"}
)
"""How an action begins where it needs more than the table: in there, access.allow is asked."""

_ASKS = frozenset({"access.allow", "access.allow_ever"})
"""How it asks the table."""

_NEVER = 10**9
_SEE = "Act.SEE"


def actions(module: Module) -> Iterator[ast.FunctionDef]:
    """Public functions that are given a transaction and a request, wherever they stand."""
    for node in module.tree.body:
        if (
            isinstance(node, ast.FunctionDef)
            and not node.name.startswith("_")
            and arguments(node)[:2] == ["work", "request"]
            and module.path not in SHARED
        ):
            yield node


def all_actions() -> list[tuple[Module, ast.FunctionDef]]:
    """Every action of the domain."""
    return [(module, action) for module in modules("domain") for action in actions(module)]


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
                    if name in _ASKS and len(call.args) > 1:
                        yield call.lineno, ast.unparse(call.args[1])
                    if name in _OPENS:
                        yield call.lineno, name
                    if name in {"access.look", "within_sight", "sight", "in_sight"}:
                        yield call.lineno, _SEE
            case ast.For(body=inner):
                yield from _checks(inner)
            case ast.If(test=test, body=inner) if ast.unparse(test) == "request.actor is not None":
                yield from _checks(inner)


def unguarded(module: Module, known: frozenset[str]) -> list[str]:
    """Actions that write, or end, before they have asked the access table."""
    wrong = []
    for action in actions(module):
        if action.name in OWN or action.name in UNASKED:
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


def test_every_action_asks_before_it_writes() -> None:
    known = writers(modules("domain"))
    assert [found for module in modules("domain") for found in unguarded(module, known)] == []


def test_what_opens_an_action_asks() -> None:
    openings = {name.rsplit(".", 1)[-1] for name in _OPENS}
    for module in modules("domain"):
        for function in functions(module.tree):
            if function.name in openings:
                asked = {name for _, name in calls(function)}
                assert asked & {"access.allow", "timeline.opening"}, module.at(function)


def test_the_lists_name_only_what_exists() -> None:
    names = {action.name for _, action in all_actions()}
    assert (OWN.keys() | UNASKED.keys()) - names == set()
    paths = {module.path for module in modules("domain")}
    assert SHARED - paths == set()


def test_what_nobody_asks_for_looks_at_no_actor() -> None:
    for module, action in all_actions():
        asked = {dotted(node) for node in walk(action) if isinstance(node, ast.Attribute)}
        if action.name in UNASKED:
            assert "request.by" not in asked, f"{module.at(action)} {action.name}"


def test_every_change_of_the_tree_is_noted() -> None:
    found = {action.name: action for module, action in all_actions() if module.path == AUDITED}
    assert {name for name, one in found.items() if not _noted(one)} == set()
    assert "move" in found


def _noted(action: ast.FunctionDef) -> bool:
    return any(name in {"_note", "work.audit.add"} for _, name in calls(action))


def waiting(module: Module) -> list[str]:
    """Coroutines outside the ports: an action that waits would hold its transaction open."""
    ports = {
        id(method)
        for node in classes(module.tree)
        if any(dotted(base) == "Protocol" for base in node.bases)
        for method in node.body
    }
    return [
        f"{module.at(node)} {node.name}"
        for node in walk(module.tree)
        if isinstance(node, ast.AsyncFunctionDef) and id(node) not in ports
    ]


def test_nothing_in_the_domain_waits() -> None:
    assert [found for module in modules("domain") for found in waiting(module)] == []


def test_a_coroutine_in_the_domain_is_found() -> None:
    assert waiting(snippet("async def act(work, request): ...\n", "domain/x.py")) != []
    port = "class P(Protocol):\n    async def read(self): ...\n"
    assert waiting(snippet(port, "domain/x.py")) == []


_HEAD = "def act(work, request, id):\n"


def test_an_action_without_check_is_found() -> None:
    bad = (
        "    work.cases.add(1)\n",
        "    work.cases.add(1)\n    access.allow(request.by, 1, 2)\n",
        "    case = 1\n    case.handler_id = 2\n    access.allow(request.by, 1, 2)\n",
        "    if id:\n        access.allow(request.by, 1, 2)\n    work.cases.add(1)\n",
        "    helper(work)\n    access.allow(request.by, 1, 2)\n",
        "    return work.cases.by_id(id)\n",
        "    access.allow(request.by, Act.SEE, 2)\n    work.cases.add(1)\n",
        "    access.look(request.by, 2)\n    work.cases.add(1)\n",
        "    access.look(request.by, 2)\n    return work.cases.by_id(id)\n",
        "    if id:\n        return 1\n    access.allow(request.by, 1, 2)\n",
    )
    for body in bad:
        module = snippet(f"{_HEAD}{body}def helper(work):\n    work.outbox.withdraw(1)\n")
        assert unguarded(module, writers([module])) != [], body
    assert unguarded(snippet("def act(work, request, id):\n    ...\n"), frozenset()) != []


def test_an_action_with_check_passes() -> None:
    good = (
        "    seat = access.allow(request.by, 1, 2)\n    work.cases.add(1)\n",
        "    if request.actor is not None:\n        access.allow(request.by, 1, 2)\n"
        "    work.org.add(1)\n",
        "    case, seat, done = opening(work, request, id, Act.REFER)\n    work.cases.add(1)\n",
    )
    for body in good:
        module = snippet(f"{_HEAD}{body}")
        assert unguarded(module, writers([module])) == [], body
